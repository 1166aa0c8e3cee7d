"""Reads a kind of record page by page, from a position to the end of a window."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any, Protocol

from ..client.ahead import Ahead
from ..errors import ShopifyDataError
from . import reasons
from .pages_ahead import PagesAhead
from .sequence import ById, ByUpdate, Position, Readable, timestamp
from .times_first import TimesFirst
from .unreadable import UNREAD, SourcePage, Unread, is_read, name_of, refuse_outage

# Shopify ends a query's pagination at 25,000 objects: start a new one well before.
PAGES_PER_QUERY = 80
# What is stored together stays far below a slice: about a thousand variants a second.
WEIGHT_AT_ONCE = 1_500


class Source(Protocol):
    """One kind of Shopify's records. Network only."""

    kind: str

    def fetch(
        self,
        query: str | None,
        sort_key: str,
        after: str | None,
        most: int | None = None,
    ) -> SourcePage:
        """Read a page; of no more than `most` records where that is given."""

    def times(self, query: str | None, sort_key: str, after: str | None) -> SourcePage:
        """Read ids and times alone; of sources that are read by `TimesFirst`."""

    def place(self, query: str | None, sort_key: str, after: str | None) -> Any:
        """Ask for one record's id, time and name alone, and for what follows on it."""

    def complete(self, record: Any) -> Any:
        """Add what a page has no room for; None if the record went away."""

    def weight(self, record: Any) -> int:
        """Return how much there is to store of a complete record."""

    def fetch_many(self, external_ids: Sequence[str]) -> list[Any]:
        """Read records by their ids; those that Shopify does not have are left out."""

    def read(self, record: Any) -> Any:
        """Read a complete record into what every system has: nothing else sees it."""

    def newest(self) -> datetime | None: ...

    def count(self, query: str | None) -> int: ...


class Reader:
    """Pages of a source in an order; each starts right after the one before.

    :param few: how many records the first page has at most, all others are full
    :param times_first: leaves out what is known already; without it all is read
    """

    def __init__(
        self,
        source: Source,
        order: ById | ByUpdate,
        ahead: Ahead | None = None,
        few: int | None = None,
        times_first: TimesFirst | None = None,
    ) -> None:
        self._source = source
        self._order = order
        self._few = few
        self._times_first = times_first
        self._pages = PagesAhead(times_first or source, ahead)

    def window(self, since: datetime | None) -> dict[str, Any]:
        """Fix what a run reads: nothing that changes after this call is in it."""
        newest = self._source.newest()
        window = {
            "since": timestamp(since) if since else None,
            "until": timestamp(newest) if newest else None,
        }
        return {**window, "total": self._source.count(self._order.query(window, None))}

    def pages(
        self, window: Mapping, position: Position | None
    ) -> Iterator[list[Readable]]:
        """Yield complete records after the position, never none."""
        if self._times_first:
            self._times_first.begin()
        while True:
            start, few = position, self._few
            for page, prepare_next in self._query(window, start):
                is_last = not page.has_next or self._ends(page.nodes, window)
                wanted = [it for it in page.nodes if self._wants(it, window, start)]
                for records in completed(self._source, wanted):
                    position = self._order.after(records, position)
                    # Nothing of this page is asked for after its last record.
                    if records[-1] is wanted[-1] and not is_last:
                        prepare_next()
                    yield records
                if is_last:
                    return
            # A short page may have been of records that are stored already.
            if position == start and not few:
                raise ShopifyDataError(reasons.too_many_at_once(start))

    def _query(
        self, window: Mapping, position: Position | None
    ) -> Iterator[tuple[SourcePage, Callable[[], None]]]:
        """Yield pages of one query, each with what begins to fetch the next."""
        search = self._order.query(window, position), self._order.sort_key
        if few := self._few:
            self._few = None
            yield self._source.fetch(*search, None, few), nothing
            return
        cursor = None
        for left in reversed(range(PAGES_PER_QUERY)):
            page = self._pages.fetch(*search, cursor)
            if self._times_first:
                wants = partial(self._wants, window=window, position=position)
                page = self._times_first.whole(page, (*search, cursor), wants)
            cursor = page.cursor
            prepare = partial(self._pages.prepare, *search, cursor)
            yield page, prepare if left else nothing

    def _wants(self, node: Readable, window: Mapping, position: Any) -> bool:
        is_behind = position and self._order.is_behind(node, position)
        return not (is_behind or self._order.is_beyond(node, window))

    def _ends(self, nodes: Sequence[Readable], window: Mapping) -> bool:
        return bool(nodes) and self._order.is_beyond(nodes[-1], window)


def nothing() -> None:
    """Prepare no page: the query ends here."""


def completed(source: Source, records: Iterable[Any]) -> Iterator[list[Any]]:
    """Yield complete records; what there is goes first where a wait or error comes.

    So a run gets on where one page needs more points than a slice has time for.
    """
    ready: list[Any] = []
    weight = 0
    for record in records:
        try:
            complete = _complete(source, record)
        except Exception:
            if ready:
                yield ready
            raise
        if complete:
            ready.append(complete)
            weight += source.weight(complete) if is_read(complete) else 0
        if weight >= WEIGHT_AT_ONCE:
            yield ready
            ready, weight = [], 0
    if ready:
        yield ready


def _complete(source: Source, record: Any) -> Any:
    if not is_read(record):
        return record
    try:
        return source.complete(record)
    except UNREAD as error:
        refuse_outage(error)
        name = name_of(record)
        return Unread(record.id, record.updated_at, name, error, record.id)
