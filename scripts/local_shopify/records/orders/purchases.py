"""What customers bought, told from the shop's orders."""

from decimal import Decimal
from typing import Any

from ...base.store import Record, Store
from ...orders.derive import derived

ByCustomer = dict[str, list[Record]]


def orders_of(store: Store, customer: Record) -> list[Record]:
    """A customer's orders, the oldest first."""
    found = store.listing(("orders by customer",), lambda: _by_customer(store))
    return found.get(customer["id"], [])


def number_of_orders(store: Store, customer: Record) -> int:
    held = customer["numberOfOrders"]
    return int(held) if held is not None else len(orders_of(store, customer))


def amount_spent(store: Store, customer: Record, currency: str) -> dict[str, Any]:
    """A MoneyV2, in the shop's currency."""
    if customer["amountSpent"] is not None:
        return customer["amountSpent"]
    amounts = [paid(order) for order in orders_of(store, customer)]
    return {"amount": str(sum(amounts, Decimal("0.0"))), "currencyCode": currency}


def _by_customer(store: Store) -> ByCustomer:
    found: ByCustomer = {}
    for order in store.orders.values():
        if order.get("customerId"):
            found.setdefault(order["customerId"], []).append(order)
    return found


def paid(order: Record) -> Decimal:
    """What was paid for an order, less what was given back."""
    return Decimal(derived(order)["netPaymentSet"]["shopMoney"]["amount"])
