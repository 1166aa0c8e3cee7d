"""The bucket of points that requests are paid from.

Source: https://shopify.dev/docs/api/usage/limits
"""

import time
from typing import Any

MAXIMUM_AVAILABLE = 2000
RESTORE_RATE = 100


class Bucket:
    """Holds points, refills by the second."""

    def __init__(
        self,
        maximum_available: float = MAXIMUM_AVAILABLE,
        restore_rate: float = RESTORE_RATE,
    ) -> None:
        self.maximum_available = maximum_available
        self.restore_rate = restore_rate
        self._available = float(maximum_available)
        self._seen_at = time.monotonic()

    @property
    def available(self) -> float:
        now = time.monotonic()
        refilled = self._available + (now - self._seen_at) * self.restore_rate
        self._available = min(refilled, self.maximum_available)
        self._seen_at = now
        return self._available

    def take(self, points: float) -> bool:
        """Take points; False if there are not enough, then none is taken."""
        if points > self.available:
            return False
        self._available -= points
        return True

    def give_back(self, points: float) -> None:
        self._available = min(self.available + points, self.maximum_available)

    def lower_to(self, points: float) -> None:
        """Let the bucket hold no more than these points."""
        self._available = min(self.available, max(0.0, points))

    def status(self) -> dict[str, Any]:
        """`throttleStatus` of an answer."""
        return {
            "maximumAvailable": self.maximum_available,
            "currentlyAvailable": int(self.available),
            "restoreRate": self.restore_rate,
        }
