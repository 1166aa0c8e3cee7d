"""A server on a socket that answers any bytes at any pace, however odd.

What a sound Shopify answers is the local Shopify's business.
"""

import json
import socket
import threading
import time
from collections.abc import Callable
from contextlib import contextmanager, suppress

from ..services.shopify.client.pace import PlainPace
from ..services.shopify.client.shop_access import ShopSettings
from ..services.shopify.service import ShopifyService

Script = Callable[[socket.socket], None]

SHOP = {
    "shop": {
        "id": "gid://shopify/Shop/1",
        "name": "North",
        "myshopifyDomain": "north.myshopify.com",
        "currencyCode": "EUR",
        "taxesIncluded": True,
        "ianaTimezone": "Europe/Berlin",
        "plan": {
            "publicDisplayName": "Basic",
            "partnerDevelopment": False,
            "shopifyPlus": False,
        },
        "primaryDomain": {"url": "https://north.example"},
    },
    "currentAppInstallation": {"accessScopes": [{"handle": "read_products"}]},
}


def answer(
    body: bytes | dict, status: int = 200, headers: dict | None = None
) -> Script:
    """Answer with a status and a body, whole."""
    return lambda connection: connection.sendall(http(body, status, headers))


def http(body: bytes | dict, status: int = 200, headers: dict | None = None) -> bytes:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    fields = {"Content-Type": "application/json", "Content-Length": len(raw)}
    fields |= headers or {}
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"HTTP/1.1 {status} X\r\n{head}\r\n".encode() + raw


def data(content: dict, available: float = 2000, actual: int = 5) -> Script:
    """Answer as Shopify does, with the points that are left."""
    return answer({"data": content, "extensions": {"cost": cost(available, actual)}})


def cost(available: float, actual: int | None = 5, restore_rate: float = 100) -> dict:
    return {
        "requestedQueryCost": 5,
        "actualQueryCost": actual,
        "throttleStatus": {
            "maximumAvailable": 2000,
            "currentlyAvailable": available,
            "restoreRate": restore_rate,
        },
    }


def hang_up(connection: socket.socket) -> None:
    """Close without a word."""


def drip(connection: socket.socket) -> None:
    """Send a byte at a time, for ever."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
    while True:
        connection.sendall(b" ")
        time.sleep(0.05)


class RawShop:
    """Answers each request with the next script; the last one again and again."""

    def __init__(self, *scripts: Script) -> None:
        self.scripts = list(scripts)
        self.requests: list[bytes] = []
        self.connections = 0
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _address = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self._talk, args=[connection], daemon=True).start()

    def _talk(self, connection: socket.socket) -> None:
        with connection:
            try:
                while request := _read(connection):
                    self.requests.append(request)
                    more = len(self.scripts) > 1
                    script = self.scripts.pop(0) if more else self.scripts[0]
                    script(connection)
                    if script is hang_up:
                        return
            except OSError:
                return

    def close(self) -> None:
        # Closing alone would leave the waiting thread one more connection.
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()


def _read(connection: socket.socket) -> bytes:
    """Read one request with its body."""
    raw = b""
    while b"\r\n\r\n" not in raw:
        part = connection.recv(65536)
        if not part:
            return b""
        raw += part
    head, _, body = raw.partition(b"\r\n\r\n")
    length = sum(
        int(line.split(b":")[1])
        for line in head.split(b"\r\n")
        if line.lower().startswith(b"content-length:")
    )
    while len(body) < length and (part := connection.recv(65536)):
        body += part
    return head + b"\r\n\r\n" + body


class FastPace(PlainPace):
    """Notes the sleeps instead of sleeping."""

    def __init__(self) -> None:
        self.sleeps: list[float] = []
        self.requests = 0

    def before_request(self) -> None:
        self.requests += 1

    def sleep(self, seconds: float, reason: str) -> None:
        self.sleeps.append(seconds)


@contextmanager
def asking(*scripts: Script, **settings):
    """A service and the raw shop that it asks."""
    shop = RawShop(*scripts)
    options = {
        name: settings.pop(name)
        for name in ("pace", "tokens", "max_attempts")
        if name in settings
    }
    settings.setdefault("token", "shpat_secret0123456789")
    known = ShopSettings("north", "North", shop.url, test_store=True, **settings)
    options.setdefault("pace", FastPace())
    try:
        with ShopifyService(known, **options) as service:
            yield service, shop
    finally:
        with suppress(OSError):
            shop.close()
