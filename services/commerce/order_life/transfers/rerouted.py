"""Lowers transfers that a person sends from another warehouse than the order's."""

from odoo.models import BaseModel

from .reservations import open_move, still_asked_for


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
