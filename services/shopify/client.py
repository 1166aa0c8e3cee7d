"""The generated client, telling an unreadable answer in our own words."""

import functools
from collections.abc import Callable
from typing import Any

from pydantic import ValidationError

from . import messages
from .gql.client import Client

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
            raise messages.unreadable(self.shop, _places(error)) from None

    return ask


def _places(error: ValidationError) -> str:
    places = [".".join(map(str, problem["loc"])) for problem in error.errors()]
    more = ["…"] if len(places) > TOLD else []
    return ", ".join(places[:TOLD] + more)


for _name, _operation in vars(Client).items():
    if callable(_operation) and not _name.startswith("_"):
        setattr(ShopifyClient, _name, _readable(_operation))
