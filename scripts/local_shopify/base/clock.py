"""The shop's time."""

from datetime import datetime, timedelta, timezone, tzinfo

UTC = timezone.utc


class Clock:
    """Tells the time in UTC; can be set, moved and stopped."""

    def __init__(self) -> None:
        self.offset = timedelta()
        self.stopped_at: datetime | None = None

    def now(self) -> datetime:
        return self.stopped_at or datetime.now(UTC) + self.offset

    def stamp(self) -> str:
        """The time as Shopify writes it: ISO 8601 in whole seconds."""
        return stamp(self.now())

    def set(self, moment: datetime, *, stop: bool = False) -> None:
        self.offset = moment - datetime.now(UTC)
        self.stopped_at = moment if stop else None

    def advance(self, seconds: float) -> None:
        self.offset += timedelta(seconds=seconds)
        if self.stopped_at:
            self.stopped_at += timedelta(seconds=seconds)


def stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def read_stamp(text: str, zone: tzinfo = UTC) -> datetime:
    """Read ISO 8601, in the given zone where it names none.

    :raises ValueError: it is no such text
    """
    moment = datetime.fromisoformat(text.replace("Z", "+00:00"))
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)
