"""What the documents of orders say of their lines, whoever made them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from odoo.api import Environment
from odoo.models import BaseModel

from ...money.document_lines import Documented
from ...records.money import ZERO, Amounts

SIGNS = {"out_invoice": 1, "out_receipt": 1, "out_refund": -1}


@dataclass(slots=True)
class Said:
    """What documents say of one line: credit notes are subtracted."""

    quantity: Decimal = ZERO
    net: Decimal = ZERO
    total: Decimal = ZERO
    taxes: dict[int, Decimal] = field(default_factory=lambda: defaultdict(Decimal))
    latest: tuple[int, ...] = ()  # taxes of its latest document, in their order
    invoiced: BaseModel | None = None  # its line on the latest invoice, if any

    @property
    def told(self) -> tuple[Decimal, Decimal, dict[int, Decimal]]:
        """Quantity, net, and each tax by its id."""
        return self.quantity, self.net, dict(self.taxes)

    def amounts(self, taxes: Sequence[int]) -> Documented:
        """Return it with the amounts of these taxes, in their order."""
        return self.quantity, Amounts(self.net, tuple(self.taxes[it] for it in taxes))


class DocumentedLines:
    """Reads the documents of sale lines, drafts too, in one look-up."""

    def __init__(self, env: Environment, lines: BaseModel) -> None:
        self._env = env
        self._lines = lines
        self.of_line: dict[int, Said] = defaultdict(Said)
        self.moves: dict[int, BaseModel] = defaultdict(env["account.move"].browse)
        for move in self._moves():
            self._read(move)

    def booked(self, line: BaseModel) -> dict[str, Any]:
        """Return product, unit and account of what stands of a sale line.

        What is credited, or comes on top, is booked the same, whatever product the
        sale line has by now: else one account keeps what another gives back.
        """
        said = self.of_line.get(line.id)
        if not said or not (said.quantity or said.total) or not said.invoiced:
            return {}
        record = said.invoiced
        values = {
            "product_id": record.product_id.id,
            "product_uom_id": record.product_uom_id.id,
        }
        # Odoo refuses an archived account.
        if record.account_id.active:
            values["account_id"] = record.account_id.id
        return values

    def _moves(self) -> BaseModel:
        found = self._env["account.move.line"].search(
            [
                ("sale_line_ids", "in", self._lines.ids),
                ("parent_state", "!=", "cancel"),
                ("display_type", "=", "product"),
            ]
        )
        return found.move_id.filtered(lambda move: move.move_type in SIGNS).sorted("id")

    def _read(self, move: BaseModel) -> None:
        base_lines, _tax_lines = move._get_rounded_base_and_tax_lines()
        for base_line in base_lines:
            record = base_line["record"]
            if record._name != "account.move.line":
                continue
            for line in (record.sale_line_ids & self._lines)[:1]:
                self.moves[line.order_id.id] |= move
                taxes = base_line["tax_details"]["taxes_data"]
                self._add(line, record, taxes, SIGNS[move.move_type])

    def _add(
        self, line: BaseModel, record: BaseModel, taxes: Iterable[dict], sign: int
    ) -> None:
        said, digits = self.of_line[line.id], record.currency_id.decimal_places
        said.quantity += sign * exact(record.quantity, 6)
        said.net += sign * exact(record.price_subtotal, digits)
        said.total += sign * exact(record.price_subtotal, digits)
        said.latest = _taxes_of(record) or said.latest
        if sign > 0 or not said.invoiced:
            said.invoiced = record
        for data in taxes:
            amount = sign * exact(data["tax_amount_currency"], digits)
            said.taxes[data["tax"].id] += amount
            said.total += amount


def _taxes_of(record: BaseModel) -> tuple[int, ...]:
    """Return a line's taxes in the order of the shop's, if a person changed none."""
    known = ((record.extra_tax_data or {}).get("exact") or {}).get("taxes", ())
    told = tuple(int(tax) for tax, _amount in known)
    ids = record.tax_ids.ids
    return told if set(told) == set(ids) else tuple(ids)


def exact(value: float, digits: int) -> Decimal:
    """Return a number of Odoo's as the decimal that it stands for."""
    return Decimal(str(round(value, digits))).normalize()
