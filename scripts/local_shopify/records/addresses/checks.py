"""What mailing addresses may not be, as user errors.

Source of the refusals: what real shops answered.
"""

import re
from typing import Any

from ...base.errors import user_error
from .countries import country_of, province_of
from .of_companies import TEXTS as COMPANY_TEXTS
from .writer import TEXTS

Errors = list[dict[str, Any]]
MAX_TEXT = 255
NEVER_IN = {
    "HTML tags": re.compile(r"<[^<>]+>"),
    "URL": re.compile(r"https?://"),
    "emojis": re.compile("[\U0001f300-\U0001faff\u2600-\u27bf]"),
}
LABELS = {
    "countryCode": "Country code",
    "firstName": "First name",
    "lastName": "Last name",
    "zoneCode": "Zone code",
}
ZIPS = {
    "CA": re.compile(r"[A-Za-z]\d[A-Za-z] ?\d[A-Za-z]\d"),
    "US": re.compile(r"\d{5}(-\d{4})?"),
}
ZONES = {  # what a country calls its provinces and its postal codes
    "CA": ("Province", "postal code"),
    "US": ("State", "ZIP code"),
}


def check_address(given: dict[str, Any], path: list[str]) -> Errors:
    """Check a mailing address: its texts, its country and its province."""
    return _check_texts(given, path) or _check_places(given, path)


def _check_places(given: dict[str, Any], path: list[str]) -> Errors:
    given_country = given.get("countryCode") or given.get("country")
    code, _name = country_of(given_country)
    if given_country and not code:
        return [user_error([*path, "country"], "Country is invalid", "INVALID")]
    zone = given.get("provinceCode") or given.get("province")
    if zone and code and not any(province_of(code, zone)):
        return [user_error([*path, "province"], "Province is invalid", "INVALID")]
    return []


def check_shipped_to(given: dict[str, Any], path: list[str]) -> Errors:
    """Check an address to which an order is shipped, as the checkout does."""
    code, country = country_of(given.get("countryCode") or given.get("country"))
    if not code:
        return check_address(given, path)
    errors = _check_texts(given, path)
    zone, zip_code = ZONES.get(code, ("Province", None))
    needed = {"lastName": "last name"} | ({"zip": zip_code} if zip_code else {})
    errors += [
        user_error([*path, name], f"Enter a {text}")
        for name, text in needed.items()
        if not (given.get(name) or "").strip()
    ]
    if _check_places(given, path):
        message = f"{zone} is not a valid {zone.lower()} in {country}"
        errors.append(user_error([*path, "province"], message))
    return errors


def check_company_address(given: dict[str, Any], path: list[str]) -> Errors:
    """Check an address of a company's location; all that is wrong is “invalid”."""
    code, zone = given.get("countryCode"), given.get("zoneCode")
    wrong = [name for name in COMPANY_TEXTS if _has_what_it_may_not(given.get(name))]
    if code and not any(country_of(code)):
        wrong.append("countryCode")
    elif code and zone and not any(province_of(code, zone)):
        wrong.append("zoneCode")
    zip_code = (given.get("zip") or "").strip()
    if zip_code and code in ZIPS and not ZIPS[code].fullmatch(zip_code):
        wrong.append("zip")
    return [
        user_error([*path, name], f"{_label(name)} is invalid", "INVALID")
        for name in wrong
    ]


def is_blank(given: dict[str, Any]) -> bool:
    """Whether an input says nothing at all."""
    return not any(str(value or "").strip() for value in given.values())


def _check_texts(given: dict[str, Any], path: list[str]) -> Errors:
    return [error for name in TEXTS for error in _check_text(given, name, path)]


def _check_text(given: dict[str, Any], name: str, path: list[str]) -> Errors:
    text, label = (given.get(name) or "").strip(), _label(name)
    if len(text) > MAX_TEXT:
        message = f"{label} is too long (maximum is {MAX_TEXT} characters)"
        return [user_error([*path, name], message, "TOO_LONG")]
    return [
        user_error([*path, name], f"{label} cannot contain {what}", "INVALID")
        for what, pattern in NEVER_IN.items()
        if pattern.search(text)
    ]


def _has_what_it_may_not(text: str | None) -> bool:
    return any(pattern.search(text or "") for pattern in NEVER_IN.values())


def _label(name: str) -> str:
    return LABELS.get(name, name.capitalize())
