"""What a dry run shows of records that were deleted at the other side."""

from collections.abc import Callable, Sequence

from odoo.api import Environment
from odoo.models import BaseModel

from ..run.known_links import bound_links
from ..run.page_result import PageResult, PlannedChange
from .dry_run import rolled_back
from .plan_book import PlanBook
from .snapshot import Place, RecordRows, Snapshot, Words


class GoneDryRun:
    """Stands for a store of what is gone: it marks, tells of it, and rolls it back.

    :param mark: marks links, by the ids of their records
    :param links: model of these links
    :param record: their field that leads to the record in Odoo
    :param changes: fields of that record which the marking may change
    :param lang: of the person who reads the plan
    """

    def __init__(
        self,
        env: Environment,
        shop: BaseModel,
        mark: Callable[[Sequence[str]], PageResult],
        *,
        links: str,
        record: str,
        changes: Sequence[str] = (),
        book: PlanBook,
        lang: str,
    ) -> None:
        self._env = env
        self._shop = shop
        self._mark = mark
        self._links = env[links]
        self._record = record
        self._changes = changes
        self._book = book
        self._words = Words(env, shop, lang)

    def store(self, external_ids: Sequence[str]) -> PageResult:
        """Plan to mark records, by their ids."""
        links = bound_links(self._links, self._shop, external_ids)
        rows = {link.external_id: self._rows(link) for link in links}
        old = self._read(links)
        result, new = rolled_back(
            self._env, lambda: (self._mark(external_ids), self._read(links))
        )
        told = []
        for external_id, of_record in rows.items():
            changes = of_record.changes("gone", old[external_id], new[external_id])
            told += [self._marked(of_record), *changes]
        told += [rows[it.external_id].issue(it, action="gone") for it in result.issues]
        self._book.keep(told)
        return result

    def _read(self, links: BaseModel) -> dict[str, Snapshot]:
        """Read what marking may change, of each record."""
        return {
            link.external_id: dict(self._words.of(link[self._record], self._changes))
            for link in links
        }

    def _rows(self, link: BaseModel) -> RecordRows:
        record = link[self._record]
        name = link.display_name or link.external_id
        return RecordRows(
            self._words, record._name, link.external_id, name, record.id or 0
        )

    def _marked(self, rows: RecordRows) -> PlannedChange:
        yes, no = self._words.yes_and_no()
        return rows.row("gone", Place(self._links._name, "gone"), yes, no)
