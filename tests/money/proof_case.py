"""Orders of a system that tells all its sums, and their proof."""

from decimal import Decimal

from ...services.commerce.money.order_money import order_money
from ...services.commerce.records.money import LineKind
from ..orders.money_records import a_tax
from ..orders.order_records import an_item, an_order, beside, sent

VAT, LOW, ECO = a_tax(), a_tax(rate="0.07"), a_tax("Eco", "0.02")
IN_PRICES = a_tax(included=True)
# Of `all_kinds`: 18.00 + 15.95 + 4.00 + 3.00 + 2.50 + 1.20, with taxes of 5.85.
SUMS = {
    "subtotal": "33.95",
    "discounts": "3.00",
    "shipping": "5.00",
    "tax": "5.85",
    "tip": "3.00",
    "duties": "2.50",
    "fees": "1.20",
    "total": "50.50",
    "refunds": "10.71",
    "current_subtotal": "24.95",
    "current_shipping": "4.00",
    "current_tax": "4.14",
    "rounding": "0.02",
    "current_total": "39.79",
}
TAXES = ((VAT, "2.70"), (LOW, "1.12"), (ECO, "0.32"))
HOLDING = {"tax", "total", "current_tax", "current_total"}
FREE = SUMS.keys() - HOLDING - {"refunds", "rounding"}
# Of one thing of 20.00, with taxes of 3.80.
PLAIN = {
    "subtotal": "20.00",
    "tax": "3.80",
    "total": "23.80",
    "current_subtotal": "20.00",
    "current_tax": "3.80",
    "current_total": "23.80",
}


def all_kinds():
    """Lines of every kind that belongs to goods; one of two bears is back."""
    bears = {"left": 1, "discount": "2.00", "external_id": "bears"}
    return [
        an_item("Bear", "10.00", 2, [VAT], **bears),
        an_item("Book", "15.95", 1, [LOW, ECO], external_id="book"),
        sent("Post", "5.00", [VAT], discount="1.00"),
        beside(LineKind.TIP, "3.00"),
        beside(LineKind.DUTY, "2.50"),
        beside(LineKind.FEE, "1.20", [VAT]),
        beside(LineKind.ROUNDING, "0.02"),
    ]


def told(sums=SUMS, **more):
    """Sums, some of which are more by an amount, or not told at all: None."""
    left = {name: sums[name] for name in sums if more.get(name, "0") is not None}
    return left | {
        name: str(Decimal(sums.get(name, "0")) + Decimal(amount))
        for name, amount in more.items()
        if amount is not None
    }


def of_all(taxes=TAXES, *, given=None, **more):
    return an_order(all_kinds(), told(**more), taxes, number=1, **(given or {}))


def plain(*lines, taxes=((VAT, "3.80"),), given=None, **more):
    """One thing of 20.00, and further lines."""
    lines = [an_item("Bear", "20.00", taxes=[VAT], external_id="bear"), *lines]
    return an_order(lines, told(PLAIN, **more), taxes, number=1, **(given or {}))


def proved(order, customer=False):
    return order_money(order, customer=customer, country="NL")


def rows(order, customer=False):
    return {it.name: it for it in proved(order, customer).proof}


def why(order, customer=False):
    """What explains each sum that differs."""
    found = rows(order, customer).items()
    return {name: it.explanation for name, it in found if it.difference}
