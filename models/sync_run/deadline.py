"""How long a slice may last. Monotonic: a changed clock moves nothing."""

import time

from odoo.tools import config

from .const import SLICE_SECONDS


def slice_seconds(workers: int) -> float:
    """Return the slice that lets all workers' crons pass under Odoo's limits in one go.

    Odoo runs every ready cron of a database as one unit of work.
    """
    real = config["limit_time_real_cron"]
    real = real if real > 0 else config["limit_time_real"]
    limits = [limit for limit in (real, config["limit_time_cpu"]) if limit > 0]
    fair = min(limits, default=float("inf")) * 0.8 / max(workers, 1)
    return min(SLICE_SECONDS, fair)


class Deadline:
    """The moment at which a slice is over."""

    def __init__(self, seconds: float):
        self._end = time.monotonic() + seconds

    @property
    def left(self) -> float:
        """Seconds left; negative when over."""
        return self._end - time.monotonic()

    @property
    def passed(self) -> bool:
        return self.left <= 0
