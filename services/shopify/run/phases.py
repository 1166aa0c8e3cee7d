"""Phases of a run: each reads and stores one kind of thing, one after the other."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from ...commerce.issues.sentences import Sentences
from ...commerce.run.page_result import PageResult, RecordIssue
from ..client.ahead import Ahead
from .by_ids import read_by_ids
from .reader import Reader, Source, completed
from .reasons import reason
from .sequence import ById, ByUpdate, Position
from .times_first import TimesFirst
from .unchanged import Unchanged, gathered
from .unreadable import is_read, name_of, store_read


class Importer(Protocol):
    """The Odoo side of one kind of record."""

    kind: str
    sentences: Sentences

    def store(self, records: Sequence[Any]) -> PageResult: ...

    def shared(self) -> Iterable[str]: ...

    def reads_with(self) -> tuple:
        """Return what decides how records are read; of imports that leave some out."""


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
        return store_read(records, self._store, self._importer.sentences)

    def _store(self, records: Sequence[Any]) -> PageResult:
        return self._importer.store([self._source.read(it) for it in records])

    def key_of(self, record: Any) -> str:
        # What is told of a record stays told where nothing of it was read.
        return f"{record.id}#time" if isinstance(record, Unchanged) else record.id

    def issue_of(self, record: Any, error: Exception) -> RecordIssue:
        return not_stored(record, name_of(record), error)


def not_stored(record: Any, name: str, error: Exception) -> RecordIssue:
    """Set a record aside that could not be stored, with what Shopify sent of it."""
    told = {"id": record.id}
    if is_read(record):
        told = record.model_dump(mode="json", by_alias=True)
    return RecordIssue(record.id, name, "not_stored", reason(error), told)


class OrderedRecords(RecordsPhase):
    """Reads all records in an order, from a position to the end of a window."""

    def __init__(
        self,
        source: Source,
        importer: Importer,
        order: ById | ByUpdate,
        ahead: Ahead | None = None,
        few: int | None = None,
        times_first: TimesFirst | None = None,
    ) -> None:
        super().__init__(source, importer)
        self._order = order
        self._times_first = times_first
        self._reader = Reader(source, order, ahead, few, times_first)

    def window(self, since: Any) -> dict[str, Any]:
        return self._reader.window(since)

    def pages(
        self, window: Mapping, position: Position | None
    ) -> Iterator[Sequence[Any]]:
        return gathered(self._reader.pages(window, position))

    def store(self, records: Sequence[Any]) -> PageResult:
        result = super().store(records)
        if self._times_first:
            aside = {issue.external_id.split("#")[0] for issue in result.issues}
            self._times_first.note(list(filter(is_read, records)), aside)
        return result

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
        for found in read_by_ids(self._source, self.external_ids[start:]):
            yield from completed(self._source, found)

    def position_after(
        self, records: Sequence[Any], position: Position | None
    ) -> Position:
        return {"external_id": records[-1].id}
