"""Asks for ids and times first, and in full only for what Odoo does not know so.

A page of 250 ids and times costs 13 points, whatever is in its records. Where many of
them must be read after all, one page of whole records is cheaper.

Not each change moves `updatedAt`: CONTRIBUTING.md, “What moves a record's time”, says
which do. So what was read a day ago is read in full again, all is where a person or the
schedule wants it read anew, and chosen records always are.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Protocol

from ..errors import ShopifyTooCostlyError
from .by_ids import IDS_PER_REQUEST, read_by_ids
from .sequence import ByUpdate
from .unchanged import Unchanged
from .unreadable import UNREAD, SourcePage, Unread

if TYPE_CHECKING:
    from .reader import Source

Question = tuple[str | None, str, str | None]  # query, sort key, cursor

# Of a page: with more to be read, whole records are asked for. Ten ids are a request,
# and a record costs more by its id: in points, the whole page is cheaper from 27 %
# (customers), 35 % (products) or 36 % (orders) on; `test_times_first_speed` shows it.
MOST_BY_IDS = 0.2
# Shopify tells whole seconds, and a copy of its database may be some seconds behind:
# what changed so shortly before it was read may have changed once more since, and
# would tell the same time.
A_MOMENT = timedelta(minutes=1)


class Known(Protocol):
    """What Odoo knows of records that it has read."""

    def any(self) -> bool:
        """Tell whether there may be records that need not be read."""

    def among(self, records: Sequence[Any]) -> set[str]:
        """Return the ids of those that are known as they are, by their times."""

    def note(self, records: Sequence[Any]) -> None:
        """Remember records that were read in full."""


class TimesFirst:
    """Reads pages of a source, of what is known no more than ids and times.

    :param clock: the shop's time when it first answered; None where it never did
    :param anew: read all in full; what is read is known from then on
    """

    def __init__(
        self,
        source: "Source",
        known: Known,
        clock: Callable[[], datetime | None],
        *,
        anew: bool = False,
    ) -> None:
        self._source = source
        self._known = known
        self._clock = clock
        # Of the next page; None until it is known whether there is anything to skip.
        self._by_times: bool | None = False if anew else None
        self._reads_all = anew

    def begin(self) -> None:
        """Find out whether anything may be left out; by the database."""
        if self._by_times is None:
            self._by_times = self._known.any()
            self._reads_all = not self._by_times

    def fetch(self, *question: str | None) -> SourcePage:
        """Ask for the next page; by the network alone, in whichever thread.

        What its times cannot be read of is asked for in the way that steps past it.
        """
        if self._by_times:
            with suppress(ShopifyTooCostlyError, *UNREAD):
                return self._source.times(*question)
        return self._source.fetch(*question)

    def whole(
        self,
        page: SourcePage,
        question: Question,
        is_wanted: Callable[[Any], bool],
    ) -> SourcePage:
        """Return a page of whole records, and of those that are known."""
        if self._reads_all:
            return page
        wanted = [it for it in page.nodes if is_wanted(it)]
        known = self._among(wanted)
        self._by_times = _are_few(len(wanted) - len(known), len(wanted))
        if page.is_whole:
            return page.with_nodes(_without(page.nodes, known))
        if not self._by_times:
            # Its cursor and its end are those of this answer: records move meanwhile.
            page = self._source.fetch(*question, len(page.nodes))
            known = self._among(page.nodes)
            return page.with_nodes(_without(page.nodes, known))
        read = self._read([it for it in wanted if it.id not in known], question[1])
        nodes = (read.get(it.id, it) for it in _without(page.nodes, known))
        return page.with_nodes([it for it in nodes if it is not None])

    def _among(self, nodes: Sequence[Any]) -> set[str]:
        read = [it for it in nodes if not isinstance(it, Unread)]
        return self._known.among(read) if read else set()

    def _read(self, nodes: Sequence[Any], sort_key: str) -> dict[str, Any]:
        """Read records by their ids; None is for one that is not in this place."""
        read: dict[str, Any] = {it.id: None for it in nodes}
        told = {it.id: it.updated_at for it in nodes}
        for found in read_by_ids(self._source, list(read)):
            for record in found:
                if isinstance(record, Unread):
                    record = record.at(told[record.id])
                # One that changed meanwhile comes again, in its new place.
                moved = record.updated_at != told[record.id]
                if not (moved and sort_key == ByUpdate.sort_key):
                    read[record.id] = record
        return read

    def note(self, records: Sequence[Any], aside: set[str]) -> None:
        """Remember what was read in full, but what was set aside or changed just now.

        :param aside: ids of what has an issue
        """
        if not (asked_at := self._clock()):
            return
        sure = [
            it
            for it in records
            if it.id not in aside and it.updated_at + A_MOMENT <= asked_at
        ]
        if sure:
            self._known.note(sure)


def _are_few(unknown: int, wanted: int) -> bool:
    return unknown <= max(MOST_BY_IDS * wanted, IDS_PER_REQUEST)


def _without(nodes: Sequence[Any], known: set[str]) -> list[Any]:
    return [Unchanged(it.id, it.updated_at) if it.id in known else it for it in nodes]
