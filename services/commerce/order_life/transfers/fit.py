"""Makes transfers fit what is still to be shipped and what came back."""

from collections import defaultdict
from collections.abc import Sequence

from odoo.api import Environment
from odoo.models import BaseModel

from ..plan.followed import Followed, Quantities
from ..plan.steps import Plan
from ..sale_states import is_quotation
from .demand_notes import DemandNotes
from .reservations import Reservations, lower_rerouted


class Transfers:
    """Keeps what the shop shipped and what customers keep; Odoo moves the goods."""

    def __init__(self, env: Environment, shop: BaseModel) -> None:
        self._env = env
        self._system = shop.system_label

    def fit(self, plans: Sequence[Plan]) -> None:
        """Fit the transfers of orders; run it before quotations are confirmed."""
        for plan in plans:
            if is_quotation(plan.order):
                self._keep_fulfilled(plan.followed)
        confirmed = [it for it in plans if it.was_confirmed and not it.cancel]
        for plan in confirmed:
            self._keep_kept(plan.followed)
        self._launch(confirmed)

    # Shipped before

    def _keep_fulfilled(self, it: Followed) -> None:
        """Keep what the shop has shipped: Odoo is not to ship it again."""
        self._write(it, "commerce_fulfilled_before", it.delivered())

    # Kept

    def _keep_kept(self, it: Followed) -> None:
        """Keep what was delivered and refunded, and is not to come back."""
        returned = it.source.returned
        kept = {}
        for key, line in it.sale_lines.items():
            if line.qty_delivered > line.product_uom_qty or line.commerce_kept:
                shipped = line.qty_delivered + came_back(line)
                rest = shipped - returned.get(key, 0) - line.product_uom_qty
                kept[key] = max(rest, 0.0)
        changed = self._write(it, "commerce_kept", kept)
        # Goods that come back later than their money.
        changed.filtered(lambda line: not line.commerce_moves).commerce_moves = "less"

    def _write(self, it: Followed, field: str, quantities: Quantities) -> BaseModel:
        """Write quantities of lines; return the lines that had others."""
        by_value: dict[float, BaseModel] = defaultdict(
            self._env["sale.order.line"].browse
        )
        for key, quantity in quantities.items():
            line = it.sale_lines.get(key)
            if line and line[field] != quantity:
                by_value[quantity] |= line
        for quantity, lines in by_value.items():
            lines[field] = quantity
        return self._env["sale.order.line"].union(*by_value.values())

    # Moves

    def _launch(self, plans: Sequence[Plan]) -> None:
        """Let Odoo order, lower or take back what a changed line asks for.

        Only what an import changed counts: a transfer or a backorder that a person
        does not want stays away.
        """
        waiting = self._env["sale.order.line"].union(
            *(it.order.order_line.filtered("commerce_moves") for it in plans)
        )
        lines = waiting.filtered(_asks_for_moves)
        less = lines.filtered(lambda line: line.commerce_moves == "less")
        Reservations(self._env).lower(less)
        moves = lines.order_id.picking_ids.move_ids
        notes = DemandNotes(self._env, self._system, moves)
        lower_rerouted(less)
        locked = lines.order_id.filtered("locked")
        locked.locked = False
        lines._action_launch_stock_rule()
        locked.locked = True
        notes.write()
        waiting.commerce_moves = False


def _asks_for_moves(line: BaseModel) -> bool:
    """Whether transfers differ from a line in the direction of its change."""
    if line.product_id.type != "consu" or line.is_expense:
        return False
    moved = line._get_qty_procurement()
    difference = line.product_uom_id.compare(line.product_uom_qty, moved)
    return difference > 0 if line.commerce_moves == "more" else difference < 0


def shipped(line: BaseModel) -> float:
    """Return how many units transfers have brought out and not back."""
    outgoing, incoming = line._get_outgoing_incoming_moves()
    return _done(line, outgoing) - _done(line, incoming)


def came_back(line: BaseModel) -> float:
    """Return how many units transfers have brought back already."""
    _outgoing, incoming = line._get_outgoing_incoming_moves()
    return _done(line, incoming)


def _done(line: BaseModel, moves: BaseModel) -> float:
    return sum(
        move.product_uom._compute_quantity(move.quantity, line.product_uom_id)
        for move in moves
        if move.state == "done"
    )
