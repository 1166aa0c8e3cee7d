"""What a dry run shows of the products that Shopify deleted."""

from collections.abc import Sequence

from odoo.api import Environment
from odoo.models import BaseModel

from ....commerce.dry_run.wording import PlanText
from ....commerce.products.gone_store import bound_links, to_hide
from ....commerce.run.page_result import PageResult, PlannedChange
from ...dry_run.earlier_pages import PlanBook


class PlannedGone:
    """Adds what would be marked as gone to a plan; stands for `ProductGoneStore`."""

    def __init__(
        self, env: Environment, shop: BaseModel, book: PlanBook, lang: str
    ) -> None:
        self._env = env
        self._shop = shop
        self._book = book
        self._text = PlanText(env, shop, lang)

    def store(self, external_ids: Sequence[str]) -> PageResult:
        """Plan to mark products, by their ids."""
        links = bound_links(self._env, self._shop, external_ids)
        hidden = to_hide(self._env, self._shop, links)
        self._book.keep([row for link in links for row in self._rows(link, hidden)])
        return PageResult(counters={"gone_count": len(links)})

    def _rows(self, link: BaseModel, hidden: BaseModel) -> list[PlannedChange]:
        rows = [self._row(link, "commerce.product", "gone")]
        if link.product_tmpl_id in hidden:
            rows.append(self._row(link, "product.template", "is_published"))
        return rows

    def _row(self, link: BaseModel, model: str, field: str) -> PlannedChange:
        yes, no = (self._text.value(model, "active", it) for it in (True, False))
        return PlannedChange(
            external_id=link.external_id,
            name=link.title or link.external_id,
            model=model,
            action="gone",
            field=field,
            label=self._text.label(model, field),
            old=yes,
            new=no,
            record_id=link.product_tmpl_id.id or 0,
        )
