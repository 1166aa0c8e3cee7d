"""How the work waits, in the slice or parked, and what it used of the other side."""

import time

from odoo.tools.translate import LazyGettext

from ..const import FRESH_SECONDS, PATIENCE_SECONDS
from ..signals import SyncEnded, SyncParked
from ..task import Usage
from .deadline import Deadline
from .fence import Fence, more
from .stopping import is_stopping

BREATH = 0.5
COUNTED = {
    "request_count": "requests",
    "points_used": "points",
    "wait_seconds": "wait_seconds",
    "hard_throttle_count": "hard_throttles",
}


class SlicePace:
    """Keeps the lease fresh before requests and sleeps; parks the run for long waits.

    Until something is stored in it, a slice may last longer, as long as Odoo's limits
    let it: else a page that needs many requests would be read again for ever.
    """

    def __init__(self, fence: Fence, deadline: Deadline) -> None:
        self._fence = fence
        self.deadline = deadline
        self._has_stored = False
        self._asked_at: float | None = None

    def stored(self, records: int, seconds: float) -> None:
        """Note that records are stored now; raise SyncEnded if the server stops."""
        self._has_stored = True
        self.deadline.note(records, seconds)
        if is_stopping():
            raise SyncEnded

    def before_request(self) -> None:
        """Prove that the run is still ours; raise SyncEnded once its time is over."""
        if self._asked_at is not None:
            self.deadline.note_request(time.monotonic() - self._asked_at)
        if self._left <= 0 or is_stopping():
            raise SyncEnded
        self._asked_at = time.monotonic()
        if self._fence.age > FRESH_SECONDS:
            self._fence.renew()

    def has_time_for(self, seconds: float) -> bool:
        """Whether so long a wait is slept in this slice."""
        return seconds <= min(PATIENCE_SECONDS, max(self._left, 0))

    @property
    def _left(self) -> float:
        """Seconds in which a request may begin."""
        return self.deadline.left if self._has_stored else self.deadline.left_to_ask

    def sleep(self, seconds: float, reason: str | LazyGettext) -> None:
        """Sleep, or raise SyncParked where the slice is too short for it."""
        if not self.has_time_for(seconds):
            raise SyncParked(seconds, reason)
        self._fence.renew()
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            if is_stopping():
                raise SyncEnded
            time.sleep(min(left, BREATH))


class Meter:
    """Turns growing counters into increments for the run's columns.

    They count again until `settle` says that they were written.
    """

    def __init__(self, usage: Usage) -> None:
        self._usage = usage
        self._seen = dict.fromkeys(COUNTED, 0)
        self._since = time.monotonic()
        self._taken = self._seen, self._since

    def increments(self) -> dict:
        """Return the increments since the last that were written."""
        now, seen = time.monotonic(), self._read()
        taken = {
            column: more(column, seen[column] - self._seen[column]) for column in seen
        }
        taken["active_seconds"] = more("active_seconds", now - self._since)
        self._taken = seen, now
        return taken

    def settle(self) -> None:
        """The increments that were returned last are written now."""
        self._seen, self._since = self._taken

    def _read(self) -> dict:
        return {column: getattr(self._usage, name) for column, name in COUNTED.items()}
