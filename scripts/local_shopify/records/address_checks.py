"""What mailing addresses may not be, as user errors.

Source of the refusals: what real shops answered.
"""

import re
from typing import Any

from ..errors import user_error
from .addresses import TEXTS
from .countries import country_of, province_of

Errors = list[dict[str, Any]]
MAX_TEXT = 255
NEVER_IN = {
    "HTML tags": re.compile(r"<[^<>]+>"),
    "URL": re.compile(r"https?://"),
    "emojis": re.compile("[\U0001f300-\U0001faff\u2600-\u27bf]"),
}
LABELS = {"firstName": "First name", "lastName": "Last name"}
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


def is_blank(given: dict[str, Any]) -> bool:
    """Whether an input says nothing at all."""
    return not any(str(value or "").strip() for value in given.values())


def _check_texts(given: dict[str, Any], path: list[str]) -> Errors:
    return [error for name in TEXTS for error in _check_text(given, name, path)]


def _check_text(given: dict[str, Any], name: str, path: list[str]) -> Errors:
    text, label = (given.get(name) or "").strip(), LABELS.get(name, name.capitalize())
    if len(text) > MAX_TEXT:
        message = f"{label} is too long (maximum is {MAX_TEXT} characters)"
        return [user_error([*path, name], message, "TOO_LONG")]
    return [
        user_error([*path, name], f"{label} cannot contain {what}", "INVALID")
        for what, pattern in NEVER_IN.items()
        if pattern.search(text)
    ]
