"""Reads a shop's list of orders, and those that a comparison with it found missing."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from odoo.api import Environment
from odoo.models import BaseModel

from ...commerce.orders.gaps import close_gaps
from ...commerce.records.listed_order import ListedOrder
from ...commerce.run.page_result import PageResult, RecordIssue
from ..client.sizes import SHOPIFY_PAGE_SIZE
from ..gql.enums import OrderSortKeys
from ..run.by_ids import IDS_PER_REQUEST, unread_alone
from ..run.phases import ChosenRecords, OrderedRecords
from ..run.reader import completed
from ..run.sequence import Position
from ..run.unreadable import SourcePage, Unread, in_halves
from .reading.narrowing import read_listed
from .source import OrderPages


class OrderIdSource(OrderPages):
    """Ids of a shop's orders and when each last changed: 13 points for 250 of them.

    What the shop's filters look at comes along, as it takes no points.
    """

    kind = "order_gap"

    def _page(
        self, query: str | None, sort_key: str, after: str | None, size: int
    ) -> SourcePage:
        found = self._client.get_order_ids(
            first=size,
            query=query,
            sort_key=OrderSortKeys(sort_key),
            after=after,
        ).orders
        return SourcePage.of(found.nodes, found.page_info)

    def _step(self, place: Any) -> SourcePage:
        """Return the one order with its id and time, which are all that is compared."""
        return SourcePage.of(place.nodes, place.page_info)

    def fetch_many(self, external_ids: Sequence[str]) -> list[Any]:
        """Return none: whole orders are another source's."""
        return []

    def complete(self, record: Any) -> Any:
        return record

    def weight(self, record: Any) -> int:
        return 1

    def read(self, record: Any) -> ListedOrder:
        return read_listed(record)


class ComparedIds(OrderedRecords):
    """Reads ids alone; what an order's import told of it stays told."""

    def key_of(self, record: Any) -> str:
        return f"{record.id}#compared"


class GapRecords(ChosenRecords):
    """Reads orders of some external_ids: by full pages as long as these are mostly of
    them.

    A page by ids has ten orders, each at its full price.
    """

    def pages(
        self, window: Mapping, position: Position | None
    ) -> Iterator[Sequence[Any]]:
        start = self.external_ids.index(position["external_id"]) + 1 if position else 0
        by_page = True
        while some := self.external_ids[start : start + SHOPIFY_PAGE_SIZE]:
            by_page = by_page and self._source.lie_close(some)
            some = some if by_page else some[:IDS_PER_REQUEST]
            read = self._source.fetch_among if by_page else self._source.fetch_many
            found = in_halves(some, read, partial(unread_alone, self._source))
            yield from completed(self._source, found)
            start += len(some)


class GapsPhase:
    """Reads and stores the orders that a run found missing or stale.

    :param records: the phase that reads chosen orders, told which by `external_ids`
    :param gaps: called without an open cursor: the ids of the run's gaps
    """

    name = "missing"

    def __init__(
        self,
        records: GapRecords,
        gaps: Callable[[], list[str]],
        env: Environment,
        run: BaseModel,
    ) -> None:
        self._records = records
        self._gaps = gaps
        self._env = env
        self._run = run

    def pages(
        self, window: Mapping, position: Position | None
    ) -> Iterator[Sequence[Any]]:
        self._records.external_ids = self._gaps()
        yield from self._records.pages(window, position)

    def position_after(
        self, records: Sequence[Any], position: Position | None
    ) -> Position:
        return self._records.position_after(records, position)

    def store(self, records: Sequence[Any]) -> PageResult:
        """Store orders and close their gaps; what could not be read stays one."""
        result = self._records.store(records)
        names = {it.id: it.name for it in records if not isinstance(it, Unread)}
        result.counters["fetched_count"] = close_gaps(self._env, self._run, names)
        return result

    def key_of(self, record: Any) -> str:
        return self._records.key_of(record)

    def issue_of(self, record: Any, error: Exception) -> RecordIssue:
        return self._records.issue_of(record, error)
