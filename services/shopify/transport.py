"""The one seam between the generated client and the network.

The client gets it in place of an HTTP client: it posts, and gets an answer whose
errors have been sorted out and whose body has been parsed, once.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from . import graphql_errors
from .answers import Asked, parsed
from .auth import Credentials
from .errors import ShopifyThrottledError
from .pace import Pace
from .redact import get_logger
from .retry import ask_again
from .settings import ShopSettings
from .throttle import LOOK_ABOVE, MIN_API_POINTS, Bucket
from .usage import Usage
from .wire import Reply, Wire

_logger = get_logger(__name__)


@dataclass(frozen=True)
class Answer:
    """A parsed answer, in the form that the generated client reads."""

    content: dict[str, Any]
    status_code: int = 200

    def json(self, **options: Any) -> dict[str, Any]:
        return self.content

    @property
    def cost(self) -> Mapping[str, Any]:
        return (self.content.get("extensions") or {}).get("cost") or {}


class ShopifyTransport:
    """Asks one shop, at the pace that Shopify and the caller allow."""

    def __init__(
        self,
        settings: ShopSettings,
        *,
        version: str,
        wire: Wire,
        credentials: Credentials,
        pace: Pace,
        costs: Mapping[str, int],
        max_attempts: int,
        on_answer: Callable[[Answer], None],
        look: Callable[[], Any],
    ) -> None:
        self.settings = settings
        self.version = version
        self.path = f"/admin/api/{version}/graphql.json"
        self.wire = wire
        self.credentials = credentials
        self.pace = pace
        self.costs = costs
        self.max_attempts = max_attempts
        self.on_answer = on_answer
        self.look = look
        self.looked = False
        self.usage = Usage()
        self.bucket: Bucket | None = None

    def post(
        self, url: str, *, json: dict[str, Any], repeatable: bool = False
    ) -> Answer:
        """Ask, again where that is safe and of use.

        :param repeatable: a mutation that a key or a look-up makes harmless twice;
            queries are harmless anyway
        :raises ShopifyApiError: see `errors`
        """
        self._look_first(json["operationName"])
        return ask_again(
            lambda: self._ask(json),
            pace=self.pace,
            usage=self.usage,
            repeatable=repeatable or not is_mutation(json["query"]),
            max_attempts=self.max_attempts,
        )

    def _look_first(self, operation: str) -> None:
        """Learn the bucket by a small request, once, before the first large one."""
        is_large = self.costs.get(operation, 0) > LOOK_ABOVE
        if is_large and not self.bucket and not self.looked:
            self.looked = True
            self.look()

    def _ask(self, question: dict[str, Any]) -> Answer:
        asked = Asked(self.settings, question["operationName"], self.version)
        self._wait_for_points(asked.operation)
        reply = self._authorized(question)
        try:
            answer = Answer(parsed(reply, asked))
            self.on_answer(answer)
            graphql_errors.check(answer.content, asked)
        except ShopifyThrottledError:
            self.usage.hard_throttles += 1
            raise
        return answer

    def _wait_for_points(self, operation: str) -> None:
        """Wait before asking, so that Shopify never has to refuse."""
        while self.bucket and (seconds := self._seconds_to_wait(operation)):
            _logger.debug("Waiting %.1f s for points of %s", seconds, operation)
            self.pace.sleep(seconds)
            self.usage.waited(seconds)

    def _seconds_to_wait(self, operation: str) -> float:
        return self.bucket.wait_for(self._cost(operation), time.monotonic())

    def _cost(self, operation: str) -> int:
        return self.costs.get(operation, MIN_API_POINTS)

    def _authorized(self, question: dict[str, Any]) -> Reply:
        token = self.credentials.token()
        reply = self._send(question, token)
        if reply.status == 401 and self.credentials.renew(token):
            reply = self._send(question, self.credentials.token())
        return reply

    def _send(self, question: dict[str, Any], token: str) -> Reply:
        self.usage.requests += 1
        if self.bucket:
            cost = self._cost(question["operationName"])
            self.bucket = self.bucket.taken(cost, time.monotonic())
        headers = {"X-Shopify-Access-Token": token}
        return self.wire.post(self.path, json=question, headers=headers)

    def note(self, cost: Mapping[str, Any]) -> None:
        """Take over what Shopify says of the cost and of the bucket."""
        self.usage.points += int(cost.get("actualQueryCost") or 0)
        status = cost.get("throttleStatus") or {}
        self.bucket = Bucket.from_status(status, time.monotonic()) or self.bucket

    def close(self) -> None:
        self.wire.close()


def is_mutation(query: str) -> bool:
    return query.lstrip().startswith("mutation")
