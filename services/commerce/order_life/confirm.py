"""Confirms quotations, many at a time."""

from collections.abc import Sequence

from odoo.api import Environment

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
