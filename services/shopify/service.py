"""ShopifyService: a ready client for a shop."""

import logging
from datetime import datetime

import httpx

from .client import decisions, throttle
from .client.ahead import Ahead
from .client.auth import (
    Credentials,
    GrantedToken,
    MemoryTokenStore,
    StaticToken,
    TokenStore,
)
from .client.pace import Pace, PlainPace
from .client.readable_client import ShopifyClient
from .client.redact import Redacted, get_logger
from .client.shop_access import ShopSettings
from .client.sizes import COMMIT_SIZE, SHOPIFY_PAGE_SIZE
from .client.transport import Answer, ShopifyTransport
from .client.usage import Usage
from .client.wire import Wire
from .operation_costs import OPERATION_COSTS

_logger = get_logger(__name__)


class ShopifyService:
    """The generated client of one shop, and what it has used.

    :param max_attempts: fewer than the table of decisions allows, where a person waits
    :raises ShopifyConfigurationError: the settings cannot work
    """

    API_VERSION = "2026-10"
    MIN_API_POINTS = throttle.MIN_API_POINTS
    MIN_SLEEP_TIME = throttle.MIN_SLEEP_TIME
    MAX_SLEEP_TIME = throttle.MAX_SLEEP_TIME
    MAX_RETRY_ATTEMPTS = decisions.MAX_RETRY_ATTEMPTS
    SHOPIFY_PAGE_SIZE = SHOPIFY_PAGE_SIZE
    COMMIT_SIZE = COMMIT_SIZE

    def __init__(
        self,
        settings: ShopSettings,
        *,
        pace: Pace | None = None,
        tokens: TokenStore | None = None,
        transport: httpx.BaseTransport | None = None,
        max_attempts: int = MAX_RETRY_ATTEMPTS,
    ) -> None:
        settings.check()
        pace = self.pace = pace or PlainPace()
        wire = Wire(settings, pace, transport)
        self.settings = settings
        self.transport = ShopifyTransport(
            settings,
            version=self.API_VERSION,
            wire=wire,
            credentials=self._credentials(tokens, wire),
            pace=pace,
            costs=OPERATION_COSTS,
            max_attempts=max_attempts,
            on_answer=self.rate_limit_hook,
            look=lambda: self.client.get_throttle_status(),
        )
        self.ahead: Ahead = Ahead(self.transport)
        self.client = ShopifyClient(settings.name, self.transport)

    def _credentials(self, tokens: TokenStore | None, wire: Wire) -> Credentials:
        if self.settings.token:
            return StaticToken(self.settings)
        store = tokens or MemoryTokenStore()
        return GrantedToken(self.settings, self.API_VERSION, store, wire)

    @property
    def first_answer_at(self) -> datetime | None:
        """When Shopify answered first, by its own clock; None where it never did."""
        return self.transport.first_answer_at

    @property
    def usage(self) -> Usage:
        return self.transport.usage

    def rate_limit_hook(self, answer: Answer) -> None:
        """Note what an answer tells of the shop's points.

        The wait for more of them comes before the next request, not here: what
        arrived is never held back.
        """
        self.transport.note(answer.cost)
        if _logger.isEnabledFor(logging.DEBUG):
            _logger.debug("Shopify API rate limit status: %s", answer.cost)
            _logger.debug("Response data: %s", Redacted(answer.content))

    def close(self) -> None:
        """Close the connections."""
        self.ahead.close()
        self.transport.close()

    def __enter__(self) -> "ShopifyService":
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()
