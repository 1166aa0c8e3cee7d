"""Images, results of bulk operations, and uploads over HTTP."""

import time
from xml.sax.saxutils import escape

from ..base.faults import IMAGE, RESULT, UPLOAD
from ..base.images import draw, image_type
from ..operations.shop import Shop
from ..records.files import PLACE as FILES
from ..records.uploads import PLACE, Unfit, receive_form, receive_put
from .handler import NOT_FOUND, BaseHandler, Gone

XML = "application/xml; charset=UTF-8"
BINARY = "application/octet-stream"
IMAGES = ("/_images/", FILES)


class FileRoute:
    """Answers one request for a file, or one that sends one."""

    def __init__(self, handler: BaseHandler, shop: Shop) -> None:
        self.handler = handler
        self.shop = shop

    def answer(self, path: str) -> None:
        """Send a file.

        :raises Gone: a fault closes the connection
        """
        if path.startswith(IMAGES) and self._fails(IMAGE, path):
            return
        store = self.shop.store
        if path in store.results:
            if self._fails(RESULT, path):
                return
            self.handler.send(200, "application/jsonl", store.results[path])
            return
        content = store.contents.get(path) or draw(path)
        if content is None:
            self.handler.send_json(404, NOT_FOUND)
            return
        self.handler.send(200, image_type(content) or BINARY, content)

    def receive(self, method: str, content: bytes) -> None:
        """Take an upload; a fault that loses an answer strikes after that.

        :raises Gone: a fault closes the connection
        """
        address = self.handler.path
        if self._fails(UPLOAD, address, method, content):
            return
        self._take(method, content)

    def _take(self, method: str, content: bytes, silent: bool = False) -> None:
        try:
            with self.shop.lock:
                status, body = self._keep(method, content)
        except Unfit as unfit:
            status, body = unfit.status, _xml("Error", Code=str(unfit))
        if not silent:
            self.handler.send(status, XML, body)

    def _keep(self, method: str, content: bytes) -> tuple[int, bytes]:
        store = self.shop.store
        if method == "PUT":
            receive_put(store, self.handler.path, content)
            return 200, b""
        kind = self.handler.headers.get("Content-Type") or ""
        key = receive_form(store, kind, content)
        location = f"http://{self.handler.headers.get('Host')}{PLACE}{key}"
        return 201, _xml("PostResponse", Location=location, Key=key)

    def _fails(
        self, operation: str, path: str, method: str = "", content: bytes = b""
    ) -> bool:
        """Note the call and let a fault strike that is meant for it.

        :raises Gone: the fault closes the connection
        """
        fault = self.shop.faults.of_files(operation)
        self.shop.note_call(
            {"operationName": operation, "variables": {"path": path}},
            fault=fault and fault.kind,
        )
        if fault and fault.kind == "status":
            self.handler.send_json(fault.status, NOT_FOUND)
            return True
        if fault and fault.kind in ("latency", "hang"):
            time.sleep(fault.seconds)
        if fault and fault.kind == "close_after" and operation == UPLOAD:
            self._take(method, content, silent=True)
        if fault and fault.kind != "latency":
            raise Gone
        return False


def _xml(name: str, **parts: str) -> bytes:
    inner = "".join(f"<{key}>{escape(text)}</{key}>" for key, text in parts.items())
    return f"<?xml version='1.0' encoding='UTF-8'?><{name}>{inner}</{name}>".encode()
