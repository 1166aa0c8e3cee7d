"""Addresses of companies' locations, which are none that a customer has."""

from typing import Any

from ...base.store import Record, Store
from .countries import country_of, province_of

TEXTS = (
    "address1",
    "address2",
    "city",
    "firstName",
    "lastName",
    "phone",
    "recipient",
    "zip",
)


def company_address(store: Store, given: dict[str, Any], company: str) -> Record:
    """A new address of a `CompanyAddressInput`; it keeps an `id` that is given."""
    now = store.clock.stamp()
    address = {
        "__typename": "CompanyAddress",
        "id": given.get("id") or store.next_id("CompanyAddress"),
        "companyName": given.get("companyName") or company,
        **dict.fromkeys(TEXTS),
        "zoneCode": None,
        "countryCode": None,
        "createdAt": now,
        "updatedAt": now,
    }
    fill_company_address(address, given)
    return address


def fill_company_address(address: Record, given: dict[str, Any]) -> None:
    """Write what an input names onto an address."""
    for field in TEXTS:
        if field in given:
            address[field] = (given[field] or "").strip() or None
    address["address1"] = address["address1"] or ""
    if given.get("countryCode"):
        address["countryCode"] = given["countryCode"]
    if "zoneCode" in given:
        address["zoneCode"] = given["zoneCode"]
    _derive(address)


def formatted_company_address(
    address: Record, with_name: bool, with_company: bool
) -> list[str]:
    """An address's lines."""
    names = " ".join(filter(None, (address["firstName"], address["lastName"])))
    area = " ".join(
        filter(None, (address["city"], address["zoneCode"], address["zip"]))
    )
    lines = [
        (address["recipient"] or names) if with_name else None,
        address["companyName"] if with_company else None,
        address["address1"],
        address["address2"],
        area,
        address["country"],
    ]
    return [line for line in lines if line]


def _derive(address: Record) -> None:
    code = address["countryCode"]
    _code, address["country"] = country_of(code)
    _zone, address["province"] = province_of(code, address["zoneCode"])
    place = " ".join(filter(None, (address["city"], address["zoneCode"])))
    area = ", ".join(filter(None, (place, address["country"])))
    address["formattedArea"] = area or None
