"""Orders that people place for themselves who also buy for a company."""

from collections.abc import Iterable, Mapping

from odoo.api import Environment
from odoo.models import BaseModel

from ..customers.matching import customer_links
from ..records.order import Order
from ..records.person import Person


class PrivateBuyers:
    """Finds private orders of people whose contacts belong to a company of the shop.

    What is ordered as such a contact is invoiced to the company, and its people may
    read it. A company that is none of the shop's is a person's choice, which stands.

    :param env: in the company of the shop
    """

    def __init__(self, env: Environment, shop: BaseModel) -> None:
        self._env = env
        self._shop = shop
        self._external_ids: dict[str, str] = {}
        self.companies = env["res.partner"]

    def find(
        self,
        orders: Iterable[Order],
        persons: Mapping[str, Person],
        contacts: Mapping[str, BaseModel],
    ) -> dict[str, Person]:
        """Return who orders privately, as somebody apart, by the orders' ids.

        :param persons: by the orders' ids
        :param contacts: by the persons' keys
        """
        owners = {
            order.external_id: contact.commercial_partner_id
            for order in orders
            if order.is_private
            and (contact := contacts[persons[order.external_id].key]).parent_id
        }
        if not owners:
            return {}
        self.companies = self._companies(owners.values())
        return {
            external_id: self._apart(persons[external_id])
            for external_id, owner in owners.items()
            if owner in self.companies
        }

    def known(self) -> dict[str, BaseModel]:
        """Return the private contacts that there are, by the keys of who is apart."""
        links = customer_links(self._env, self._shop, self._external_ids.values())
        found = {
            key: links[external_id].private_partner_id
            for key, external_id in self._external_ids.items()
            if external_id in links
        }
        return {key: partner for key, partner in found.items() if partner}

    def remember(self, contacts: Mapping[str, BaseModel]) -> None:
        """Keep private contacts of customers, by the keys of who is apart."""
        external_ids = {
            self._external_ids[key]: key
            for key in contacts
            if key in self._external_ids
        }
        links = customer_links(self._env, self._shop, external_ids)
        for external_id, link in links.items():
            link.private_partner_id = contacts[external_ids[external_id]]

    def _apart(self, person: Person) -> Person:
        key = f"private {person.key}"
        if person.external_id:
            self._external_ids[key] = person.external_id
        return person._replace(key=key, external_id="")

    def _companies(self, partners: Iterable[BaseModel]) -> BaseModel:
        ids = {partner.id for partner in partners}
        domain = [("channel_id", "=", self._shop.id), ("partner_id", "in", list(ids))]
        return self._env["commerce.company"].search(domain).partner_id
