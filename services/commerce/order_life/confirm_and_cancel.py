"""Confirms quotations, and cancels orders that the shop has cancelled."""

from collections.abc import Sequence

from odoo.api import Environment

from .documents.memory import changes_by_hand, forget
from .plan.followed import Followed
from .plan.steps import Plan

# Larger batches are no faster, and hold what they read in memory longer.
BATCH = 25


class Confirmation:
    """Confirms what the plans say; Odoo's own rules of transfers and locks apply."""

    def __init__(self, env: Environment) -> None:
        self._env = env

    def confirm(self, plans: Sequence[Plan]) -> None:
        """Confirm orders, each with what the shop had shipped before."""
        orders = [plan.order for plan in plans if plan.confirm]
        for first in range(0, len(orders), BATCH):
            batch = self._env["sale.order"].union(*orders[first : first + BATCH])
            batch.action_confirm()


class Cancellation:
    """Cancels orders, and with them their open transfers; no e-mail is sent.

    Odoo cancels an order's drafts with it: documents that it still needs come after.
    """

    def __init__(self, env: Environment) -> None:
        self._env = env

    def cancel(self, plans: Sequence[Plan]) -> None:
        """Cancel what the plans say."""
        cancelled = [plan for plan in plans if plan.cancel]
        orders = self._env["sale.order"].union(*(it.order for it in cancelled))
        if not orders:
            return
        for plan in cancelled:
            _forget_drafts(plan.followed)
        orders.filtered("locked").locked = False
        orders.action_cancel()


def _forget_drafts(it: Followed) -> None:
    """Forget drafts of an import, lest they count as cancelled by a person.

    Where a person changed documents, what these were to say stays known.
    """
    moves = it.order.invoice_ids.filtered(lambda move: move.state != "cancel")
    drafts = moves.filtered(lambda move: move.state == "draft")
    if drafts and not changes_by_hand(it, moves):
        forget(it, drafts)
