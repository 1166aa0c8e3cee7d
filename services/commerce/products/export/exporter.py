"""Plans a page of products that go out, and keeps what came of it. No network."""

from collections.abc import Iterable, Mapping, Sequence

from odoo.api import Environment
from odoo.models import BaseModel

from ...issues.sentences import Sentences
from ...records.facts import Action
from ...records.product import Product
from ...run.page_result import PageResult
from ..mapping import ProductForms
from ..mapping_in_odoo import product_settings
from ..offer.offers import Offers
from ..ownership.policies import Policies
from .export_plan import ExportPlan
from .planner import ExportPlanner
from .store import ExportStore


class ProductExporter:
    """Exports products to one shop.

    :param env: in the company and language of the shop
    :param forms: those of the shop's system
    """

    kind = "product"
    is_dry = False

    def __init__(self, env: Environment, shop: BaseModel, forms: ProductForms) -> None:
        self._env = env
        self._shop = shop.with_env(self._env)
        self._forms = forms
        self.sentences = Sentences(self._env, self._shop)

    def shared(self) -> Iterable[str]:
        """Nothing is looked up or made that another run might make, too."""
        return ()

    def plan(
        self, templates: Sequence[int], there: Mapping[str, Product]
    ) -> list[ExportPlan]:
        """Plan products by their templates.

        :param there: what the shop has now, by its ids
        """
        settings = product_settings(self._env, self._shop, self._forms)
        links = self._links(templates)
        offers = Offers(self._env, self._shop, settings, links)
        planner = ExportPlanner(settings, Policies(self._env, self._shop, links))
        return [
            planner.plan(link, offers.of(link), there[link.external_id])
            for link in links
            if link.external_id in there
        ]

    def keep(self, plans: Sequence[ExportPlan]) -> None:
        """Keep on the links of these products what both sides agree on now."""
        settings = product_settings(self._env, self._shop, self._forms)
        ExportStore(self._env, settings).keep(plans)

    def result(self, plans: Iterable[ExportPlan]) -> PageResult:
        """Count what came of these products."""
        plans = list(plans)
        actions = [plan.action for plan in plans]
        sent = actions.count(Action.CREATE) + actions.count(Action.UPDATE)
        return PageResult(
            created=actions.count(Action.CREATE),
            updated=actions.count(Action.UPDATE) + actions.count(Action.LINK),
            unchanged=actions.count(Action.KEEP),
            issues=[issue for plan in plans for issue in plan.issues],
            counters={"exported_count": sent},
        )

    def _links(self, templates: Sequence[int]) -> BaseModel:
        """Links of templates in both, in the order of the templates."""
        return self._env["commerce.product"].search(
            [
                ("channel_id", "=", self._shop.id),
                ("product_tmpl_id", "in", list(templates)),
                ("state", "=", "bound"),
                ("external_id", "!=", False),
            ],
            order="product_tmpl_id.id",
        )
