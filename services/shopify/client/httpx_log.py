"""httpx tells of every request at INFO; of ours it shall not.

A level on its logger would silence other addons' requests too. So a filter there drops
what is told while one of ours is under way, unless someone asks httpx for DEBUG.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_logger = logging.getLogger("httpx")
_ours: ContextVar[bool] = ContextVar("ours", default=False)


def _is_wanted(record: logging.LogRecord) -> bool:
    is_chatter = _ours.get() and record.levelno <= logging.INFO
    return not is_chatter or _logger.isEnabledFor(logging.DEBUG)


_logger.addFilter(_is_wanted)


@contextmanager
def quiet() -> Iterator[None]:
    """Drop what httpx tells of the requests made within."""
    token = _ours.set(True)
    try:
        yield
    finally:
        _ours.reset(token)
