"""The sums of an order as its lines make them. Pure."""

from collections.abc import Iterable
from decimal import Decimal

from ..records.money import ZERO, LineKind, MoneyLine

# Cash rounding is part of no total.
BESIDE = (LineKind.ROUNDING,)


def figures_of(
    lines: Iterable[MoneyLine], *, included: bool, tip_in_subtotal: bool
) -> dict[str, Decimal]:
    """Sum up lines as shops show their sums; what a sum is called, `ProofRow` tells.

    :param included: prices, and so the sums of goods, are with their taxes
    """
    lines = [line for line in lines if line.kind not in BESIDE]
    inside = (LineKind.ITEM, LineKind.TIP) if tip_in_subtotal else (LineKind.ITEM,)
    goods = [line for line in lines if line.kind in inside]
    shipping = _of(lines, LineKind.SHIPPING)
    return {
        "subtotal": _sum(shown(it, included) for it in goods),
        "discounts": _sum(it.discount for it in lines),
        "shipping": _sum(shown(it, included) + it.discount for it in shipping),
        "tax": _sum(it.ordered.tax for it in lines),
        "tip": _sum(shown(it, included) for it in _of(lines, LineKind.TIP)),
        "duties": _sum(shown(it, included) for it in _of(lines, LineKind.DUTY)),
        "fees": _sum(shown(it, included) for it in _of(lines, LineKind.FEE)),
        "total": _sum(it.ordered.total for it in lines),
        "current_subtotal": _sum(left(it, included) for it in goods),
        "current_shipping": _sum(left(it, included) for it in shipping),
        "current_tax": _sum(it.current.tax for it in lines),
        "current_total": _sum(it.current.total for it in lines),
    }


def shown(line: MoneyLine, included: bool) -> Decimal:
    """Return what was ordered as the shop shows it."""
    return line.ordered.total if included else line.ordered.net


def left(line: MoneyLine, included: bool) -> Decimal:
    """Return what stands now as the shop shows it."""
    return line.current.total if included else line.current.net


def _of(lines: Iterable[MoneyLine], kind: LineKind) -> list[MoneyLine]:
    return [line for line in lines if line.kind is kind]


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, ZERO)
