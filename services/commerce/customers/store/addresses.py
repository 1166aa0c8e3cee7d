"""The addresses of customers: all of them, and none changed under an order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from odoo.api import Environment
from odoo.fields import Domain
from odoo.models import BaseModel

from ...records.person import Address
from ...records.plain import plain_key
from ...storing.create import create_links
from ..address_book import AddressBook, has_place, own_key
from ..contact_checks import used_addresses
from ..partner_maker import PartnerMaker
from ..plan import CustomerPlan

LINK_FIELDS = (
    "external_id",
    "customer_id",
    "partner_id",
    "baseline",
    "state",
    "is_origin",
)
LINK_FIELDS += ("is_default",)


@dataclass(slots=True)
class Place:
    """One address of a customer; `partner` is empty until one stands for it."""

    plan: CustomerPlan
    external_id: str
    address: Address
    is_default: bool
    link: BaseModel
    partner: BaseModel
    is_new: bool = False


class CustomerAddresses:
    """Stores the addresses of a page of customers whose contacts are there.

    :param env: in the company of the shop
    """

    def __init__(self, env: Environment, shop: BaseModel, book: AddressBook) -> None:
        self._env = env
        self._shop = shop
        self._book = book

    def store(self, plans: Sequence[CustomerPlan]) -> None:
        """Find or make a partner for each address, and let go of those removed."""
        plans = [plan for plan in plans if not plan.customer.person.is_withheld]
        links = self._links(plans)
        by_external_id = {link.external_id: link for link in links}
        places = [
            place for plan in plans for place in self._places(plan, by_external_id)
        ]
        self._book.load((place.plan.record, place.address) for place in places)
        gone = self._gone(plans, links)
        self._find(places)
        self._used = used_addresses(self._env, self._suspects(places, gone))
        for place in places:
            if not place.partner:
                self._follow(place)
        self._make([place for place in places if not place.partner])
        self._revive(places)
        self._let_go(gone, places)
        self._link(places)

    # Look-ups

    def _links(self, plans: Iterable[CustomerPlan]) -> BaseModel:
        """Links of the customers' addresses, those that other customers had, too.

        Where a shop merges customers, addresses move with their ids.
        """
        known = [plan.link.id for plan in plans if plan.baseline]
        external_ids = list(_told(plans))
        return self._env["commerce.address"].search_fetch(
            Domain("channel_id", "=", self._shop.id)
            & (
                Domain("customer_id", "in", known)
                | Domain("external_id", "in", external_ids)
            ),
            LINK_FIELDS,
            order="id",
        )

    def _places(
        self, plan: CustomerPlan, links: dict[str, BaseModel]
    ) -> Iterable[Place]:
        """Return a customer's addresses, its own one first."""
        none = self._env["commerce.address"]
        for it in sorted(plan.customer.addresses, key=lambda it: not it.is_default):
            if it.address.has_place:
                yield Place(
                    plan,
                    it.external_id,
                    it.address,
                    it.is_default,
                    links.get(it.external_id, none),
                    self._env["res.partner"],
                )

    def _gone(self, plans: Iterable[CustomerPlan], links: BaseModel) -> BaseModel:
        """Links of addresses that customers no longer have."""
        there = _told(plans)
        return links.filtered(
            lambda it: it.external_id not in there and it.state == "bound"
        )

    def _find(self, places: Iterable[Place]) -> None:
        for place in places:
            found = self._book.find(place.plan.record, place.address)
            place.partner = found or place.partner

    def _suspects(self, places: Iterable[Place], gone: BaseModel) -> set[int]:
        """Partners that may have to change, unless an order names them."""
        missing = [place for place in places if not place.partner]
        owners = {place.plan.record.id for place in missing if place.is_default}
        return owners | {
            *(place.link.partner_id.id for place in missing if place.link.partner_id),
            *gone.partner_id.ids,
        }

    # Changes

    def _follow(self, place: Place) -> None:
        """Write a changed address over the old one, if that is ours and free."""
        partner = self._old_place(place)
        if not partner:
            return
        values = self._book.values(place.address, place.plan.record)
        if partner == place.plan.record:
            # Its name and its phone are the customer's own.
            del values["name"], values["phone"]
            if partner.is_company or partner.parent_id:
                del values["company_name"]
        partner.write(values)
        place.partner = partner
        self._book.note(partner, place.plan.record)

    def _old_place(self, place: Place) -> BaseModel | None:
        owner = place.plan.record
        if place.is_default and self._may_be_own(place.plan):
            before = Address(*place.plan.baseline.get("address") or ())
            is_free = not has_place(owner) and owner.id not in self._used
            if is_free or self._is_untouched(owner, before, owner):
                return owner
        old = place.link.partner_id
        if old and old.parent_id == owner and place.link.is_origin:
            before = Address(*(place.link.baseline or {}).get("address") or ())
            if self._is_untouched(old, before, owner):
                return old
        return None

    def _may_be_own(self, plan: CustomerPlan) -> bool:
        """Tell whether the contact has an address that is not its company's."""
        is_contact = plan.record.parent_id and plan.record.type == "contact"
        return not plan.is_protected and not is_contact

    def _is_untouched(
        self, partner: BaseModel, before: Address, owner: BaseModel
    ) -> bool:
        """Tell whether a partner has what the import brought, and no order names it."""
        if partner.id in self._used or not before.has_place:
            return False
        phone = False if partner == owner else partner.phone
        values = self._book.values(before, owner)
        known = {**values, "phone": False if partner == owner else values["phone"]}
        if partner == owner:
            known["name"] = owner.name
            known["company_name"] = owner.company_name
        return own_key(partner, phone) == plain_key(known)

    def _make(self, places: Sequence[Place]) -> None:
        """Make partners for addresses that have none, in one go."""
        wanted: dict[tuple, list[Place]] = {}
        for place in places:
            values = self._book.values(place.address, place.plan.record)
            key = place.plan.record.id, plain_key(values)
            wanted.setdefault(key, []).append(place)
        made = PartnerMaker(self._env, self._shop).create(
            [self._child(some[0]) for some in wanted.values()]
        )
        for some, partner in zip(wanted.values(), made, strict=True):
            self._book.note(partner, some[0].plan.record)
            for place in some:
                place.partner, place.is_new = partner, True

    def _child(self, place: Place) -> dict:
        """Return a new address; goods go there where the contact's own is outdated."""
        plan = place.plan
        before = Address(*plan.baseline.get("address") or ())
        is_bare = self._may_be_own(plan) and not has_place(plan.record)
        is_moved = before.has_place or is_bare
        is_ours = place.is_default and plan.link.is_origin
        kind = "delivery" if is_moved and is_ours else "other"
        return self._book.child_values(plan.record, place.address, kind)

    def _revive(self, places: Iterable[Place]) -> None:
        """Show addresses again that the import had archived."""
        back = [
            place.partner
            for place in places
            if not place.partner.active
            and place.partner != place.plan.record
            and place.link.state != "bound"
        ]
        self._env["res.partner"].union(*back).active = True

    def _let_go(self, gone: BaseModel, places: Iterable[Place]) -> None:
        """Archive what the import made and nobody needs; what an order names stays."""
        kept = {place.partner.id for place in places}
        idle = gone.filtered(
            lambda it: (
                it.is_origin
                and it.partner_id.parent_id
                and it.partner_id.id not in kept | self._used
            )
        )
        idle.partner_id.active = False
        gone.state = "gone"

    # Links

    def _link(self, places: Iterable[Place]) -> None:
        new = []
        for place in places:
            values = {
                "partner_id": place.partner.id,
                "customer_id": place.plan.link.id,
                "is_default": place.is_default,
                "baseline": {"address": list(place.address)},
                "state": "bound",
            }
            if not place.link:
                new.append({**values, **self._of_new(place)})
            elif changes := _changes(place.link, values):
                is_origin = place.is_new or (
                    place.link.is_origin and place.partner == place.link.partner_id
                )
                place.link.write({**changes, "is_origin": is_origin})
        create_links(self._env["commerce.address"], new)

    def _of_new(self, place: Place) -> dict:
        return {
            "channel_id": self._shop.id,
            "external_id": place.external_id,
            "is_origin": place.is_new,
            "imported_at": self._env.cr.now(),
        }


def _told(plans: Iterable[CustomerPlan]) -> set[str]:
    """Return the ids of the addresses that customers have."""
    return {it.external_id for plan in plans for it in plan.customer.addresses}


def _changes(link: BaseModel, values: dict) -> dict:
    """Return those values that a link does not have."""
    current = link.read(list(values), load=None)[0]
    return {name: value for name, value in values.items() if current[name] != value}
