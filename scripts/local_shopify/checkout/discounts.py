"""What each discount takes off each line, in one currency.

Discounts on lines come first, then those on the whole order are spread over what is
left of its lines; of several in percent on the order each is reckoned from the subtotal
before the first of them.
Source: https://help.shopify.com/en/manual/discounts/discount-combinations
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from .amounts import ZERO, Currency
from .cart import Cart, Discount

HUNDRED = Decimal(100)


@dataclass(slots=True)
class Target:
    """A line on its way through the discounts; `taken` is keyed by discount."""

    unit: Decimal
    quantity: int = 1
    may: bool = True
    taken: dict[int, Decimal] = field(default_factory=dict)

    @property
    def total(self) -> Decimal:
        return self.unit * self.quantity

    @property
    def left(self) -> Decimal:
        return self.total - sum(self.taken.values(), ZERO)

    def take(self, number: int, amount: Decimal) -> None:
        """Take off an amount, and never more than is left."""
        amount = min(amount, self.left)
        if amount > ZERO:
            self.taken[number] = self.taken.get(number, ZERO) + amount


def discount_lines(cart: Cart, lines: list[Target], currency: Currency) -> None:
    """Take the cart's discounts off its lines."""
    numbered = [
        (number, discount)
        for number, discount in enumerate(cart.discounts)
        if discount.target == "LINE_ITEM"
    ]
    on_order = [each for each in numbered if is_on_order(each[1])]
    for number, discount in numbered:
        if not is_on_order(discount):
            _apply(number, discount, _lines_of(discount, lines), currency)
    before = {id(line): line.left for line in lines}
    for number, discount in on_order:
        chosen = _lines_of(discount, lines)
        base = sum((before[id(line)] for line in chosen), ZERO)
        _spread(number, discount, chosen, base, currency)


def discount_shipping(cart: Cart, lines: list[Target], currency: Currency) -> None:
    """Take the cart's discounts on shipping off its shipping lines."""
    for number, discount in enumerate(cart.discounts):
        if discount.target == "SHIPPING_LINE":
            chosen = _lines_of(discount, lines)
            _apply(number, discount, chosen, currency)


def is_on_order(discount: Discount) -> bool:
    """Tell a discount on the whole order from one on some of its lines."""
    return discount.method == "ACROSS" and discount.selection == "ALL"


def _lines_of(discount: Discount, lines: list[Target]) -> list[Target]:
    places = range(len(lines)) if discount.lines is None else discount.lines
    chosen = [lines[place] for place in places if lines[place].may]
    return chosen[:1] if discount.method == "ONE" else chosen


def _apply(
    number: int, discount: Discount, lines: list[Target], currency: Currency
) -> None:
    if discount.method == "ACROSS":
        base = sum((line.left for line in lines), ZERO)
        _spread(number, discount, lines, base, currency)
        return
    for line in lines:
        line.take(number, _off_line(discount, line, currency))


def _off_line(discount: Discount, line: Target, currency: Currency) -> Decimal:
    units = min(line.quantity, discount.units or line.quantity)
    if discount.percentage:
        share = line.left * units / line.quantity
        return currency.round(share * discount.value / HUNDRED)
    once = discount.method == "ONE"
    return currency.convert(discount.value) * (1 if once else units)


def _spread(
    number: int,
    discount: Discount,
    lines: Sequence[Target],
    base: Decimal,
    currency: Currency,
) -> None:
    """Spread a discount in proportion to what is left of the lines."""
    left = [line.left for line in lines]
    if discount.percentage:
        amount = currency.round(base * discount.value / HUNDRED)
    else:
        amount = currency.convert(discount.value)
    amount = min(amount, sum(left, ZERO))
    for line, share in zip(lines, currency.split(amount, left), strict=True):
        line.take(number, share)
