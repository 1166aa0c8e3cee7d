"""Shopify's addresses, of whatever kind, in one form that tells equal ones."""

import re
from typing import Any, NamedTuple

from ..gql.fragments import AddressFields, CompanyAddressFields


class Address(NamedTuple):
    """The content of an address; empty texts where Shopify says nothing."""

    name: str = ""
    company: str = ""
    street: str = ""
    street2: str = ""
    city: str = ""
    zip: str = ""
    state: str = ""  # code within the country
    country: str = ""  # ISO code
    phone: str = ""
    province: str = ""  # the state's name

    @property
    def has_place(self) -> bool:
        """Whether it tells where; Shopify may withhold all but the country."""
        return any((self.street, self.street2, self.city, self.zip))


AnyAddress = Address | AddressFields | CompanyAddressFields | None


def read_address(address: AnyAddress) -> Address:
    """Read a customer's, an order's or a company's address."""
    if address is None:
        return Address()
    if isinstance(address, Address):
        return address
    if isinstance(address, CompanyAddressFields):
        company, state = address.company_name, address.zone_code
        country = address.country_code
    else:
        company, state = address.company, address.province_code
        country = address.country_code_v_2
    return Address(
        name=full_name(address.first_name, address.last_name),
        company=_text(company),
        street=_text(address.address_1),
        street2=_text(address.address_2),
        city=_text(address.city),
        zip=_text(address.zip_),
        state=_text(state),
        country=country.value if country else "",
        phone=_text(address.phone),
        province=_text(address.province),
    )


def full_name(first: str | None, last: str | None) -> str:
    """Join what there is of a name."""
    return " ".join(filter(None, (_text(first), _text(last))))


def plain_key(values: dict[str, Any]) -> tuple:
    """Sum up an address's values in Odoo, so that equal addresses are equal.

    Case, spaces and the signs within a phone number make no difference.
    """
    texts = ("name", "company_name", "street", "street2", "city")
    return (
        *(_plain(values.get(name)) for name in texts),
        re.sub(r"\s", "", _plain(values.get("zip"))),
        values.get("state_id") or 0,
        values.get("country_id") or 0,
        re.sub(r"\D", "", values.get("phone") or ""),
    )


def _text(text: str | None) -> str:
    return " ".join((text or "").split())


def _plain(text: Any) -> str:
    return _text(text or "").casefold()
