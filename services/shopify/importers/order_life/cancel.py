"""Cancels orders that Shopify has cancelled."""

from collections.abc import Sequence

from odoo.api import Environment

from .steps import Plan


class Cancellation:
    """Cancels orders, and with them their open transfers; no e-mail is sent."""

    def __init__(self, env: Environment) -> None:
        self._env = env

    def cancel(self, plans: Sequence[Plan]) -> None:
        """Cancel what the plans say; documents and payments are settled by then."""
        cancelled = [plan for plan in plans if plan.cancel]
        orders = self._env["sale.order"].union(*(it.order for it in cancelled))
        if not orders:
            return
        orders.filtered("locked").locked = False
        orders.action_cancel()
