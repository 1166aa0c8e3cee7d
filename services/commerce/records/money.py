"""The money of an order, in each of its currencies. Shapes only, no rules."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

ZERO = Decimal(0)


class LineKind(str, Enum):
    """What a line of money stands for."""

    ITEM = "item"
    TIP = "tip"
    SHIPPING = "shipping"
    DUTY = "duty"
    FEE = "fee"
    REFUND = "refund"  # money back that belongs to no item
    ROUNDING = "rounding"  # the shop's own, of cash


@dataclass(frozen=True, slots=True)
class TaxKey:
    """What makes a tax of the shop's one tax in Odoo.

    :param rate: a fraction, such as 0.21
    :param country: ISO code of where the goods go, else of the shop
    :param included: it is part of the price
    :param channel_liable: the sales channel pays it to the state, not the shop
    :param nth: tells taxes of one line apart that are equal in all else
    """

    title: str
    rate: Decimal
    country: str
    included: bool
    channel_liable: bool = False
    nth: int = 0


@dataclass(frozen=True, slots=True)
class Amounts:
    """Money of a line: without taxes, and each tax in the order of the line's taxes."""

    net: Decimal = ZERO
    taxes: tuple[Decimal, ...] = ()

    @property
    def tax(self) -> Decimal:
        return sum(self.taxes, ZERO)

    @property
    def total(self) -> Decimal:
        return self.net + self.tax


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """One line: what was ordered, and what of it stands now.

    :param key: id of the line item, shipping line, duty or fee; unique in its shop
    :param unit_price: as the shop shows it: with tax where the taxes are included
    :param discount: all discounts on what was ordered, in the terms of `unit_price`
    :param quantity: what stands now, after edits and refunds; -1 where money that
        belongs to no item goes to the customer
    :param reason: the shop's word for why money of a refund belongs to no item
    """

    key: str
    kind: LineKind
    title: str
    unit_price: Decimal
    taxes: tuple[TaxKey, ...]
    ordered_quantity: int
    ordered: Amounts
    quantity: int
    current: Amounts
    discount: Decimal = ZERO
    reason: str = ""


class InBoth(NamedTuple):
    """An amount in the shop's currency, and in the one that the customer saw."""

    shop: Decimal = ZERO
    customer: Decimal | None = None  # None where there is but one currency

    def of(self, *, customer: bool) -> Decimal:
        """Return it in one of the two."""
        told = self.customer if customer else self.shop
        return self.shop if told is None else told


# The sums that a system may tell of an order; what stands now is called `current`.
SUMS = frozenset(
    {
        *("subtotal", "discounts", "shipping", "tax", "tip", "duties", "fees", "total"),
        *("refunds", "current_subtotal", "current_shipping", "current_tax"),
        *("current_total", "rounding"),
    }
)


class ToldTax(NamedTuple):
    """What an order's system says that a tax comes to, as it stands now."""

    title: str
    rate: Decimal  # a fraction, such as 0.21
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Told:
    """What an order's system says in one currency: its lines, and its own sums.

    The sums prove the lines; a system need not tell them all.

    :param lines: their taxes name no country: it follows from where the order goes
    :param sums: by the names of `SUMS`; one that is None, or is not there, is not told.
        An order whose total and current total are not told waits for a person
    :param taxes: each tax of the order as it stands now; None where it tells none
    :param tip_in_subtotal: the tip is a part of the sum of goods
    """

    currency: str
    lines: tuple[MoneyLine, ...]
    sums: Mapping[str, Decimal | None]
    taxes: tuple[ToldTax, ...] | None = None
    tip_in_subtotal: bool = False

    def __post_init__(self) -> None:
        if unknown := self.sums.keys() - SUMS:
            raise ValueError(f"No sums of an order: {sorted(unknown)}")
