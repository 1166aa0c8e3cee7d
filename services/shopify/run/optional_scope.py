"""Asking for what an app may lack a scope for, and doing without it."""

import logging
from collections.abc import Callable
from typing import TypeVar

from ..errors import ShopifyScopeError

Answer = TypeVar("Answer")
_logger = logging.getLogger(__name__)


class IfGranted:
    """Asks for a part until Shopify refuses it; then for the rest alone.

    :param wanted: ask for the part at all
    """

    def __init__(self, wanted: bool) -> None:
        self._wanted = wanted

    def ask(self, ask: Callable[[bool], Answer]) -> Answer:
        """Ask with the part, and once more without it where a scope is missing.

        :raises ShopifyScopeError: the rest is refused, too
        """
        try:
            return ask(self._wanted)
        except ShopifyScopeError as error:
            if not self._wanted:
                raise
            _logger.warning("Read without what is refused: %s", error)
            answer = ask(False)
        self._wanted = False
        return answer
