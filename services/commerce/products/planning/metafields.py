"""Decides what an import does with metafields; changes nothing."""

from collections.abc import Mapping
from typing import Any

from odoo.models import BaseModel

from ...records.facts import Facts
from ...records.product import Product, Variant
from ..mapping import ProductForms, ProductSettings
from ..metafield_form import held, read_metafields
from ..metafield_values import (
    Rules,
    metafield_facts,
    of_owner,
)
from ..plan import ProductPlan, VariantPlan
from .issues import ProductIssues
from .verdict import Verdict


class Metafields:
    """Plans the fields that a shop's mapping fills, of products and of variants."""

    def __init__(
        self, settings: ProductSettings, issues: ProductIssues, forms: ProductForms
    ) -> None:
        self._rules = {
            owner: of_owner(settings.metafields, owner)
            for owner in ("product", "variant")
        }
        self._issues = issues
        self._forms = forms

    def product_facts(self, product: Product) -> Facts:
        """Return what the shop says of the mapped metafields of a product."""
        return metafield_facts(product, self._rules["product"])

    def variant_facts(self, variant: Variant) -> Facts:
        """Return what the shop says of the mapped metafields of a variant."""
        return metafield_facts(variant, self._rules["variant"])

    def product_values(
        self, plan: ProductPlan, verdict: Verdict, baseline: Facts, *, overwrite: bool
    ) -> dict[str, Any]:
        """Return the values of the template; what does not fit is noted in the plan."""
        return self._values(
            "product", plan, plan.facts, verdict, baseline, plan.record, overwrite
        )

    def variant_values(
        self, plan: ProductPlan, variant: VariantPlan, verdict: Verdict
    ) -> dict[str, Any]:
        """Return the values of a variant; what does not fit is noted in the plan."""
        return self._values(
            "variant",
            plan,
            variant.facts,
            verdict,
            variant.baseline,
            variant.record,
            variant.overwrite,
        )

    def _values(
        self,
        owner: str,
        plan: ProductPlan,
        facts: Facts,
        verdict: Verdict,
        baseline: Mapping[str, Any],
        record: BaseModel,
        overwrite: bool,
    ) -> dict[str, Any]:
        rules = self._rules[owner]
        values, misfits = read_metafields(verdict.news, rules, self._forms)
        for fact, misfit in misfits.items():
            plan.misfits.append(misfit)
            keep(facts, baseline, fact)
        if not record:
            return {name: it for name, it in values.items() if it is not None}
        filled = self._filled(rules, baseline)
        return verdict.metafields(
            {name: held(record, name, value) for name, value in values.items()},
            {name: held(record, name, record[name]) for name in values},
            {name: held(record, name, value) for name, value in filled.items()},
            overwrite=overwrite,
        )

    def _filled(self, rules: Rules, baseline: Mapping[str, Any]) -> dict[str, Any]:
        """Values that the last import brought; None where they are of no use now."""
        values, misfits = read_metafields(dict(baseline), rules, self._forms)
        unfit = {misfit.rule.field: None for misfit in misfits.values()}
        return values | unfit

    def report(self, plan: ProductPlan) -> None:
        """Add what does not fit to the issues of the product."""
        plan.issues += self._issues.of_metafields(plan.source, plan.misfits)


def keep(facts: Facts, baseline: Mapping[str, Any], fact: str) -> None:
    """Let a fact seem as it was, so that it is taken over once it fits."""
    if fact in baseline:
        facts[fact] = baseline[fact]
    else:
        facts.pop(fact, None)
