"""The sums of an order: ours from its lines, and Shopify's."""

from collections.abc import Iterable
from decimal import Decimal

from ....commerce.money.lines import ZERO, LineKind
from ..reading.full_order import FullOrder
from .draft import Draft, Purse
from .way_to_read import Reading

# None is what Shopify does not say.
Figures = dict[str, Decimal | None]
OWN = (LineKind.ROUNDING,)


def figures_of(
    drafts: Iterable[Draft], purse: Purse, reading: Reading
) -> dict[str, Decimal]:
    """Sum up lines as Shopify's fields do; cash rounding is part of no total of its."""
    drafts = [draft for draft in drafts if draft.kind not in OWN]
    inside = (
        (LineKind.ITEM, LineKind.TIP) if reading.tip == "inside" else (LineKind.ITEM,)
    )
    shown = _sum(draft.shown for draft in drafts)
    left = _sum(draft.left for draft in drafts)
    tax = _sum(draft.tax for draft in drafts)
    left_tax = _sum(draft.left_tax for draft in drafts)
    return {
        "subtotal": _sum(d.shown for d in drafts if d.kind in inside),
        "discounts": _sum(d.discount for d in drafts),
        "shipping": _sum(d.shown + d.discount for d in drafts if _is_shipping(d)),
        "tax": tax,
        "tip": _sum(d.shown for d in drafts if d.kind == LineKind.TIP),
        "duties": _sum(d.shown for d in drafts if d.kind == LineKind.DUTY),
        "fees": _sum(d.shown for d in drafts if d.kind == LineKind.FEE),
        "total": shown if purse.included else shown + tax,
        "current_subtotal": _sum(d.left for d in drafts if d.kind in inside),
        "current_shipping": _sum(d.left for d in drafts if _is_shipping(d)),
        "current_tax": left_tax,
        "current_total": left if purse.included else left + left_tax,
    }


def told_by(order: FullOrder, purse: Purse) -> Figures:
    """Read Shopify's sums; None is what it does not say."""
    fields = {
        "subtotal": order.subtotal_price_set,
        "discounts": order.total_discounts_set,
        "shipping": order.total_shipping_price_set,
        "tax": order.total_tax_set,
        "tip": order.total_tip_received_set,
        "duties": order.original_total_duties_set,
        "fees": order.original_total_additional_fees_set,
        "total": order.total_price_set,
        "refunds": order.total_refunded_set,
        "current_subtotal": order.current_subtotal_price_set,
        "current_shipping": order.current_shipping_price_set,
        "current_tax": order.current_total_tax_set,
        "current_total": order.current_total_price_set,
    }
    return {
        name: None if bag is None else purse.read(bag) for name, bag in fields.items()
    }


def _is_shipping(draft: Draft) -> bool:
    return draft.kind == LineKind.SHIPPING


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, ZERO)
