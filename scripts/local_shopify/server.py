"""The HTTP server: Shopify's addresses, images and results, and the control routes."""

import json
import re
import time
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from .control_routes import ControlRoutes, Unusable
from .faults import Fault, spoil
from .images import draw
from .schema import API_VERSION
from .settings import STATES
from .shop import Shop
from .tokens import Refused

GRAPHQL = re.compile(r"/admin/api/(?P<version>[\w-]+)/graphql\.json")
GRANT = "/admin/oauth/access_token"
JSON = "application/json; charset=utf-8"
STATE_ERRORS = {
    "unknown": "Not Found",
    "frozen": "Unavailable Shop",
    "locked": "Locked",
    "rejected": "Security rejection",
}
BAD_TOKEN = (
    "[API] Invalid API key or access token (unrecognized login or wrong password)"
)
PAGE = (
    b"<!DOCTYPE html><html><head><title>Maintenance</title></head><body></body></html>"
)
TICK = 0.05


class Server(ThreadingHTTPServer):
    """Serves one shop; each connection has a thread."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, address: tuple[str, int], shop: Shop) -> None:
        super().__init__(address, Handler)
        self.shop = shop
        self.control = ControlRoutes(shop)

    @property
    def url(self) -> str:
        host, port = self.server_address[:2]
        return f"http://{host}:{port}"


class Gone(Exception):
    """The connection is to be closed without another word."""


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    server_version = "LocalShopify"
    disable_nagle_algorithm = True
    wbufsize = -1
    server: Server

    def do_GET(self) -> None:
        self._serve("GET")

    def do_POST(self) -> None:
        self._serve("POST")

    def do_PATCH(self) -> None:
        self._serve("PATCH")

    def do_DELETE(self) -> None:
        self._serve("DELETE")

    def log_message(self, *_args: Any) -> None:
        """Say nothing: control's log of calls tells more."""

    def _serve(self, method: str) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        content = self.rfile.read(length)
        try:
            self._route(method, urlsplit(self.path).path, content)
        except Gone:
            self.close_connection = True
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def _route(self, method: str, path: str, content: bytes) -> None:
        graphql = GRAPHQL.fullmatch(path)
        if path.startswith("/_local/"):
            self._control(method, path, content)
        elif method == "POST" and graphql:
            self._graphql(content)
        elif method == "POST" and path == GRANT:
            self._grant(content)
        elif method == "GET":
            self._file(path)
        else:
            self._send_json(404, {"errors": "Not Found"})

    def _control(self, method: str, path: str, content: bytes) -> None:
        try:
            given = json.loads(content) if content else {}
            status, body = self.server.control.answer(method, path, given)
        except (Unusable, ValueError, TypeError, KeyError) as error:
            status, body = 400, {"error": str(error) or repr(error)}
        self._send_json(status, body)

    def _file(self, path: str) -> None:
        result = self.server.shop.store.results.get(path)
        image = None if result is not None else draw(path)
        if result is not None:
            self._send(200, "application/jsonl", result)
        elif image is not None:
            self._send(200, "image/png", image)
        else:
            self._send_json(404, {"errors": "Not Found"})

    def _grant(self, content: bytes) -> None:
        """Issue a token; the form may come as JSON, too."""
        is_json = "json" in (self.headers.get("Content-Type") or "")
        form = json.loads(content) if is_json else dict(parse_qsl(content.decode()))
        try:
            answer = self.server.shop.tokens.grant(form)
        except Refused as refused:
            self._send_json(400, {"error": str(refused)})
            return
        self._send_json(200, answer)

    def _graphql(self, content: bytes) -> None:
        shop = self.server.shop
        settings = shop.settings
        if settings.state != "open":
            errors = {"errors": STATE_ERRORS[settings.state]}
            self._send_json(STATES[settings.state], errors)
            return
        if not shop.tokens.accepts(self.headers.get("X-Shopify-Access-Token")):
            shop.note_call({}, status=401)
            self._send_json(401, {"errors": BAD_TOKEN})
            return
        payload = self._payload(content)
        if payload is None:
            self._send_json(400, {"errors": {"query": "Required parameter missing"}})
            return
        with shop.lock:
            fault = shop.faults.next(_operation_name(payload))
        if fault:
            self._answer_with_fault(payload, fault)
            return
        self._send_json(200, self._answer(payload))

    def _payload(self, content: bytes) -> dict[str, Any] | None:
        try:
            payload = json.loads(content)
        except ValueError:
            return None
        good = isinstance(payload, dict) and isinstance(payload.get("query"), str)
        return payload if good else None

    def _answer(
        self,
        payload: dict[str, Any],
        throttle: bool = False,
        fault: str | None = None,
        status: int | None = 200,
    ) -> dict[str, Any]:
        base_url = f"http://{self.headers.get('Host') or self.server.url[7:]}"
        answer = self.server.shop.answer(payload, base_url, throttle)
        self.server.shop.note_call(
            payload,
            operation=answer.operation,
            requested=answer.requested,
            actual=answer.actual,
            fault=fault,
            status=status,
            errors=[error["message"] for error in answer.body.get("errors", [])],
        )
        return answer.body

    def _answer_with_fault(self, payload: dict[str, Any], fault: Fault) -> None:
        kind = fault.kind
        if kind in ("status", "http429", "html", "hang", "close_before"):
            status = {"status": fault.status, "http429": 429, "html": 200}.get(kind)
            name = _operation_name(payload)
            shop = self.server.shop
            shop.note_call(payload, operation=name, fault=kind, status=status)
            self._refuse(fault, status)
            return
        if kind == "latency":
            time.sleep(fault.seconds)
        lost = kind in ("cut", "close_after")
        status = None if lost else 200
        body = self._answer(payload, kind == "throttle", kind, status)
        if kind == "close_after":
            raise Gone
        if kind == "cut":
            self._send_half(body)
        self._send_json(200, spoil(kind, body))

    def _refuse(self, fault: Fault, status: int | None) -> None:
        """Answer, or do not answer, without having executed anything."""
        if fault.kind == "hang":
            self._wait(fault.seconds)
        if status is None:
            raise Gone
        headers = {}
        if fault.retry_after is not None or status == 429:
            headers["Retry-After"] = f"{fault.retry_after or 1.0}"
        if fault.kind == "html":
            self._send(200, "text/html; charset=utf-8", PAGE)
            return
        self._send_json(status, {"errors": _status_text(status)}, headers)

    def _wait(self, seconds: float) -> None:
        ends = time.monotonic() + seconds
        while time.monotonic() < ends:
            time.sleep(TICK)

    def _send_half(self, body: dict[str, Any]) -> None:
        content = json.dumps(body).encode()
        self._send_head(200, JSON, len(content), {})
        self.wfile.write(content[: len(content) // 2])
        self.wfile.flush()
        raise Gone

    def _send_json(
        self, status: int, body: Any, headers: dict[str, str] | None = None
    ) -> None:
        content = json.dumps(body, ensure_ascii=False).encode()
        self._send(status, JSON, content, headers)

    def _send(
        self,
        status: int,
        content_type: str,
        content: bytes,
        headers: dict[str, str] | None = None,
    ) -> None:
        self._send_head(status, content_type, len(content), headers or {})
        self.wfile.write(content)
        self.wfile.flush()

    def _send_head(
        self, status: int, content_type: str, length: int, headers: dict[str, str]
    ) -> None:
        """Every version asked for falls forward to the one that is served."""
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(length))
        self.send_header("X-Request-Id", str(uuid.uuid4()))
        if GRAPHQL.fullmatch(urlsplit(self.path).path):
            self.send_header("X-Shopify-API-Version", API_VERSION)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()


def _operation_name(payload: dict[str, Any]) -> str | None:
    """The name of the operation called, read without parsing."""
    if payload.get("operationName"):
        return payload["operationName"]
    match = re.search(r"^\s*(?:query|mutation)\s+(\w+)", payload["query"], re.M)
    return match[1] if match else None


def _status_text(status: int) -> str:
    if status == 429:
        return (
            "Exceeded 2 calls per second for api client. "
            "Reduce request rates to resume uninterrupted service."
        )
    return f"HTTP {status}"
