"""The proof of an order's money: Shopify's sums beside those of our lines."""

from collections.abc import Iterator
from decimal import Decimal

from ....commerce.money.lines import ZERO, LineKind, TaxKey
from ....commerce.money.proof import ProofRow, tax_figure
from ...gql.fragments import TaxLineFields
from ..reading.full_order import FullOrder
from ..reading.tax_lines import tax_key
from ..reading.transactions import PENDING, word
from .draft import Draft, Purse
from .readings import Reckoning

# Differences in these hold the order; the others' money may be told in another sum.
HOLDING = ("total", "current_total", "tax", "current_tax")
ROWS = (
    *("subtotal", "discounts", "shipping", "tax", "tip", "duties", "fees", "total"),
    *("refunds", "current_subtotal", "current_shipping", "current_tax"),
)
# Which lines a sum is made of; the others are made of all.
LINES_OF = {
    "subtotal": (LineKind.ITEM, LineKind.TIP),
    "current_subtotal": (LineKind.ITEM, LineKind.TIP),
    "discounts": (LineKind.ITEM, LineKind.SHIPPING),
    "shipping": (LineKind.SHIPPING,),
    "current_shipping": (LineKind.SHIPPING,),
    "tip": (LineKind.TIP,),
    "duties": (LineKind.DUTY,),
    "fees": (LineKind.FEE,),
}
Problem = tuple[str, str]


def prove(
    order: FullOrder, purse: Purse, reckoning: Reckoning
) -> tuple[list[ProofRow], list[Problem]]:
    """Compare all that Shopify says; a problem names a line and the sum that is off.

    It names the order where no line can be told from the others.
    """
    rows = [row for row in _rows(order, purse, reckoning) if row is not None]
    taxes = list(_tax_rows(order, purse, reckoning.drafts))
    problems = [
        (_culprit(order, purse, reckoning.drafts, row.name), row.name)
        for row in rows + taxes
        if row.difference and not row.explanation
    ]
    finer = [draft.key for draft in reckoning.drafts if _finer(draft, purse)]
    return rows + taxes, problems + [(key, "digits") for key in finer]


def _finer(draft: Draft, purse: Purse) -> bool:
    """Whether amounts are finer than their currency: no book could hold them."""
    amounts = (draft.shown, draft.left, *draft.taxes, *draft.left_taxes)
    return any(amount % purse.unit for amount in amounts)


def _rows(
    order: FullOrder, purse: Purse, reckoning: Reckoning
) -> Iterator[ProofRow | None]:
    for name in ROWS:
        if name == "refunds":
            yield _refunds(order, purse, reckoning)
        else:
            yield _row(name, order, reckoning)
    yield _rounding(order, purse, reckoning.drafts)
    yield _row("current_total", order, reckoning)


def _row(name: str, order: FullOrder, reckoning: Reckoning) -> ProofRow | None:
    told = reckoning.told[name]
    ours = reckoning.ours[name]
    if told is None:
        return None if not ours else ProofRow(name, ours, ours, "not_told")
    if told == ours:
        return ProofRow(name, told, ours)
    return ProofRow(name, told, ours, _explanation(name, order, reckoning))


def _explanation(name: str, order: FullOrder, reckoning: Reckoning) -> str:
    """Name what explains a difference; `""` if nothing does."""
    gap = reckoning.gap(name)
    drafts = reckoning.drafts
    beyond = _sum(drafts, LineKind.REFUND)
    if name == "current_total" and gap in (beyond[0] + beyond[1], beyond[0]):
        return _of_refunds(gap)
    if name == "current_tax" and gap == beyond[1]:
        return _of_refunds(gap)
    if name in HOLDING:
        return ""
    if name == "duties" and order.duties_included and not reckoning.ours["duties"]:
        return "duties_in_prices"
    shipping = [draft for draft in drafts if draft.kind == LineKind.SHIPPING]
    if name == "discounts" and gap == sum((each.discount for each in shipping), ZERO):
        return "shipping_discounts"
    if name == "shipping" and gap == sum((each.discount for each in shipping), ZERO):
        return "shipping_discounts"
    agree = not any(reckoning.gap(each) for each in HOLDING)
    return "elsewhere" if agree else ""


def _of_refunds(gap: Decimal) -> str:
    """Name money of refunds that belongs to no item, by the way that it goes."""
    return "kept_of_refunds" if gap > 0 else "refunds_without_items"


def _refunds(order: FullOrder, purse: Purse, reckoning: Reckoning) -> ProofRow:
    """What was paid back, beside what lines lost: edits and unpaid orders differ."""
    told = reckoning.told["refunds"] or ZERO
    ours = reckoning.ours
    lost = ours["total"] - ours["current_total"]
    why = _why_less(order, purse, lost - told) if told < lost else "paid_back_more"
    if told and order.currency_code != order.presentment_currency_code:
        why = "paid_back_by_rate"
    return ProofRow("refunds", told, lost, "" if told == lost else why)


def _why_less(order: FullOrder, purse: Purse, gap: Decimal) -> str:
    """Name why less was paid back than lines lost."""
    refunds = [it for it in order.transactions if word(it.kind) == "refund"]
    if any(word(it.status) in PENDING for it in refunds):
        return "refund_pending"
    failed = (it for it in refunds if word(it.status) in ("failure", "error"))
    is_failed = any(purse.read(it.amount_set) == gap for it in failed)
    return "refund_failed" if is_failed else "not_paid_back"


def _rounding(order: FullOrder, purse: Purse, drafts: list[Draft]) -> ProofRow | None:
    told = order.total_cash_rounding_adjustment
    shopify = purse.read(told.payment_set) - purse.read(told.refund_set)
    lines = _sum(drafts, LineKind.ROUNDING)[0]
    return ProofRow("rounding", shopify, lines) if shopify or lines else None


def _tax_rows(
    order: FullOrder, purse: Purse, drafts: list[Draft]
) -> Iterator[ProofRow]:
    """Compare each tax as it stands now, by its title and rate."""
    told: dict[str, Decimal] = {}
    for line in order.current_tax_lines:
        _add(told, tax_key(line, purse.country, purse.included), purse, line)
    ours, beyond = _standing_taxes(drafts)
    for name in dict.fromkeys([*told, *ours]):
        shopify, lines = told.get(name, ZERO), ours.get(name, ZERO)
        gap = lines - shopify
        known = _of_refunds(gap) if gap and gap == beyond.get(name) else ""
        yield ProofRow(name, shopify, lines, known)


def _add(
    sums: dict[str, Decimal], key: TaxKey, purse: Purse, line: TaxLineFields
) -> None:
    name = tax_figure(key.title, key.rate)
    sums[name] = sums.get(name, ZERO) + purse.read(line.price_set)


def _standing_taxes(
    drafts: list[Draft],
) -> tuple[dict[str, Decimal], dict[str, Decimal]]:
    """Sum up each tax of all lines, and of refunds without items alone."""
    ours: dict[str, Decimal] = {}
    beyond: dict[str, Decimal] = {}
    for draft in drafts:
        sums = (ours, beyond) if draft.kind == LineKind.REFUND else (ours,)
        for key, amount in zip(draft.keys, draft.left_taxes, strict=True):
            name = tax_figure(key.title, key.rate)
            for each in sums:
                each[name] = each.get(name, ZERO) + amount
    return ours, beyond


def _sum(drafts: list[Draft], kind: LineKind) -> tuple[Decimal, Decimal]:
    """What stands of lines of a kind, and their taxes."""
    chosen = [draft for draft in drafts if draft.kind == kind]
    return (
        sum((draft.left for draft in chosen), ZERO),
        sum((draft.left_tax for draft in chosen), ZERO),
    )


def _culprit(order: FullOrder, purse: Purse, drafts: list[Draft], name: str) -> str:
    """Name the line that is off in itself, the only one it can be, or the order."""
    kinds = LINES_OF.get(name, tuple(LineKind))
    for line in order.line_items.nodes if LineKind.ITEM in kinds else ():
        price = purse.read(line.original_unit_price_set)
        if price * line.quantity != purse.read(line.original_total_set):
            return line.id
    of_kind = [draft.key for draft in drafts if draft.kind in kinds]
    return of_kind[0] if len(of_kind) == 1 else order.id
