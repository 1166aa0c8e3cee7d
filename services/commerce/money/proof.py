"""The proof of an order's money: its figures, and what they are called. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

# What rows of a proof for a tax begin with.
TAX = "tax/"


@dataclass(frozen=True, slots=True)
class ProofRow:
    """One figure: the shop's, ours from the lines, and what explains a difference.

    :param told: what the shop says
    :param name: `subtotal`, `discounts`, `shipping`, `tax`, `tip`, `duties`, `fees`,
        `total`, `refunds`, `rounding`, `current_subtotal`, `current_shipping`,
        `current_tax`, `current_total`, and of each tax as it stands now
        `tax/TITLE/PERCENT`
    :param explanation: a word for what explains a difference; `""` where nothing does
    """

    name: str
    told: Decimal
    lines: Decimal
    explanation: str = ""

    @classmethod
    def read(cls, kept: Mapping[str, str]) -> "ProofRow":
        """Return a figure as it was kept with its order."""
        figures = Decimal(kept["told"]), Decimal(kept["lines"])
        return cls(kept["name"], *figures, kept.get("explanation") or "")

    def kept(self) -> dict[str, str]:
        """Return what is kept of it with its order."""
        return {
            "name": self.name,
            "told": str(self.told),
            "lines": str(self.lines),
            "explanation": self.explanation,
        }

    @property
    def difference(self) -> Decimal:
        return self.lines - self.told


def tax_figure(title: str, rate: Decimal) -> str:
    """Name the row of a proof for a tax: `tax/TITLE/PERCENT`."""
    return f"{TAX}{title}/{(rate * 100).normalize():f}"


def tax_label(figure: str) -> str:
    """Name a tax as people know it, by the row of a proof; empty for other rows."""
    if not figure.startswith(TAX):
        return ""
    title, rate = figure.removeprefix(TAX).rsplit("/", 1)
    return f"{title} {rate} %"
