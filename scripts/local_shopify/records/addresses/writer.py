"""Mailing addresses: of customers, and of whatever else has one."""

from typing import Any

from ...base.gid import gid, number_of
from ...base.store import Record, Store
from .countries import country_of, province_of

TEXTS = (
    "firstName",
    "lastName",
    "company",
    "address1",
    "address2",
    "city",
    "zip",
    "phone",
)


def mailing_address(
    store: Store,
    given: dict[str, Any],
    model: str = "CustomerAddress",
) -> Record:
    """A new address of a `MailingAddressInput`; it keeps an `id` that is given.

    :param model: what its id tells that it belongs to
    """
    id_ = str(given.get("id") or store.next_id("MailingAddress"))
    if "?" not in id_:
        id_ = f"{gid('MailingAddress', number_of(id_))}?model_name={model}"
    address = {
        "__typename": "MailingAddress",
        "id": id_,
        **dict.fromkeys(TEXTS),
        "country": None,
        "countryCode": None,
        "countryCodeV2": None,
        "province": None,
        "provinceCode": None,
        "coordinatesValidated": False,
        "latitude": given.get("latitude"),
        "longitude": given.get("longitude"),
        "timeZone": None,
        "validationResultSummary": None,
    }
    fill_address(address, given)
    return address


def fill_address(address: Record, given: dict[str, Any]) -> None:
    """Write what an input names onto an address."""
    for field in TEXTS:
        if field in given:
            address[field] = (given[field] or "").strip() or None
    code = given.get("countryCodeV2") or given.get("countryCode")
    if code or "country" in given or "countryCode" in given:
        _set_country(address, code, given.get("country"))
    if given.get("provinceCode") or given.get("province"):
        _set_province(address, given.get("provinceCode"), given.get("province"))
    elif "provinceCode" in given or "province" in given:
        address["provinceCode"] = address["province"] = None
    _derive(address)


def content_of(address: Record) -> tuple[str, ...]:
    """What makes two addresses of a customer the same."""
    fields = (*TEXTS, "countryCodeV2", "provinceCode")
    return tuple((address[field] or "").lower() for field in fields)


def formatted(address: Record, with_name: bool, with_company: bool) -> list[str]:
    """An address's lines."""
    get = address.get
    area = " ".join(filter(None, (get("city"), get("provinceCode"), get("zip"))))
    lines = [
        get("name") if with_name else None,
        get("company") if with_company else None,
        get("address1"),
        get("address2"),
        area,
        get("country"),
    ]
    return [line for line in lines if line]


def _set_country(address: Record, code: str | None, name: str | None) -> None:
    found, official = country_of(code or name)
    address["countryCode"] = address["countryCodeV2"] = found
    address["country"] = official or name


def _set_province(address: Record, code: str | None, name: str | None) -> None:
    """Keep both where both are given: no list here knows all the world's provinces."""
    found, official = province_of(address["countryCodeV2"], code or name)
    address["provinceCode"] = found or code
    known = official if official != code else None
    address["province"] = known or name or official


def _derive(address: Record) -> None:
    names = filter(None, (address["firstName"], address["lastName"]))
    address["name"] = " ".join(names) or None
    place = " ".join(filter(None, (address["city"], _zone(address))))
    area = ", ".join(filter(None, (place, address["country"])))
    address["formattedArea"] = area or None


def _zone(address: Record) -> str | None:
    return address["provinceCode"] or address["province"]
