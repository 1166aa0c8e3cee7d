"""Carries out the plans of one page: each kind of record in one go."""

from collections.abc import Callable, Iterable
from typing import Any

from odoo.api import Environment
from odoo.fields import Command
from odoo.models import BaseModel

from ...records.facts import Action
from ...storing.tags import RecordTags
from ..attributes import TemplateAttributes
from ..categories import Categories
from ..mapping_in_odoo import sales_currency
from ..plan import ProductPlan, VariantPlan
from ..prices import PriceRules, without_cost, write_costs
from ..structure_store import StructureStore
from ..template_values import new_template_values, product_link_values, usual_price
from ..variant_values import variant_link_values
from .media import ProductMedia
from .shop_collections import ShopCollections

# What a link leads to.
LEADING = {"channel_id", "product_tmpl_id", "product_id"}


class ProductStore:
    """Writes plans to Odoo; after it each plan's `record` and `link` are set."""

    def __init__(
        self, env: Environment, shop: BaseModel, collections: ShopCollections
    ) -> None:
        self._env = env
        self._shop = shop
        self._collections = collections

    def carry_out(self, plans: list[ProductPlan]) -> None:
        """Create and write what the plans say, then their links."""
        tags = RecordTags(self._env["product.template"], "product_tag_ids", plans)
        new = [plan for plan in plans if plan.action is Action.CREATE]
        known = [plan for plan in plans if plan.action is not Action.CREATE]
        variants = [variant for plan in plans for variant in plan.variants]
        self._create_templates(new, tags)
        self._write_templates(known)
        tags.apply(known)
        self._free_barcodes(variants)
        self._write([it for it in variants if it.action is not Action.CREATE])
        write_costs(self._env, variants)
        self._create_variants(plans)
        PriceRules(self._env, self._shop).store(variants)
        self._link_products(plans)
        self._link_variants(plans)
        ProductMedia(self._env, self._shop).store(plans)

    def _free_barcodes(self, variants: list[VariantPlan]) -> None:
        """Take barcodes away first that other variants get, which Odoo checks."""
        wanted = {it.values["barcode"] for it in variants if it.values.get("barcode")}
        leaving = [it.record for it in variants if "barcode" in it.values]
        records = self._env["product.product"].union(*leaving)
        if passed_on := records.filtered(lambda record: record.barcode in wanted):
            passed_on.barcode = False

    def _write_templates(self, plans: list[ProductPlan]) -> None:
        changed = [plan.record for plan in plans if without_cost(plan.values)]
        # Read once they are written, they would be flushed for it in the midst.
        self._env["product.template"].concat(*changed).mapped("product_variant_ids")
        self._write(plans)

    def _write(self, plans: Iterable[ProductPlan | VariantPlan]) -> None:
        for plan in plans:
            if values := without_cost(plan.values):
                plan.record.write(values)

    def _defaults(self, model: str) -> dict[str, Any]:
        """Return a model's defaults once, which Odoo would ask for by each record."""
        Model = self._env[model]
        return Model.default_get(
            [
                name
                for name, field in Model._fields.items()
                if field.default and not field.inherited and not field.company_dependent
            ]
        )

    # Templates

    def _create_templates(self, plans: list[ProductPlan], tags: RecordTags) -> None:
        if not plans:
            return
        company = self._env["res.company"]
        if not self._shop.share_products:
            company = self._shop.company_id
        defaults = self._defaults("product.template") | {"company_id": company.id}
        categories = Categories(self._env, [plan.category for plan in plans])
        currency = sales_currency(self._env, self._shop)
        has_price = currency == self._shop.currency_id
        made = self._env["product.template"].create(
            [
                {
                    **defaults,
                    **new_template_values(plan.source),
                    **plan.values,
                    **categories.values(plan.category),
                    "product_tag_ids": [Command.set(tags.ids(plan.tags))],
                    "list_price": float(usual_price(plan.source)) if has_price else 0.0,
                }
                for plan in plans
            ]
        )
        for plan, template in zip(plans, made, strict=True):
            plan.record = template

    # Variants

    def _create_variants(self, plans: list[ProductPlan]) -> None:
        new = [
            (plan, variant)
            for plan in plans
            for variant in plan.variants
            if variant.action is Action.CREATE
        ]
        attributes = self._fit_attributes(plans, new)
        if not new:
            return
        defaults = self._defaults("product.product")
        Product = self._env["product.product"].with_context(commerce_never_moved=True)
        made = Product.create(
            [defaults | self._variant_values(*pair, attributes) for pair in new]
        )
        for (_, variant), record in zip(new, made.with_env(self._env), strict=True):
            variant.record = record

    def _fit_attributes(
        self, plans: list[ProductPlan], new: list[tuple[ProductPlan, VariantPlan]]
    ) -> TemplateAttributes:
        """Let attributes and variants that are there follow their options."""
        structures = [it for plan in plans if (it := plan.structure)]
        changing = {plan.source.external_id: plan for plan, _ in new}
        changing |= {it.source.external_id: it for it in plans if it.structure}
        attributes = TemplateAttributes(self._env)
        attributes.know(structures)
        store = StructureStore(self._env, attributes)
        store.make_way(structures)
        attributes.ensure([(it.record, it.source.options) for it in changing.values()])
        store.carry_out(structures)
        return attributes

    def _variant_values(
        self, plan: ProductPlan, variant: VariantPlan, attributes: TemplateAttributes
    ) -> dict[str, Any]:
        chosen = attributes.of(plan.record, variant.source.options)
        if plan.structure and plan.structure.common:
            chosen += plan.structure.common.ids
        return {
            **variant.values,
            "product_tmpl_id": plan.record.id,
            "product_template_attribute_value_ids": [Command.set(chosen)],
        }

    # Links

    def _link_products(self, plans: list[ProductPlan]) -> None:
        def values(plan: ProductPlan) -> dict[str, Any]:
            return {
                **product_link_values(plan.source),
                **self._collections.values(plan),
                "product_tmpl_id": plan.record.id,
                "checksum": plan.checksum,
                "is_origin": plan.link.is_origin or plan.action is Action.CREATE,
                "channel_wins": False,
                **self._bound(plan),
            }

        changed = [it for it in plans if it.action is not Action.KEEP]
        self._collections.apply(it for it in changed if it.link)
        self._save("commerce.product", changed, values)
        for plan in plans:
            if plan.action is Action.KEEP and plan.link.checksum != plan.checksum:
                plan.link.checksum = plan.checksum

    def _link_variants(self, plans: list[ProductPlan]) -> None:
        parents = {id(it): plan.link for plan in plans for it in plan.variants}

        def values(variant: VariantPlan) -> dict[str, Any]:
            return {
                **variant_link_values(variant.source),
                "commerce_product_id": parents[id(variant)].id,
                "product_id": variant.record.id,
                **self._bound(variant),
            }

        variants = [it for plan in plans for it in plan.variants]
        changed = [it for it in variants if it.action is not Action.KEEP]
        self._save("commerce.variant", changed, values)
        for link in (link for plan in plans for link in plan.gone):
            link.state = "gone"

    def _bound(self, plan: ProductPlan | VariantPlan) -> dict[str, Any]:
        return {
            "channel_id": self._shop.id,
            "state": "bound",
            "baseline": plan.facts,
            "imported_at": self._env.cr.now(),
        }

    def _save(
        self,
        model: str,
        plans: Iterable[ProductPlan | VariantPlan],
        values: Callable[[Any], dict[str, Any]],
    ) -> None:
        """Write the links that are there and create the others together."""
        missing = []
        for plan in plans:
            if plan.link:
                plan.link.write(_news(plan.link, values(plan)))
            else:
                missing.append(plan)
        made = self._env[model].create([values(plan) for plan in missing])
        for plan, link in zip(missing, made, strict=True):
            plan.link = link


def _news(link: BaseModel, values: dict[str, Any]) -> dict[str, Any]:
    """Leave out where a link leads already: Odoo checks the company of each anew."""
    return {
        name: value
        for name, value in values.items()
        if name not in LEADING or link[name].id != value
    }
