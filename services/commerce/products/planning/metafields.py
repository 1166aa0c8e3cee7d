"""Decides what an import does with metafields; changes nothing."""

from collections.abc import Mapping
from typing import Any

from odoo.models import BaseModel

from ...records.facts import Facts
from ...records.product import Product, Variant
from ..form_values import safe_html
from ..mapping import Misfit, ProductForms, ProductSettings
from ..metafield_values import (
    Rules,
    metafield_facts,
    metafield_values,
    of_owner,
    taken_metafields,
)
from ..plan import ProductPlan, VariantPlan
from .issues import ProductIssues


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
        self, plan: ProductPlan, changed: Facts, baseline: Facts, *, overwrite: bool
    ) -> dict[str, Any]:
        """Return the values of the template; what does not fit is noted in the plan."""
        return self._values(
            "product", plan, plan.facts, changed, baseline, plan.record, overwrite
        )

    def variant_values(
        self, plan: ProductPlan, variant: VariantPlan, changed: Facts
    ) -> dict[str, Any]:
        """Return the values of a variant; what does not fit is noted in the plan."""
        return self._values(
            "variant",
            plan,
            variant.facts,
            changed,
            variant.baseline,
            variant.record,
            variant.overwrite,
        )

    def _values(
        self,
        owner: str,
        plan: ProductPlan,
        facts: Facts,
        changed: Facts,
        baseline: Mapping[str, Any],
        record: BaseModel,
        overwrite: bool,
    ) -> dict[str, Any]:
        rules = self._rules[owner]
        values, misfits = self._read(changed, rules)
        for fact, misfit in misfits.items():
            plan.misfits.append(misfit)
            _keep(facts, baseline, fact)
        if not record:
            return {name: it for name, it in values.items() if it is not None}
        return _taken(record, values, self._filled(rules, baseline), overwrite)

    def _read(
        self, facts: Facts, rules: Rules
    ) -> tuple[dict[str, Any], dict[str, Misfit]]:
        """Return values and misfits, with HTML made safe.

        Odoo's field would leave it as it is where the run's user may write any HTML.
        """
        values, misfits = metafield_values(facts, rules, self._forms)
        for rule in rules:
            if rule.kind == "html" and (raw := values.get(rule.field)):
                values[rule.field] = safe_html(raw)
        return values, misfits

    def _filled(self, rules: Rules, baseline: Mapping[str, Any]) -> dict[str, Any]:
        """Values that the last import brought; None where they are of no use now."""
        values, misfits = self._read(dict(baseline), rules)
        unfit = {misfit.rule.field: None for misfit in misfits.values()}
        return values | unfit

    def report(self, plan: ProductPlan) -> None:
        """Add what does not fit to the issues of the product."""
        plan.issues += self._issues.of_metafields(plan.source, plan.misfits)


def _taken(
    record: BaseModel,
    values: Mapping[str, Any],
    filled: Mapping[str, Any],
    overwrite: bool,
) -> dict[str, Any]:
    return taken_metafields(
        {name: _held(record, name, value) for name, value in values.items()},
        {name: _held(record, name, record[name]) for name in values},
        {name: _held(record, name, value) for name, value in filled.items()},
        overwrite=overwrite,
    )


def _keep(facts: Facts, baseline: Mapping[str, Any], fact: str) -> None:
    """Let a fact seem as it was, so that it is taken over once it fits."""
    if fact in baseline:
        facts[fact] = baseline[fact]
    else:
        facts.pop(fact, None)


def _held(record: BaseModel, name: str, value: Any) -> Any:
    """Return a value as the record would hold it: rounded, its HTML made safe."""
    if value is None:
        return None
    field = record._fields[name]
    return field.convert_to_record(field.convert_to_cache(value, record), record)
