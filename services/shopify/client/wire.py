"""One HTTP exchange with a shop, whole or not at all."""

import ipaddress
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import httpx

from ..errors import ShopifyApiError, ShopifyTransientError
from . import messages
from .body import ACCEPTED, TooLarge, read_body
from .deadline import Deadline, DeadlineTransport
from .httpx_log import quiet
from .pace import Pace
from .shop_access import ShopSettings

TIMEOUT = httpx.Timeout(connect=5, read=15, write=10, pool=5)  # seconds
LONGEST_EXCHANGE = 18  # seconds; a run's lease is renewed before each exchange
# Bytes of an answer, unpacked. A full page has a tenth of it; parsed, it takes some
# times as much of a worker's memory. What is larger is asked for in smaller pages.
LARGEST_ANSWER = 32_000_000
LIMITS = httpx.Limits(
    max_connections=8, max_keepalive_connections=4, keepalive_expiry=15
)

Explain = Callable[[str, str], ShopifyTransientError]


def _cut(shop: str, address: str) -> ShopifyTransientError:
    return messages.answer_cut(shop)


# Every error of httpx's transports, as one of ours. What the second column says of a
# mutation decides whether it may be sent again: without a connection it never ran.
NETWORK_ERRORS: dict[type[httpx.HTTPError], Explain] = {
    httpx.ConnectError: messages.no_connection,
    httpx.ConnectTimeout: messages.no_connection,
    httpx.PoolTimeout: messages.no_connection,
    httpx.ProxyError: messages.no_connection,
    httpx.UnsupportedProtocol: messages.no_connection,
    httpx.LocalProtocolError: messages.no_connection,
    httpx.ReadTimeout: messages.answer_lost,
    httpx.WriteTimeout: messages.answer_lost,
    httpx.ReadError: messages.answer_lost,
    httpx.WriteError: messages.answer_lost,
    httpx.CloseError: messages.answer_lost,
    httpx.RemoteProtocolError: messages.answer_lost,
    httpx.DecodingError: _cut,
}
# The same, once the answer has begun.
BODY_ERRORS = NETWORK_ERRORS | {
    httpx.ReadError: _cut,
    httpx.RemoteProtocolError: _cut,
}


@dataclass(frozen=True)
class Reply:
    """An answer that came to its end."""

    status: int
    headers: httpx.Headers
    body: bytes


class Wire:
    """Connections to one shop, kept open between exchanges."""

    def __init__(
        self,
        settings: ShopSettings,
        pace: Pace,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        self.settings = settings
        self.pace = pace
        self._deadline = Deadline()
        self._http = httpx.Client(
            timeout=TIMEOUT,
            trust_env=False,
            transport=transport or self._own_transport(),
            headers={
                "User-Agent": "commerce_sync",
                "Accept": "application/json",
                **ACCEPTED,
            },
        )

    def _own_transport(self) -> httpx.BaseTransport:
        proxy = proxy_of(self.settings.address)
        try:
            return DeadlineTransport(self._deadline, limits=LIMITS, proxy=proxy)
        except (httpx.InvalidURL, ValueError):
            # Its own message quotes the address, which may hold a password.
            raise messages.no_proxy(self.settings.name) from None

    def post(
        self, path: str, sending: Callable[[], None] = lambda: None, **content: Any
    ) -> Reply:
        """Post to a path of the shop.

        :param sending: called when the pace lets the request go
        :param content: `json` or `data`, and `headers`, as httpx takes them
        :raises ShopifyNetworkError: there was no connection
        :raises ShopifyAnswerLostError: it went out, but no answer came in time
        :raises ShopifyCutAnswerError: the answer broke off
        :raises ShopifyTooLargeError: it has more than `LARGEST_ANSWER`
        """
        self.pace.before_request()
        sending()
        with self._deadline.within(LONGEST_EXCHANGE):
            try:
                return self._exchange(self.settings.address + path, content)
            except httpx.HTTPError as error:
                raise self._explained(error, NETWORK_ERRORS) from error

    def _exchange(self, url: str, content: dict[str, Any]) -> Reply:
        with quiet(), self._http.stream("POST", url, **content) as response:
            try:
                body = read_body(response, LARGEST_ANSWER)
            except TooLarge:
                raise self._too_large() from None
            except httpx.HTTPError as error:
                raise self._explained(error, BODY_ERRORS) from error
            return Reply(response.status_code, response.headers, body)

    def _explained(
        self, error: httpx.HTTPError, table: dict[type[httpx.HTTPError], Explain]
    ) -> ShopifyTransientError:
        explain = table.get(type(error), messages.answer_lost)
        return explain(self.settings.name, self.settings.address)

    def _too_large(self) -> ShopifyApiError:
        return messages.too_large(self.settings.name, LARGEST_ANSWER // 1_000_000)

    def close(self) -> None:
        self._http.close()


def proxy_of(address: str) -> str | None:
    """Return the proxy that the server's environment names for an address."""
    parts = urlsplit(address)
    if _is_loopback(parts.hostname or "") or proxy_bypass(parts.hostname or ""):
        return None
    proxies = getproxies()
    return proxies.get(parts.scheme) or proxies.get("all")


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
