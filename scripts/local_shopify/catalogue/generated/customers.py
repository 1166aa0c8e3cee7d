"""Any number of customers, always the same ones for a seed."""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from ...base.clock import UTC, stamp

FIRST_NAMES = ("Anna", "Ben", "Chiara", "David", "Elif", "Finn", "Grace", "Hugo", "Ida")
FIRST_NAMES += ("Jan", "Karin", "Luis", "Mia", "Noah", "Olga", "Paul", "Rosa", "Tom")
LAST_NAMES = ("Adler", "Brunner", "Costa", "Dubois", "Engel", "Fischer", "García")
LAST_NAMES += ("Hansen", "Ivanov", "Jansen", "Keller", "Lindqvist", "Moreau", "Novák")
FIRMS = ("Bakery", "Workshop", "Studio", "Trading", "Print House")
STREETS = ("Market Street", "Station Road", "Mill Lane", "Garden Way", "Harbour Row")
# Country, its province if it needs one, a city, and how its mobile numbers begin.
PLACES = (
    ("DE", None, "Hamburg", "+491512"),
    ("DE", None, "Leipzig", "+491602"),
    ("AT", None, "Graz", "+436641"),
    ("CH", None, "Basel", "+41791"),
    ("FR", None, "Lyon", "+33612"),
    ("NL", None, "Utrecht", "+31612"),
    ("GB", None, "Leeds", "+447400"),
    ("US", "WA", "Seattle", "+12065"),
    ("US", "TX", "Austin", "+15125"),
    ("CA", "ON", "Toronto", "+14165"),
    ("AU", "VIC", "Melbourne", "+61412"),
)
LOCALES = {"DE": "de", "AT": "de", "CH": "de", "FR": "fr", "NL": "nl"}
TAGS = ("newsletter", "wholesale", "vip", "returns a lot", "first order")
OPENED = datetime(2025, 1, 1, tzinfo=UTC)
HOUSEHOLD = 10  # every so many customers live where the one before them does


def generated_customers(number: int, seed: int) -> Iterator[dict[str, Any]]:
    """Inputs of a `CustomerWriter`; no two share an e-mail or a telephone number."""
    chance = random.Random(seed)
    before: dict[str, Any] = {}
    for place in range(1, number + 1):
        shared = before if place % HOUSEHOLD == 0 else None
        before = _customer(chance, place, shared)
        yield before


def _customer(
    chance: random.Random, place: int, neighbour: dict[str, Any] | None
) -> dict[str, Any]:
    first, last = chance.choice(FIRST_NAMES), chance.choice(LAST_NAMES)
    last = neighbour["lastName"] if neighbour else last
    where = chance.choice(PLACES)
    addresses = [_address(chance, where) for _ in range(chance.choice((1, 1, 2)))]
    if neighbour:
        addresses = [_lived_in_by(neighbour)]
    created = OPENED + timedelta(minutes=place)
    return {
        "firstName": first,
        "lastName": last,
        "email": f"customer-{place}@shop.example",
        "phone": f"{where[3]}{place:06}" if chance.random() < 0.8 else None,
        "locale": LOCALES.get(where[0], "en"),
        "tags": chance.sample(TAGS, chance.randint(0, 2)),
        "taxExempt": chance.random() < 0.02,
        "emailMarketingConsent": _consent(chance, created),
        "addresses": addresses,
        "createdAt": stamp(created),
        "updatedAt": stamp(created + timedelta(seconds=chance.randint(0, 86_400))),
    }


def _lived_in_by(neighbour: dict[str, Any]) -> dict[str, Any]:
    return dict(neighbour["addresses"][0])


def _address(
    chance: random.Random, where: tuple[str, str | None, str, str]
) -> dict[str, Any]:
    country, province, city, _code = where
    firm = chance.choice(FIRMS) if chance.random() < 0.15 else None
    return {
        "company": firm and f"{chance.choice(LAST_NAMES)} {firm}",
        "address1": f"{chance.randint(1, 250)} {chance.choice(STREETS)}",
        "city": city,
        "provinceCode": province,
        "countryCode": country,
        "zip": f"{chance.randint(10_000, 99_999)}",
    }


def _consent(chance: random.Random, moment: datetime) -> dict[str, Any] | None:
    if chance.random() < 0.6:
        return None
    return {"marketingState": "SUBSCRIBED", "consentUpdatedAt": stamp(moment)}
