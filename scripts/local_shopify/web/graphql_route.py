"""A GraphQL request over HTTP: who may ask, what a fault does to it."""

import json
import re
import time
from typing import Any

from ..base.faults import Fault, spoil
from ..base.schema import API_VERSION
from ..base.settings import STATES
from ..operations.shop import Shop
from .handler import BaseHandler, Gone

# Every version asked for falls forward to the one that is served.
VERSION = {"X-Shopify-API-Version": API_VERSION}
OPERATION = re.compile(r"^\s*(?:query|mutation)\s+(\w+)", re.MULTILINE)
STATE_ERRORS = {
    "unknown": "Not Found",
    "frozen": "Unavailable Shop",
    "locked": "Locked",
    "rejected": "Security rejection",
}
BAD_TOKEN = (
    "[API] Invalid API key or access token (unrecognized login or wrong password)"
)
TOO_MANY = (
    "Exceeded 2 calls per second for api client. "
    "Reduce request rates to resume uninterrupted service."
)
PAGE = b"<!DOCTYPE html><html><head><title>Maintenance</title></head></html>"
UNDONE = ("status", "http429", "html", "hang", "close_before")
TICK = 0.05

Body = dict[str, Any]


class GraphQLRoute:
    """Answers one request on its connection."""

    def __init__(self, handler: BaseHandler, shop: Shop) -> None:
        self.handler = handler
        self.shop = shop

    def answer(self, content: bytes) -> None:
        """Answer a request.

        :raises Gone: a fault closes the connection
        """
        refusal = self._refusal()
        payload = _read(content)
        if refusal:
            status, errors = refusal
            self.shop.note_call(payload or {}, status=status)
            self._send(status, {"errors": errors})
        elif payload is None:
            self._send(400, {"errors": {"query": "Required parameter missing"}})
        else:
            self._answer_or_fail(payload)

    def _refusal(self) -> tuple[int, str] | None:
        state = self.shop.settings.state
        if state != "open":
            return STATES[state], STATE_ERRORS[state]
        token = self.handler.headers.get("X-Shopify-Access-Token")
        return None if self.shop.tokens.accepts(token) else (401, BAD_TOKEN)

    def _answer_or_fail(self, payload: Body) -> None:
        with self.shop.lock:
            name, is_mutation = _operation_name(payload), _is_mutation(payload)
            fault = self.shop.faults.next(name, is_mutation)
        if fault is None:
            self._send(200, self._execute(payload))
        elif fault.kind in UNDONE:
            self._fail_undone(payload, fault)
        else:
            self._do_and_fail(payload, fault)

    def _execute(self, payload: Body, fault: str | None = None) -> Body:
        host = self.handler.headers.get("Host")
        throttle = fault == "throttle"
        answer = self.shop.answer(payload, f"http://{host}", throttle)
        self.shop.note_call(
            payload,
            operation=answer.operation,
            requested=answer.requested,
            actual=answer.actual,
            fault=fault,
            status=None if fault in ("cut", "close_after") else 200,
            errors=[error["message"] for error in answer.body.get("errors", [])],
        )
        return answer.body

    def _do_and_fail(self, payload: Body, fault: Fault) -> None:
        if fault.kind == "latency":
            time.sleep(fault.seconds)
        body = self._execute(payload, fault.kind)
        if fault.kind == "close_after":
            raise Gone
        if fault.kind == "cut":
            self.handler.send_half(body, VERSION)
        self._send(200, spoil(fault.kind, body))

    def _fail_undone(self, payload: Body, fault: Fault) -> None:
        status = {"status": fault.status, "http429": 429, "html": 200}.get(fault.kind)
        name = _operation_name(payload)
        self.shop.note_call(payload, operation=name, fault=fault.kind, status=status)
        if fault.kind == "hang":
            _wait(fault.seconds)
        if status is None:
            raise Gone
        if fault.kind == "html":
            self.handler.send(200, "text/html; charset=utf-8", PAGE, VERSION)
            return
        headers = {}
        if fault.retry_after is not None or status == 429:
            headers = {"Retry-After": str(fault.retry_after or 1.0)}
        text = TOO_MANY if status == 429 else f"HTTP {status}"
        self._send(status, {"errors": text}, headers)

    def _send(
        self, status: int, body: Body, headers: dict[str, str] | None = None
    ) -> None:
        self.handler.send_json(status, body, VERSION | (headers or {}))


def _read(content: bytes) -> Body | None:
    try:
        payload = json.loads(content)
    except ValueError:
        return None
    good = isinstance(payload, dict) and isinstance(payload.get("query"), str)
    return payload if good else None


def _operation_name(payload: Body) -> str | None:
    """The name of the operation called, read without parsing."""
    match = OPERATION.search(payload["query"])
    return payload.get("operationName") or (match and match[1])


def _is_mutation(payload: Body) -> bool:
    """Whether a mutation is called, read without parsing."""
    name = re.escape(payload.get("operationName") or "")
    return bool(re.search(rf"^\s*mutation\b\s*{name}", payload["query"], re.MULTILINE))


def _wait(seconds: float) -> None:
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        time.sleep(TICK)
