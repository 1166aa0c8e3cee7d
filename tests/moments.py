"""Times at which Shopify's records change: each change is later than those before."""

from datetime import datetime, timedelta
from itertools import count

_FIRST = datetime(2026, 11, 6, 10)
_seconds = count()


def later() -> str:
    """Return a moment after all others, as Shopify writes it."""
    return f"{_FIRST + timedelta(seconds=next(_seconds)):%Y-%m-%dT%H:%M:%SZ}"
