"""Carts of the local Shopify's checkout, and the orders that they become."""

from decimal import Decimal

from ....scripts.local_shopify.checkout import Discount, Line, order_node
from ....scripts.local_shopify.orders.nodes import order_of


def lines(*prices, **fields):
    """Lines of a price, or of (price, quantity)."""
    pairs = [each if isinstance(each, tuple) else (each, 1) for each in prices]
    return [Line(Decimal(price), quantity, **fields) for price, quantity in pairs]


def percent(value, **fields):
    return Discount(Decimal(value), percentage=True, **fields)


def amount(value, **fields):
    return Discount(Decimal(value), **fields)


def held(cart):
    """The order as the local Shopify holds it, without a shop."""
    numbers = iter(range(1, 10**6))
    defaults = {"id": "gid://shopify/Order/1", "name": "#1", "number": 1}
    defaults |= dict.fromkeys(("createdAt", "updatedAt", "processedAt"), "2026-01-01")
    defaults["currencyCode"] = cart.currency

    def next_id(kind):
        return f"gid://shopify/{kind}/{next(numbers)}"

    return order_of(order_node(cart), next_id, defaults)
