"""The fields that customers can be searched by.

Source: https://shopify.dev/docs/api/admin-graphql/latest/queries/customers
"""

from collections.abc import Iterable, Iterator
from typing import Any

from ..base.store import Record, Store
from ..records.orders.purchases import amount_spent, number_of_orders
from .fields import one
from .matching import Field

STATES = ("declined", "disabled", "enabled", "invited")
ADDRESS_WORDS = ("company", "address1", "address2", "city", "zip", "country")


def customer_fields(store: Store) -> dict[str, Field]:
    """The fields, of which some are told from the shop's orders."""
    return FIELDS | {
        "orders_count": Field(lambda c: (number_of_orders(store, c),), "number"),
        "total_spent": Field(
            lambda c: (amount_spent(store, c, "")["amount"],), "number"
        ),
    }


def _words(customer: Record) -> Iterator[Any]:
    names = (customer["firstName"], customer["lastName"])
    yield " ".join(filter(None, names))
    yield customer["email"]
    yield customer["phone"]
    yield from customer["tags"]
    for address in customer["addresses"]:
        yield from (address[name] for name in ADDRESS_WORDS)


def _countries(customer: Record) -> Iterator[str]:
    for address in customer["addresses"]:
        yield address["country"]
        yield address["countryCodeV2"]


def _accepts_marketing(customer: Record) -> Iterable[bool]:
    return (customer["emailConsent"]["marketingState"] == "SUBSCRIBED",)


FIELDS = {
    "default": Field(_words, "words"),
    "id": Field(one("id"), "id"),
    "email": Field(one("email")),
    "phone": Field(one("phone")),
    "first_name": Field(one("firstName"), "words"),
    "last_name": Field(one("lastName"), "words"),
    "tag": Field(lambda customer: customer["tags"]),
    "state": Field(one("state"), choices=STATES),
    "accepts_marketing": Field(_accepts_marketing, choices=("true", "false")),
    "country": Field(_countries),
    "created_at": Field(one("createdAt"), "time"),
    "customer_date": Field(one("createdAt"), "time"),
    "updated_at": Field(one("updatedAt"), "time"),
}
