"""The HTTP server: Shopify's addresses, images and results, and the control routes."""

import json
import re
import threading
from http.server import ThreadingHTTPServer
from urllib.parse import parse_qsl

from ..base.tokens import Refused
from ..control.routes import ControlRoutes, Unusable
from ..operations.shop import Shop
from ..records.uploads import PLACE
from .file_route import FileRoute
from .graphql_route import GraphQLRoute
from .handler import NOT_FOUND, BaseHandler

GRAPHQL = re.compile(r"/admin/api/[\w-]+/graphql\.json")
GRANT = "/admin/oauth/access_token"


class Server(ThreadingHTTPServer):
    """Serves one shop; each connection has a thread."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, address: tuple[str, int], shop: Shop) -> None:
        super().__init__(address, Handler)
        self.shop = shop
        self.control = ControlRoutes(shop)
        threading.Thread(target=shop.work, daemon=True).start()

    @property
    def url(self) -> str:
        host, port = self.server_address[:2]
        return f"http://{host}:{port}"


class Handler(BaseHandler):
    """One connection."""

    server: Server

    def date_time_string(self, timestamp: float | None = None) -> str:
        """Tell the shop's time in the header `Date`."""
        now = self.server.shop.store.clock.now().timestamp()
        return super().date_time_string(now if timestamp is None else timestamp)

    def route(self, method: str, path: str, content: bytes) -> None:
        """Answer one request.

        :raises Gone: a fault closes the connection
        """
        if path.startswith("/_local/"):
            self._control(method, path, content)
        elif method == "POST" and GRAPHQL.fullmatch(path):
            GraphQLRoute(self, self.server.shop).answer(content)
        elif method == "POST" and path == GRANT:
            self._grant(content)
        elif method in ("POST", "PUT") and path.startswith(PLACE):
            FileRoute(self, self.server.shop).receive(method, content)
        elif method == "GET":
            FileRoute(self, self.server.shop).answer(path)
        else:
            self.send_json(404, NOT_FOUND)

    def _control(self, method: str, path: str, content: bytes) -> None:
        try:
            given = json.loads(content) if content else {}
            status, body = self.server.control.answer(method, path, given)
        except (Unusable, ValueError, TypeError, LookupError) as error:
            status, body = 400, {"error": str(error) or repr(error)}
        self.send_json(status, body)

    def _grant(self, content: bytes) -> None:
        """Issue a token; the form may come as JSON, too."""
        is_json = "json" in (self.headers.get("Content-Type") or "")
        try:
            form = json.loads(content) if is_json else dict(parse_qsl(content.decode()))
            answer = self.server.shop.tokens.grant(form)
        except (Refused, ValueError) as error:
            reason = str(error) if isinstance(error, Refused) else "invalid_request"
            self.send_json(400, {"error": reason})
            return
        self.send_json(200, answer)
