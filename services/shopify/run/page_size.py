"""How many records a page asks for."""

from collections.abc import Callable
from typing import TypeVar

from ..client.redact import get_logger
from ..client.sizes import SHOPIFY_PAGE_SIZE, SMALLEST_PAGE
from ..errors import ShopifyTooCostlyError
from .unreadable import UNREAD

Page = TypeVar("Page")

_logger = get_logger(__name__)


class PageSize:
    """As many as Shopify grants at once; less after it refused, until the slice ends.

    Our prices of requests are measured, not Shopify's own: some pages cost more.
    """

    def __init__(self, size: int = SHOPIFY_PAGE_SIZE) -> None:
        self._full = self._size = size

    def fetch(
        self,
        ask: Callable[[int], Page],
        most: int | None = None,
        step: Callable[[], Page | None] | None = None,
    ) -> Page:
        """Ask for a page of a size, and for half of it where that is too much.

        :param most: the caller has use for no more
        :param step: gives a page instead of the one record that cannot be read; None
            where it can by now
        """
        while True:
            asked = min(self._size, most or self._size)
            try:
                return ask(asked)
            except (ShopifyTooCostlyError, *UNREAD) as error:
                # What one record costs is known; what is written in it is not.
                is_unread = isinstance(error, UNREAD)
                smallest = 1 if is_unread else SMALLEST_PAGE
                if asked <= smallest:
                    if not (is_unread and step):
                        raise
                    break
                self._size = max(asked // 2, smallest)
                _logger.info("A page is too much: now pages of %s", self._size)
        # Those behind the one record are asked for in full pages again.
        self._size = self._full
        return step() or ask(1)
