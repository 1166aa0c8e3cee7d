"""A line of money while it is reckoned, in the terms in which Shopify shows prices."""

from dataclasses import dataclass, field
from decimal import Decimal

from .....commerce.records.money import ZERO, Amounts, LineKind, MoneyLine, TaxKey
from ....gql.fragments import MoneyFields


@dataclass(frozen=True, slots=True)
class Purse:
    """Reads one of the two currencies of an order.

    :param unit: the currency's smallest amount
    :param included: prices include their taxes
    """

    presentment: bool
    included: bool
    unit: Decimal

    def read(self, bag: MoneyFields | None) -> Decimal:
        """Return the amount of a bag; 0 where there is none."""
        if bag is None:
            return ZERO
        money = bag.presentment_money if self.presentment else bag.shop_money
        return money.amount


@dataclass(slots=True)
class Draft:
    """A line: `shown` amounts are with taxes where prices include them.

    :param discount: what was taken off to come to `shown`
    :param left: what stands now of `shown`, and `left_taxes` of the taxes
    :param estimated: Shopify does not say what stands; it was shared out
    :param reason: Shopify's word for why money of a refund belongs to no item
    """

    key: str
    kind: LineKind
    title: str
    unit_price: Decimal
    quantity: int
    shown: Decimal
    keys: tuple[TaxKey, ...] = ()
    taxes: list[Decimal] = field(default_factory=list)
    discount: Decimal = ZERO
    left_quantity: int = 0
    left: Decimal = ZERO
    left_taxes: list[Decimal] = field(default_factory=list)
    estimated: bool = False
    reason: str = ""

    @property
    def tax(self) -> Decimal:
        return sum(self.taxes, ZERO)

    @property
    def left_tax(self) -> Decimal:
        return sum(self.left_taxes, ZERO)

    def keep_all(self) -> None:
        """Let stand what was ordered."""
        self.left_quantity = self.quantity
        self.left = self.shown
        self.left_taxes = list(self.taxes)

    def keep_nothing(self) -> None:
        self.left_quantity = 0
        self.left = ZERO
        self.left_taxes = [ZERO] * len(self.taxes)

    def line(self, included: bool) -> MoneyLine:
        return MoneyLine(
            key=self.key,
            kind=self.kind,
            title=self.title,
            unit_price=self.unit_price,
            taxes=self.keys,
            ordered_quantity=self.quantity,
            ordered=amounts(self.shown, self.taxes, included),
            quantity=self.left_quantity,
            current=amounts(self.left, self.left_taxes, included),
            discount=self.discount,
            reason=self.reason.lower(),
        )


def amounts(shown: Decimal, taxes: list[Decimal], included: bool) -> Amounts:
    """Part a shown amount into net and taxes."""
    net = shown - sum(taxes, ZERO) if included else shown
    return Amounts(net, tuple(taxes))
