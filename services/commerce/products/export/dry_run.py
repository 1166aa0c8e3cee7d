"""What a dry run shows of products that would go out: planned, told, not sent."""

from collections.abc import Mapping, Sequence

from odoo.api import Environment
from odoo.models import BaseModel

from ...dry_run.plan_book import PlanBook
from ...dry_run.wording import Wording
from ...records.product import Product
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

    def plan(
        self, templates: Sequence[int], there: Mapping[str, Product]
    ) -> list[ExportPlan]:
        plans = super().plan(templates, there)
        self._book.keep(self._rows.of(plans))
        return plans

    def keep(self, plans: Sequence[ExportPlan]) -> None:
        """Keep nothing: nothing was sent."""
