"""How the work waits: in the slice if it is short, parked if it is long."""

import time

from .const import PATIENCE_SECONDS
from .deadline import Deadline
from .fence import Fence
from .signals import SyncParked


class SlicePace:
    """Renews the lease before every request and sleep; parks the run for long waits."""

    def __init__(self, fence: Fence, deadline: Deadline, reason: str):
        self._fence = fence
        self._deadline = deadline
        self._reason = reason

    def before_request(self) -> None:
        """Prove that the run is still ours."""
        self._fence.renew()

    def sleep(self, seconds: float) -> None:
        """Sleep, or raise SyncParked where the slice is too short for it."""
        if seconds > min(PATIENCE_SECONDS, max(self._deadline.left, 0)):
            raise SyncParked(seconds, self._reason)
        self._fence.renew()
        time.sleep(seconds)
