"""What a dry run shows of the customers and orders that Shopify deleted."""

from collections.abc import Sequence

from odoo.api import Environment
from odoo.models import BaseModel

from ...commerce.dry_run.rolled_back import taken_back
from ...commerce.dry_run.snapshot import Place, RecordRows, Words
from ...commerce.run.page_result import PageResult, PlannedChange
from ..run.gone import GoneStore
from .earlier_pages import PlanBook


class TriedGone:
    """Stands for a store of what is gone: it marks, is told of, and is taken back.

    :param links: model of the links that the store marks
    :param record: their field that leads to the record in Odoo
    :param lang: of the person who reads the plan
    """

    def __init__(
        self,
        env: Environment,
        shop: BaseModel,
        store: GoneStore,
        book: PlanBook,
        *,
        links: str,
        record: str,
        lang: str,
    ) -> None:
        self._env = env
        self._shop = shop
        self._store = store
        self._book = book
        self._links = env[links]
        self._record = record
        self._words = Words(env, shop, lang)

    def store(self, external_ids: Sequence[str]) -> PageResult:
        """Plan to mark records, by their ids."""
        rows = {
            link.external_id: self._rows(link) for link in self._bound(external_ids)
        }
        found = [self._marked(it) for it in rows.values()]
        result = taken_back(self._env, lambda: self._store.store(external_ids))
        found += [rows[it.external_id].issue(it, action="gone") for it in result.issues]
        self._book.keep(found)
        return result

    def _bound(self, external_ids: Sequence[str]) -> BaseModel:
        return self._links.search(
            [
                ("channel_id", "=", self._shop.id),
                ("external_id", "in", list(external_ids)),
                ("state", "=", "bound"),
            ]
        )

    def _rows(self, link: BaseModel) -> RecordRows:
        record = link[self._record]
        name = link.display_name or link.external_id
        return RecordRows(
            self._words, record._name, link.external_id, name, record.id or 0
        )

    def _marked(self, rows: RecordRows) -> PlannedChange:
        yes, no = self._words.yes_and_no()
        return rows.row("gone", Place(self._links._name, "gone"), yes, no)
