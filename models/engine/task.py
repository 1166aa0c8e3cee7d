"""What the engine asks of the work itself. Implemented once per kind of work."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from odoo.tools.translate import LazyGettext


class Pace(Protocol):
    """What the work tells the engine before it waits. Implemented by the engine."""

    def before_request(self) -> None: ...

    def has_time_for(self, seconds: float) -> bool: ...

    def sleep(self, seconds: float, reason: str | LazyGettext) -> None:
        """Wait, or free the worker where that is too long for a slice.

        It may take a day: what the other side's limits ask for is no outage.

        :param reason: what a person reads that the run waits for
        """


class Usage(Protocol):
    """Counters of what the work used of the other side, only ever growing."""

    requests: int
    points: float
    wait_seconds: float
    hard_throttles: int


class Issue(Protocol):
    """A record set aside."""

    external_id: str
    name: str
    code: str
    message: str
    payload: dict


class PageResult(Protocol):
    """What came of one page."""

    created: int
    updated: int
    unchanged: int
    issues: Sequence[Issue]
    counters: Mapping[str, int]
    """What to add to further columns of the run."""


class Task(Protocol):
    """One run's work. `begin` and `pages` use the network and no cursor, `store` and
    `finish` use the cursor and no network."""

    usage: Usage

    def begin(self) -> dict[str, Any]:
        """Fix the run's window, once; `total` in it is how many records to expect."""

    def pages(self, window: dict, position: dict | None) -> Iterator[Sequence]:
        """Yield the records after a position, in the order of their positions."""

    def position_after(self, records: Sequence, position: dict | None) -> dict:
        """Return where a run stands that was at a position and stored these."""

    def counts(self) -> bool:
        """Whether the records yielded last are those that the run's figures count."""

    def shared(self) -> Iterable[str]:
        """Name what no other run may look up or create while a page is stored."""

    def store(self, records: Sequence) -> PageResult:
        """Store a page. An error may say how many of the first records it `fits`."""

    def issue_of(self, record: Any, error: Exception) -> Issue: ...

    def key_of(self, record: Any) -> str: ...

    def finish(self, window: dict) -> None: ...

    def close(self) -> None: ...
