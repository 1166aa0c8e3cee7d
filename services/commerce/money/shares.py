"""Shares of an amount that add up to it again, to the smallest unit."""

from collections.abc import Sequence
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal

from ..records.money import ZERO, Amounts

# https://www.iso.org/iso-4217-currency-codes.html
NO_DECIMALS = frozenset(
    "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF".split()
)
THREE_DECIMALS = frozenset("BHD IQD JOD KWD LYD OMR TND".split())


def digits_of(currency: str) -> int:
    """Tell how many decimal places shops give amounts of a currency."""
    if currency in NO_DECIMALS:
        return 0
    return 3 if currency in THREE_DECIMALS else 2


def unit_of(digits: int) -> Decimal:
    """Return the smallest amount of a currency."""
    return Decimal(1).scaleb(-digits)


def split(amount: Decimal, weights: Sequence[Decimal], unit: Decimal) -> list[Decimal]:
    """Share out an amount in proportion to weights, what is left by largest remainder.

    An amount that equals the sum of the weights gives the weights themselves; where
    they are all zero, the first takes everything.
    """
    total = sum(weights, ZERO)
    if not weights:
        return []
    if not total:
        return [amount, *[ZERO] * (len(weights) - 1)]
    exact = [amount * weight / total for weight in weights]
    shares = [each.quantize(unit, ROUND_FLOOR) for each in exact]
    left = int((amount - sum(shares, ZERO)) / unit)
    places = sorted(range(len(exact)), key=lambda i: shares[i] - exact[i])
    for place in places[:left]:
        shares[place] += unit
    return shares


def part(amount: Decimal, units: Decimal, whole: Decimal, unit: Decimal) -> Decimal:
    """Return what the first `units` of `whole` have of an amount."""
    if units == whole or not whole:
        return amount
    return (amount * units / whole).quantize(unit, ROUND_HALF_UP)


def between(
    amount: Decimal, first: Decimal, until: Decimal, whole: Decimal, unit: Decimal
) -> Decimal:
    """Return what the units from one place to another have of an amount.

    Pieces that follow each other up to `whole` add up to the amount.
    """
    start = part(amount, first, whole, unit) if first else ZERO
    return part(amount, until, whole, unit) - start


def share(
    amounts: Amounts, first: Decimal, until: Decimal, whole: Decimal, unit: Decimal
) -> Amounts:
    """Return the share of a line that its units from one place to another have."""
    return Amounts(
        between(amounts.net, first, until, whole, unit),
        tuple(between(tax, first, until, whole, unit) for tax in amounts.taxes),
    )
