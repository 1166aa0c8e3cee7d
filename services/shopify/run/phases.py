"""Phases of a run: each reads and stores one kind of thing, one after the other."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from ...commerce.issues.sentences import Sentences
from ...commerce.run.in_words import name_of
from ...commerce.run.page_result import PageResult, RecordIssue
from ..client.ahead import Ahead
from ..gid import parse_shopify_id_from_gid
from .reader import Reader, Source, completed
from .reasons import reason
from .sequence import ById, ByUpdate, Position
from .unreadable import Unread, in_halves, store_read

# Shopify may price every record of a request by ids at its full cost.
IDS_PER_REQUEST = 10


class Importer(Protocol):
    """The Odoo side of one kind of record."""

    kind: str
    sentences: Sentences

    def store(self, records: Sequence[Any]) -> PageResult: ...

    def shared(self) -> Iterable[str]: ...


class Phase(Protocol):
    """`pages` uses the network and no cursor, `store` the cursor and no network.

    A position belongs to its phase: it is None where the phase begins.
    """

    name: str

    def pages(
        self, window: Mapping, position: Position | None
    ) -> Iterator[Sequence[Any]]: ...

    def position_after(
        self, records: Sequence[Any], position: Position | None
    ) -> Position: ...

    def store(self, records: Sequence[Any]) -> PageResult: ...

    def key_of(self, record: Any) -> str: ...

    def issue_of(self, record: Any, error: Exception) -> RecordIssue: ...


class RecordsPhase:
    """Stores records of a kind by an importer."""

    name = "records"

    def __init__(self, source: Source, importer: Importer) -> None:
        self._source = source
        self._importer = importer

    def store(self, records: Sequence[Any]) -> PageResult:
        return store_read(records, self._importer.store, self._importer.sentences)

    def key_of(self, record: Any) -> str:
        return record.id

    def issue_of(self, record: Any, error: Exception) -> RecordIssue:
        name = name_of(record)
        return RecordIssue.of(record, name, "not_stored", reason(error))


class OrderedRecords(RecordsPhase):
    """Reads all records in an order, from a position to the end of a window."""

    def __init__(
        self,
        source: Source,
        importer: Importer,
        order: ById | ByUpdate,
        ahead: Ahead | None = None,
        few: int | None = None,
    ) -> None:
        super().__init__(source, importer)
        self._order = order
        self._reader = Reader(source, order, ahead, few)

    def window(self, since: Any) -> dict[str, Any]:
        return self._reader.window(since)

    def pages(
        self, window: Mapping, position: Position | None
    ) -> Iterator[Sequence[Any]]:
        return self._reader.pages(window, position)

    def position_after(
        self, records: Sequence[Any], position: Position | None
    ) -> Position:
        return self._order.after(records, position)


class ChosenRecords(RecordsPhase):
    """Reads the records of some ids; the position is the last one that was stored."""

    def __init__(
        self, source: Source, importer: Importer, external_ids: Sequence[str]
    ) -> None:
        super().__init__(source, importer)
        self.external_ids = list(external_ids)

    def window(self, since: Any) -> dict[str, Any]:
        return {"total": len(self.external_ids)}

    def pages(
        self, window: Mapping, position: Position | None
    ) -> Iterator[Sequence[Any]]:
        start = self.external_ids.index(position["external_id"]) + 1 if position else 0
        for first in range(start, len(self.external_ids), IDS_PER_REQUEST):
            found = self._found(self.external_ids[first : first + IDS_PER_REQUEST])
            yield from completed(self._source, found)

    def _found(self, external_ids: Sequence[str]) -> list[Any]:
        return in_halves(external_ids, self._source.fetch_many, self._unread)

    def _unread(self, external_id: str, error: Exception) -> Unread:
        search = f"id:{parse_shopify_id_from_gid(external_id)}"
        nodes = self._source.place(search, ById.sort_key, None).nodes
        name = next((name_of(it) for it in nodes if it.id == external_id), external_id)
        return Unread(external_id, None, name, error, external_id)

    def position_after(
        self, records: Sequence[Any], position: Position | None
    ) -> Position:
        return {"external_id": records[-1].id}
