"""The proof of an order's money as it is kept with the order. Pure."""

from .lines import OrderMoney


def proof_rows(money: OrderMoney) -> list[dict[str, str]]:
    """Return each figure: the shop's, that of our lines, and what explains a gap."""
    return [
        {
            "name": row.name,
            "told": str(row.told),
            "lines": str(row.lines),
            "explanation": row.explanation,
        }
        for row in money.proof
    ]
