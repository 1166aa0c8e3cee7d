"""Decides how the attributes of a product that the import made follow its options."""

from collections.abc import Iterable

from odoo.api import Environment
from odoo.models import BaseModel

from ...records.product import Variant
from ..plan import ProductPlan
from ..structure import (
    Structure,
    chosen_pairs,
    known_lines,
    known_values,
)
from .known import Known
from .structure_work import StructureWork, differs, was_archived


class StructurePlanner:
    """Plans moves of variants, so that each has the options that the shop says.

    Variants of Odoo keep their records, and with them stock, orders and cost. What a
    person added to the product stays: attributes, values, variants.

    A product that several shops have follows one of them, the shop whose import made
    it: with two leaders its options would change at every import. The others' links
    keep their variants, whatever options these have by now.
    """

    def __init__(self, env: Environment, known: Known) -> None:
        self._env = env
        self._known = known

    def plan(self, plan: ProductPlan, new: list[Variant]) -> list[Variant]:
        """Plan all that changes, and return the new variants that may be added."""
        links = self._gone(plan)
        gone = [link for link in links if link.product_id.active]
        plan.archived_in_stock = self._archived_in_stock(links)
        if not (new or gone or self._differs(plan)):
            return new
        structure = plan.structure = self._structure(plan)
        work = StructureWork(plan, structure, gone)
        work.stay_or_leave(self._known)
        added = work.settle(new)
        work.retire()
        return added

    def _differs(self, plan: ProductPlan) -> bool:
        """Tell whether the shop's options, or those of a variant, are others now."""
        baseline = plan.link.baseline or {}
        return (plan.facts["options"] or None) != (baseline.get("options") or None) or (
            any(differs(it) or was_archived(it) for it in plan.variants if it.record)
        )

    def _gone(self, plan: ProductPlan) -> list[BaseModel]:
        """Links of variants of Odoo that the shop no longer has."""
        met = {variant.external_id for variant in plan.source.variants}
        taken = {variant.record for variant in plan.variants}
        return [
            link
            for link in self._known.siblings.get(plan.link, [])
            if link.product_id
            and link.external_id not in met
            and link.product_id not in taken
        ]

    def _archived_in_stock(self, links: Iterable[BaseModel]) -> list[BaseModel]:
        """Variants that are archived, but have stock that a person has to clear."""
        archived = [it.product_id for it in links if not it.product_id.active]
        return [record for record in archived if self._known.has_stock(record)]

    def _structure(self, plan: ProductPlan) -> Structure:
        links = self._known.siblings.get(plan.link, [])
        called = {
            link.product_id: chosen_pairs(link.baseline)
            for link in links
            if link.product_id.active and link.baseline
        }
        values = known_values(plan.record, called)
        return Structure(
            template=plan.record,
            options=plan.source.options,
            old=_told_before(plan, links),
            new=plan.source.facts["options"],
            values=values,
            lines=known_lines(plan.record, values),
        )


def _told_before(plan: ProductPlan, links: Iterable[BaseModel]) -> list:
    """What the shop last called the options; of an older import, by its variants."""
    if options := (plan.link.baseline or {}).get("options"):
        return options
    told: dict[str, dict[str, None]] = {}
    for link in links:
        for name, value in (link.baseline or {}).get("options", []):
            told.setdefault(name, {})[value] = None
    return [[name, list(values)] for name, values in told.items()]
