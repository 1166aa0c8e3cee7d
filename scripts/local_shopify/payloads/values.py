"""Values of webhook payloads of orders, told as GraphQL would tell them."""

from decimal import Decimal
from typing import Any

from ..base.clock import read_stamp, stamp
from ..base.gid import gid

Record = dict[str, Any]

ADDRESS = {
    "firstName": "first_name",
    "lastName": "last_name",
    "company": "company",
    "address1": "address1",
    "address2": "address2",
    "city": "city",
    "zip": "zip",
    "phone": "phone",
    "country": "country",
    "countryCode": "country_code",
    "province": "province",
    "provinceCode": "province_code",
}
SIDES = {"shop_money": "shopMoney", "presentment_money": "presentmentMoney"}


def named(given: Record, names: dict[str, str]) -> Record:
    return {
        name: given[key] for name, key in names.items() if given.get(key) is not None
    }


def id_of(kind: str, given: Record | None) -> str | None:
    if not given:
        return None
    return given.get("admin_graphql_api_id") or gid_of(kind, given.get("id"))


def gid_of(kind: str, number: Any) -> str | None:
    return gid(kind, number) if number else None


def attributes_of(given: list[Record] | None) -> list[Record]:
    return [
        {"key": each["name"], "value": str(each.get("value") or "")}
        for each in given or []
    ]


def address_of(given: Record | None) -> Record | None:
    return named(given, ADDRESS) if given else None


def moment_of(text: str | None) -> str | None:
    """A time, which payloads tell in the shop's zone and GraphQL in UTC."""
    return stamp(read_stamp(text)) if text else None


def times_of(given: Record, *names: str) -> Record:
    """Times by GraphQL's names: createdAt of created_at."""
    keys = {name: f"{name.removesuffix('At')}_at" for name in names}
    return {name: moment_of(given[key]) for name, key in keys.items() if given.get(key)}


def upper(text: str | None) -> str | None:
    return text.upper() if text else None


def bag_of(given: Record | None) -> Record | None:
    """A bag; some payloads name its currencies otherwise than most."""
    if not given:
        return None
    return {
        name: {
            "amount": str(money["amount"]),
            "currencyCode": money.get("currency_code") or money["currency"],
        }
        for key, name in SIDES.items()
        if (money := given.get(key))
    }


def negative(bag: Record) -> Record:
    """The same bag below zero."""
    return {
        side: money | {"amount": str(-Decimal(money["amount"]))}
        for side, money in bag.items()
    }
