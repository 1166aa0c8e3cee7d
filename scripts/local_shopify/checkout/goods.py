"""What a shop has for its orders: lines of its variants, and who buys them."""

from decimal import Decimal
from itertools import islice
from typing import Any

from ..base.store import Record, Store
from .cart import Line

MANY = 5_000


def goods_of(store: Store, most: int = MANY) -> list[Line]:
    """A line for each of the shop's variants."""
    variants = islice(store.variants.values(), most)
    return [line_of(store, variant) for variant in variants]


def line_of(store: Store, variant: Record, quantity: int = 1) -> Line:
    """A line of a variant."""
    product = store.product_of(variant)
    title = variant["title"]
    return Line(
        Decimal(variant["price"]),
        quantity,
        title=product["title"],
        variant=variant["id"],
        product=product["id"],
        variant_title=None if title == "Default Title" else title,
        sku=variant["sku"],
        vendor=product["vendor"],
        taxable=variant["taxable"] and not product["isGiftCard"],
        requires_shipping=variant["inventoryItem"]["requiresShipping"],
        gift_card=product["isGiftCard"],
    )


def buyer_of(customer: Record) -> dict[str, Any]:
    """The fields of an order that say who bought it, and where it goes."""
    fields: dict[str, Any] = {
        "customerId": customer["id"],
        "email": customer["email"],
        "phone": customer["phone"],
        "customerLocale": customer["locale"],
    }
    if customer["addresses"]:
        home = customer["addresses"][0]
        # An order's addresses are its own.
        address = {key: home[key] for key in home if key not in ("id", "__typename")}
        fields |= {"billingAddress": address, "shippingAddress": address}
    return fields
