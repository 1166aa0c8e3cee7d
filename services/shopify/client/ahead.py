"""Asking a shop in a thread while the caller is busy with something else.

The thread sees no database: its pace renews no lease and its token is not renewed. What
goes wrong there goes wrong once more in the normal way, and is told there.
"""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Generic, TypeVar

from odoo.tools.translate import LazyGettext

from .auth import HeldToken
from .redact import get_logger
from .transport import ShopifyTransport

Answer = TypeVar("Answer")

PATIENCE_SECONDS = 15.0
"""How long the thread waits for points, all its waits together."""

_logger = get_logger(__name__)


class GaveUp(Exception):
    """The thread stops: the caller asks by itself."""


class BriefPace:
    """Waits a little, and only as long as nobody waits for the answer."""

    def __init__(self) -> None:
        self._left = PATIENCE_SECONDS
        self._wanted = threading.Event()

    def hurry(self) -> None:
        """End the present wait and allow no further request."""
        self._wanted.set()

    def before_request(self) -> None:
        if self._wanted.is_set():
            raise GaveUp

    def has_time_for(self, seconds: float) -> bool:
        return seconds <= self._left and not self._wanted.is_set()

    def sleep(self, seconds: float, reason: LazyGettext) -> None:
        if not self.has_time_for(seconds) or self._wanted.wait(seconds):
            raise GaveUp
        self._left -= seconds


class Ahead(Generic[Answer]):
    """One question at a time; until `answer` is called, nobody else may ask."""

    def __init__(self, transport: ShopifyTransport) -> None:
        self._transport = transport
        self._pool: ThreadPoolExecutor | None = None
        self._pace = BriefPace()
        self._asked: Future[Answer] | None = None

    def start(self, ask: Callable[[], Answer], seconds: float) -> bool:
        """Begin to ask; False if the caller has no such time, or no token at hand.

        :param seconds: after which the caller will have use for the answer
        :raises SyncFenced: or whatever the caller's pace raises
        """
        self.close()
        token = self._transport.credentials.at_hand()
        if token is None or not self._transport.pace.has_time_for(seconds):
            return False
        self._transport.pace.before_request()
        self._pace, self._pool = BriefPace(), ThreadPoolExecutor(1, "shopify-ahead")
        self._asked = self._pool.submit(self._ask, ask, token)
        return True

    def _ask(self, ask: Callable[[], Answer], token: str) -> Answer:
        with self._transport.lent(self._pace, HeldToken(token)):
            return ask()

    def answer(self) -> Answer | None:
        """Wait for the request under way, no longer than that; None if it failed.

        :raises SyncEnded: or whatever the caller's pace raises
        """
        asked = self._asked
        self.close()
        if asked is None:
            return None
        self._transport.pace.before_request()
        if error := asked.exception():
            _logger.debug("Not asked ahead: %s", type(error).__name__)
            return None
        return asked.result()

    def close(self) -> None:
        """Join the thread."""
        self._pace.hurry()
        if self._pool:
            self._pool.shutdown()
        self._pool = self._asked = None
