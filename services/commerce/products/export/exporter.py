"""Plans a page of products that go out, and keeps what came of it. No network."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import Any

from odoo.api import Environment
from odoo.models import BaseModel
from odoo.tools import SQL

from ...images.export.notes import ImageNotes
from ...issues.sentences import Sentences
from ...records.facts import Action
from ...records.product import Product
from ...run.page_result import PageResult
from ..mapping import ProductForms, ProductSettings
from ..mapping_in_odoo import product_settings
from ..offer.offers import Offers
from ..offer.whole import WholeProducts
from ..ownership.policies import Policies
from ..planning.known import product_links
from .archived import ArchivedVariants
from .checks import ExportChecks
from .export_plan import ExportPlan
from .links import LinkMaker
from .noted_conflicts import NotedConflicts
from .planner import ExportPlanner
from .store import ExportStore
from .structure.structures import Structures, completed


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
        self._checks = ExportChecks(self.sentences)
        self._asked: defaultdict[int, list[int]] = defaultdict(list)

    @cached_property
    def _settings(self) -> ProductSettings:
        """Settings of a slice: what changes meanwhile counts from the next one on."""
        return product_settings(self._env, self._shop, self._forms)

    def shared(self) -> Iterable[str]:
        """Nothing is looked up or made that another run might make, too."""
        return ()

    def plan(self, found: Mapping[int, Product | None]) -> list[ExportPlan]:
        """Plan products by their templates, each with what the shop has of it now."""
        settings = self._settings
        templates = self._env["product.template"].browse(found)
        linked = self._links(templates)
        self._note(templates)
        unlinked = templates - linked.product_tmpl_id
        there = {it: found[it.id] for it in unlinked if found[it.id]}
        refused = self._sold_as_others(there)
        for plan in refused:
            del there[plan.record]
        new = LinkMaker(self._env, self._shop, settings).link(there)
        links = linked | new
        offers = Offers(self._env, self._shop, settings, links, self._forms)
        policies = Policies(self._env, self._shop, links)
        planner = ExportPlanner(settings, policies)
        plans = [
            planner.plan(link, offers.of(link), found[link.product_tmpl_id.id])
            for link in links
            if found[link.product_tmpl_id.id]
        ]
        structures = Structures(self._env, self._shop, settings, linked, self._checks)
        archived = ArchivedVariants(self._shop)
        given = settings, self._forms, policies
        NotedConflicts(self._env, self._shop, *given).note(links, plans)
        for plan in plans:
            structures.add(plan)
            archived.add(plan)
            if plan.link in new:
                plan.action = Action.LINK
        missing = unlinked.browse(it.id for it in unlinked if not found[it.id])
        return refused + plans + self._new(missing, settings)

    def _note(self, templates: BaseModel) -> None:
        """Note what asks for an export of these; what is changed from now on does so
        once more.
        """
        marks = self._env["commerce.export.mark"].sudo()
        for mark in marks.search_fetch(
            [
                ("channel_id", "=", self._shop.id),
                ("product_tmpl_id", "in", templates.ids),
            ],
            ["product_tmpl_id"],
        ):
            self._asked[mark.product_tmpl_id.id].append(mark.id)

    def answer(self, templates: Sequence[int]) -> None:
        """Take away what asked for an export of these: it is done, or refused and told.

        Not before: a worker that dies in between leaves it to the next one.
        """
        marks = [mark for it in templates for mark in self._asked.pop(it, ())]
        if marks:
            query = "DELETE FROM commerce_export_mark WHERE id = ANY(%s)"
            self._env.cr.execute(SQL(query, marks))
        links = self._links(self._env["product.template"].browse(templates))
        links.filtered("next_export").next_export = False

    def _sold_as_others(self, there: Mapping[BaseModel, Product]) -> list[ExportPlan]:
        """Set aside what the shop has as another product of Odoo."""
        known = product_links(
            self._env, self._shop, [it.external_id for it in there.values()]
        )
        plans = []
        taken: dict[str, BaseModel] = {
            external_id: link.product_tmpl_id for external_id, link in known.items()
        }
        for template, product in there.items():
            other = taken.setdefault(product.external_id, template)
            if other != template:
                plan = ExportPlan(self._env["commerce.product"], template)
                self._checks.check_link(plan, other)
                plans.append(plan)
        return plans

    def _new(self, templates: BaseModel, settings: ProductSettings) -> list[ExportPlan]:
        """Plan products that the shop does not have."""
        whole = WholeProducts(self._env, self._shop, settings, templates)
        plans = []
        for template in templates:
            plan = ExportPlan(
                link=self._env["commerce.product"],
                record=template,
                action=Action.CREATE,
                expected=whole.of(template),
            )
            self._checks.check(plan, settings)
            plans.append(plan)
        return plans

    def key_of(self, plan: ExportPlan) -> str:
        """Return what tells a product from all others, of any database."""
        parameters = self._env["ir.config_parameter"].sudo()
        return f"{parameters.get_param('database.uuid')}/{plan.record.id}"

    def keep(
        self,
        plans: Sequence[ExportPlan],
        made: Mapping[int, Product] = MappingProxyType({}),
    ) -> None:
        """Keep on the links of these products what both sides agree on now.

        :param made: what the shop has of new products, and of those with new
            variants, by their templates
        """
        links = LinkMaker(self._env, self._shop, self._settings)
        created = [it for it in plans if it.action is Action.CREATE]
        known = [it for it in plans if it not in created]
        for plan in known:
            if plan.new and plan.record.id in made:
                completed(plan, made[plan.record.id])
                links.add_variants(plan)
        ExportStore(self._env, self._settings).keep(known)
        links.create(created, made)
        records = self._env["product.template"].union(*(it.record for it in plans))
        ImageNotes(self._env, self._shop).note(self._links(records))

    def kept(
        self, plans: Sequence[ExportPlan]
    ) -> list[dict[BaseModel, dict[str, Any]]]:
        """Return of each product what `keep` would write on its links."""
        store = ExportStore(self._env, self._settings)
        return [store.values(plan) for plan in plans]

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

    def _links(self, templates: BaseModel) -> BaseModel:
        """Links of templates that are in both, in the order of the templates."""
        return self._env["commerce.product"].search(
            [
                ("channel_id", "=", self._shop.id),
                ("product_tmpl_id", "in", templates.ids),
                ("state", "=", "bound"),
                ("external_id", "!=", False),
            ],
            order="product_tmpl_id.id",
        )
