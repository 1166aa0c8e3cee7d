"""Decides what an import does with the variants of a product; changes nothing."""

from odoo.api import Environment
from odoo.models import BaseModel

from ..gql.fragments import VariantFields
from ..mappers.facts import left_baseline
from ..mappers.options import combination, product_options
from ..mappers.settings import ProductSettings
from ..mappers.sku_field import sku_and_bin
from ..mappers.taken import taken_over
from ..mappers.variant import (
    PRICE_FACTS,
    variant_binding_values,
    variant_facts,
    variant_values,
)
from .product_issues import ProductIssues
from .product_known import Known
from .product_match import Matcher, Matches, Reserved
from .product_plan import Action, ProductPlan, VariantPlan


class VariantPlanner:
    """Plans variants, and reports those that stay out."""

    def __init__(
        self,
        env: Environment,
        known: Known,
        settings: ProductSettings,
        matcher: Matcher,
        issues: ProductIssues,
    ) -> None:
        self._env = env
        self._known = known
        self._settings = settings
        self._skus = matcher.skus
        self._barcodes = Reserved()
        self._issues = issues

    def plan_new(self, plan: ProductPlan) -> None:
        """Plan all variants of a product that is not in Odoo."""
        for source in plan.source.variants.nodes:
            self._create(plan, source)
        self._report_barcodes(plan)

    def plan_existing(
        self, plan: ProductPlan, matches: Matches, *, overwrite: bool = True
    ) -> None:
        """Plan variants of a product in Odoo, of which some may be linked."""
        unknown = []
        for source in plan.source.variants.nodes:
            if source.id in self._known.variants:
                self._update(plan, source)
            elif owner := matches.variants.get(source.id):
                self._link(plan, source, owner, overwrite)
            elif source.id not in matches.refused:
                unknown.append(source)
        self._plan_unknown(plan, unknown)
        self._plan_gone(plan)
        self._report(plan)
        self._report_barcodes(plan)

    def _create(self, plan: ProductPlan, source: VariantFields) -> None:
        variant = self._blank(plan, source, Action.CREATE)
        values = variant_values(variant.facts, self._settings)
        variant.values = {name: value for name, value in values.items() if value}
        variant.prices = {name: variant.facts[name] for name in PRICE_FACTS}
        self._check_barcode(plan, variant, {})

    def _link(
        self,
        plan: ProductPlan,
        source: VariantFields,
        owner: BaseModel,
        overwrite: bool,
    ) -> None:
        """Link a variant that was in Odoo before; another product's stays there."""
        if owner.product_tmpl_id != plan.record:
            plan.skus_elsewhere.append(owner.default_code)
            return
        variant = self._blank(plan, source, Action.LINK)
        variant.record = owner
        variant.link = self._known.link_of(owner)
        variant.prices = {name: variant.facts[name] for name in PRICE_FACTS}
        self._plan_values(plan, variant, variant.facts, {}, overwrite)
        self._check_options(plan, variant, variant.link.baseline or {})

    def _update(self, plan: ProductPlan, source: VariantFields) -> None:
        link = self._known.variants[source.id]
        variant = self._blank(plan, source, Action.KEEP)
        variant.link, variant.record = link, link.product_id
        if not variant.record:
            return
        baseline = link.baseline or {}
        changed = left_baseline(variant.facts, baseline)
        variant.prices = {it: changed[it] for it in PRICE_FACTS if it in changed}
        self._plan_values(plan, variant, changed, baseline, overwrite=True)
        if "options" in changed:
            self._check_options(plan, variant, baseline)
        if variant.facts != baseline or self._link_changes(variant):
            variant.action = Action.UPDATE

    def _blank(self, plan: ProductPlan, source: VariantFields, action) -> VariantPlan:
        variant = VariantPlan(
            source=source,
            action=action,
            facts=variant_facts(plan.source, source),
            record=self._env["product.product"],
            link=self._env["shopify.variant"],
        )
        plan.variants.append(variant)
        return variant

    def _plan_values(self, plan, variant, changed, baseline, overwrite) -> None:
        values = variant_values(changed, self._settings)
        current = {name: variant.record[name] for name in values}
        filled = variant_values(baseline, self._settings)
        variant.values = taken_over(values, current, filled, overwrite=overwrite)
        self._check_sku(plan, variant, baseline)
        self._check_barcode(plan, variant, baseline)

    def _check_sku(self, plan, variant: VariantPlan, baseline) -> None:
        """Leave the SKU as it was where another variant has the new one."""
        sku = variant.values.get("default_code")
        if not sku:
            return
        others = self._known.owners(sku) - variant.record
        if others or not self._skus.take(sku, variant.source, plan.source):
            name = others[:1].display_name or self._skus.taker(sku)
            plan.doubled_skus[sku] = name
            variant.facts["sku"] = baseline.get("sku", "")
            for name in ("default_code", "shopify_bin"):
                variant.values.pop(name, None)

    def _check_barcode(self, plan, variant: VariantPlan, baseline) -> None:
        """Leave the barcode as it was where another variant has the new one."""
        barcode = variant.values.get("barcode")
        if not barcode:
            return
        is_taken = self._known.has_barcode(barcode, variant.record)
        if is_taken or not self._barcodes.take(barcode, variant.source, plan.source):
            plan.doubled_barcodes.append(barcode)
            variant.facts["barcode"] = baseline.get("barcode", "")
            del variant.values["barcode"]

    def _check_options(self, plan: ProductPlan, variant: VariantPlan, baseline) -> None:
        """Report a variant that the import made and that is another in Shopify now."""
        values = variant.record.product_template_attribute_value_ids
        odoo = {(value.attribute_id.name, value.name) for value in values}
        shopify = set(combination(plan.source, variant.source))
        if plan.link.is_origin and odoo != shopify:
            variant.facts["options"] = baseline.get("options", [])
            plan.options_changed = True

    def _link_changes(self, variant: VariantPlan) -> bool:
        values = variant_binding_values(variant.source)
        return variant.link.state != "bound" or any(
            variant.link[name] != value for name, value in values.items()
        )

    def _plan_unknown(self, plan: ProductPlan, unknown: list[VariantFields]) -> None:
        """Add new variants to products that the import made, and to no other."""
        if not unknown:
            return
        if not plan.link.is_origin:
            plan.issues.append(self._issues.structure_differs(plan.source, unknown))
            return
        plan.options_changed = plan.options_changed or self._lacks_options(plan)
        if not plan.options_changed:
            for source in unknown:
                self._create(plan, source)

    def _lacks_options(self, plan: ProductPlan) -> bool:
        lines = plan.record.attribute_line_ids
        options = {option.name for option in product_options(plan.source)}
        return set(lines.attribute_id.mapped("name")) != options or not options

    def _plan_gone(self, plan: ProductPlan) -> None:
        met = {variant.id for variant in plan.source.variants.nodes}
        taken = {variant.link for variant in plan.variants}
        plan.gone = [
            link
            for link in self._known.siblings.get(plan.link, [])
            if link.state == "bound" and link.gid not in met and link not in taken
        ]

    def _report(self, plan: ProductPlan) -> None:
        if plan.options_changed:
            plan.issues.append(self._issues.options_changed(plan.source))
        if plan.doubled_skus:
            issue = self._issues.doubled_sku(plan.source, plan.doubled_skus)
            plan.issues.append(issue)
        if plan.skus_elsewhere:
            issue = self._issues.sku_elsewhere(plan.source, plan.skus_elsewhere)
            plan.issues.append(issue)

    def _report_barcodes(self, plan: ProductPlan) -> None:
        if plan.doubled_barcodes:
            issue = self._issues.doubled_barcode(plan.source, plan.doubled_barcodes)
            plan.issues.append(issue)
