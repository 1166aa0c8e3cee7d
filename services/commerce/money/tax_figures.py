"""Rows of a proof that are of one tax."""

from decimal import Decimal

# What rows of a proof for a tax begin with.
TAX = "tax/"


def tax_figure(title: str, rate: Decimal) -> str:
    """Name the row of a proof for a tax: `tax/TITLE/PERCENT`."""
    return f"{TAX}{title}/{(rate * 100).normalize():f}"


def tax_label(figure: str) -> str:
    """Name a tax as people know it, by the row of a proof; empty for other rows."""
    if not figure.startswith(TAX):
        return ""
    title, rate = figure.removeprefix(TAX).rsplit("/", 1)
    return f"{title} {rate} %"
