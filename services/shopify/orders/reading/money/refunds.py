"""What refunds, returns and edits took back of an order's lines."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from .....commerce.money.shares import part, split
from .....commerce.records.money import ZERO, LineKind, TaxKey
from ....gql.fragments import LineItemFields
from ..full_order import FullOrder
from ..tax_lines import kind_of
from .draft import Draft, Purse
from .ordered import keyed_shipping
from .way import Way


@dataclass(slots=True)
class Taken:
    """What refunds took of one line, as Shopify shows prices."""

    quantity: int = 0
    shown: Decimal = ZERO
    tax: Decimal = ZERO

    def add(self, shown: Decimal, tax: Decimal, quantity: int = 0) -> None:
        self.shown += shown
        self.tax += tax
        self.quantity += quantity


@dataclass(slots=True)
class TakenBack:
    """What refunds took, by the keys of the lines."""

    by_key: dict[str, Taken] = field(default_factory=dict)

    def of(self, key: str) -> Taken:
        return self.by_key.setdefault(key, Taken())


def take_back(order: FullOrder, purse: Purse, way: Way, drafts: list[Draft]) -> None:
    """Lower the drafts to what stands now, and add what belongs to no line."""
    gone = {key for key, line in keyed_shipping(order) if line.is_removed}
    taken = _sum_up(order, purse, way, [it for it in drafts if it.key not in gone])
    items = {line.id: line for line in order.line_items.nodes}
    for draft in drafts:
        _lower(draft, taken.of(draft.key), purse, way)
        if draft.key in items:
            _lower_edited(draft, items[draft.key], taken.of(draft.key), purse, way)
        elif draft.key in gone:
            draft.keep_nothing()
    _lower_fees(order, purse, drafts)
    drafts += _adjustments(order, purse, way, drafts)
    drafts += _rounding(order, purse)


def _sum_up(order: FullOrder, purse: Purse, way: Way, drafts: list[Draft]) -> TakenBack:
    taken = TakenBack()
    lines = {draft.key: draft for draft in drafts}
    duties = [draft.key for draft in drafts if draft.kind == LineKind.DUTY]
    for refund in order.full_refunds:
        for item in refund.refund_line_items.nodes:
            shown, tax = purse.read(item.subtotal_set), purse.read(item.total_tax_set)
            taken.of(item.line_item.id).add(shown, tax, item.quantity)
        for line in refund.refund_shipping_lines.nodes:
            shown = purse.read(line.subtotal_amount_set)
            key = line.shipping_line.id or _shipping_of(shown, drafts, taken)
            tax = purse.read(line.tax_amount_set)
            back = _shipping_back(shown, tax, lines.get(key), way, purse)
            taken.of(key).add(*back)
        for duty in refund.duties or ():
            key = (
                duty.original_duty.id if duty.original_duty else next(iter(duties), "")
            )
            taken.of(key).add(purse.read(duty.amount_set), ZERO)
    return taken


def _shipping_of(shown: Decimal, drafts: Iterable[Draft], taken: TakenBack) -> str:
    """Return the shipping line that an amount was refunded of, where no id tells it.

    It is one of which just this is left, else one of which so much is.
    """
    left = {
        draft.key: draft.shown - taken.of(draft.key).shown
        for draft in drafts
        if draft.kind == LineKind.SHIPPING
    }
    exact = (key for key, rest in left.items() if rest == shown)
    enough = (key for key, rest in left.items() if rest >= shown)
    return next(exact, next(enough, next(iter(left), "")))


def _shipping_back(
    shown: Decimal, tax: Decimal, line: Draft | None, way: Way, purse: Purse
) -> tuple[Decimal, Decimal]:
    """Return what a refund takes of a shipping line, and of its taxes."""
    is_net = "net" in way.shipping_back
    if line and "share" in way.shipping_back and not tax:
        whole = line.shown - line.tax if is_net else line.shown
        tax = part(line.tax, shown, whole, purse.unit)
    return (shown + tax if is_net else shown), tax


def _lower(draft: Draft, taken: Taken, purse: Purse, way: Way) -> None:
    """Take off what refunds say; each tax gets its share of the tax they give back."""
    if draft.kind == LineKind.DUTY:
        _lower_duty(draft, taken, purse, way)
        return
    draft.left = draft.shown - taken.shown
    gone = split(taken.tax, draft.taxes, purse.unit)
    draft.left_taxes = [tax - back for tax, back in zip(draft.taxes, gone, strict=True)]
    if draft.kind == LineKind.SHIPPING and taken.shown and not draft.left:
        draft.left_quantity = 0


def _lower_duty(draft: Draft, taken: Taken, purse: Purse, way: Way) -> None:
    """Take a duty back; Shopify does not say what becomes of its taxes."""
    if not taken.shown:
        return
    draft.left = max(draft.shown - taken.shown, ZERO)
    if not draft.left:
        draft.left_quantity = 0
    if way.duty_tax_returned and draft.shown:
        draft.left_taxes = [
            part(tax, draft.left, draft.shown, purse.unit) if draft.left else ZERO
            for tax in draft.taxes
        ]


def _lower_edited(
    draft: Draft, line: LineItemFields, taken: Taken, purse: Purse, way: Way
) -> None:
    """Set the quantity that Shopify says; units without a refund take their share."""
    draft.left_quantity = line.current_quantity
    rest = draft.quantity - taken.quantity
    if rest > line.current_quantity and rest > 0:
        units, whole = Decimal(line.current_quantity), Decimal(rest)
        draft.estimated = True
        draft.left = _kept(draft.left, units, whole, purse.unit)
        draft.left_taxes = [
            _kept(tax, units, whole, purse.unit) for tax in draft.left_taxes
        ]
    elif not line.current_quantity and draft.quantity and way.exact_rest:
        draft.keep_nothing()


def _kept(amount: Decimal, units: Decimal, whole: Decimal, unit: Decimal) -> Decimal:
    return part(amount, units, whole, unit) if units else ZERO


def _lower_fees(order: FullOrder, purse: Purse, drafts: Iterable[Draft]) -> None:
    """Share out what is left of the fees; no refund tells of them."""
    fees = [draft for draft in drafts if draft.kind == LineKind.FEE]
    told = order.current_total_additional_fees_set
    ordered = [fee.shown for fee in fees]
    if told is None or not fees or purse.read(told) == sum(ordered, ZERO):
        return
    shares = split(purse.read(told), ordered, purse.unit)
    for fee, left in zip(fees, shares, strict=True):
        fee.estimated = True
        fee.left = left
        fee.left_quantity = 1 if left else 0
        fee.left_taxes = [_kept(tax, left, fee.shown, purse.unit) for tax in fee.taxes]


def _adjustments(
    order: FullOrder, purse: Purse, way: Way, drafts: Iterable[Draft]
) -> list[Draft]:
    """Draft money that went back beyond lines, and what the shop kept of them."""
    taxes = _taxes_of(drafts)
    found = []
    for refund in order.full_refunds:
        for each in refund.order_adjustments.nodes:
            amount = purse.read(each.amount_set)
            tax = purse.read(each.tax_amount_set)
            if amount > 0 and not way.kept_counts:
                continue
            if amount or tax:
                draft = _adjustment(each.id, amount, tax, taxes, purse)
                draft.reason = each.reason.value if each.reason else ""
                found.append(draft)
    return found


def _adjustment(
    key: str, amount: Decimal, tax: Decimal, taxes: dict[TaxKey, Decimal], purse: Purse
) -> Draft:
    """Draft an adjustment; Shopify's amount of it is always without its tax."""
    keys = tuple(taxes) if tax else ()
    shares = split(tax, list(taxes.values()), purse.unit) if tax else []
    shown = amount + sum(shares, ZERO) if purse.included else amount
    return Draft(
        key=key,
        kind=LineKind.REFUND,
        title="",
        unit_price=abs(shown),
        quantity=0,
        shown=ZERO,
        keys=keys,
        taxes=[ZERO] * len(keys),
        left_quantity=sign_of(shown),
        left=shown,
        left_taxes=shares,
    )


def _taxes_of(drafts: Iterable[Draft]) -> dict[TaxKey, Decimal]:
    """Sum up the order's taxes, as the weights of a tax that belongs to no line."""
    sums: dict[TaxKey, Decimal] = {}
    for draft in drafts:
        for key, amount in zip(draft.keys, draft.taxes, strict=True):
            key = kind_of(key)
            sums[key] = sums.get(key, ZERO) + amount
    return sums


def _rounding(order: FullOrder, purse: Purse) -> list[Draft]:
    """Draft Shopify's rounding of cash, what was rounded on refunds taken off."""
    told = order.total_cash_rounding_adjustment
    paid, refunded = purse.read(told.payment_set), purse.read(told.refund_set)
    if not paid and not refunded:
        return []
    left = paid - refunded
    return [
        Draft(
            key=f"{order.id}#rounding",
            kind=LineKind.ROUNDING,
            title="",
            unit_price=abs(left or paid),
            quantity=sign_of(paid),
            shown=paid,
            left_quantity=sign_of(left),
            left=left,
        )
    ]


def sign_of(amount: Decimal) -> int:
    """Return the quantity of a line of money alone: -1 where it goes to the customer.

    So a credit note of it reads 1 × the amount, as people expect.
    """
    return (amount > 0) - (amount < 0)
