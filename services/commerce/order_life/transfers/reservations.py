"""Lowers what transfers reserve and bring, of lines of which less is to be shipped."""

from collections import defaultdict
from collections.abc import Iterator

from odoo.api import Environment
from odoo.models import BaseModel

QUANT_FIELDS = ("in_date", "quantity", "reserved_quantity", "product_uom_id")


class Reservations:
    """Lowers what many moves have reserved, together; the rest stays reserved."""

    def __init__(self, env: Environment) -> None:
        self._env = env

    def lower(self, lines: BaseModel) -> None:
        """Fit reservations to lines of which less is to be shipped.

        Run it before the stock rule: Odoo would free each move whole, one by one, and
        reserve its rest anew, which costs most of a long refund. What a person picked
        stays. Lines of several open moves are left to Odoo, which chooses among them.
        """
        by_quantity: dict[float, list[int]] = defaultdict(list)
        lines.move_ids.move_line_ids.fetch(["quantity", "product_uom_id"])
        for line in lines:
            move = open_move(line)
            if move and _takes_from_shelf(move):
                rest = still_asked_for(line, move)
                for reserved, quantity in _lowered(move, rest):
                    by_quantity[quantity].append(reserved.id)
        self._write(by_quantity)

    def _write(self, by_quantity: dict[float, list[int]]) -> None:
        every = self._env["stock.move.line"].browse(
            [it for ids in by_quantity.values() for it in ids]
        )
        # Odoo asks for the quants of each line where they are not at hand.
        quants = self._env["stock.quant"].sudo()
        found = quants._get_quants_by_products_locations(
            every.product_id, every.location_id
        )
        quants.union(*found.values()).fetch(QUANT_FIELDS)
        every = every.with_context(quants_cache=found)
        for quantity, ids in by_quantity.items():
            some = every.browse(ids)
            if quantity:
                some.quantity = quantity
            else:
                some.unlink()


def open_move(line: BaseModel) -> BaseModel:
    """Return the one move of a line that is not done; none where there are several."""
    moves = line.move_ids.filtered(lambda it: it.state not in ("done", "cancel"))
    return moves if len(moves) == 1 else moves.browse()


def _takes_from_shelf(move: BaseModel) -> bool:
    """Whether a move is to take goods from our own place, and nobody has begun."""
    return not move.picked and not move.location_id.should_bypass_reservation()


def still_asked_for(line: BaseModel, move: BaseModel) -> float:
    """Return how much a move is to bring once it fits its line, in its own unit."""
    too_many = line._get_qty_procurement() - line.product_uom_qty
    less = line.product_uom_id._compute_quantity(too_many, move.product_uom)
    return max(move.product_uom_qty - less, 0.0)


def _lowered(move: BaseModel, rest: float) -> Iterator[tuple[BaseModel, float]]:
    """Yield what a move reserved last, each with what stays of it."""
    surplus = move.quantity - rest
    for reserved in reversed(move.move_line_ids.sorted("id")):
        if move.product_uom.compare(surplus, 0) <= 0:
            return
        unit = reserved.product_uom_id
        less = min(move.product_uom._compute_quantity(surplus, unit), reserved.quantity)
        yield reserved, reserved.quantity - less
        surplus -= unit._compute_quantity(less, move.product_uom)


def lower_rerouted(lines: BaseModel) -> None:
    """Fit moves from elsewhere to lines of which less is to be shipped.

    Odoo's stock rule looks for them in the order's warehouse alone: it would leave
    them as they are and take back goods that never left.
    """
    for line in lines:
        move = open_move(line)
        if move and _is_from_elsewhere(move, line):
            move.product_uom_qty = still_asked_for(line, move)
            if move.product_uom.is_zero(move.product_uom_qty):
                move._action_cancel()


def _is_from_elsewhere(move: BaseModel, line: BaseModel) -> bool:
    if move.location_dest_id.usage != "customer":
        return False
    source = move.location_id.warehouse_id  # none where a vendor sends it
    return bool(source) and source != line.warehouse_id
