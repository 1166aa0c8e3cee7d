"""Finds and makes the partners that stand for addresses, by what is in them."""

import re
from collections.abc import Iterable
from typing import Any

from odoo.api import Environment
from odoo.fields import Domain
from odoo.models import BaseModel
from odoo.tools import SQL, Query

from ..records.person import Address
from ..records.plain import plain_key
from .countries import Places
from .partner_maker import PartnerMaker

# Odoo's fields in which two addresses can differ.
PLACE_FIELDS = ("street", "street2", "city", "zip", "state_id", "country_id")
ADDRESS_FIELDS = ("name", "company_name", *PLACE_FIELDS, "phone")
READ = (*ADDRESS_FIELDS, "parent_id", "type", "active", "is_company")

# A partner, one of its addresses, and what a new one is: other, invoice, delivery.
Wanted = tuple[BaseModel, Address, str]
# Case and spaces make no difference between addresses, nor do they to digits: asked by
# these, the database misses none that is equal.
WITH_DIGITS = ("street", "street2", "zip")


class AddressBook:
    """Addresses of partners: the partner itself, or one of its children.

    What is there is never changed: an address that differs gets a partner of its own.

    :param env: in the company of the shop
    """

    def __init__(
        self, env: Environment, shop: BaseModel, places: Places | None = None
    ) -> None:
        self._env = env
        self._shop = shop
        self.places = places or Places(env)
        self._by_owner: dict[int, dict[tuple, BaseModel]] = {}
        self._read: set[tuple[int, str]] = set()

    def resolve(self, wanted: Iterable[Wanted]) -> list[BaseModel]:
        """Return the partner of each address, made where it is missing.

        One look-up and one create for them all. An address that tells no place, or
        that is withheld, is its owner.
        """
        asked = list(wanted)
        self.load((owner, address) for owner, address, _ in asked)
        self.places.learn(address for _, address, _ in asked)
        self._make_missing(asked)
        return [self.find(owner, address) or owner for owner, address, _ in asked]

    def load(self, wanted: Iterable[tuple[BaseModel, Address]]) -> None:
        """Read what partners have of addresses like these, each once.

        A marketplace may stand for all its buyers: not all its addresses are read.
        """
        pairs = {
            (owner.id, _numbers(address)): owner
            for owner, address in wanted
            if address.has_place
        }
        new = {pair: owner for pair, owner in pairs.items() if pair not in self._read}
        if not new:
            return
        self._read |= new.keys()
        children = (
            self._env["res.partner"]
            .with_context(active_test=False)
            .search_fetch(
                Domain("type", "!=", "contact") & _has_numbers(new),
                READ,
                order="active desc, id",
            )
        )
        for owner in new.values():
            if owner.id not in self._by_owner:
                self.note(owner, owner)
        for child in children.with_env(self._env):
            self._note(child.parent_id, child)

    def find(self, owner: BaseModel, address: Address) -> BaseModel | None:
        """Return the partner that has an address; the owner of one without a place."""
        if not address.has_place:
            return owner
        known = self._by_owner[owner.id]
        values = self.values(address, owner)
        return known.get(plain_key(values)) or known.get(
            plain_key({**values, "phone": False})
        )

    def values(self, address: Address, owner: BaseModel) -> dict[str, Any]:
        """Return all of an address's values; a nameless one is its owner's."""
        name = address.name or address.company or owner.name
        return {
            **self.places.values(address),
            "name": name or False,
            "company_name": (address.company != name and address.company) or False,
            "phone": address.phone or False,
        }

    def child_values(
        self, owner: BaseModel, address: Address, kind: str
    ) -> dict[str, Any]:
        """Return the values of a new partner for an address."""
        values = self.values(address, owner)
        return {**values, "parent_id": owner.id, "type": kind, "is_company": False}

    def note(self, partner: BaseModel, owner: BaseModel) -> None:
        """Take up a partner that was made or changed for an address."""
        self._by_owner.setdefault(owner.id, {})
        self._note(owner, partner)

    def _make_missing(self, asked: Iterable[tuple[BaseModel, Address, str]]) -> None:
        missing: dict[tuple, tuple[BaseModel, dict[str, Any]]] = {}
        for owner, address, kind in asked:
            if self.find(owner, address) is None:
                values = self.child_values(owner, address, kind)
                missing.setdefault((owner.id, plain_key(values)), (owner, values))
        if not missing:
            return
        made = PartnerMaker(self._env, self._shop).create(
            [values for _, values in missing.values()]
        )
        for (owner, _), partner in zip(missing.values(), made, strict=True):
            self._note(owner, partner)

    def _note(self, owner: BaseModel, partner: BaseModel) -> None:
        """Keep the first partner that has an address; one without a place has none."""
        if has_place(partner):
            # An owner's phone is its own, whatever its address tells.
            phone = False if partner == owner else partner.phone
            self._by_owner[owner.id].setdefault(own_key(partner, phone), partner)


def has_place(partner: BaseModel) -> bool:
    """Tell whether a partner's own address says more than its country."""
    return any(partner[name] for name in ("street", "street2", "city", "zip"))


def own_key(partner: BaseModel, phone: str | bool) -> tuple:
    """Sum up the address that a partner has."""
    values = {name: partner[name] for name in ADDRESS_FIELDS}
    for name in ("state_id", "country_id"):
        values[name] = partner[name].id
    return plain_key({**values, "phone": phone})


def _numbers(address: Address) -> str:
    """Return the digits of an address: its house, its ZIP."""
    return re.sub("[^0-9]", "", "".join(getattr(address, name) for name in WITH_DIGITS))


def _has_numbers(wanted: Iterable[tuple[int, str]]) -> Domain:
    """Return what finds children of partners by the partners' ids and these digits."""
    pairs = tuple(wanted)
    parents = Domain("parent_id", "in", [id_ for id_, _ in pairs])

    def to_sql(model: BaseModel, alias: str, query: Query) -> SQL:
        texts = [model._field_to_sql(alias, name, query) for name in WITH_DIGITS]
        return SQL(
            "(%s, regexp_replace(concat(%s), '[^0-9]', '', 'g')) IN %s",
            model._field_to_sql(alias, "parent_id", query),
            SQL(", ").join(texts),
            pairs,
        )

    return parents & Domain.custom(to_sql=to_sql)
