"""Loads files that Shopify wrote for us, without any credential."""

from urllib.parse import urlsplit

import httpx

from . import messages
from .body import ACCEPTED, TooLarge, read_body
from .deadline import Deadline, DeadlineTransport
from .httpx_log import quiet
from .shop_access import ShopSettings
from .wire import LARGEST_ANSWER, LIMITS, LONGEST_EXCHANGE, TIMEOUT, proxy_of

GONE = {403, 404, 410}


class FileDownloader:
    """Loads files of one shop."""

    def __init__(self, settings: ShopSettings) -> None:
        self._shop = settings.name
        self._own = urlsplit(settings.address)
        self._is_test = settings.test_store
        self._deadline = Deadline()

    def load(self, url: str) -> bytes | None:
        """Return a file; None where it is kept no more.

        :raises ShopifyUnavailableError: it did not come whole
        """
        try:
            self._check(url)
            with quiet(), self._deadline.within(LONGEST_EXCHANGE):
                return self._read(url)
        except (httpx.HTTPError, httpx.InvalidURL, TooLarge, ValueError) as error:
            reason = str(error) or type(error).__name__
            raise messages.unavailable(self._shop, f"file storage: {reason}") from error

    def _check(self, url: str) -> None:
        """Refuse what is not encrypted, but for a test shop's own server."""
        parts = urlsplit(url)
        is_own = self._is_test and parts[:2] == self._own[:2]
        if not parts.hostname or (parts.scheme != "https" and not is_own):
            raise ValueError("its address is not encrypted")

    def _read(self, url: str) -> bytes | None:
        transport = DeadlineTransport(
            self._deadline, limits=LIMITS, proxy=proxy_of(url)
        )
        headers = {"User-Agent": "commerce_sync", **ACCEPTED}
        with (
            httpx.Client(
                timeout=TIMEOUT, trust_env=False, headers=headers, transport=transport
            ) as client,
            client.stream("GET", url) as response,
        ):
            if response.status_code in GONE:
                return None
            response.raise_for_status()
            return read_body(response, LARGEST_ANSWER)
