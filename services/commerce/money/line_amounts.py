"""A line's money as its link keeps it: exact, and alike where it is equal. Pure."""

from collections.abc import Iterable, Sequence
from typing import Any

from ..records.money import Amounts, MoneyLine, TaxKey
from ..records.plain import amount


def line_amounts(line: MoneyLine) -> dict[str, Any]:
    """All of a line's money, in text."""
    return {
        "unit_price": amount(line.unit_price),
        "discount": amount(line.discount),
        "taxes": [_tax(tax) for tax in line.taxes],
        "ordered": _amounts(line.ordered_quantity, line.ordered),
        "current": _amounts(line.quantity, line.current),
    }


def target_amounts(line: MoneyLine) -> dict[str, Any]:
    """What documents are to say of a line, and of which taxes."""
    return {
        **_amounts(line.quantity, line.current),
        "of": names_of(map(_tax, line.taxes)),
    }


def names_of(taxes: Iterable[Sequence[Any]]) -> list[list[Any]]:
    """Return by what taxes are others: title, rate, who pays them; not the country.

    :param taxes: of `line_amounts`
    """
    return [[title, rate, liable] for title, rate, _to, _in, liable, _nth in taxes]


def nothing_left() -> dict[str, Any]:
    """What documents are to say of a line that the shop does not have any more."""
    return {"quantity": 0, "net": "0", "taxes": [], "of": []}


def _amounts(quantity: int, amounts: Amounts) -> dict[str, Any]:
    return {
        "quantity": quantity,
        "net": amount(amounts.net),
        "taxes": [amount(it) for it in amounts.taxes],
    }


def _tax(tax: TaxKey) -> list[Any]:
    return [
        tax.title,
        amount(tax.rate),
        tax.country,
        tax.included,
        tax.channel_liable,
        tax.nth,
    ]
