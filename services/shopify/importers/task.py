"""The work of an import run: what the engine calls, for any kind of record."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any, Protocol

from ..errors import ShopifyDataError
from ..service import ShopifyService
from ..usage import Usage
from . import texts
from .order import ById, ByUpdate, Position, timestamp
from .reader import Reader, Source
from .result import PageResult, RecordIssue


class Importer(Protocol):
    """The Odoo side of one kind of record."""

    kind: str

    def store(self, records: Sequence[Any]) -> PageResult: ...

    def shared(self) -> Iterable[str]: ...


class ImportTask:
    """Import all records of a kind, or those changed since a moment.

    `introduce` is called once, before anything is read; `advance` is told how far
    everything is stored: the newest `updatedAt`.
    """

    def __init__(
        self,
        service: ShopifyService,
        source: Source,
        importer: Importer,
        *,
        changed_only: bool = False,
        since: datetime | None = None,
        introduce: Callable[[], None] = lambda: None,
        advance: Callable[[str], None] = lambda until: None,
    ):
        self._service = service
        self._importer = importer
        self._order = ByUpdate() if changed_only else ById()
        self._reader = Reader(source, self._order)
        self._changed_only = changed_only
        self._since = since
        self._introduce = introduce
        self._advance = advance

    @property
    def usage(self) -> Usage:
        return self._service.usage

    def begin(self) -> dict[str, Any]:
        self._introduce()
        return self._reader.window(self._since)

    def pages(self, window: dict, position: Position | None) -> Iterator[Sequence]:
        return self._reader.pages(window, position)

    def position_after(
        self, records: Sequence[Any], position: Position | None
    ) -> Position:
        return self._order.after(records, position)

    def key_of(self, record: Any) -> str:
        return record.id

    def shared(self) -> Iterable[str]:
        return self._importer.shared()

    def store(self, records: Sequence[Any]) -> PageResult:
        result = self._importer.store(records)
        if self._changed_only:
            self._advance(timestamp(records[-1].updated_at))
        return result

    def issue_of(self, record: Any, error: Exception) -> RecordIssue:
        return RecordIssue(
            gid=record.id,
            name=texts.name_of(record),
            code="not_stored",
            message=texts.reason(error),
            payload=json.loads(record.model_dump_json(by_alias=True)),
        )

    def finish(self, window: dict) -> None:
        """All up to the window's end is stored now."""
        if window.get("until"):
            self._advance(window["until"])

    def close(self) -> None:
        self._service.close()


class ImportOneTask(ImportTask):
    """Import one record by its gid; the watermark stays where it is."""

    def __init__(self, service, source, importer, gid: str):
        super().__init__(service, source, importer)
        self._source = source
        self._gid = gid

    def begin(self) -> dict[str, Any]:
        return {"total": 1}

    def pages(self, window: dict, position: Position | None) -> Iterator[Sequence]:
        if position:
            return
        record = self._source.fetch_one(self._gid)
        if record is None:
            raise ShopifyDataError(texts.not_found(self._gid))
        yield [record]
