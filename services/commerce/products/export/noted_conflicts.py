"""Conflicts that an export meets, kept where a person chooses."""

from collections.abc import Iterator, Sequence

from odoo.api import Environment
from odoo.models import BaseModel

from ..mapping import ProductForms, ProductSettings
from ..ownership.conflicts import Conflict, note_conflicts
from ..ownership.policies import Policies
from ..ownership.sides import Sides
from .decisions import Both
from .export_plan import ExportPlan


class NotedConflicts:
    """Keeps both values of what both sides changed, whoever wins."""

    def __init__(
        self,
        env: Environment,
        shop: BaseModel,
        settings: ProductSettings,
        forms: ProductForms,
        policies: Policies,
    ) -> None:
        self._env = env
        self._shop = shop
        self._given = settings, forms
        self._policies = policies

    def note(self, links: BaseModel, plans: Sequence[ExportPlan]) -> None:
        """Bring the conflicts of a page up to date.

        :param links: of all products that were looked at
        """
        conflicts = list(self._conflicts(links, plans))
        if links:
            note_conflicts(self._shop, links, conflicts)

    def _conflicts(
        self, links: BaseModel, plans: Sequence[ExportPlan]
    ) -> Iterator[Conflict]:
        sides = Sides(
            self._env,
            self._shop,
            *self._given,
            variants=lambda: links.variant_ids.product_id,
        )
        for plan in plans:
            for both in plan.both:
                if both.decision.is_conflict:
                    yield self._conflict(plan, both, sides)

    def _conflict(self, plan: ExportPlan, both: Both, sides: Sides) -> Conflict:
        link = both.link
        record = plan.record if link == plan.link else link.product_id
        known = (link.baseline or {}).get(both.fact)
        values = sides.of(record, both.fact, known, both.shop)
        return Conflict(
            link=link,
            fact=both.fact,
            odoo={name: it.odoo for name, it in values.items()},
            shop={name: it.shop for name, it in values.items()},
            told=both.shop,
            owner=self._policies.of(both.fact, link),
            move=both.decision.move,
        )
