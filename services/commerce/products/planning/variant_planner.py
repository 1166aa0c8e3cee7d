"""Decides what an import does with the variants of a product; changes nothing."""

from odoo.api import Environment
from odoo.models import BaseModel

from ...records.facts import Action, Facts
from ...records.product import Pair, Variant
from ..mapping import ProductSettings
from ..plan import ProductPlan, VariantPlan
from ..structure import chosen_pairs
from ..variant_values import (
    PRICE_FACTS,
    used_variant_facts,
    variant_link_values,
    variant_values,
)
from .issues import ProductIssues, titles
from .known import Known
from .matching import Matcher, Matches
from .metafields import Metafields
from .referee import Referee
from .structure_planner import StructurePlanner
from .variant_checks import VariantChecks
from .verdict import Verdict


class VariantPlanner:
    """Plans variants, and reports those that stay out."""

    def __init__(
        self,
        env: Environment,
        known: Known,
        settings: ProductSettings,
        matcher: Matcher,
        issues: ProductIssues,
        metafields: Metafields,
        referee: Referee,
    ) -> None:
        self._env = env
        self._known = known
        self._settings = settings
        self._checks = VariantChecks(known, matcher, issues, settings.bin_field)
        self._issues = issues
        self._metafields = metafields
        self._referee = referee
        self._structure = StructurePlanner(env, known)

    def plan_new(self, plan: ProductPlan) -> None:
        """Plan all variants of a product that is not in Odoo."""
        for source in plan.source.variants:
            self._create(plan, source)
        self._checks.report(plan)

    def plan_existing(
        self, plan: ProductPlan, matches: Matches, *, overwrite: bool
    ) -> None:
        """Plan variants of a product in Odoo, of which some may be linked.

        :param overwrite: replace values of the variants that are linked only now
        """
        unknown = []
        for source in plan.source.variants:
            if link := self._known.variants.get(source.external_id):
                self._update(plan, source, link)
            elif owner := matches.variants.get(source.external_id):
                self._link(plan, source, owner, overwrite)
            elif source.external_id not in matches.refused:
                unknown.append(source)
        new = self._unknown(plan, unknown)
        self._plan_gone(plan)
        if plan.link.is_origin:
            for source in self._structure.plan(plan, new):
                self._create(plan, source)
        self._checks.report(plan)

    def _create(self, plan: ProductPlan, source: Variant) -> None:
        variant = self._blank(plan, source, Action.CREATE)
        values = variant_values(variant.facts, self._settings)
        variant.values = {name: value for name, value in values.items() if value}
        verdict = Verdict.of_all(variant.facts, None)
        variant.values |= self._metafields.variant_values(plan, variant, verdict)
        variant.prices = {name: variant.facts[name] for name in PRICE_FACTS}
        self._checks.check_barcode(plan, variant)

    def _link(
        self,
        plan: ProductPlan,
        source: Variant,
        owner: BaseModel,
        overwrite: bool,
    ) -> None:
        """Link a variant that was in Odoo before; another product's stays there."""
        link = self._known.link_of(owner)
        if owner.product_tmpl_id != plan.record:
            plan.skus_elsewhere.append(owner.default_code)
        elif link.baseline and plan.action is not Action.LINK:
            self._update(plan, source, link)
        else:
            variant = self._blank(plan, source, Action.LINK)
            variant.record, variant.link = owner, link
            variant.overwrite = overwrite
            verdict = self._referee.of(plan, variant, None)
            prices = [name for name in PRICE_FACTS if name not in verdict.refused]
            variant.prices = {name: variant.facts[name] for name in prices}
            self._plan_values(plan, variant, verdict)

    def _update(self, plan: ProductPlan, source: Variant, link: BaseModel) -> None:
        """Take over what changed in the shop since the last import."""
        variant = self._blank(plan, source, Action.KEEP)
        variant.link, variant.record = link, link.product_id
        if not variant.record:
            return
        baseline = variant.baseline = link.baseline or {}
        variant.overwrite = plan.link.channel_wins
        verdict = self._referee.of(plan, variant, baseline)
        variant.facts |= verdict.waiting
        variant.decided = verdict.decided
        variant.prices = self._prices(plan, variant.facts, verdict.news)
        self._plan_values(plan, variant, verdict)
        if variant.facts != baseline or self._link_changes(variant):
            variant.action = Action.UPDATE

    def _prices(self, plan: ProductPlan, facts: Facts, changed: Facts) -> Facts:
        """Prices that changed; all of them if they are in another currency now."""
        currency = (plan.link.baseline or {}).get("currency")
        if currency and currency != plan.facts["currency"]:
            changed = facts
        return {name: changed[name] for name in PRICE_FACTS if name in changed}

    def _blank(self, plan: ProductPlan, source: Variant, action: Action) -> VariantPlan:
        variant = VariantPlan(
            source=source,
            action=action,
            facts=used_variant_facts(source.facts, self._settings)
            | self._metafields.variant_facts(source),
            record=self._env["product.product"],
            link=self._env["commerce.variant"],
        )
        plan.variants.append(variant)
        return variant

    def _plan_values(
        self, plan: ProductPlan, variant: VariantPlan, verdict: Verdict
    ) -> None:
        variant.values = verdict.values(
            variant_values(verdict.news, self._settings),
            variant.record,
            variant_values(variant.baseline, self._settings),
            overwrite=variant.overwrite,
        )
        variant.values |= self._metafields.variant_values(plan, variant, verdict)
        self._checks.check_cost(variant)
        self._checks.check_sku(plan, variant)
        self._checks.check_barcode(plan, variant)

    def _link_changes(self, variant: VariantPlan) -> bool:
        values = variant_link_values(variant.source)
        return variant.link.state != "bound" or any(
            variant.link[name] != value for name, value in values.items()
        )

    def _unknown(self, plan: ProductPlan, unknown: list[Variant]) -> list[Variant]:
        """Return the variants that neither a link nor a SKU nor their options tell.

        They are added to products that the import made, and to no other.
        """
        new = self._take_over(plan, unknown) if unknown else []
        if new and not plan.link.is_origin:
            told = self._issues.of(
                plan.source, "structure_differs", variants=titles(new)
            )
            plan.issues.append(told)
        return new

    def _take_over(self, plan: ProductPlan, unknown: list[Variant]) -> list[Variant]:
        """Let variants follow those whose place they take, and return the others."""
        links, rest = _left_behind(self._known, plan), []
        for source in unknown:
            if link := links.pop(frozenset(source.options), None):
                self._update(plan, source, link)
            else:
                rest.append(source)
        return rest

    def _plan_gone(self, plan: ProductPlan) -> None:
        met = {variant.external_id for variant in plan.source.variants}
        taken = {variant.link for variant in plan.variants}
        plan.gone = [
            link
            for link in self._known.siblings.get(plan.link, [])
            if link.state == "bound"
            and link.external_id not in met
            and link not in taken
        ]


def _left_behind(known: Known, plan: ProductPlan) -> dict[frozenset[Pair], BaseModel]:
    """Links of variants that the shop no longer has, by what it last called them."""
    met = {variant.external_id for variant in plan.source.variants}
    taken = {variant.record for variant in plan.variants}
    return {
        _options(link): link
        for link in known.siblings.get(plan.link, [])
        if link.product_id
        and link.external_id not in met
        and link.product_id not in taken
    }


def _options(link: BaseModel) -> frozenset[Pair]:
    if link.baseline:
        return chosen_pairs(link.baseline)
    return _options_of(link.product_id)


def _options_of(variant: BaseModel) -> frozenset[Pair]:
    values = variant.product_template_attribute_value_ids
    return frozenset((value.attribute_id.name, value.name) for value in values)
