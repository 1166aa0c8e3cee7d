"""The one seam between the generated client and the network.

The client gets it in place of an HTTP client: it posts, and gets an answer whose
errors have been sorted out and whose body has been parsed, once.
"""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from ..errors import ShopifyThrottledError, ShopifyTooCostlyError
from . import graphql_errors, messages
from .answers import Asked, date_of, parsed
from .auth import Credentials
from .pace import Pace
from .redact import get_logger
from .retry import ask_again
from .shop_access import ShopSettings
from .sizes import SMALLEST_PAGE
from .throttle import LOOK_ABOVE, MIN_API_POINTS, Bucket, page_cost
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
        # Whether an answer said that personal data is withheld from the app.
        self.withholds = False
        self.usage = Usage()
        self.bucket: Bucket | None = None
        self.first_answer_at: datetime | None = None  # by Shopify's clock

    def post(
        self,
        url: str,
        *,
        json: dict[str, Any],
        repeatable: bool = False,
        points: int | None = None,
    ) -> Answer:
        """Ask, again where that is safe and of use.

        :param repeatable: a mutation that a key or a look-up makes harmless twice;
            queries are harmless anyway
        :param points: what it asks for, where its operation alone does not tell
        :raises ShopifyApiError: see `errors`
        """
        self._look_first(json["operationName"])
        return ask_again(
            lambda: self._ask(json, points or self._cost(json)),
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

    def _ask(self, question: dict[str, Any], cost: int) -> Answer:
        asked = Asked(self.settings, question["operationName"], self.version)
        self._refuse_over_bucket(question, cost)
        self._wait_for_points(question, cost)
        bucket = self.bucket
        reply = self._authorized(question, cost)
        try:
            answer = Answer(parsed(reply, asked))
            self.first_answer_at = self.first_answer_at or date_of(reply)
            self.on_answer(answer)
            self.withholds |= graphql_errors.withholds(answer.content)
            graphql_errors.check(answer.content, asked)
        except ShopifyThrottledError:
            self.usage.hard_throttles += 1
            raise
        except ShopifyTooCostlyError:
            self.bucket = bucket  # it was refused before it took any points
            raise
        return answer

    def _refuse_over_bucket(self, question: dict[str, Any], cost: int) -> None:
        """Refuse a page that no wait makes affordable, while a smaller one may be."""
        size = _page_size(question)
        if self.bucket and self.bucket.size < cost and size > SMALLEST_PAGE:
            raise messages.over_bucket(
                self.settings.name, question["operationName"], cost, self.bucket.size
            )

    def _wait_for_points(self, question: dict[str, Any], cost: int) -> None:
        """Wait before asking, so that Shopify never has to refuse."""
        while self.bucket and (seconds := self._seconds_to_wait(cost)):
            operation = question["operationName"]
            _logger.debug("Waiting %.1f s for points of %s", seconds, operation)
            self.pace.sleep(seconds, messages.POINTS)
            self.usage.waited(seconds)

    def _seconds_to_wait(self, cost: int) -> float:
        return self.bucket.wait_for(cost, time.monotonic())

    def _cost(self, question: dict[str, Any]) -> int:
        full = self.costs.get(question["operationName"], MIN_API_POINTS)
        return page_cost(full, _page_size(question))

    def _authorized(self, question: dict[str, Any], cost: int) -> Reply:
        token = self.credentials.token()
        reply = self._send(question, token, cost)
        if reply.status == 401 and self.credentials.renew(token):
            reply = self._send(question, self.credentials.token(), cost)
        return reply

    def _send(self, question: dict[str, Any], token: str, cost: int) -> Reply:
        headers = {"X-Shopify-Access-Token": token}
        sending = partial(self._note_sending, cost)
        return self.wire.post(self.path, sending, json=question, headers=headers)

    def _note_sending(self, cost: int) -> None:
        self.usage.requests += 1
        if self.bucket:
            self.bucket = self.bucket.taken(cost, time.monotonic())

    @contextmanager
    def lent(self, pace: Pace, credentials: Credentials) -> Iterator[None]:
        """Let another thread ask, alone, at its own pace and with its own token."""
        own = self.pace, self.credentials
        self._ask_at(pace, credentials)
        try:
            yield
        finally:
            self._ask_at(*own)

    def _ask_at(self, pace: Pace, credentials: Credentials) -> None:
        self.pace = self.wire.pace = pace
        self.credentials = credentials

    def note(self, cost: Mapping[str, Any]) -> None:
        """Take over what Shopify says of the cost and of the bucket."""
        self.usage.points += int(cost.get("actualQueryCost") or 0)
        status = cost.get("throttleStatus") or {}
        self.bucket = Bucket.from_status(status, time.monotonic()) or self.bucket

    def close(self) -> None:
        self.wire.close()


def _page_size(question: dict[str, Any]) -> int:
    """How many records a question asks a page for; 0 if for none."""
    return (question.get("variables") or {}).get("first") or 0


def is_mutation(query: str) -> bool:
    return query.lstrip().startswith("mutation")
