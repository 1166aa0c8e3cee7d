"""Notes what an import changed of open transfers, for those who pick them."""

from collections import defaultdict

from markupsafe import Markup

from odoo.api import Environment
from odoo.models import BaseModel

ITEM = Markup("<li>%s: %s → %s %s</li>")


class DemandNotes:
    """Remembers what moves are to bring; writes one note on each changed transfer.

    Odoo itself would write one for each move, with all that an e-mail needs.

    :param system: that changes them, as people call it
    :param moves: all of the orders that are about to change
    """

    def __init__(self, env: Environment, system: str, moves: BaseModel) -> None:
        self._env = env
        self._system = system
        self._before = {
            move: move.product_uom_qty
            for move in moves
            if move.picking_id and move.state not in ("draft", "done", "cancel")
        }

    def write(self) -> None:
        """Write what is another quantity by now."""
        items: dict[int, list[Markup]] = defaultdict(list)
        for move in self._env["stock.move"].union(*self._before).exists():
            before, now = self._before[move], move.product_uom_qty
            if move.product_uom.compare(before, now):
                items[move.picking_id.id].append(_item(move, before, now))
        heading = self._env._("%(system)s changed the order:", system=self._system)
        self._env["stock.picking"].browse(items)._message_log_batch(
            {
                picking: Markup("%s<ul>%s</ul>") % (heading, Markup().join(some))
                for picking, some in items.items()
            }
        )


def _item(move: BaseModel, before: float, now: float) -> Markup:
    name, unit = move.product_id.display_name, move.product_uom.name
    return ITEM % (name, f"{before:g}", f"{now:g}", unit)
