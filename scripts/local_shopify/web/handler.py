"""What every HTTP connection of the server can do: read a request, send an answer."""

import json
import traceback
import uuid
from abc import ABC, abstractmethod
from http.server import BaseHTTPRequestHandler
from typing import Any, NoReturn
from urllib.parse import urlsplit

JSON = "application/json; charset=utf-8"
NOT_FOUND = {"errors": "Not Found"}
FAILED = {"errors": "Internal Server Error"}


class Gone(Exception):
    """The connection is to be closed without another word."""


class BaseHandler(BaseHTTPRequestHandler, ABC):
    """One connection, which stays open between requests."""

    protocol_version = "HTTP/1.1"
    server_version = "LocalShopify"
    disable_nagle_algorithm = True
    wbufsize = -1

    @abstractmethod
    def route(self, method: str, path: str, content: bytes) -> None:
        """Answer one request.

        :raises Gone: the connection is to be closed
        """

    def do_GET(self) -> None:
        self._serve("GET")

    def do_POST(self) -> None:
        self._serve("POST")

    def do_PUT(self) -> None:
        self._serve("PUT")

    def do_PATCH(self) -> None:
        self._serve("PATCH")

    def do_DELETE(self) -> None:
        self._serve("DELETE")

    def log_message(self, *_args: Any) -> None:
        """Say nothing: control's log of calls tells more."""

    def _serve(self, method: str) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        try:
            content = self.rfile.read(length)
            self.route(method, urlsplit(self.path).path, content)
        except (Gone, BrokenPipeError, ConnectionResetError):
            self.close_connection = True
        except Exception:
            traceback.print_exc()
            self.send_json(500, FAILED)

    def send_json(
        self, status: int, body: Any, headers: dict[str, str] | None = None
    ) -> None:
        content = json.dumps(body).encode()
        self.send(status, JSON, content, headers)

    def send(
        self,
        status: int,
        content_type: str,
        content: bytes,
        headers: dict[str, str] | None = None,
    ) -> None:
        self._send_head(status, content_type, len(content), headers or {})
        self.wfile.write(content)
        self.wfile.flush()

    def send_half(self, body: Any, headers: dict[str, str]) -> NoReturn:
        """Announce a whole answer, send half of it, and close.

        :raises Gone: always
        """
        content = json.dumps(body).encode()
        self._send_head(200, JSON, len(content), headers)
        self.wfile.write(content[: len(content) // 2])
        self.wfile.flush()
        raise Gone

    def _send_head(
        self, status: int, content_type: str, length: int, headers: dict[str, str]
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(length))
        self.send_header("X-Request-Id", str(uuid.uuid4()))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
