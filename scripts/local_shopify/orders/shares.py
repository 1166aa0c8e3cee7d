"""Parts of an amount that add up to it."""

from collections.abc import Sequence
from decimal import ROUND_FLOOR, Decimal

from .money import Bag, Purse, unit_of


def part_of(purse: Purse, bag: Bag, before: int, units: int, whole: int) -> Bag:
    """What some of a line's units have of its amount.

    :param before: how many units had their part already; all parts add up to the amount
    """
    if not whole:
        return Bag()
    until = purse.round(bag * Decimal(before + units) * (Decimal(1) / whole))
    if before + units == whole:
        until = bag
    if not before:
        return until
    return until - purse.round(bag * Decimal(before) * (Decimal(1) / whole))


def spread(purse: Purse, bag: Bag, weights: Sequence[Bag]) -> list[Bag]:
    """Divide an amount by weights; the units left over go to the largest remainders."""
    shop = _spread(bag.shop, [weight.shop for weight in weights], purse.shop)
    other = _spread(
        bag.presentment, [weight.presentment for weight in weights], purse.presentment
    )
    return [Bag(*pair) for pair in zip(shop, other, strict=True)]


def _spread(
    amount: Decimal, weights: Sequence[Decimal], currency: str
) -> list[Decimal]:
    whole, unit = sum(weights), unit_of(currency)
    if not whole:
        return [Decimal(0)] * len(weights)
    exact = [amount * weight / whole for weight in weights]
    shares = [value.quantize(unit, ROUND_FLOOR) for value in exact]
    left = int((amount - sum(shares)) / unit)
    places = sorted(range(len(exact)), key=lambda i: shares[i] - exact[i])
    for place in places[:left]:
        shares[place] += unit
    return shares
