"""The proof of an order's money against what Odoo's sale order really says now."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from odoo.models import BaseModel

from ..money.exact_pieces import divided
from ..money.proof import ProofRow, tax_figure
from ..money.shares import unit_of
from ..records.money import ZERO, LineKind

CHANGED = "changed_in_odoo"


@dataclass(slots=True)
class OdooLine:
    """A line as Odoo reckons it; `kind` is empty where a person added it."""

    kind: str
    net: Decimal
    tax: Decimal
    included: bool
    taxes: dict[str, Decimal] = field(default_factory=dict)

    @property
    def shown(self) -> Decimal:
        return self.net + self.tax if self.included else self.net


def proof_of(link: BaseModel) -> list[ProofRow]:
    """Return the figures of the last import, Odoo's own where it has them now.

    What was ordered stands as it was told; Odoo has what stands of it. A person's
    changes in Odoo so become differences.

    :param link: a `commerce.order`
    """
    told = [ProofRow.read(row) for row in link.proof or []]
    if not link.sale_order_id or link.sale_order_id.state == "cancel":
        return told
    return [*_with_odoo(told, link)]


def _with_odoo(told: list[ProofRow], link: BaseModel) -> Iterable[ProofRow]:
    figures = _figures(_lines(link), _has_tip_inside(told, link))
    for row in told:
        odoo = figures.pop(row.name, None)
        if odoo is None or odoo == row.lines:
            yield row
        else:
            yield ProofRow(row.name, row.told, odoo, CHANGED)
    for name, odoo in figures.items():
        if odoo:
            yield ProofRow(name, ZERO, odoo, CHANGED)


def _figures(lines: list[OdooLine], with_tip: bool) -> dict[str, Decimal]:
    """Sum up lines as the shop does; cash rounding is part of none of its totals."""
    inside = {LineKind.ITEM.value}
    if with_tip:
        inside.add(LineKind.TIP.value)
    plain = [line for line in lines if line.kind != LineKind.ROUNDING.value]
    tax = _sum(line.tax for line in plain)
    figures = {
        "current_subtotal": _sum(it.shown for it in plain if it.kind in inside),
        "current_shipping": _sum(
            it.shown for it in plain if it.kind == LineKind.SHIPPING.value
        ),
        "current_tax": tax,
        "rounding": _sum(it.shown for it in lines) - _sum(it.shown for it in plain),
        "current_total": _sum(line.net for line in plain) + tax,
    }
    for line in plain:
        for name, amount in line.taxes.items():
            figures[name] = figures.get(name, ZERO) + amount
    return figures


def _has_tip_inside(told: list[ProofRow], link: BaseModel) -> bool:
    """Whether the shop counted the tip as goods when the order came in."""
    subtotal = next((row.lines for row in told if row.name == "subtotal"), None)
    items = link.line_ids.filtered(lambda line: line.kind == LineKind.ITEM.value)
    ordered = _sum(_ordered(line.amounts, link.taxes_included) for line in items)
    return subtotal is not None and subtotal != ordered


def _ordered(amounts: dict, included: bool) -> Decimal:
    """Return what was ordered of a line, as the shop shows it."""
    taxes = amounts["ordered"]["taxes"] if included else ()
    return Decimal(amounts["ordered"]["net"]) + _sum(map(Decimal, taxes))


def _lines(link: BaseModel) -> list[OdooLine]:
    """Reckon the sale order as Odoo does, all its lines together."""
    order = link.sale_order_id
    Tax = order.env["account.tax"]
    records = order.order_line.filtered(lambda line: not line.display_type)
    base_lines = [line._prepare_base_line_for_taxes_computation() for line in records]
    Tax._add_tax_details_in_base_lines(base_lines, order.company_id)
    Tax._round_base_lines_tax_details(base_lines, order.company_id)
    by_line = {line.sale_line_id: line for line in link.line_ids}
    unit = unit_of(order.currency_id.decimal_places)
    included = link.taxes_included
    return [
        _line(base_line, by_line.get(base_line["record"]), unit, included)
        for base_line in base_lines
    ]


def _line(
    base_line: dict, own: BaseModel | None, unit: Decimal, included: bool
) -> OdooLine:
    details = base_line["tax_details"]
    net = _exact(
        details["total_excluded_currency"] + details["delta_total_excluded_currency"],
        unit,
    )
    sums = {
        data["tax"]: _exact(data["tax_amount_currency"], unit)
        for data in details["taxes_data"]
    }
    return OdooLine(
        kind=own.kind if own else "",
        net=net,
        tax=_sum(sums.values()),
        included=included,
        taxes=_named(base_line["record"], own, sums),
    )


def _named(record: BaseModel, own: BaseModel | None, sums: dict) -> dict[str, Decimal]:
    """Name each tax as the shop does; those that a person chose by their own names."""
    found: dict[str, Decimal] = {}
    left = {tax.id: amount for tax, amount in sums.items()}
    said = ((own and own.amounts) or {}).get("taxes") or []
    exact = ((record.extra_tax_data or {}).get("exact") or {}).get("taxes") or []
    if len(said) == len(exact):
        ids = [tax for tax, _amount in exact]
        weights = [Decimal(amount) for _tax, amount in exact]
        for tax, amount in zip(said, divided(left, ids, weights), strict=True):
            name = tax_figure(tax[0], Decimal(tax[1]))
            found[name] = found.get(name, ZERO) + amount
        left = {tax: amount for tax, amount in left.items() if tax not in ids}
    for tax in sums:
        if tax.id in left:
            name = tax_figure(tax.name, Decimal(str(tax.amount)) / 100)
            found[name] = found.get(name, ZERO) + left[tax.id]
    return found


def _exact(value: float, unit: Decimal) -> Decimal:
    return Decimal(repr(value)).quantize(unit)


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, ZERO)
