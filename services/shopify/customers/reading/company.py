"""A Shopify company (B2B) as a record."""

from functools import partial
from typing import Any

from ....commerce.records.company import Company, Location
from ....commerce.records.person import Address
from ...gql.fragments import CompanyFields
from .address import read_address


def read_company(company: CompanyFields) -> Company:
    """Read a company with all its locations."""
    return Company(
        external_id=company.id,
        name=company.name.strip(),
        reference=(company.external_id or "").strip(),
        note=(company.note or "").strip(),
        locations=tuple(_location(it) for it in company.locations.nodes),
        received=partial(company.model_dump, mode="json", by_alias=True),
    )


def _location(location: Any) -> Location:
    tax, billing, shipping = (
        location.tax_settings,
        location.billing_address,
        location.shipping_address,
    )
    return Location(
        external_id=location.id,
        name=location.name,
        reference=location.external_id or "",
        phone=location.phone or "",
        tax_id=tax.tax_registration_id or "",
        tax_exempt=tax.tax_exempt,
        billing=_address(location, billing or shipping),
        shipping=_address(location, shipping or billing),
    )


def _address(location: Any, found: Any) -> Address:
    """Return a location's address; one that names nobody is the location's.

    The company's name stands above its addresses in any case.
    """
    address = read_address(found)
    return address._replace(
        name=address.name or location.name.strip(),
        company="",
        phone=address.phone or location.phone or "",
    )
