"""Decides what an export does with each product; changes nothing."""

from odoo.models import BaseModel

from ...records.facts import Action, Facts
from ...records.plain import naive_utc
from ...records.product import Product, Variant
from ..mapping import ProductSettings
from ..metafield_values import metafield_facts, of_owner
from ..offer.offer import Offer
from ..ownership.policies import Policies
from ..template_values import used_facts
from ..variant_values import used_variant_facts
from .decisions import Decisions
from .expected import with_facts
from .export_plan import ExportPlan


class ExportPlanner:
    """Plans linked products: what left the baseline in Odoo, and may go out."""

    def __init__(self, settings: ProductSettings, policies: Policies) -> None:
        self._settings = settings
        self._policies = policies
        self._rules = {
            owner: of_owner(settings.metafields, owner)
            for owner in ("product", "variant")
        }

    def plan(self, link: BaseModel, offer: Offer, there: Product) -> ExportPlan:
        """Plan one product that the shop has.

        :param there: what the shop has now
        """
        plan = ExportPlan(link=link, record=link.product_tmpl_id, there=there)
        decisions = self._decisions(link, offer, there)
        plan.sent = {it.link: it.sent for it in decisions if it.sent}
        plan.both = [both for it in decisions for both in it.both]
        plan.is_settled = all(it.is_settled for it in decisions)
        if plan.sent:
            plan.action = Action.UPDATE
        plan.expected = with_facts(there, *_split(plan))
        after = self._facts(plan.expected)
        for it in decisions:
            baseline = it.baseline(after[it.link.external_id])
            if baseline != (it.link.baseline or {}):
                plan.baselines[it.link] = baseline
        return plan

    def _decisions(
        self, link: BaseModel, offer: Offer, there: Product
    ) -> list[Decisions]:
        facts, changed_at = self._facts(there), naive_utc(there.updated_at)
        told = {link: offer.product}
        for variant in link.variant_ids:
            if variant.external_id in offer.variants and variant.external_id in facts:
                told[variant] = offer.variants[variant.external_id]
        return [
            Decisions(it, said, facts[it.external_id], self._policies, changed_at)
            for it, said in told.items()
        ]

    def _facts(self, product: Product) -> dict[str, Facts]:
        """Return the facts of a product and its variants as an import keeps them."""
        variants = {it.external_id: self._variant_facts(it) for it in product.variants}
        return {product.external_id: self._product_facts(product), **variants}

    def _product_facts(self, product: Product) -> Facts:
        facts = used_facts(product.facts, self._settings)
        metafields = metafield_facts(product, self._rules["product"])
        return facts | {"currency": self._settings.currency} | metafields

    def _variant_facts(self, variant: Variant) -> Facts:
        facts = used_variant_facts(variant.facts, self._settings)
        return facts | metafield_facts(variant, self._rules["variant"])


def _split(plan: ExportPlan) -> tuple[Facts, dict[str, Facts]]:
    """Return what is sent of the product, and of variants by their external ids."""
    variants = {it.external_id: sent for it, sent in plan.sent.items()}
    return variants.pop(plan.link.external_id, {}), variants
