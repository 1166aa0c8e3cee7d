"""How long a slice may last. Monotonic: a changed clock moves nothing."""

import time

from odoo.tools import config

from ..const import COMMIT_SIZE, EXCHANGE_SECONDS, OVERTIME_SECONDS, SLICE_SECONDS
from ..signals import SyncEnded

# What is left of Odoo's limits to the other crons of the same unit of work.
OURS = 2 / 3
# The next records may need longer than the last ones did.
CAUTION = 1.3
# Whole pages of all kinds are stored in so long, on a busy machine too.
AMPLE_SECONDS = 30


class Deadline:
    """When a slice is over, and by when what it began must have ended.

    :param seconds: until it is over
    :param most: until what it began must have ended; without it there is no such end
    :param asking: until the last request may begin where nothing is stored yet, however
        long it may block
    :param answered: until its answer must be there, as far as those before it tell
    """

    def __init__(
        self,
        seconds: float,
        most: float = float("inf"),
        asking: float = float("inf"),
        answered: float = 0,
    ) -> None:
        now = time.monotonic()
        self._end = now + seconds
        self._last_end = now + most
        self._last_request = now + asking
        self._last_answer = now + answered
        self._longest = 0.0
        self._seconds_each = 0.0

    @property
    def left(self) -> float:
        """Seconds left; negative when over."""
        return self._end - time.monotonic()

    @property
    def passed(self) -> bool:
        return self.left <= 0

    @property
    def left_to_ask(self) -> float:
        """Seconds until the last request where nothing is stored yet."""
        longest = (self._longest or EXCHANGE_SECONDS) * CAUTION
        return max(self._last_request, self._last_answer - longest) - time.monotonic()

    def note_request(self, seconds: float) -> None:
        """Learn how long a request took."""
        self._longest = max(self._longest, seconds)

    def note(self, records: int, seconds: float) -> None:
        """Learn how long it took to store so many records."""
        self._seconds_each = seconds / records

    def room_for(self, records: int) -> int:
        """Return how many of the next records can be stored in time.

        :raises SyncEnded: not even one; what was stored last tells how long it takes
        """
        left = self._last_end - time.monotonic()
        if not self._seconds_each:
            return records if left > AMPLE_SECONDS else min(records, COMMIT_SIZE)
        room = min(left / (self._seconds_each * CAUTION), records)
        if room < 1:
            raise SyncEnded
        return int(room)


def slice_deadline(worked: float = 0, watched: float = 0) -> Deadline | None:
    """Return when a slice that begins now is over; None if it is too late for one.

    Odoo ends a worker by the time of all that it does in one go: every ready cron of
    a database is one unit of work.

    :param worked: seconds since the unit began
    :param watched: seconds that Odoo counts, which may be more
    """
    real, cpu = real_limit(), _limit("limit_time_cpu")
    left = min(real * OURS - watched, cpu * OURS - worked)
    if left < min(real, cpu) * OURS / 2:
        return None
    seconds = min(SLICE_SECONDS, left / 2)
    asking = real - watched - EXCHANGE_SECONDS - OVERTIME_SECONDS
    return Deadline(
        seconds,
        min(left, seconds + OVERTIME_SECONDS),
        max(seconds, asking),
        real * OURS - watched,
    )


def real_limit() -> float:
    """Return the limit of a cron's time; Odoo's general one where it has none."""
    cron = config["limit_time_real_cron"]
    return cron if cron > 0 else _limit("limit_time_real")


def _limit(name: str) -> float:
    return config[name] if config[name] > 0 else float("inf")
