"""Times at which Shopify's records change: each change is later than those before."""

from datetime import datetime, timedelta, timezone
from itertools import count

_FIRST = datetime(2026, 11, 6, 10, tzinfo=timezone.utc)
_seconds = count()


def later_moment() -> datetime:
    """Return a moment after all others."""
    return _FIRST + timedelta(seconds=next(_seconds))


def later() -> str:
    """Return a moment after all others, as Shopify writes it."""
    return f"{later_moment():%Y-%m-%dT%H:%M:%SZ}"
