"""A Shopify company (B2B) in Odoo's words."""

from typing import Any

from ....commerce.records.facts import Facts
from ....commerce.records.person import Address
from ....commerce.records.plain import plain_tax_id
from ...gql.fragments import CompanyFields
from .address import read_address


def company_facts(company: CompanyFields) -> Facts:
    """What is read of a company and its locations, in Shopify's form."""
    locations = company.locations.nodes
    return {
        "name": company.name.strip(),
        "externalId": (company.external_id or "").strip(),
        "note": (company.note or "").strip(),
        "taxId": next(iter(tax_ids(company)), ""),
        "taxExempt": bool(locations)
        and all(it.tax_settings.tax_exempt for it in locations),
        "locations": {
            it.id: [
                it.name,
                it.external_id,
                it.phone,
                it.tax_settings.tax_registration_id,
                it.tax_settings.tax_exempt,
                list(location_address(it, "billing")),
                list(location_address(it, "shipping")),
            ]
            for it in locations
        },
    }


def tax_ids(company: CompanyFields) -> list[str]:
    """Tax IDs of a company's locations, without spaces, each once."""
    found = (it.tax_settings.tax_registration_id for it in company.locations.nodes)
    return list(dict.fromkeys(plain_tax_id(it) for it in found if it))


def location_address(location: Any, kind: str) -> Address:
    """Return a location's address of a kind, or its other one.

    Who it names is kept; one that names nobody is the location's.
    """
    other = {"billing": "shipping", "shipping": "billing"}[kind]
    found = getattr(location, f"{kind}_address") or getattr(
        location, f"{other}_address"
    )
    address = read_address(found)
    # The company's name stands above its addresses in any case.
    return address._replace(
        name=address.name or location.name.strip(),
        company="",
        phone=address.phone or location.phone or "",
    )
