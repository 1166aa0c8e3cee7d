"""Cancels orders that Shopify has cancelled."""

from collections.abc import Sequence

from odoo.api import Environment

from .issues import LifeIssues
from .steps import Plan
from .transfers import shipped


class Cancellation:
    """Cancels orders, and with them their open transfers; no e-mail is sent."""

    def __init__(self, env: Environment, issues: LifeIssues) -> None:
        self._env = env
        self._issues = issues

    def cancel(self, plans: Sequence[Plan]) -> None:
        """Cancel what the plans say; documents and payments are settled by then."""
        self._tell_of_shipped(plans)
        cancelled = [plan for plan in plans if plan.cancel]
        orders = self._env["sale.order"].union(*(it.order for it in cancelled))
        if not orders:
            return
        orders.filtered("locked").locked = False
        orders.action_cancel()

    def _tell_of_shipped(self, plans: Sequence[Plan]) -> None:
        """Tell of goods that have left and did not come back."""
        for plan in plans:
            if not plan.ends or not plan.order.picking_ids:
                continue
            left = [
                (line.product_id.display_name, quantity)
                for line in plan.order.order_line
                if (quantity := shipped(line)) > 0
            ]
            if left:
                self._issues.goods_left(plan.followed, left)
