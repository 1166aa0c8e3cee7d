"""What a cart costs, in one currency: every line reckoned, then summed up."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from .amounts import ZERO, Currency
from .cart import Cart, TaxRate
from .discounts import Target, discount_lines, discount_shipping
from .taxes import taxes_of

Taxes = list[Decimal]


@dataclass(slots=True)
class BillDuty:
    amount: Decimal
    taxes: Taxes


@dataclass(slots=True)
class BillLine:
    """A line item, a shipping line or a fee; `allocations` are keyed by discount."""

    unit: Decimal
    total: Decimal
    allocations: dict[int, Decimal]
    taxes: Taxes
    duties: list[BillDuty]

    @property
    def net(self) -> Decimal:
        """What is left after all discounts."""
        return self.total - sum(self.allocations.values(), ZERO)


@dataclass(slots=True)
class Bill:
    """A cart's costs in one currency."""

    lines: list[BillLine]
    shipping: list[BillLine]
    fees: list[BillDuty]
    tip: Decimal
    taxes_included: bool
    duties_included: bool

    @property
    def subtotal(self) -> Decimal:
        return sum((line.net for line in self.lines), ZERO)

    @property
    def discounts(self) -> Decimal:
        priced = (*self.lines, *self.shipping)
        return sum((line.total - line.net for line in priced), ZERO)

    @property
    def shipping_price(self) -> Decimal:
        return sum((line.net for line in self.shipping), ZERO)

    @property
    def duties(self) -> Decimal:
        return sum((duty.amount for duty in self._duties()), ZERO)

    @property
    def fees_price(self) -> Decimal:
        return sum((fee.amount for fee in self.fees), ZERO)

    @property
    def tax(self) -> Decimal:
        """All taxes: of lines, shipping, duties and fees."""
        taxed = (*self.lines, *self.shipping, *self._duties(), *self.fees)
        return sum((tax for each in taxed for tax in each.taxes), ZERO)

    @property
    def total(self) -> Decimal:
        total = self.subtotal + self.shipping_price + self.fees_price + self.tip
        if not self.taxes_included:
            total += self.tax
        return total if self.duties_included else total + self.duties

    def _duties(self) -> list[BillDuty]:
        return [duty for line in self.lines for duty in line.duties]


def bill_of(cart: Cart, currency: Currency) -> Bill:
    """Reckon a cart in a currency; each one is rounded for itself."""
    return Bill(
        lines=_lines(cart, currency),
        shipping=_shipping(cart, currency),
        fees=[_extra(cart, fee.amount, fee.taxes, currency) for fee in cart.fees],
        tip=currency.convert(cart.tip),
        taxes_included=cart.taxes_included,
        duties_included=cart.duties_included,
    )


def rates_of(
    cart: Cart, own: Sequence[TaxRate] | None, common: Sequence[TaxRate]
) -> list[TaxRate]:
    """The taxes that apply: a line's own, else the cart's; none to who is exempt."""
    if cart.tax_exempt:
        return []
    return list(common if own is None else own)


def _lines(cart: Cart, currency: Currency) -> list[BillLine]:
    targets = [
        # Shopify lowers no gift card: it would give money away twice.
        Target(currency.convert(line.price), line.quantity, may=not line.gift_card)
        for line in cart.lines
    ]
    discount_lines(cart, targets, currency)
    billed = []
    for line, target in zip(cart.lines, targets, strict=True):
        rates = rates_of(cart, line.taxes, cart.taxes) if line.taxable else []
        bill = _line(cart, target, rates, currency)
        bill.duties = [
            _extra(cart, duty.amount, duty.taxes, currency) for duty in line.duties
        ]
        billed.append(bill)
    return billed


def _shipping(cart: Cart, currency: Currency) -> list[BillLine]:
    targets = [Target(currency.convert(line.price)) for line in cart.shipping]
    discount_shipping(cart, targets, currency)
    return [
        _line(cart, target, rates_of(cart, line.taxes, cart.shipping_taxes), currency)
        for line, target in zip(cart.shipping, targets, strict=True)
    ]


def _line(
    cart: Cart, target: Target, rates: list[TaxRate], currency: Currency
) -> BillLine:
    taxes = taxes_of(target.left, rates, cart.taxes_included, currency)
    return BillLine(target.unit, target.total, target.taken, taxes, [])


def _extra(
    cart: Cart, amount: Decimal, rates: Sequence[TaxRate], currency: Currency
) -> BillDuty:
    converted = currency.convert(amount)
    rates = rates_of(cart, rates, ())
    return BillDuty(
        converted, taxes_of(converted, rates, cart.taxes_included, currency)
    )
