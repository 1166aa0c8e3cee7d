"""Shopify's cost bucket. Pure: no clock, no network, no Odoo.

Source: https://shopify.dev/docs/api/usage/limits
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from .sizes import SHOPIFY_PAGE_SIZE

MIN_API_POINTS = 500
MIN_SLEEP_TIME = 1.0  # seconds
MAX_SLEEP_TIME = 60.0
LOOK_ABOVE = 20
"""A new service looks at the bucket before its first request of more points: whatever
else uses the same app may have emptied it."""


def page_cost(full: int, size: int | None) -> int:
    """Points of a page of `size` records where one of 250 asks for `full`.

    Measured: n nodes cost 2 + max(1, ⌊2·ln n⌋) times one of them.
    """
    if not size or size >= SHOPIFY_PAGE_SIZE:
        return full
    share = _factor(size) / _factor(SHOPIFY_PAGE_SIZE)
    return math.ceil(2 + (full - 2) * share)


def _factor(size: int) -> int:
    return max(1, math.floor(2 * math.log(size)))


@dataclass(frozen=True, slots=True)
class Bucket:
    """Points left in a shop's bucket at a moment."""

    available: float
    size: float
    restore_rate: float  # points per second
    seen_at: float  # monotonic seconds

    @classmethod
    def from_status(cls, status: Mapping[str, Any], now: float) -> "Bucket | None":
        """Read Shopify's `throttleStatus`; None if it does not tell enough."""
        try:
            available = float(status["currentlyAvailable"])
            size = float(status["maximumAvailable"])
            restore_rate = float(status["restoreRate"])
        except (KeyError, TypeError, ValueError):
            return None
        return cls(available, size, restore_rate, now) if restore_rate > 0 else None

    def refilled(self, now: float) -> "Bucket":
        """Return the bucket as it is now, if nobody else takes from it."""
        gained = (now - self.seen_at) * self.restore_rate
        return replace(
            self, available=min(self.size, self.available + gained), seen_at=now
        )

    def taken(self, cost: float, now: float) -> "Bucket":
        """Return the bucket after a request; Shopify gives back what it overpaid."""
        refilled = self.refilled(now)
        return replace(refilled, available=refilled.available - cost)

    def wait_for(self, cost: float, now: float) -> float:
        """Seconds until a request of `cost` may go; 0 if at once.

        Some points stay for what else uses the same app, and sleeps are neither
        too short to matter nor too long to be told of.
        """
        wanted = min(max(cost, MIN_API_POINTS), self.size)
        missing = wanted - self.refilled(now).available
        if missing <= 0:
            return 0.0
        return min(max(missing / self.restore_rate, MIN_SLEEP_TIME), MAX_SLEEP_TIME)
