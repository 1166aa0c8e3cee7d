"""What was ordered: each line of an order that has money, as Shopify shows it."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from .....commerce.money.shares import split
from .....commerce.records.money import ZERO, LineKind
from ....gql.fragments import (
    DiscountAllocationFields,
    LineItemFields,
    LineItemFieldsDuties,
    OrderFields,
    OrderFieldsAdditionalFees,
    ShippingLineFields,
    TaxLineFields,
)
from ..full_order import FullOrder
from ..tax_lines import kind_of, tax_key, tax_keys
from .draft import Draft, Purse
from .way import Way

TIP_TITLES = ("tip", "gratuity")


def ordered_drafts(order: FullOrder, purse: Purse, way: Way) -> list[Draft]:
    """Draft all lines of an order as they were ordered, edits that add included."""
    tip = tip_line(order, purse) if way.tip in ("apart", "inside") else None
    drafts = [_item(line, purse, line is tip) for line in order.line_items.nodes]
    if way.tip == "extra":
        drafts.append(_tip(order, purse))
    drafts += _shipping(order, purse, way)
    for line in order.line_items.nodes:
        drafts += [_extra(duty, LineKind.DUTY, order, purse) for duty in line.duties]
    drafts += [_extra(fee, LineKind.FEE, order, purse) for fee in order.additional_fees]
    _spread_taxes(order, purse, drafts)
    for draft in drafts:
        draft.keep_all()
    return drafts


def tip_line(order: FullOrder, purse: Purse) -> LineItemFields | None:
    """Find the line item that may be the tip: custom, untaxed, of the tip's amount."""
    tip = purse.read(order.total_tip_received_set)
    found = [line for line in order.line_items.nodes if _may_be_tip(line, purse, tip)]
    named = [line for line in found if line.title.strip().lower() in TIP_TITLES]
    return (named or found or [None])[-1] if tip else None


def _may_be_tip(line: LineItemFields, purse: Purse, tip: Decimal) -> bool:
    return (
        line.variant is None
        and not line.tax_lines
        and not line.is_gift_card
        and not line.requires_shipping
        and purse.read(line.original_total_set) == tip
    )


def _item(line: LineItemFields, purse: Purse, is_tip: bool) -> Draft:
    discount = _discount(line.discount_allocations, purse)
    return Draft(
        key=line.id,
        kind=LineKind.TIP if is_tip else LineKind.ITEM,
        title=line.name or line.title,
        unit_price=purse.read(line.original_unit_price_set),
        quantity=line.quantity,
        shown=purse.read(line.original_total_set) - discount,
        discount=discount,
        keys=tax_keys(line.tax_lines, purse.included),
        taxes=_taxes(line.tax_lines, purse),
    )


def _tip(order: FullOrder, purse: Purse) -> Draft:
    tip = purse.read(order.total_tip_received_set)
    return Draft(f"{order.id}#tip", LineKind.TIP, "Tip", tip, 1, tip)


def _shipping(order: FullOrder, purse: Purse, way: Way) -> list[Draft]:
    drafts = []
    for key, line in keyed_shipping(order):
        draft = _shipping_line(key, line, purse)
        if line.is_removed and not way.removed_shipping:
            _forget(draft)
        drafts.append(draft)
    return drafts


def _shipping_line(key: str, line: ShippingLineFields, purse: Purse) -> Draft:
    original = purse.read(line.original_price_set)
    shown = purse.read(line.discounted_price_set)
    return Draft(
        key=key,
        kind=LineKind.SHIPPING,
        title=line.title,
        unit_price=original,
        quantity=1,
        shown=shown,
        discount=original - shown,
        keys=tax_keys(line.tax_lines, purse.included),
        taxes=_taxes(line.tax_lines, purse),
    )


def keyed_shipping(order: OrderFields) -> Iterator[tuple[str, ShippingLineFields]]:
    """Yield shipping lines with what tells them apart; old ones have no id."""
    for number, line in enumerate(order.shipping_lines.nodes):
        yield line.id or f"{order.id}#shipping-{number}", line


def _forget(draft: Draft) -> None:
    draft.quantity = 0
    draft.shown = draft.discount = ZERO
    draft.taxes = [ZERO] * len(draft.taxes)


def _extra(
    extra: LineItemFieldsDuties | OrderFieldsAdditionalFees,
    kind: LineKind,
    order: FullOrder,
    purse: Purse,
) -> Draft:
    """Draft a duty or a fee; a duty that prices include adds nothing but its taxes."""
    duty = kind == LineKind.DUTY
    price = purse.read(extra.price)
    return Draft(
        key=extra.id,
        kind=kind,
        title=(extra.harmonized_system_code or "") if duty else extra.name,
        unit_price=ZERO if duty and order.duties_included else price,
        quantity=1,
        shown=ZERO if duty and order.duties_included else price,
        keys=tax_keys(extra.tax_lines, purse.included),
        taxes=_taxes(extra.tax_lines, purse),
    )


def _discount(allocations: Iterable[DiscountAllocationFields], purse: Purse) -> Decimal:
    amounts = (purse.read(each.allocated_amount_set) for each in allocations)
    return sum(amounts, ZERO)


def _taxes(lines: Iterable[TaxLineFields], purse: Purse) -> list[Decimal]:
    return [purse.read(line.price_set) for line in lines]


def _spread_taxes(order: FullOrder, purse: Purse, drafts: Sequence[Draft]) -> None:
    """Share taxes that the order tells, and none of its lines, between its goods.

    Orders that were made by an app may have them so.
    """
    goods = [draft for draft in drafts if draft.kind == LineKind.ITEM]
    missing = purse.read(order.total_tax_set) - sum((it.tax for it in drafts), ZERO)
    known = {kind_of(key) for draft in drafts for key in draft.keys}
    for line in order.tax_lines if goods else ():
        key = tax_key(line, purse.included)
        amount = purse.read(line.price_set)
        if not amount or key in known or amount > missing:
            continue
        missing -= amount
        shares = split(amount, [draft.shown for draft in goods], purse.unit)
        for draft, share in zip(goods, shares, strict=True):
            draft.keys += (key,)
            draft.taxes.append(share)
            draft.estimated = True
