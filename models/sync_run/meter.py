"""What a run used since it last wrote it down."""

import time

from .fence import more
from .task import Usage

COUNTED = {
    "request_count": "requests",
    "points_used": "points",
    "wait_seconds": "wait_seconds",
    "hard_throttle_count": "hard_throttles",
}


class Meter:
    """Turns growing counters into increments for the run's columns.

    They count again until `settle` says that they were written.
    """

    def __init__(self, usage: Usage):
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
