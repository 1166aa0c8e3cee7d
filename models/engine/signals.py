"""What ends a slice without being an error of the run. Never shown to a user.

Exception
└── SyncSignal
    ├── SyncParked    wait longer than a slice may: free the worker, go on later
    ├── SyncEnded     the slice is over: free the worker, go on at once
    └── SyncFenced    the run is no longer ours: write nothing more
"""

from odoo.tools.translate import LazyGettext


class SyncSignal(Exception):
    """Leave the run's work in an orderly way."""


class SyncParked(SyncSignal):
    """Free the worker and go on after `seconds`; no outage, however long it is."""

    def __init__(self, seconds: float, reason: str | LazyGettext) -> None:
        super().__init__(reason)
        self.seconds = seconds
        self.reason = reason


class SyncEnded(SyncSignal):
    """Free the worker and queue the run behind the others."""


class SyncFenced(SyncSignal):
    """Stop: the run was cancelled, paused, reset or taken over."""
