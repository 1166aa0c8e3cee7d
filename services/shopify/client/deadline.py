"""An end to every exchange.

httpx limits each single read and write, so an answer that drips could last for ever.
Here every one of them also ends at the deadline of the whole exchange.
"""

import contextlib
import ssl
import threading
import time
from collections.abc import Iterator
from typing import Any

import httpcore
import httpx


class Deadline(threading.local):
    """When this thread's exchange must be over, in monotonic seconds."""

    at = float("inf")

    @contextlib.contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        self.at = time.monotonic() + seconds
        try:
            yield
        finally:
            self.at = float("inf")

    def left(self, timeout: float | None, over: type[Exception]) -> float | None:
        """Return the time-out to use, or raise `over`."""
        left = self.at - time.monotonic()
        if left <= 0:
            raise over("The exchange took too long")
        if left == float("inf"):
            return timeout
        return left if timeout is None else min(timeout, left)


class DeadlineStream(httpcore.NetworkStream):
    """A connection whose reads and writes end at the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        timeout = self._deadline.left(timeout, httpcore.ReadTimeout)
        return self._stream.read(max_bytes, timeout)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        timeout = self._deadline.left(timeout, httpcore.WriteTimeout)
        self._stream.write(buffer, timeout)

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> "DeadlineStream":
        timeout = self._deadline.left(timeout, httpcore.ConnectTimeout)
        stream = self._stream.start_tls(ssl_context, server_hostname, timeout)
        return DeadlineStream(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class DeadlineBackend(httpcore.SyncBackend):
    """Opens connections that know the deadline."""

    def __init__(self, deadline: Deadline) -> None:
        self._deadline = deadline

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, **options: Any
    ) -> DeadlineStream:
        timeout = self._deadline.left(timeout, httpcore.ConnectTimeout)
        stream = super().connect_tcp(host, port, timeout, **options)
        return DeadlineStream(stream, self._deadline)


class DeadlineTransport(httpx.HTTPTransport):
    """httpx's own transport on such connections."""

    def __init__(self, deadline: Deadline, **options: Any) -> None:
        super().__init__(**options)
        # httpx has no public way to hand its pool another network backend.
        self._pool._network_backend = DeadlineBackend(deadline)
