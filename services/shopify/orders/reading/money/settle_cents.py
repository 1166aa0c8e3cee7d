"""Cents that Shopify shared out in another way than we did."""

from collections.abc import Sequence
from decimal import Decimal

from .....commerce.records.money import ZERO, TaxKey
from ..full_order import FullOrder
from ..tax_lines import kind_of, tax_key
from .draft import Draft, Purse
from .sums import Figures, sums_of
from .way import Way

Sums = dict[TaxKey, Decimal]


def settle(
    order: FullOrder,
    purse: Purse,
    drafts: Sequence[Draft],
    told: Figures,
    way: Way,
) -> None:
    """Move cents of shares that Shopify does not tell to where its sums want them."""
    shared = [draft for draft in drafts if draft.estimated]
    if shared:
        _settle_goods(purse, drafts, shared, told, way)
    gaps = _tax_gaps(order, purse, drafts)
    if shared and any(gaps.values()):
        _settle_taxes(purse, shared, gaps)
    if any(gaps.values()):
        _exchange(purse, drafts, gaps)


def _settle_goods(
    purse: Purse,
    drafts: Sequence[Draft],
    shared: Sequence[Draft],
    told: Figures,
    way: Way,
) -> None:
    ours = sums_of(drafts, purse, way)["current_subtotal"]
    wanted = told["current_subtotal"]
    gap = ZERO if wanted is None else wanted - ours
    for draft in _standing(shared):
        step = _step(gap, purse.unit)
        draft.left += step
        gap -= step


def _settle_taxes(purse: Purse, shared: Sequence[Draft], gaps: Sums) -> None:
    for draft in _standing(shared):
        for place, key in enumerate(draft.keys):
            step = _step(gaps.get(kind_of(key), ZERO), purse.unit)
            draft.left_taxes[place] += step
            gaps[kind_of(key)] = gaps.get(kind_of(key), ZERO) - step


def _exchange(purse: Purse, drafts: Sequence[Draft], gaps: Sums) -> None:
    """Move a cent between two taxes of a line that was refunded in part.

    Shopify tells but the sum of the taxes that a refund gives back.
    """
    for draft in drafts:
        if draft.left_taxes == draft.taxes or len(draft.keys) < 2:
            continue
        more = _place(draft, gaps, 1)
        less = _place(draft, gaps, -1)
        if more is None or less is None:
            continue
        draft.left_taxes[more] += purse.unit
        draft.left_taxes[less] -= purse.unit
        gaps[kind_of(draft.keys[more])] -= purse.unit
        gaps[kind_of(draft.keys[less])] += purse.unit


def _place(draft: Draft, gaps: Sums, sign: int) -> int | None:
    """Find a tax of a line of which Shopify has more, or less, than we."""
    places = range(len(draft.keys))
    wanted = (i for i in places if gaps.get(kind_of(draft.keys[i]), ZERO) * sign > 0)
    return next(wanted, None)


def _tax_gaps(order: FullOrder, purse: Purse, drafts: Sequence[Draft]) -> Sums:
    """How much more Shopify has of each tax than we; {} where it tells no taxes."""
    gaps: Sums = {}
    if order.current_total_tax_set is None:
        return gaps
    for line in order.current_tax_lines:
        key = tax_key(line, purse.included)
        gaps[key] = gaps.get(key, ZERO) + purse.read(line.price_set)
    for draft in drafts:
        for key, amount in zip(draft.keys, draft.left_taxes, strict=True):
            gaps[kind_of(key)] = gaps.get(kind_of(key), ZERO) - amount
    return gaps


def _standing(drafts: Sequence[Draft]) -> list[Draft]:
    return [draft for draft in drafts if draft.left_quantity]


def _step(gap: Decimal, unit: Decimal) -> Decimal:
    """A cent towards the gap, no more: larger gaps are no matter of rounding."""
    if not gap:
        return ZERO
    return unit if gap > 0 else -unit
