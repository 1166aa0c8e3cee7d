"""How the work waits: in the slice if it is short, parked if it is long."""

import time

from .const import FRESH_SECONDS, PATIENCE_SECONDS
from .deadline import Deadline
from .fence import Fence
from .signals import SyncEnded, SyncParked


class SlicePace:
    """Keeps the lease fresh before requests and sleeps; parks the run for long waits.

    Until something is stored in it, a slice may last longer: else a page that needs
    many requests would be read again for ever.
    """

    def __init__(self, fence: Fence, deadline: Deadline, reason: str):
        self._fence = fence
        self._deadline = deadline
        self._reason = reason
        self.has_stored = False

    def before_request(self) -> None:
        """Prove that the run is still ours; raise SyncEnded once its time is over."""
        if self.has_stored and self._deadline.passed:
            raise SyncEnded
        if self._fence.age > FRESH_SECONDS:
            self._fence.renew()

    def has_time_for(self, seconds: float) -> bool:
        """Whether so long a wait is slept in this slice."""
        left = max(self._deadline.left, 0) if self.has_stored else PATIENCE_SECONDS
        return seconds <= min(PATIENCE_SECONDS, left)

    def sleep(self, seconds: float) -> None:
        """Sleep, or raise SyncParked where the slice is too short for it."""
        if not self.has_time_for(seconds):
            raise SyncParked(seconds, self._reason)
        self._fence.renew()
        time.sleep(seconds)
