"""A line between two processes that can be cut, frozen, slowed and closed."""

import contextlib
import os
import selectors
import socket
import struct
import threading
import time
from typing import Any

PIECE = 65_536
DRIP_SECONDS = 0.5
WITH_RESET = struct.pack("ii", 1, 0)

Address = tuple[str, int] | str


class Proxy:
    """Listens on a port of this machine and passes all on to an address.

    :param target: host and port, or the path of a socket
    """

    def __init__(self, target: Address) -> None:
        self._target = target
        self._guard = threading.Lock()
        self._lines: set[socket.socket] = set()
        self._flows = threading.Event()
        self._flows.set()
        self._due: list[str] = []
        self.port = 0
        self.open()

    def __enter__(self) -> "Proxy":
        return self

    def __exit__(self, *_error: Any) -> None:
        self.close()

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def strike(self, *faults: str) -> None:
        """Let the next answers meet these: cut, reset, stall, drip, hole."""
        with self._guard:
            self._due = list(faults)

    @property
    def due(self) -> int:
        """How many faults have struck nobody yet."""
        return len(self._due)

    def freeze(self) -> None:
        """Pass nothing on, with all lines open, as if the other end stood still."""
        self._flows.clear()

    def thaw(self) -> None:
        """Let all go on that was frozen."""
        self._flows.set()

    def open(self) -> None:
        """Listen; after a close on the same port again."""
        self._listener = socket.create_server(("127.0.0.1", self.port))
        self.port = self._listener.getsockname()[1]
        _start(self._accept, self._listener)

    def close(self) -> None:
        """Refuse whoever comes, and end all lines."""
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
            self._listener.close()
        self.cut()

    def cut(self) -> int:
        """End all lines that there are; return how many."""
        with self._guard:
            lines, self._lines = self._lines, set()
        for line in lines:
            with contextlib.suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)  # who serves it closes it
        return len(lines)

    def _accept(self, listener: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while True:
                _start(self._serve, listener.accept()[0])

    def _serve(self, near: socket.socket) -> None:
        with contextlib.suppress(OSError, ValueError), _connected(self._target) as far:
            with self._guard:
                self._lines |= {near}
            self._pass_on(near, far)
        with self._guard:
            self._lines -= {near}
        near.close()

    def _pass_on(self, near: socket.socket, far: socket.socket) -> None:
        with selectors.DefaultSelector() as both:
            both.register(near, selectors.EVENT_READ, far)
            both.register(far, selectors.EVENT_READ, near)
            while True:
                for key, _events in both.select():
                    data = key.fileobj.recv(PIECE)
                    if not data:
                        return
                    self._flows.wait()
                    if key.fileobj is far and (fault := self._next()):
                        _fail(near, data, fault)
                    key.data.sendall(data)

    def _next(self) -> str | None:
        with self._guard:
            return self._due.pop(0) if self._due else None


def _fail(near: socket.socket, data: bytes, fault: str) -> None:
    """Let an answer meet a fault; whoever waits for it ends the line at last."""
    if fault != "hole":
        near.sendall(data[: len(data) // 2])
    if fault == "drip":
        for byte in data[len(data) // 2 :]:
            time.sleep(DRIP_SECONDS)
            near.sendall(bytes([byte]))
    elif fault in ("stall", "hole"):
        near.recv(PIECE)
    elif fault == "reset":
        near.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, WITH_RESET)
        near.close()
    raise ConnectionError


def to_postgres() -> Proxy:
    """Return a line to the PostgreSQL of the environment."""
    host = os.environ.get("PGHOST", "localhost")
    port = int(os.environ.get("PGPORT", "5432"))
    return Proxy(f"{host}/.s.PGSQL.{port}" if host[0] == "/" else (host, port))


def _connected(target: Address) -> socket.socket:
    if not isinstance(target, str):
        return socket.create_connection(target)
    far = socket.socket(socket.AF_UNIX)
    far.connect(target)
    return far


def _start(function, *arguments: Any) -> None:
    threading.Thread(target=function, args=arguments, daemon=True).start()
