"""What the resolvers of one request may use."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from graphql import GraphQLError

from ..base.settings import Settings
from ..base.store import Store
from ..records.companies.writer import CompanyWriter
from ..records.customers.writer import CustomerWriter
from ..records.orders.writer import OrderWriter
from ..records.products.writer import ProductWriter

NUMBERS = count(1)


@dataclass(slots=True)
class Context:
    """One request's view of the shop.

    `read` tells what is wrong with a document. `whole` lifts the limits of pages, for
    bulk queries; `bulk` is that of a line of a bulk mutation. `searches` collects what
    the answer tells about its searches, `number` tells it from other requests.
    """

    store: Store
    settings: Settings
    base_url: str
    read: Callable[[str], list[GraphQLError]]
    whole: bool = False
    bulk: bool = False
    searches: list[dict[str, Any]] = field(default_factory=list)
    number: int = field(default_factory=NUMBERS.__next__)

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.settings.timezone)

    @property
    def writer(self) -> ProductWriter:
        return ProductWriter(self.store, self.settings)

    @property
    def companies(self) -> CompanyWriter:
        return CompanyWriter(self.store, self.settings.currency)

    @property
    def customers(self) -> CustomerWriter:
        return CustomerWriter(self.store)

    @property
    def orders(self) -> OrderWriter:
        return OrderWriter(self.store, self.settings)

    @property
    def shop_url(self) -> str:
        return f"https://{self.settings.key}.myshopify.com"

    def for_bulk(self) -> "Context":
        return replace(self, whole=True, searches=[])

    def in_bulk(self) -> "Context":
        return replace(self, bulk=True, searches=[], number=next(NUMBERS))
