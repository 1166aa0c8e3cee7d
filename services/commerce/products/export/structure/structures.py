"""Adds to the plans of linked products what becomes of their options and variants."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property

from odoo.api import Environment
from odoo.models import BaseModel

from ....records.facts import Action
from ....records.product import Combination, Product, Variant
from ...mapping import ProductSettings
from ...offer.whole import WholeProducts
from ...other_channels import OtherShops
from ...ownership.owner import Decision, Move, is_same
from ..checks import ExportChecks
from ..decisions import Both
from ..export_plan import ExportPlan
from .calling import Calling
from .work import StructureWork

OPTIONS = "options"


class Structures:
    """Options and variants of a page of linked products, as Odoo has them.

    New is what was made in Odoo since the product was linked, and what no other shop
    has: a variant that nobody asked for is not sent.

    :param links: of these products
    """

    def __init__(
        self,
        env: Environment,
        shop: BaseModel,
        settings: ProductSettings,
        links: BaseModel,
        checks: ExportChecks,
    ) -> None:
        self._env = env
        self._shop = shop
        self._settings = settings
        self._checks = checks
        self._new = self._new_variants(links)

    def add(self, plan: ExportPlan) -> None:
        """Plan what is renamed, added and ordered.

        Where the shop's options are others than at the last import, that comes first.
        """
        link, there = plan.link, plan.there
        known = link.baseline and link.baseline.get(OPTIONS)
        if not link.baseline or not is_same(known, there.facts[OPTIONS]):
            return
        calling = Calling(link, there)
        new = self._new.get(link, self._env["product.product"])
        work = StructureWork(calling, plan.expected, self._with_sku(plan, new))
        if work.has_too_many:
            self._checks.tell_options(plan, [*there.listed, *work.listed()])
            return
        product = work.product(self._build)
        if work.unclear:
            self._checks.tell_unclear(plan, work.unclear)
        if _structure(product) != _structure(plan.expected):
            plan.new = work.made
            _take(plan, product)

    def _new_variants(self, links: BaseModel) -> Mapping[BaseModel, BaseModel]:
        found = {
            link: (
                link.product_tmpl_id.product_variant_ids - link.variant_ids.product_id
            ).filtered(lambda it, link=link: it.create_date > link.create_date)
            for link in links
        }
        new = self._env["product.product"].union(*found.values())
        elsewhere = OtherShops(self._env, self._shop).selling(new)
        return {link: its - elsewhere for link, its in found.items() if its - elsewhere}

    def _with_sku(self, plan: ExportPlan, new: BaseModel) -> BaseModel:
        """Leave out what the shop would not know again, and tell it."""
        if self._settings.import_without_sku:
            return new
        nameless = new.filtered(lambda it: not it.default_code)
        if nameless:
            self._checks.tell_nameless(plan, nameless)
        return new - nameless

    def _build(self, record: BaseModel, options: Combination) -> Variant:
        return self._whole.variant(record.product_tmpl_id, record, options, 0)

    @cached_property
    def _whole(self) -> WholeProducts:
        new = self._env["product.product"].union(*self._new.values())
        return WholeProducts(self._env, self._shop, self._settings, new.product_tmpl_id)


def _structure(product: Product) -> list:
    return [product.listed, [(it.external_id, it.options) for it in product.variants]]


def _take(plan: ExportPlan, product: Product) -> None:
    """Let a plan lead to a product of other options and variants."""
    before, after = plan.there.facts[OPTIONS], product.facts[OPTIONS]
    plan.expected = product
    plan.sent.setdefault(plan.link, {})[OPTIONS] = after
    if before != after:
        send = Decision(Move.SEND)
        plan.both.append(Both(plan.link, OPTIONS, after, before, send))
    if plan.action is Action.KEEP:
        plan.action = Action.UPDATE
    facts = {it.external_id: it.facts for it in (product, *product.variants)}
    for link in (plan.link, *plan.link.variant_ids):
        known = plan.baselines.get(link, link.baseline or {})
        if OPTIONS in known and link.external_id in facts:
            options = facts[link.external_id][OPTIONS]
            if known[OPTIONS] != options:
                plan.baselines[link] = {**known, OPTIONS: options}


def completed(plan: ExportPlan, made: Product) -> None:
    """Give the new variants of a plan the ids and places that the shop gave them."""
    by_options = {frozenset(it.options): it for it in made.variants}
    by_id = {it.external_id: it for it in made.variants}

    def told(variant: Variant) -> Variant:
        there = by_id.get(variant.external_id)
        there = there or by_options.get(frozenset(variant.options), variant)
        return replace(
            variant,
            external_id=there.external_id,
            stock_external_id=there.stock_external_id,
            title=there.title,
            position=there.position,
        )

    variants = sorted(map(told, plan.expected.variants), key=lambda it: it.position)
    plan.expected = replace(plan.expected, variants=tuple(variants))
