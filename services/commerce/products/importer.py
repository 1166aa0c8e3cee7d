"""Stores pages of a shop's products in Odoo. No network, no commit."""

from collections.abc import Iterable, Sequence

from odoo.api import Environment
from odoo.models import BaseModel

from ..issues.sentences import Sentences
from ..records.facts import Action
from ..records.product import Product
from ..run.outdated import is_outdated
from ..run.page_result import PageResult
from ..storing.create import PRODUCT_CONTEXT
from .mapping import ProductForms
from .mapping_in_odoo import product_settings
from .ownership.conflicts import note_conflicts
from .ownership.policies import Policies
from .ownership.sides import Sides
from .plan import ProductPlan
from .planning.earlier_pages import EarlierPages
from .planning.issues import ProductIssues
from .planning.known import Known, product_links
from .planning.metafields import Metafields
from .planning.planner import ProductPlanner
from .planning.referee import Referee
from .store.shop_collections import ShopCollections
from .store.store import ProductStore


class ProductImporter:
    """Imports products of one shop, with all their variants.

    :param env: in the company and language of the shop
    :param forms: those of the shop's system
    """

    kind = "product"

    def __init__(self, env: Environment, shop: BaseModel, forms: ProductForms) -> None:
        self._env = env(context={**env.context, **PRODUCT_CONTEXT})
        self._shop = shop.with_env(self._env)
        self.sentences = Sentences(self._env, self._shop)
        self._forms = forms
        self._issues = ProductIssues(self._env, self._shop, forms)
        self._settings = product_settings(self._env, self._shop, forms)
        self._is_begun = False

    def shared(self) -> Iterable[str]:
        """Lock products, whose SKUs all shops may match, attributes and tags.

        One name for all companies: attributes and tags belong to none of them.
        """
        return ["product"]

    def reads_with(self) -> tuple:
        """Return what decides how products are read."""
        return self._settings.reads_with()

    def store(self, records: Sequence[Product]) -> PageResult:
        """Store one page of products; what must stay out becomes an issue."""
        if not self._is_begun:
            # A run may learn the shop's currency after it made its importer.
            self._settings = product_settings(self._env, self._shop, self._forms)
            self._is_begun = True
        last = {product.external_id: product for product in records}
        links = product_links(self._env, self._shop, last)
        changed = [it for it in last.values() if self._is_changed(it, links)]
        held = [it for it in changed if self._is_held(it, links)]
        changed = [it for it in changed if it not in held] if held else changed
        plans = self._plan(changed, links)
        self._carry_out(plans, records)
        result = self._result(plans, len(records) - len(changed) - len(held))
        result.issues += [self._issues.of(it, "images_processing") for it in held]
        return result

    def _has_processing_images(self, product: Product, odoo_product: BaseModel) -> bool:
        """Tell whether the shop still works on images; the guide's rule.

        The same for a product that Odoo has: its images would come twice, too.
        """
        return any(media.is_under_way for media in product.media)

    def _is_held(self, product: Product, links: dict[str, BaseModel]) -> bool:
        """Tell whether the shop wants a product to wait for its images."""
        link = links.get(product.external_id, self._env["commerce.product"])
        return self._shop.hold_processing == "hold" and self._has_processing_images(
            product, link.product_tmpl_id
        )

    def _is_changed(self, product: Product, links: dict[str, BaseModel]) -> bool:
        """Tell whether a product says anything that its link does not know."""
        link = links.get(product.external_id)
        if not link:
            return True
        if not link.product_tmpl_id or is_outdated(product, link):
            return False
        return link.state != "bound" or link.checksum != self._settings.checksum(
            product.checksum
        )

    def _plan(
        self, products: Sequence[Product], links: dict[str, BaseModel]
    ) -> list[ProductPlan]:
        if not products:
            return []
        earlier = self._earlier_pages(products)
        metafields = Metafields(self._settings, self._issues, self._forms)
        referee = self._referee(links)
        known = Known(
            self._env, self._shop, self._settings, products, links, referee, earlier
        )
        planner = ProductPlanner(
            self._env, known, self._settings, self._issues, metafields, referee
        )
        return [planner.plan(product) for product in products]

    def _referee(self, links: dict[str, BaseModel]) -> Referee:
        known = self._env["commerce.product"].concat(*links.values())
        sides = Sides(
            self._env,
            self._shop,
            self._settings,
            self._forms,
            lambda: known.variant_ids.product_id,
        )
        return Referee(
            Policies(self._env, self._shop, known), sides, sends=self._sends()
        )

    def _sends(self) -> bool:
        """Whether what Odoo keeps goes out to the shop."""
        return self._shop.product_step == "write"

    def _earlier_pages(self, products: Sequence[Product]) -> EarlierPages:
        """Return what earlier pages left, where that is not in Odoo itself."""
        return EarlierPages()

    def _carry_out(
        self, plans: Sequence[ProductPlan], products: Sequence[Product]
    ) -> None:
        kept = [it for it in plans if it.action is not Action.SET_ASIDE]
        collections = ShopCollections(self._env, self._shop, products)
        looked_at = self._env["commerce.product"].concat(*(it.link for it in kept))
        conflicts = [conflict for plan in kept for conflict in plan.conflicts]
        ProductStore(self._env, self._shop, collections).carry_out(kept)
        note_conflicts(self._shop, looked_at, conflicts)
        kept_here = [it.link for it in kept if it.sends]
        if kept_here and self._sends():
            self._env["commerce.product"].concat(*kept_here).next_export = True

    def _result(self, plans: list[ProductPlan], unchanged: int) -> PageResult:
        actions = [plan.action for plan in plans]
        return PageResult(
            created=actions.count(Action.CREATE),
            updated=actions.count(Action.UPDATE) + actions.count(Action.LINK),
            unchanged=unchanged + actions.count(Action.KEEP),
            issues=[issue for plan in plans for issue in plan.issues],
        )
