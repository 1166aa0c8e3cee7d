"""How far a sale order is: only a quotation, or on its way to the customer."""

from odoo.models import BaseModel

QUOTATION = ("draft", "sent")
# Of sale orders: no transfer has brought goods out, nor had the shop shipped them all.
UNSENT = [
    ("delivery_status", "!=", "full"),
    ("picking_ids", "not any", [("state", "=", "done")]),
]


def is_quotation(order: BaseModel) -> bool:
    return order.state in QUOTATION


def is_sent(order: BaseModel) -> bool:
    """Whether goods of an order have left."""
    return not order.filtered_domain(UNSENT)


def is_on_its_way(line: BaseModel) -> bool:
    """Whether a line's goods are taken off the shelf, or have left."""
    if is_quotation(line):
        return False
    return any(move.state == "done" or _is_taken(move) for move in line.move_ids)


def _is_taken(move: BaseModel) -> bool:
    return move.picked and move.state != "cancel"
