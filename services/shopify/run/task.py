"""The work of an import run: what the engine calls, for any kind of record."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from ...commerce.run.page_result import PageResult, RecordIssue
from ..client.usage import Usage
from ..errors import ShopifyDataError
from ..service import ShopifyService
from . import reasons
from .phases import ChosenRecords, Importer, OrderedRecords, Phase
from .sequence import Position, timestamp

# Phases of which anything met tells that Odoo or Shopify knows the record.
TELL_OF_RECORDS = ("records", "gone")


class ImportTask:
    """Import records, then go through the phases that follow from them.

    :param records: the first phase, whose records the run counts
    :param later: phases after it, in their order
    :param introduce: called once, before anything is read
    :param advance: told how far everything is stored: the newest `updatedAt`
    :param notes: kept with the window from the begin of the run
    :param conclude: told the window when all is stored
    """

    def __init__(
        self,
        service: ShopifyService,
        importer: Importer,
        records: OrderedRecords | ChosenRecords,
        later: Sequence[Phase] = (),
        *,
        since: datetime | None = None,
        introduce: Callable[[], None] = lambda: None,
        advance: Callable[[str], None] = lambda until: None,
        notes: Mapping[str, Any] | None = None,
        conclude: Callable[[Mapping], None] = lambda window: None,
    ) -> None:
        self._service = service
        self._importer = importer
        self._records = records
        self._phases: list[Phase] = [records, *later]
        self._phase: Phase = records
        self._since = since
        self._introduce = introduce
        self._advance = advance
        self._notes = notes or {}
        self._conclude = conclude

    @property
    def usage(self) -> Usage:
        return self._service.usage

    def begin(self) -> dict[str, Any]:
        self._introduce()
        return {**self._records.window(self._since), **self._notes}

    def pages(self, window: dict, position: Position | None) -> Iterator[Sequence]:
        for phase in self._phases[self._place(position) :]:
            self._phase = phase
            yield from phase.pages(window, self._within(phase, position))

    def position_after(
        self, records: Sequence[Any], position: Position | None
    ) -> Position:
        after = self._phase.position_after(records, self._within(self._phase, position))
        if self._phase is self._records:
            return after
        return {"phase": self._phase.name, "at": after}

    def _place(self, position: Position | None) -> int:
        """Where in the phases a run stands; one of the first phase has no name."""
        name = (position or {}).get("phase", self._records.name)
        return [phase.name for phase in self._phases].index(name)

    def _within(self, phase: Phase, position: Position | None) -> Position | None:
        """Return the phase's own part of a position, None where it has not begun."""
        if position is None or self._phases[self._place(position)] is not phase:
            return None
        return position if phase is self._records else position["at"]

    def counts(self) -> bool:
        """Whether the records at hand are those that the run's figures count."""
        return self._phase is self._records

    def key_of(self, record: Any) -> str:
        return self._phase.key_of(record)

    def shared(self) -> Iterable[str]:
        return self._importer.shared()

    def store(self, records: Sequence[Any]) -> PageResult:
        return self._phase.store(records)

    def issue_of(self, record: Any, error: Exception) -> RecordIssue:
        return self._phase.issue_of(record, error)

    def finish(self, window: dict) -> None:
        """All up to the window's end is stored now."""
        if window.get("until"):
            self._advance(window["until"])
        self._conclude(window)

    def close(self) -> None:
        self._service.close()


class ImportChangedTask(ImportTask):
    """Import what changed since a moment; each page moves the watermark on."""

    def store(self, records: Sequence[Any]) -> PageResult:
        result = super().store(records)
        if self.counts():
            self._advance(timestamp(records[-1].updated_at))
        return result


class ImportOneTask(ImportTask):
    """Import one record; it is an error if Shopify has none such."""

    def pages(self, window: dict, position: Position | None) -> Iterator[Sequence]:
        found = bool(position)
        for records in super().pages(window, position):
            found = found or self._phase.name in TELL_OF_RECORDS
            if not found:
                break
            yield records
        if not found:
            raise ShopifyDataError(reasons.not_found(self._records.external_ids[0]))
