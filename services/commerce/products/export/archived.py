"""What becomes in the shop of variants that a person archived in Odoo."""

from dataclasses import replace

from odoo.models import BaseModel

from ...records.facts import Action
from ..ownership.owner import Decision, Move
from .decisions import Both
from .export_plan import ExportPlan

OVERSELLS = "oversells"


class ArchivedVariants:
    """Keeps to the shop's rule; nothing is ever taken away from the shop.

    A variant cannot be hidden alone: refused beyond its stock, it is sold out once
    that is gone.
    """

    def __init__(self, shop: BaseModel) -> None:
        self._is_denied = shop.archived_variants == "deny"

    def add(self, plan: ExportPlan) -> None:
        """Plan the variants of one product that the shop still sells without stock."""
        if not self._is_denied:
            return
        links = {
            it.external_id: it
            for it in plan.link.variant_ids
            if it.state == "bound" and it.product_id and not it.product_id.active
        }
        denied = [
            it
            for it in plan.expected.variants
            if it.oversells and it.external_id in links
        ]
        for variant in denied:
            link = links[variant.external_id]
            plan.sent.setdefault(link, {})[OVERSELLS] = False
            plan.both.append(Both(link, OVERSELLS, False, True, Decision(Move.SEND)))
        if not denied:
            return
        ids = {it.external_id for it in denied}
        variants = tuple(
            replace(it, oversells=False) if it.external_id in ids else it
            for it in plan.expected.variants
        )
        plan.expected = replace(plan.expected, variants=variants)
        if plan.action is Action.KEEP:
            plan.action = Action.UPDATE
