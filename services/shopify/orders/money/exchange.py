"""What rates of exchange leave open of an order that Shopify calls paid. Pure."""

from ....commerce.money.currency_sides import Side
from ....commerce.money.lines import ZERO, OrderMoney
from ....commerce.money.shares import digits_of, unit_of
from ..reading.full_order import FullOrder
from ..reading.transactions import amount_of, moved_amounts, word

PAID = ("paid", "partially_refunded", "refunded")


def side_of(order: FullOrder, money: OrderMoney, *, gone: bool) -> Side:
    """Read a side of an order; of one that is gone nothing stands."""
    presentment = money.currency != str(order.currency_code.value)
    return Side(
        money,
        ZERO if gone else money.current_total,
        amount_of(order.total_price_set, presentment),
        moved_amounts(order.transactions, presentment),
    )


def is_called_paid(order: FullOrder) -> bool:
    """Whether Shopify says that the customer is to pay nothing."""
    owed = amount_of(order.total_outstanding_set, presentment=True)
    return word(order.display_financial_status) in PAID and not owed


def is_owed_by_conversion(order: FullOrder) -> bool:
    """Whether what is owed in the shop's currency is no more than conversion makes.

    Each payment is converted and rounded on its own: a cent of each may be left.
    """
    owed = amount_of(order.total_outstanding_set, presentment=False)
    moved = moved_amounts(order.transactions, presentment=False)
    unit = unit_of(digits_of(str(order.currency_code.value)))
    return abs(owed) <= len(moved) * unit
