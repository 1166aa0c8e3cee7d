"""An orderly stop of the server, which costs its runs nothing.

Odoo's threads are gone a moment after it was told to end, so the run is freed from
outside. The workers of prefork finish what they do: there the slice ends early.
"""

import logging
import signal
import threading
from collections.abc import Callable

from odoo.service.server import CommonServer

_logger = logging.getLogger(__name__)
_at_work: set = set()
_guard = threading.Lock()


def is_stopping() -> bool:
    """Whether this process was told to end."""
    server = getattr(signal.getsignal(signal.SIGINT), "__self__", None)
    told = getattr(server, "quit_signals_received", 0)
    return bool(told) or not getattr(server, "alive", True)


class AtWork:
    """While entered, an orderly stop calls `free`, from another thread."""

    def __init__(self, free: Callable[[], None]) -> None:
        self._free = free

    def __enter__(self) -> None:
        with _guard:
            _at_work.add(self._free)

    def __exit__(self, *_error: object) -> None:
        with _guard:
            _at_work.discard(self._free)


@CommonServer.on_stop
def _free_all() -> None:
    with _guard:
        frees = list(_at_work)
    for free in frees:
        try:
            free()
        except Exception:
            _logger.warning("A run is left to be taken over", exc_info=True)
