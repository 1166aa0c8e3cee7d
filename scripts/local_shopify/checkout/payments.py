"""What was paid for an order, as its transactions."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from .amounts import ZERO, Currency, bag
from .cart import Cart, Payment

Node = dict[str, Any]
MANUAL = ("Bank Deposit", "Cash on Delivery (COD)", "Money Order", "manual", "cash")
FORMATTED = {
    "shopify_payments": "Shopify Payments",
    "paypal": "PayPal Express Checkout",
    "gift_card": "Gift Card",
    "shopify_store_credit": "Store credit",
    "manual": "Manual",
    "cash": "Cash",
}


@dataclass(slots=True)
class Till:
    """Counts what of an order is still to be paid, in both currencies."""

    shop: Currency
    buyer: Currency
    left: tuple[Decimal, Decimal]
    next_id: Callable[[str], str]

    def part(self, amount: Decimal | None) -> tuple[Decimal, Decimal]:
        """What an amount of shop money pays; all that is left if it is not given."""
        if amount is None:
            return self.left
        return (
            min(self.shop.convert(amount), self.left[0]),
            min(self.buyer.convert(amount), self.left[1]),
        )

    def bag(self, pair: tuple[Decimal, Decimal]) -> Node:
        return bag(self.shop, pair[0], self.buyer, pair[1])


def transactions_of(cart: Cart, till: Till, fields: Node) -> list[Node]:
    """The transactions of a cart's payments.

    :param fields: what they have in common, such as their times
    """
    transactions: list[Node] = []
    for payment in cart.payments:
        amount = till.part(payment.amount)
        if not any(amount):
            continue
        change = _change(payment, till)
        handed = (amount[0] + change[0], amount[1] + change[1])
        first = _transaction(payment, payment.kind, handed, till, fields)
        transactions.append(first)
        if any(change):
            back = _transaction(payment, "CHANGE", change, till, fields)
            back["parentTransaction"] = {"id": first["id"]}
            transactions.append(back)
        if payment.captured is not None:
            captured = _captured(payment, amount, till)
            capture = _transaction(payment, "CAPTURE", captured, till, fields)
            capture["parentTransaction"] = {"id": first["id"]}
            transactions.append(capture)
        if payment.status == "SUCCESS":
            till.left = (till.left[0] - amount[0], till.left[1] - amount[1])
    return transactions


def _change(payment: Payment, till: Till) -> tuple[Decimal, Decimal]:
    """What goes back over the counter of what was handed over."""
    change = payment.change or ZERO
    return till.shop.convert(change), till.buyer.convert(change)


def _captured(
    payment: Payment, amount: tuple[Decimal, Decimal], till: Till
) -> tuple[Decimal, Decimal]:
    part = till.part(payment.captured)
    return min(part[0], amount[0]), min(part[1], amount[1])


def _transaction(
    payment: Payment,
    kind: str,
    amount: tuple[Decimal, Decimal],
    till: Till,
    fields: Node,
) -> Node:
    manual = payment.gateway in MANUAL
    return {
        "id": till.next_id("OrderTransaction"),
        "kind": kind,
        "status": payment.status,
        "gateway": payment.gateway,
        "formattedGateway": FORMATTED.get(payment.gateway, payment.gateway),
        "manualPaymentGateway": manual,
        "amountSet": till.bag(amount),
        "amountRoundingSet": _rounding(payment, amount, till),
        "parentTransaction": None,
        **fields,
    }


def _rounding(
    payment: Payment, amount: tuple[Decimal, Decimal], till: Till
) -> Node | None:
    """What cash is more, or less, than the amount that it pays."""
    if not payment.step:
        return None
    steps = (amount[1] / payment.step).quantize(Decimal(1), ROUND_HALF_UP)
    more = steps * payment.step - amount[1]
    return till.bag((till.shop.round(more / till.buyer.rate) + ZERO, more + ZERO))
