"""Totals of an order: as it was placed, with what edits added, and as it is now.

Source: https://shopify.dev/docs/api/admin-graphql/latest/objects/Order
"""

from dataclasses import dataclass
from typing import Any

from .lines import LineAmounts, is_order_level, line_amounts, shipping_amounts
from .money import ZERO, Bag, Purse, total
from .payments import Payments, payments_of
from .removed import Removed, removed_from
from .shares import part_of
from .taxes import Taxes, current_taxes, ordered_taxes

Record = dict[str, Any]


@dataclass(slots=True)
class Totals:
    """An order's amounts; `current…` are those after refunds and removals."""

    purse: Purse
    lines: dict[str, LineAmounts]
    shipping: dict[str, LineAmounts]
    removed: Removed
    payments: Payments
    taxes: Taxes
    current_taxes: Taxes
    subtotal: Bag = ZERO
    discounts: Bag = ZERO
    cart_discount: Bag = ZERO
    shipping_price: Bag = ZERO
    tax: Bag = ZERO
    duties: Bag = ZERO
    fees: Bag = ZERO
    tip: Bag = ZERO
    price: Bag = ZERO
    current_subtotal: Bag = ZERO
    current_discounts: Bag = ZERO
    current_cart_discount: Bag = ZERO
    current_shipping: Bag = ZERO
    current_tax: Bag = ZERO
    current_duties: Bag = ZERO
    current_price: Bag = ZERO

    @property
    def outstanding(self) -> Bag:
        """What is still to be paid; an authorisation counts as paid, as Shopify does.

        What cash is rounded by stands beside the amounts of its transactions.
        Source: https://shopify.dev/changelog/new-cash-rounding-on-order-and-order-transaction
        """
        return self.current_price - self.payments.net - self.payments.capturable


def totals_of(purse: Purse, order: Record) -> Totals:
    """Compute all amounts of an order."""
    removed = removed_from(purse, order)
    totals = Totals(
        purse=purse,
        lines={line["id"]: line_amounts(purse, line) for line in order["lineItems"]},
        shipping={
            line["id"]: shipping_amounts(purse, line) for line in order["shippingLines"]
        },
        removed=removed,
        payments=payments_of(purse, order),
        taxes=ordered_taxes(purse, order),
        current_taxes=current_taxes(purse, order, removed),
    )
    _add_ordered(totals, order)
    _add_current(totals, order)
    return totals


def _add_ordered(totals: Totals, order: Record) -> None:
    purse, lines, shipping = totals.purse, totals.lines, totals.shipping.values()
    goods = [lines[line["id"]] for line in order["lineItems"] if not is_tip(line)]
    tips = [lines[line["id"]] for line in order["lineItems"] if is_tip(line)]
    totals.subtotal = total(each.net for each in goods)
    totals.tip = total(each.net for each in tips) + purse.read(order["tipSet"])
    totals.discounts = total(each.discounts for each in (*lines.values(), *shipping))
    totals.cart_discount = total(
        cart_discount(purse, line) for line in order["lineItems"]
    )
    totals.shipping_price = total(each.original for each in shipping)
    totals.tax = total(totals.taxes.sums.values())
    totals.duties = total(
        purse.read(duty["price"])
        for line in order["lineItems"]
        for duty in line["duties"]
    )
    totals.fees = total(purse.read(fee["price"]) for fee in order["additionalFees"])
    totals.price = (
        totals.subtotal
        + totals.tip
        + total(each.net for each in shipping)
        + (ZERO if order["dutiesIncluded"] else totals.duties)
        + totals.fees
        + (ZERO if order["taxesIncluded"] else totals.tax)
    )


def _add_current(totals: Totals, order: Record) -> None:
    purse, removed = totals.purse, totals.removed
    tips = {line["id"] for line in order["lineItems"] if is_tip(line)}
    goods = total(bag for id_, bag in removed.subtotal.items() if id_ not in tips)
    gone = total(removed.subtotal.values()) + total(removed.shipping.values())
    totals.current_subtotal = totals.subtotal - goods
    totals.current_discounts = totals.discounts - _gone_discounts(totals, order)
    totals.current_cart_discount = totals.cart_discount - total(
        part_of(purse, cart_discount(purse, line), 0, *_gone_units(removed, line))
        for line in order["lineItems"]
    )
    net_shipping = total(each.net for each in totals.shipping.values())
    totals.current_shipping = net_shipping - total(removed.shipping.values())
    totals.current_tax = total(totals.current_taxes.sums.values())
    totals.current_duties = totals.duties - removed.duties
    totals.current_price = (
        totals.price
        - gone
        - (ZERO if order["dutiesIncluded"] else removed.duties)
        - (ZERO if order["taxesIncluded"] else removed.tax)
        + removed.adjustments
        + removed.adjusted_tax
    )


def _gone_discounts(totals: Totals, order: Record) -> Bag:
    purse, removed = totals.purse, totals.removed
    goods = total(
        part_of(
            purse, totals.lines[line["id"]].discounts, 0, *_gone_units(removed, line)
        )
        for line in order["lineItems"]
    )
    return goods + total(
        totals.shipping[line["id"]].discounts
        for line in order["shippingLines"]
        if line["isRemoved"]
    )


def _gone_units(removed: Removed, line: Record) -> tuple[int, int]:
    """How many units of a line were taken back, and how many it had."""
    return removed.quantity.get(line["id"], 0), line["quantity"]


def is_tip(line: Record) -> bool:
    return bool(line.get("isTip"))


def cart_discount(purse: Purse, line: Record) -> Bag:
    """A line's share of the discounts on the whole order."""
    return total(
        purse.read(each["allocatedAmountSet"])
        for each in line["discountAllocations"]
        if is_order_level(each["discountApplication"])
    )
