"""An order in each of its currencies, and what their rates explain. Pure."""

from dataclasses import dataclass
from decimal import Decimal

from ..records.money import ZERO
from ..records.order import Order
from .order_money import OrderMoney
from .shares import digits_of, unit_of

PAID = ("paid", "partially_refunded", "refunded")

# A payment's rate that differs by more from the order's is a mistake, and no rate.
MOST = 2
HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Side:
    """An order in one of its currencies: what stands of it, and what was paid.

    :param stands: what its documents are to come to
    """

    money: OrderMoney
    stands: Decimal
    total: Decimal
    moved: list[Decimal]

    @property
    def left(self) -> Decimal:
        """What is open; less than zero where too much was paid."""
        return self.stands - sum(self.moved, ZERO)

    @property
    def unit(self) -> Decimal:
        return unit_of(self.money.digits)


def side_of(order: Order, money: OrderMoney, *, gone: bool) -> Side:
    """Return a side of an order; of one that is gone nothing stands."""
    customer = money.currency != order.currency
    total = order.money_told(customer=customer).sums.get("total")
    return Side(
        money,
        ZERO if gone else money.current_total,
        money.total if total is None else total,
        order.moved(customer=customer),
    )


def is_called_paid(order: Order) -> bool:
    """Whether its system says that the customer is to pay nothing."""
    return order.financial_status in PAID and not order.outstanding.of(customer=True)


def is_owed_by_conversion(order: Order) -> bool:
    """Whether what is owed in the shop's currency is no more than conversion makes.

    Each payment is converted and rounded on its own: a cent of each may be left.
    """
    unit = unit_of(digits_of(order.currency))
    payments = len(order.moved(customer=False))
    return abs(order.outstanding.shop) <= payments * unit


def is_explained_by_rates(here: Side, there: Side) -> bool:
    """Whether what is open here is a matter of rates and of rounding alone.

    An order is paid in one of its currencies, and told in the other by the rate of each
    transaction. So nothing may be open there, but for half a unit of each amount that
    was converted; and here no more than these rates and that rounding make.
    """
    if not there.total or abs(there.left) > len(there.moved) * HALF * there.unit:
        return False
    rate = here.total / there.total
    pairs = [
        (one, two * rate) for one, two in zip(here.moved, there.moved, strict=True)
    ]
    if not all(_is_rate(one, by_order, here.unit) for one, by_order in pairs):
        return False
    by_rates = sum((abs(one - by_order) for one, by_order in pairs), ZERO)
    amounts = len(pairs) + sum(1 + len(line.taxes) for line in here.money.lines)
    rounding = amounts * HALF * here.unit + rate * abs(there.left)
    return abs(here.left) <= by_rates + rounding


def _is_rate(amount: Decimal, by_order: Decimal, unit: Decimal) -> bool:
    """Whether a payment is near what it comes to by the order's own rate."""
    amount, by_order = sorted((abs(amount), abs(by_order)))
    return by_order <= amount * MOST + unit
