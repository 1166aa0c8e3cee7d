"""Compares what Odoo has of a shop's orders with what Shopify has. Names the gaps."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from odoo.api import Environment
from odoo.models import BaseModel

from ...commerce.issues.sentences import Sentences
from ...commerce.records.plain import naive_utc
from ...commerce.run.page_result import PageResult, RecordIssue
from ..client.sizes import SHOPIFY_PAGE_SIZE
from ..gql.enums import OrderSortKeys
from ..gql.get_order_ids import GetOrderIdsOrdersNodes
from ..run.by_ids import IDS_PER_REQUEST, unread_alone
from ..run.phases import ChosenRecords, OrderedRecords
from ..run.reader import completed
from ..run.sequence import Position
from ..run.unreadable import SourcePage, Unread, in_halves
from .filters import order_filter
from .reading.narrowing import passes
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


class GapFinder:
    """Keeps the orders that are missing in Odoo or older there, as gaps of a run.

    What the shop's filters leave out is not missing, and is not read each time.

    :param shared: names of the locks that the run's later phases need
    """

    kind = "order_gap"

    def __init__(
        self, env: Environment, shop: BaseModel, run_id: int, shared: Iterable[str]
    ) -> None:
        self._env = env
        self._shop = shop
        self._run_id = run_id
        self._shared = list(shared)
        self.sentences = Sentences(env, shop)
        self._filter = order_filter(shop)

    def shared(self) -> Iterable[str]:
        return self._shared

    def store(self, records: Sequence[Any]) -> PageResult:
        """Compare one page; what is missing or stale becomes a gap."""
        gaps = self._gaps(records)
        met = [gap["external_id"] for gap in gaps]
        # A page that is stored again after its worker was lost finds its gaps again.
        known = self._env["commerce.order.gap"].search(
            [("sync_id", "=", self._run_id), ("external_id", "in", met)]
        )
        there = set(known.mapped("external_id"))
        made = self._env["commerce.order.gap"].create(
            [gap for gap in gaps if gap["external_id"] not in there]
        )
        return PageResult(unchanged=len(records), counters={"gap_count": len(made)})

    def _gaps(self, records: Sequence[Any]) -> list[dict[str, Any]]:
        links = {
            link.external_id: link
            for link in self._env["commerce.order"].search_fetch(
                [
                    ("channel_id", "=", self._shop.id),
                    ("external_id", "in", [it.id for it in records]),
                ],
                ("external_id", "state", "external_updated_at", "name"),
            )
        }
        return [
            {
                "sync_id": self._run_id,
                "external_id": record.id,
                "kind": kind,
                "name": link.name if link else False,
            }
            for record in records
            if (kind := gap_kind(record, link := links.get(record.id)))
            and (link or self._passes(record))
        ]

    def _passes(self, record: Any) -> bool:
        # What the filters look at cannot be read of the others: their import tells.
        is_read = isinstance(record, GetOrderIdsOrdersNodes)
        return not is_read or passes(record, self._filter)


def gap_kind(record: Any, link: BaseModel | None) -> str:
    """Name what is the matter with an order; a deleted one is as it should be."""
    if not link:
        return "missing"
    if link.state == "tombstone":
        return ""
    known = link.state == "bound" and link.external_updated_at
    is_stale = not known or known < naive_utc(record.updated_at)
    return "stale" if is_stale else ""


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

    def __init__(self, records: Any, gaps: Any, env: Environment, run_id: int) -> None:
        self._records = records
        self._gaps = gaps
        self._env = env
        self._run_id = run_id

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
        """Store orders; those that came in are fetched, others stay outside.

        What could not be read stays a gap.
        """
        result = self._records.store(records)
        records = [it for it in records if not isinstance(it, Unread)]
        gaps = self._env["commerce.order.gap"].search(
            [
                ("sync_id", "=", self._run_id),
                ("external_id", "in", [it.id for it in records]),
            ]
        )
        names = {it.id: it.name for it in records}
        links = self._env["commerce.order"].search(
            [
                ("channel_id", "=", gaps.sync_id.channel_id.id),
                ("external_id", "in", list(names)),
            ]
        )
        there = set(links.mapped("external_id"))
        for gap in gaps:
            gap.write(
                {
                    "name": names[gap.external_id],
                    "state": "fetched" if gap.external_id in there else "outside",
                }
            )
        fetched = sum(gap.state == "fetched" for gap in gaps)
        result.counters["fetched_count"] = fetched
        return result

    def key_of(self, record: Any) -> str:
        return self._records.key_of(record)

    def issue_of(self, record: Any, error: Exception) -> RecordIssue:
        return self._records.issue_of(record, error)
