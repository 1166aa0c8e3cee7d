"""Stores pages of Shopify's products in Odoo. No network, no commit."""

from collections.abc import Iterable, Sequence

from odoo.api import Environment
from odoo.models import BaseModel

from ...commerce.issues.sentences import Sentences
from ...commerce.products.metafield_rules import metafield_rules
from ...commerce.products.odoo_features import odoo_settings
from ...commerce.products.plan import ProductPlan
from ...commerce.products.settings import ProductSettings
from ...commerce.records.action import Action
from ...commerce.run.outdated import is_outdated
from ...commerce.run.page_result import PageResult, PlannedChange
from ...commerce.storing.product_context import CONTEXT
from ..dry_run.earlier_pages import PlanBook, Planned
from ..gql.fragments import ProductFields
from .dry_run.rows import PlanRows
from .planning.issues import ProductIssues
from .planning.known import Known, product_links
from .planning.planner import ProductPlanner
from .reading.checksum import product_checksum
from .reading.media import has_processing_images
from .store.shop_collections import ShopCollections
from .store.store import ProductStore


class ProductImporter:
    """Imports products of one shop, with all their variants.

    :param env: in the company and language of the shop
    :param dry_run: plan only, store nothing
    :param book: of a dry run, keeps the plan of every page; makes it a dry run
    :param lang: of the person who reads the plan
    """

    kind = "product"

    def __init__(
        self,
        env: Environment,
        shop: BaseModel,
        *,
        dry_run: bool = False,
        book: PlanBook | None = None,
        lang: str = "en_US",
    ) -> None:
        self._env = env(context={**env.context, **CONTEXT})
        self._shop = shop.with_env(self._env)
        self._dry_run = dry_run or book is not None
        self._book = book
        self._lang = lang
        self.sentences = Sentences(self._env, self._shop)
        self._issues = ProductIssues(self._env, self._shop)
        self._settings = self._read_settings()
        self._is_begun = False

    def shared(self) -> Iterable[str]:
        """Lock products, whose SKUs all shops may match, attributes and tags.

        One name for all companies: attributes and tags belong to none of them.
        """
        return ["product"]

    def store(self, records: Sequence[ProductFields]) -> PageResult:
        """Store one page of products; what must stay out becomes an issue."""
        if not self._is_begun:
            # A run may learn the shop's currency after it made its importer.
            self._settings, self._is_begun = self._read_settings(), True
        last = {product.id: product for product in records}
        links = product_links(self._env, self._shop, last)
        changed = [it for it in self._to_plan(last) if self._is_changed(it, links)]
        held = [it for it in changed if self._is_held(it, links)]
        changed = [it for it in changed if it not in held] if held else changed
        plans = self._plan(changed, links)
        if not self._dry_run:
            kept = [it for it in plans if it.action is not Action.SET_ASIDE]
            collections = ShopCollections(self._env, self._shop, records)
            ProductStore(self._env, self._shop, collections).carry_out(kept)
        result = self._result(plans, len(records) - len(changed) - len(held))
        result.issues += [self._issues.of(it, "images_processing") for it in held]
        return result

    def _to_plan(self, products: dict[str, ProductFields]) -> list[ProductFields]:
        """Leave out what this dry run has planned already, as it would be stored."""
        met = self._book.met(products) if self._book else ()
        return [
            product
            for external_id, product in products.items()
            if external_id not in met
        ]

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
        planned = self._book.read(products, self._settings) if self._book else Planned()
        known = Known(self._env, self._shop, self._settings, products, links, planned)
        planner = ProductPlanner(self._env, known, self._settings, self._issues)
        return [planner.plan(product) for product in products]

    def _result(self, plans: list[ProductPlan], unchanged: int) -> PageResult:
        actions = [plan.action for plan in plans]
        return PageResult(
            created=actions.count(Action.CREATE),
            updated=actions.count(Action.UPDATE) + actions.count(Action.LINK),
            unchanged=unchanged + actions.count(Action.KEEP),
            issues=[issue for plan in plans for issue in plan.issues],
            plan=self._rows(plans) if self._dry_run else [],
        )

    def _rows(self, plans: list[ProductPlan]) -> list[PlannedChange]:
        rows = PlanRows(self._env, self._shop, self._lang).of(plans)
        if self._book:
            self._book.keep(rows)
        return rows
