"""The taxes of an amount, in one currency.

Each line's tax is rounded half up, and the taxes of an order are the sum of its lines'.
A price that includes its taxes holds price × rate / (1 + rate) of them.
Source: https://help.shopify.com/en/manual/taxes/location
"""

from collections.abc import Sequence
from decimal import Decimal

from .amounts import ZERO, Currency
from .cart import TaxRate


def taxes_of(
    amount: Decimal, rates: Sequence[TaxRate], included: bool, currency: Currency
) -> list[Decimal]:
    """The amount of each rate.

    :param amount: what is paid for the line after all discounts
    """
    if any(rate.amount is not None for rate in rates):
        return _stated(amount, rates, currency)
    if not included:
        return [currency.round(amount * rate.rate) for rate in rates]
    return _contained(amount, [rate.rate for rate in rates], currency)


def _contained(
    amount: Decimal, rates: list[Decimal], currency: Currency
) -> list[Decimal]:
    total = sum(rates, ZERO)
    tax = currency.round(amount * total / (1 + total))
    return currency.split(tax, rates)


def _stated(
    amount: Decimal, rates: Sequence[TaxRate], currency: Currency
) -> list[Decimal]:
    """What a tax service states, all together never more than the line itself."""
    taxes = []
    for rate in rates:
        stated = amount * rate.rate if rate.amount is None else rate.amount
        convert = currency.round if rate.amount is None else currency.convert
        taxes.append(min(convert(stated), amount - sum(taxes, ZERO)))
    return taxes
