"""Taxes by chance: none, one, several, of one rate and other titles, stated ones."""

from decimal import Decimal
from random import Random

from ..cart import Line, TaxRate

SETS: tuple[tuple[int, tuple[tuple[str, str], ...]], ...] = (
    (14, ()),
    (24, (("DE VAT", "0.19"),)),
    (8, (("DE VAT", "0.07"),)),
    (6, (("GB VAT", "0.2"),)),
    (4, (("CH VAT", "0.081"),)),
    (3, (("Zero-rated VAT", "0"),)),
    (10, (("GST", "0.05"), ("QST", "0.09975"))),
    (9, (("State Tax", "0.04"), ("County Tax", "0.04"))),
    (8, (("CA State Tax", "0.0625"), ("LA County Tax", "0.01"), ("City", "0.005"))),
    (4, (("IGST", "0.18"), ("Cess", "0.01"))),
    (4, (("Consumption tax", "0.1"),)),
    (6, (("Odd tax", "0.333333"),)),
)


def random_taxes(random: Random) -> tuple[TaxRate, ...]:
    """The taxes of one place; sometimes the channel remits them."""
    chosen = random.choices(SETS, [weight for weight, _ in SETS])[0][1]
    liable = random.random() < 0.08
    unknown = random.random() < 0.1
    return tuple(
        TaxRate(title, Decimal(rate), None if unknown else liable)
        for title, rate in chosen
    )


def own_taxes(random: Random, line: Line) -> tuple[TaxRate, ...]:
    """A line's own taxes; half of them as a tax service states them, near the rate."""
    taxes = random_taxes(random)
    if random.random() < 0.5:
        return taxes
    total = line.price * line.quantity
    for tax in taxes:
        stated = total * tax.rate + Decimal(random.randint(-5, 5)) / 100
        tax.amount = max(stated, Decimal(0))
    return taxes
