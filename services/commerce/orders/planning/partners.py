"""Whom an order belongs to, where it goes, and who is billed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from odoo.api import Environment
from odoo.fields import Domain
from odoo.models import BaseModel

from ...customers.address_book import AddressBook
from ...customers.company_book import CompanyBook
from ...customers.contact_checks import watched
from ...customers.contact_values import ContactValues
from ...customers.matching import FIELDS, CustomerMatcher, Match
from ...customers.partner_maker import PartnerMaker
from ...records.order import Order
from ...records.person import Address, Person
from ..customer_links import link_customers
from ..private_buyers import PrivateBuyers


@dataclass(frozen=True, slots=True)
class Partners:
    """Partners of an order.

    `contact` is who ordered for a company, else the customer itself. `problem` tells
    that several contacts could have been meant, so that the order got a new one;
    `among` has the ids of those others.
    """

    customer: BaseModel
    invoice: BaseModel
    shipping: BaseModel
    contact: BaseModel
    problem: str = ""
    among: tuple[int, ...] = ()


class OrderPartners:
    """Finds the partners of a page of orders, and makes those that are missing.

    An order may come before its customer: the contact that it gets is linked to the
    customer, whose own import completes it. Guests get a contact of their own.

    :param env: in the company and language of the shop
    """

    def __init__(self, env: Environment, shop: BaseModel) -> None:
        self._env = env
        self._shop = shop
        self._book = AddressBook(env, shop)
        self._values = ContactValues(env, self._book.places)

    def of(
        self, orders: Sequence[Order], customers: Mapping[str, BaseModel] | None = None
    ) -> dict[str, Partners]:
        """Return the partners of orders, by the orders' ids.

        :param customers: of orders that are in Odoo already, by id: they keep them
        """
        known = customers or {}
        new = [order for order in orders if order.external_id not in known]
        persons = {order.external_id: order.buyer for order in new}
        companies = self._companies(new)
        parents = {
            person.key: company
            for order in new
            if (company := companies.get(_company_external_id(order)))
            and (person := persons[order.external_id])
        }
        contacts, problems = self._contacts(persons, parents)
        private = PrivateBuyers(self._env, self._shop)
        if apart := private.find(new, persons, contacts):
            persons |= apart
            found, unclear = self._privately(apart, private)
            contacts, problems = contacts | found, problems | unclear
        buyers = {}
        for order in orders:
            if owner := known.get(order.external_id):
                buyers[order.external_id] = owner, owner
                continue
            contact = contacts[persons[order.external_id].key]
            company = companies.get(_company_external_id(order))
            buyers[order.external_id] = company or contact, contact
        return self._with_addresses(orders, buyers, persons, problems)

    # Who

    def _privately(
        self, apart: Mapping[str, Person], private: PrivateBuyers
    ) -> tuple[dict[str, BaseModel], dict[str, Match]]:
        """Return contacts of no company of the shop, and what was unclear of them."""
        known = private.known()
        left = {
            external_id: it for external_id, it in apart.items() if it.key not in known
        }
        contacts, problems = self._contacts(left, {}, private.companies)
        private.remember(contacts)
        self._bring_back(known.values())
        return known | contacts, problems

    def _contacts(
        self,
        persons: Mapping[str, Person],
        parents: Mapping[str, BaseModel],
        strangers: BaseModel | None = None,
    ) -> tuple[dict[str, BaseModel], dict[str, Match]]:
        """Return the contacts of persons and what was unclear, by the persons' keys.

        :param strangers: companies whose contacts are none of these persons
        """
        one_each = {person.key: person for person in persons.values()}
        wanted = list(one_each.values())
        self._book.places.learn(person.address for person in wanted)
        matcher = CustomerMatcher(
            self._env, self._shop, self._book.places, strangers=strangers
        )
        matches = matcher.match(wanted)
        contacts = {key: it.partner for key, it in matches.items() if it.partner}
        last = self._of_last_orders(wanted, matches, matcher)
        contacts |= last
        missing = [person for person in wanted if person.key not in contacts]
        contacts |= self._make(missing, matches, parents, matcher)
        customers = [it for it in wanted if it.external_id]
        link_customers(self._env, self._shop, customers, contacts, matches)
        problems = {
            key: match
            for key, match in matches.items()
            if match.problem and key not in last
        }
        self._bring_back(contacts.values())
        return contacts, problems

    def _of_last_orders(
        self,
        persons: Iterable[Person],
        matches: Mapping[str, Match],
        matcher: CustomerMatcher,
    ) -> dict[str, BaseModel]:
        """Return the contacts of this shop's last orders of unclear guests.

        Their first order got a new contact; each further one would make one more.
        """
        signs = {
            person.key: sign
            for person in persons
            if not person.external_id and matches[person.key].problem
            if (sign := matcher.sign(person))
        }
        if not signs:
            return {}
        by_sign = Domain.OR(
            Domain(name, "in", list(signs.values())) for name in FIELDS.values()
        )
        theirs = by_sign & Domain("active", "=", True)
        rows = self._env["commerce.order"]._read_group(
            Domain("channel_id", "=", self._shop.id)
            & Domain("customer_external_id", "=", False)
            & Domain("sale_order_id.partner_id", "any", theirs),
            ["sale_order_id.partner_id"],
            order="id:max",
        )
        partners = self._env["res.partner"].union(*(partner for (partner,) in rows))
        # Who got an account since would see what strangers order. The newest counts.
        strangers = partners - watched(partners)
        found = {it.email_normalized or it.phone_sanitized: it for it in strangers}
        return {key: found[sign] for key, sign in signs.items() if sign in found}

    def _bring_back(self, contacts: Iterable[BaseModel]) -> None:
        """Unarchive contacts, companies and addresses that orders go to again."""
        used = self._env["res.partner"].union(*contacts)
        used.filtered(lambda it: not it.active).active = True

    def _make(
        self,
        persons: Iterable[Person],
        matches: Mapping[str, Match],
        parents: Mapping[str, BaseModel],
        matcher: CustomerMatcher,
    ) -> dict[str, BaseModel]:
        """Make contacts; a customer and guests of one page may be one person."""
        groups: dict[str, list[Person]] = {}
        # A customer tells more than a guest.
        for person in sorted(persons, key=lambda it: not it.external_id):
            is_unclear = person.external_id and matches[person.key].problem
            same = "" if is_unclear or person.key in parents else matcher.sign(person)
            if person.external_id and same in groups:
                same = ""
            groups.setdefault(same or person.key, []).append(person)
        firsts = [some[0] for some in groups.values()]
        made = PartnerMaker(self._env, self._shop).create(
            [self._of_new(it, parents.get(it.key)) for it in firsts]
        )
        return {
            person.key: partner
            for some, partner in zip(groups.values(), made, strict=True)
            for person in some
        }

    def _of_new(self, person: Person, parent: BaseModel | None) -> dict[str, Any]:
        values = self._values.of_new(person, parent)
        if not values["name"]:
            values["name"] = self._env._("Guest")
        return values

    # Companies

    def _companies(self, orders: Sequence[Order]) -> dict[str, BaseModel]:
        """Return the companies that ordered, by id."""
        buyers = {it.external_id: it for order in orders if (it := order.company)}
        names = {external_id: it.name for external_id, it in buyers.items()}
        tax_ids = {external_id: it.tax_id for external_id, it in buyers.items()}
        links = CompanyBook(self._env, self._shop).ensure(names, tax_ids)
        return {external_id: link.partner_id for external_id, link in links.items()}

    # Where

    def _with_addresses(
        self,
        orders: Sequence[Order],
        buyers: Mapping[str, tuple[BaseModel, BaseModel]],
        persons: Mapping[str, Person],
        problems: Mapping[str, Match],
    ) -> dict[str, Partners]:
        wanted = []
        for order in orders:
            customer, contact = buyers[order.external_id]
            billing = order.billing or Address()
            shipping = order.delivery or Address()
            if not billing.has_place:
                billing = shipping
            if not shipping.has_place:
                shipping = billing
            wanted += [(customer, billing, "other"), (customer, shipping, "other")]
        resolved = self._book.resolve(wanted)
        self._bring_back([*(customer for customer, _ in buyers.values()), *resolved])
        found = iter(resolved)
        return {
            order.external_id: Partners(
                customer=buyers[order.external_id][0],
                invoice=next(found),
                shipping=next(found),
                contact=buyers[order.external_id][1],
                **self._problem(order, persons, problems),
            )
            for order in orders
        }

    def _problem(
        self, order: Order, persons: Mapping[str, Person], problems: Mapping[str, Match]
    ) -> dict[str, Any]:
        person = persons.get(order.external_id)
        match = problems.get(person.key) if person else None
        if not match:
            return {}
        return {"problem": match.problem.value, "among": tuple(match.among.ids)}


def _company_external_id(order: Order) -> str:
    """Return the id of the company that ordered; empty for a person."""
    return order.company.external_id if order.company else ""
