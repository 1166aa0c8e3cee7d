"""The generated client, telling an unreadable answer in our own words."""

import functools
from collections.abc import Callable
from typing import Any

from pydantic import ValidationError

from .. import errors
from ..gql.client import Client
from . import messages

TOLD = 3  # places of an answer that a message names


class ShopifyClient(Client):
    """The generated client of one shop.

    :raises ShopifyUnreadableAnswerError: an answer lacks what the schema promises
    """

    def __init__(self, shop: str, transport: Any) -> None:
        super().__init__(http_client=transport)
        self.shop = shop

    @property
    def withholds(self) -> bool:
        """Whether Shopify said that personal data is withheld from the app."""
        return self.http_client.withholds


def _readable(operation: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(operation)
    def ask(self: ShopifyClient, *args: Any, **kwargs: Any) -> Any:
        try:
            return operation(self, *args, **kwargs)
        except ValidationError as error:
            # Its own message quotes the answer, which may hold personal data.
            found = _found(error)
            unreadable = messages.unreadable(self.shop, ", ".join(found))
            unreadable.found = errors.Received(found)
            raise unreadable from None

    return ask


def _found(error: ValidationError) -> dict[str, Any]:
    """Return what stands in the first places that cannot be read."""
    problems = error.errors(include_url=False, include_context=False)[:TOLD]
    found = {".".join(map(str, it["loc"])): it["input"] for it in problems}
    return found | ({"…": None} if error.error_count() > TOLD else {})


for _name, _operation in vars(Client).items():
    if callable(_operation) and not _name.startswith("_"):
        setattr(ShopifyClient, _name, _readable(_operation))
