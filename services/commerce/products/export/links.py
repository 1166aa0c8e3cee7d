"""Makes links of products that the shop has of Odoo's, or had already."""

from collections.abc import Mapping, Sequence
from typing import Any

from odoo.api import Environment
from odoo.models import BaseModel

from ...records.facts import Facts
from ...records.product import Product, Variant
from ..mapping import ProductSettings
from ..metafield_values import metafield_facts, of_owner
from ..sku_field import sku_and_bin
from ..template_values import product_link_values, used_facts
from ..variant_values import used_variant_facts, variant_link_values
from .export_plan import ExportPlan

Told = Product | Variant


class LinkMaker:
    """Links templates with products of a shop, and their variants."""

    def __init__(
        self, env: Environment, shop: BaseModel, settings: ProductSettings
    ) -> None:
        self._env = env
        self._shop = shop
        self._settings = settings

    def link(self, there: Mapping[BaseModel, Product]) -> BaseModel:
        """Link templates with products that were there before.

        Both sides have agreed on nothing yet.
        """
        matched = {it: self._by_sku(it, there[it]) for it in there}
        return self._make(there, matched, is_sent=False)

    def create(
        self, plans: Sequence[ExportPlan], made: Mapping[int, Product]
    ) -> BaseModel:
        """Link templates with products that were made of them."""
        there = {it.record: made[it.record.id] for it in plans if it.record.id in made}
        planned = {it.record: it.expected for it in plans}
        matched = {
            record: self._by_options(record, planned[record], there[record])
            for record in there
        }
        return self._make(there, matched, is_sent=True)

    def add_variants(self, plan: ExportPlan) -> None:
        """Link variants with those that were made of them."""
        made = {frozenset(it.options): it for it in plan.expected.variants}
        found = {it: made.get(frozenset(options)) for it, options in plan.new.items()}
        self._env["commerce.variant"].create(
            [
                self._variant_values(plan.link, record, variant, is_sent=True)
                for record, variant in found.items()
                if variant
            ]
        )

    def _variant_values(
        self, link: BaseModel, record: BaseModel, variant: Variant, *, is_sent: bool
    ) -> dict[str, Any]:
        return {
            **variant_link_values(variant),
            "commerce_product_id": link.id,
            "product_id": record.id,
            **self._common(self._facts(variant, "variant"), is_sent),
        }

    def _by_sku(self, template: BaseModel, product: Product) -> dict[str, BaseModel]:
        known = {it.default_code: it for it in template.product_variant_ids}
        barcodes = {it.barcode: it for it in template.product_variant_ids if it.barcode}
        found = {}
        for variant in product.variants:
            sku = sku_and_bin(variant.sku, self._settings)[0]
            record = known.get(sku) if sku else None
            if record := record or barcodes.get(variant.barcode):
                found.setdefault(record, variant.external_id)
        return {external_id: record for record, external_id in found.items()}

    def _by_options(
        self, template: BaseModel, planned: Product, product: Product
    ) -> dict[str, BaseModel]:
        records = {
            frozenset(it.options): int(it.external_id.rpartition("/")[2])
            for it in planned.variants
        }
        return {
            it.external_id: template.product_variant_ids.browse(id_)
            for it in product.variants
            if (id_ := records.get(frozenset(it.options)))
        }

    def _make(
        self,
        there: Mapping[BaseModel, Product],
        matched: Mapping[BaseModel, Mapping[str, BaseModel]],
        *,
        is_sent: bool,
    ) -> BaseModel:
        links = self._env["commerce.product"].create(
            [
                {
                    **product_link_values(product),
                    "product_tmpl_id": template.id,
                    **self._common(self._facts(product, "product"), is_sent),
                }
                for template, product in there.items()
            ]
        )
        self._env["commerce.variant"].create(
            [
                self._variant_values(link, record, variant, is_sent=is_sent)
                for link, (template, product) in zip(links, there.items(), strict=True)
                for variant in product.variants
                if (record := matched[template].get(variant.external_id))
            ]
        )
        return links

    def _common(self, facts: Facts, is_sent: bool) -> dict[str, Any]:
        common = {"channel_id": self._shop.id, "state": "bound"}
        if not is_sent:
            return common
        return {**common, "baseline": facts, "exported_at": self._env.cr.now()}

    def _facts(self, told: Told, owner: str) -> Facts:
        """Return facts as an import keeps them."""
        metafields = metafield_facts(told, of_owner(self._settings.metafields, owner))
        if owner == "variant":
            return used_variant_facts(told.facts, self._settings) | metafields
        currency = {"currency": self._settings.currency}
        return used_facts(told.facts, self._settings) | currency | metafields
