"""How many records a page asks for."""

from collections.abc import Callable
from typing import TypeVar

from ..constants import SHOPIFY_PAGE_SIZE, SMALLEST_PAGE
from ..errors import ShopifyTooCostlyError
from ..redact import get_logger

Page = TypeVar("Page")

_logger = get_logger(__name__)


class PageSize:
    """As many as Shopify grants at once; less after it refused, until the slice ends.

    Our prices of requests are measured, not Shopify's own: some pages cost more.
    """

    def __init__(self, size: int = SHOPIFY_PAGE_SIZE) -> None:
        self._size = size

    def fetch(self, ask: Callable[[int], Page], most: int | None = None) -> Page:
        """Ask for a page of a size, and for half of it where that is too costly.

        :param most: the caller has use for no more
        """
        while True:
            try:
                return ask(min(self._size, most or self._size))
            except ShopifyTooCostlyError:
                if self._size <= SMALLEST_PAGE:
                    raise
                self._size = max(self._size // 2, SMALLEST_PAGE)
                _logger.info("A page costs too much: now pages of %s", self._size)
