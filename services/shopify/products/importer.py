"""Stores pages of Shopify's products in Odoo. No network, no commit."""

from collections.abc import Iterable, Sequence

from odoo.api import Environment
from odoo.models import BaseModel

from ...commerce.issues.sentences import Sentences
from ...commerce.products.mapping import ProductSettings
from ...commerce.products.mapping_in_odoo import metafield_rules, odoo_settings
from ...commerce.products.plan import ProductPlan
from ...commerce.records.facts import Action
from ...commerce.run.outdated import is_outdated
from ...commerce.run.page_result import PageResult
from ...commerce.storing.create import PRODUCT_CONTEXT
from ..gql.fragments import ProductFields
from .planning.earlier_pages import EarlierPages
from .planning.issues import ProductIssues
from .planning.known import Known, product_links
from .planning.planner import ProductPlanner
from .reading.checksum import product_checksum, product_reading
from .reading.media import has_processing_images
from .store.shop_collections import ShopCollections
from .store.store import ProductStore


class ProductImporter:
    """Imports products of one shop, with all their variants.

    :param env: in the company and language of the shop
    """

    kind = "product"

    def __init__(self, env: Environment, shop: BaseModel) -> None:
        self._env = env(context={**env.context, **PRODUCT_CONTEXT})
        self._shop = shop.with_env(self._env)
        self.sentences = Sentences(self._env, self._shop)
        self._issues = ProductIssues(self._env, self._shop)
        self._settings = self._read_settings()
        self._is_begun = False

    def shared(self) -> Iterable[str]:
        """Lock products, whose SKUs all shops may match, attributes and tags.

        One name for all companies: attributes and tags belong to none of them.
        """
        return ["product"]

    def reads_with(self) -> tuple:
        """Return what decides how products are read."""
        return product_reading(self._settings)

    def store(self, records: Sequence[ProductFields]) -> PageResult:
        """Store one page of products; what must stay out becomes an issue."""
        if not self._is_begun:
            # A run may learn the shop's currency after it made its importer.
            self._settings, self._is_begun = self._read_settings(), True
        last = {product.id: product for product in records}
        links = product_links(self._env, self._shop, last)
        changed = [it for it in last.values() if self._is_changed(it, links)]
        held = [it for it in changed if self._is_held(it, links)]
        changed = [it for it in changed if it not in held] if held else changed
        plans = self._plan(changed, links)
        self._carry_out(plans, records)
        result = self._result(plans, len(records) - len(changed) - len(held))
        result.issues += [self._issues.of(it, "images_processing") for it in held]
        return result

    @property
    def settings(self) -> ProductSettings:
        return self._settings

    def _read_settings(self) -> ProductSettings:
        return ProductSettings(
            sku_with_bin=self._shop.sku_with_bin,
            import_without_sku=self._shop.import_without_sku,
            share_products=self._shop.share_products,
            currency=self._shop.currency_id.name or "",
            take_over_cost=self._shop.take_over_cost,
            category_policy=self._shop.category_policy,
            **odoo_settings(self._env, self._shop),
            metafields=metafield_rules(self._env, self._shop),
        )

    def _has_processing_images(
        self, shopify_product: ProductFields, odoo_product: BaseModel
    ) -> bool:
        """Tell whether Shopify still works on images; the guide's rule.

        The same for a product that Odoo has: its images would come twice, too.
        """
        return has_processing_images(shopify_product)

    def _is_held(self, product: ProductFields, links: dict[str, BaseModel]) -> bool:
        """Tell whether the shop wants a product to wait for its images."""
        link = links.get(product.id, self._env["commerce.product"])
        return self._shop.hold_processing == "hold" and self._has_processing_images(
            product, link.product_tmpl_id
        )

    def _is_changed(self, product: ProductFields, links: dict[str, BaseModel]) -> bool:
        """Tell whether a product says anything that its link does not know."""
        link = links.get(product.id)
        if not link:
            return True
        if not link.product_tmpl_id or is_outdated(product, link):
            return False
        return link.state != "bound" or link.checksum != product_checksum(
            product, self._settings
        )

    def _plan(self, products, links) -> list[ProductPlan]:
        if not products:
            return []
        earlier = self._earlier_pages(products)
        known = Known(self._env, self._shop, self._settings, products, links, earlier)
        planner = ProductPlanner(self._env, known, self._settings, self._issues)
        return [planner.plan(product) for product in products]

    def _earlier_pages(self, products: Sequence[ProductFields]) -> EarlierPages:
        """Return what earlier pages left, where that is not in Odoo itself."""
        return EarlierPages()

    def _carry_out(
        self, plans: Sequence[ProductPlan], products: Sequence[ProductFields]
    ) -> None:
        kept = [it for it in plans if it.action is not Action.SET_ASIDE]
        collections = ShopCollections(self._env, self._shop, products)
        ProductStore(self._env, self._shop, collections).carry_out(kept)

    def _result(self, plans: list[ProductPlan], unchanged: int) -> PageResult:
        actions = [plan.action for plan in plans]
        return PageResult(
            created=actions.count(Action.CREATE),
            updated=actions.count(Action.UPDATE) + actions.count(Action.LINK),
            unchanged=unchanged + actions.count(Action.KEEP),
            issues=[issue for plan in plans for issue in plan.issues],
        )
