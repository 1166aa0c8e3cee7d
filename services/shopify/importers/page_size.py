"""How many records a page asks for."""

from collections.abc import Callable
from typing import TypeVar

from ..constants import SHOPIFY_PAGE_SIZE, SMALLEST_PAGE
from ..errors import ShopifyTooCostlyError, ShopifyTooLargeError
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
        """Ask for a page of a size, and for half of it where that is too much.

        :param most: the caller has use for no more
        """
        while True:
            asked = min(self._size, most or self._size)
            try:
                return ask(asked)
            except ShopifyTooCostlyError as error:
                # What one record costs is known; how much is written in it is not.
                is_large = isinstance(error, ShopifyTooLargeError)
                smallest = 1 if is_large else SMALLEST_PAGE
                if asked <= smallest:
                    raise
                self._size = max(asked // 2, smallest)
                _logger.info("A page is too much: now pages of %s", self._size)
