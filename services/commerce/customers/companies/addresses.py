"""The address that a company itself has in Odoo: that of one of its locations."""

from collections.abc import Sequence
from typing import Any

from odoo.api import Environment
from odoo.models import BaseModel

from ...records.company import Company
from ...records.person import Address
from ..contact_checks import used_addresses
from ..countries import Places


class CompanyAddresses:
    """Gives companies an address, and lets it follow the location that it is of.

    :param env: in the company of the shop
    """

    def __init__(self, env: Environment, places: Places) -> None:
        self._env = env
        self._places = places

    def follow(self, changed: Sequence[tuple[Company, BaseModel]]) -> None:
        """Write new addresses, but none over one that an order uses."""
        wanted = {
            link.partner_id: address
            for company, link in changed
            if (address := self._wanted(company, link))
        }
        moved = [partner.id for partner in wanted if partner._get_address_values()]
        used = used_addresses(self._env, moved)
        for partner, address in wanted.items():
            if partner.id not in used:
                partner.write(self._places.values(address))

    def _wanted(self, company: Company, link: BaseModel) -> Address | None:
        """Return the address that a company is to get, None where it keeps its own."""
        partner = link.partner_id
        if not partner._get_address_values():
            return self._first(company)
        before = (link.baseline or {}).get("locations") or {}
        now = company.facts["locations"]
        for external_id in before.keys() & now.keys():
            *_rest, billing, shipping = before[external_id]
            for old, new in zip(
                (billing, shipping), now[external_id][-2:], strict=True
            ):
                if old != new and self._is_at(partner, Address(*old)):
                    return Address(*new) if Address(*new).has_place else None
        return None

    def _first(self, company: Company) -> Address | None:
        for location in company.locations[:1]:
            for address in (location.billing, location.shipping):
                if address.has_place:
                    return address
        return None

    def _is_at(self, partner: BaseModel, address: Address) -> bool:
        """Tell whether a partner has an address, as the import wrote it."""
        values = self._places.values(address)
        return all(_plain(partner[name]) == value for name, value in values.items())


def _plain(value: Any) -> Any:
    return value.id if isinstance(value, BaseModel) else value
