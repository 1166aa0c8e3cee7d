"""Decides what an import does with each product; changes nothing."""

from odoo.api import Environment
from odoo.models import BaseModel

from ...records.facts import Action, Facts, left_baseline
from ...records.plain import naive_utc
from ...records.product import Product, Variant
from ...run.in_words import listed
from ..mapping import ProductSettings
from ..ownership.owner import decide_tags, heard_tags
from ..plan import ProductPlan
from ..sku_field import without_sku
from ..template_values import product_link_values, used_facts
from .issues import ProductIssues, titles
from .known import Known
from .matching import Matcher, Matches
from .metafields import Metafields
from .page_and_shipping import DetailsPlanner
from .referee import Referee
from .variant_planner import VariantPlanner
from .verdict import Verdict


class ProductPlanner:
    """Plans the products of one page, in their order."""

    def __init__(
        self,
        env: Environment,
        known: Known,
        settings: ProductSettings,
        issues: ProductIssues,
        metafields: Metafields,
        referee: Referee,
    ) -> None:
        self._env = env
        self._known = known
        self._settings = settings
        self._issues = issues
        self._matcher = Matcher(known, settings)
        self._details = DetailsPlanner(env, known, settings, self._issues)
        self._metafields = metafields
        self._referee = referee
        self._variants = VariantPlanner(
            env, known, settings, self._matcher, self._issues, metafields, referee
        )

    def plan(self, product: Product) -> ProductPlan:
        """Plan one product and its variants."""
        link = self._known.products.get(
            product.external_id, self._env["commerce.product"]
        )
        plan = ProductPlan(
            source=product,
            action=Action.KEEP,
            facts=self._facts(product),
            record=link.product_tmpl_id,
            link=link,
        )
        if link and not link.product_tmpl_id:
            return plan
        self._plan(plan)
        if plan.action is Action.SET_ASIDE:
            self._matcher.release(product)
        self._metafields.report(plan)
        if not plan.issues:
            plan.checksum = self._settings.checksum(product.checksum)
        return plan

    def _facts(self, product: Product) -> Facts:
        """Facts of a product, and the currency that its prices are in."""
        facts = used_facts(product.facts, self._settings)
        metafields = self._metafields.product_facts(product)
        return facts | {"currency": self._settings.currency} | metafields

    def _plan(self, plan: ProductPlan) -> None:
        nameless = without_sku(plan.source, self._settings)
        if nameless and not self._knows(plan, nameless):
            plan.action = Action.SET_ASIDE
            plan.issues.append(self._issues.missing_sku(plan.source, nameless))
            return
        if nameless:
            told = self._issues.of(
                plan.source, "missing_sku", "lost", variants=titles(nameless)
            )
            plan.issues.append(told)
        matches = self._matcher.match(plan.source)
        plan.doubled_skus = matches.doubled
        if skus := matches.doubled_in_odoo:
            told = self._issues.of(
                plan.source, "doubled_sku_in_odoo", skus=listed(skus)
            )
            plan.issues.append(told)
        if plan.link:
            self._update(plan, matches)
        else:
            self._create_or_link(plan, matches)

    def _knows(self, plan: ProductPlan, variants: list[Variant]) -> bool:
        """Tell whether links know these variants, so that no SKU has to."""
        links = self._known.variants
        return bool(plan.link) and all(
            it.external_id in links and links[it.external_id].product_id
            for it in variants
        )

    def _create_or_link(self, plan: ProductPlan, matches: Matches) -> None:
        templates = self._matched_templates(matches)
        self._report_obstacles(plan, templates)
        if plan.issues:
            plan.action = Action.SET_ASIDE
        elif templates:
            self._link(plan, templates, matches)
        else:
            self._create(plan)

    def _report_obstacles(self, plan: ProductPlan, templates: BaseModel) -> None:
        """Say what keeps a product out that is not in Odoo yet."""
        issues, product = self._issues, plan.source
        if plan.doubled_skus:
            plan.issues.append(issues.doubled_sku(product, plan.doubled_skus))
        if len(templates) > 1:
            names = listed(templates.mapped("display_name"))
            plan.issues.append(issues.of(product, "several_products", names=names))
        elif templates and not self._matcher.take_template(templates, product):
            name = templates.display_name
            plan.issues.append(issues.of(product, "linked_elsewhere", name=name))

    def _matched_templates(self, matches: Matches) -> BaseModel:
        return self._env["product.template"].union(
            *(record.product_tmpl_id for record in matches.variants.values())
        )

    def _create(self, plan: ProductPlan) -> None:
        plan.action = Action.CREATE
        self._details.plan_new(plan)
        self._plan_metafields(plan, Verdict.of_all(plan.facts, None), {})
        plan.tags = set(plan.facts["tags"]) or None
        self._variants.plan_new(plan)

    def _link(self, plan: ProductPlan, template: BaseModel, matches: Matches) -> None:
        """Link a product that was in Odoo before; the newer side's values stay.

        The rule is the integration guide's “Conditional Updates”.
        """
        plan.action = Action.LINK
        plan.record = template
        plan.link = self._known.link_of_template(template)
        is_newer = self._is_newer(plan, matches)
        self._plan_values(
            plan, self._referee.of(plan, plan, None), {}, overwrite=is_newer
        )
        self._variants.plan_existing(plan, matches, overwrite=is_newer)

    def _is_newer(self, plan: ProductPlan, matches: Matches) -> bool:
        """Tell whether the shop's side changed after Odoo's, matched variants' too."""
        records = [plan.record, *matches.variants.values()]
        written = [it.write_date for it in records if it]
        return naive_utc(plan.source.updated_at) > max(written)

    def _update(self, plan: ProductPlan, matches: Matches) -> None:
        baseline = plan.link.baseline or {}
        # A person who linked it by hand may have let the shop's values win.
        wins = plan.link.channel_wins
        verdict = self._referee.of(plan, plan, baseline)
        plan.facts |= verdict.waiting
        self._plan_values(plan, verdict, baseline, overwrite=wins)
        newer = bool(matches.variants) and self._is_newer(plan, matches)
        self._variants.plan_existing(plan, matches, overwrite=newer)
        changed = verdict.news or left_baseline(plan.facts, baseline)
        if plan.changes_odoo or self._link_changes(plan, changed):
            plan.action = Action.UPDATE

    def _plan_values(
        self,
        plan: ProductPlan,
        verdict: Verdict,
        baseline: Facts,
        *,
        overwrite: bool = False,
    ) -> None:
        plan.overwrite = overwrite
        self._details.plan_existing(plan, verdict, baseline, overwrite=overwrite)
        self._plan_metafields(plan, verdict, baseline, overwrite=overwrite)
        if "tags" in verdict.news:
            self._plan_tags(plan, set(baseline.get("tags", [])))

    def _plan_tags(self, plan: ProductPlan, baseline: set[str]) -> None:
        odoo = set(plan.record.product_tag_ids.mapped("name"))
        owner = self._referee.policies.of("tags", plan.link)
        told = set(plan.facts["tags"])
        tags = decide_tags(owner, baseline, odoo, told).odoo
        plan.tags = tags if tags != odoo else None
        plan.facts["tags"] = sorted(heard_tags(baseline, tags, told))

    def _plan_metafields(
        self,
        plan: ProductPlan,
        verdict: Verdict,
        baseline: Facts,
        *,
        overwrite: bool = False,
    ) -> None:
        plan.values |= self._metafields.product_values(
            plan, verdict, baseline, overwrite=overwrite
        )

    def _link_changes(self, plan: ProductPlan, changed: Facts) -> bool:
        """Tell whether the link or its variants' links have to follow the shop."""
        values = product_link_values(plan.source)
        del values["external_updated_at"]
        return (
            bool(changed or plan.gone)
            or plan.link.state != "bound"
            or any(plan.link[name] != value for name, value in values.items())
            or any(variant.action is not Action.KEEP for variant in plan.variants)
        )
