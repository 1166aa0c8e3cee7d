"""What a dry run shows of products that would go out: planned, told, not sent."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from odoo.api import Environment
from odoo.models import BaseModel

from ...dry_run.dry_run import rolled_back
from ...dry_run.plan_book import PlanBook
from ...dry_run.wording import Wording
from ...records.product import Product
from ...run.page_result import PlannedChange
from ..mapping import ProductForms
from .export_plan import ExportPlan
from .exporter import ProductExporter
from .rows import ExportRows


class ExportDryRun(ProductExporter):
    """Stands for `ProductExporter` in a dry run; it keeps nothing but its rows.

    :param book: keeps what is told
    :param lang: of the person who reads it
    """

    is_dry = True

    def __init__(
        self,
        env: Environment,
        shop: BaseModel,
        book: PlanBook,
        lang: str,
        forms: ProductForms,
    ) -> None:
        super().__init__(env, shop, forms)
        self._book = book
        self._rows = ExportRows(Wording(env, shop, lang))

    def plan(self, found: Mapping[int, Product | None]) -> list[ExportPlan]:
        """Plan as an export does; links that it would make are taken back."""
        plans, rows = rolled_back(
            self._env, lambda: self._with_rows(super(ExportDryRun, self).plan(found))
        )
        self._book.keep(rows)
        return plans

    def _with_rows(
        self, plans: list[ExportPlan]
    ) -> tuple[list[ExportPlan], list[PlannedChange]]:
        return plans, self._rows.of(plans)

    def keep(
        self,
        plans: Sequence[ExportPlan],
        made: Mapping[int, Product] = MappingProxyType({}),
    ) -> None:
        """Keep nothing: nothing was sent."""

    def answer(self, templates: Sequence[int]) -> None:
        """Let everything ask for an export that does."""
