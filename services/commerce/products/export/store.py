"""Keeps on links what was sent, as if the next import had read it already."""

from collections.abc import Sequence
from typing import Any

from odoo.api import Environment
from odoo.models import BaseModel

from ...records.facts import Action
from ..mapping import ProductSettings
from ..template_values import product_link_values
from ..variant_values import variant_link_values
from .export_plan import ExportPlan

# What only a reading tells: the next import is to see that the product changed.
OF_READING = ("external_updated_at",)


class ExportStore:
    """Writes links after an export; nothing of Odoo's products is written."""

    def __init__(self, env: Environment, settings: ProductSettings) -> None:
        self._env = env
        self._settings = settings

    def keep(self, plans: Sequence[ExportPlan]) -> None:
        """Keep what both sides agree on now."""
        for plan in plans:
            for link, values in self.values(plan).items():
                link.write(values)

    def values(self, plan: ExportPlan) -> dict[BaseModel, dict[str, Any]]:
        """Return what is to be kept once all of a product is sent, by its links."""
        found = {plan.link: self._of_product(plan), **self._of_variants(plan)}
        return {
            link: news
            for link, values in found.items()
            if (news := _news(link, values))
        }

    def _of_product(self, plan: ExportPlan) -> dict[str, Any]:
        values: dict[str, Any] = {}
        if plan.action is Action.UPDATE:
            values |= product_link_values(plan.expected)
            values["exported_at"] = self._env.cr.now()
            values["checksum"] = plan.is_settled and bool(plan.link.checksum)
            values["checksum"] = values["checksum"] and self._settings.checksum(
                plan.expected.checksum
            )
        if plan.link in plan.baselines:
            values["baseline"] = plan.baselines[plan.link]
        return values

    def _of_variants(self, plan: ExportPlan) -> dict[BaseModel, dict[str, Any]]:
        by_id = {it.external_id: it for it in plan.expected.variants}
        found = {}
        for link in plan.link.variant_ids:
            values: dict[str, Any] = {}
            if plan.action is Action.UPDATE and link.external_id in by_id:
                values |= variant_link_values(by_id[link.external_id])
            if link in plan.sent:
                values["exported_at"] = self._env.cr.now()
            if link in plan.baselines:
                values["baseline"] = plan.baselines[link]
            found[link] = values
        return found


def _news(link: BaseModel, values: dict[str, Any]) -> dict[str, Any]:
    """Return what is other than it was."""
    return {
        name: value
        for name, value in values.items()
        if name not in OF_READING and (link[name] or False) != (value or False)
    }
