"""Reads products from Shopify. Network only."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from ...commerce.products.mapping import MetafieldRule
from ...commerce.records.product import Product
from ..client.sizes import SHOPIFY_PAGE_SIZE
from ..gql.client import Client
from ..gql.enums import ProductSortKeys
from ..gql.fragments import ProductFields
from ..run.paged_source import TimedSource
from ..run.remaining_nodes import read_rest
from ..run.unreadable import SourcePage
from .metafields.query import MetafieldQuery
from .reading.product import read_product


class ProductSource(TimedSource):
    """Products of one shop, with those metafields that it has mapped."""

    kind = "product"

    def __init__(
        self, client: Client, metafields: Sequence[MetafieldRule] = ()
    ) -> None:
        self._client = client
        self._metafields = MetafieldQuery(metafields)
        super().__init__(self._metafields.page_size)

    def place(self, query: str | None, sort_key: str, after: str | None) -> Any:
        return self._client.get_product_at(
            query=query, sort_key=ProductSortKeys(sort_key), after=after
        ).products

    def _page(
        self, query: str | None, sort_key: str, after: str | None, size: int
    ) -> SourcePage:
        found = self._client.get_products(
            first=size,
            query=query,
            sort_key=ProductSortKeys(sort_key),
            after=after,
            **self._metafields.of_products(),
        ).products
        return SourcePage.of(found.nodes, found.page_info)

    def _times(self, query: str | None, sort_key: str, after: str | None) -> Any:
        return self._client.get_product_times(
            first=SHOPIFY_PAGE_SIZE,
            query=query,
            sort_key=ProductSortKeys(sort_key),
            after=after,
        ).products

    def fetch_many(self, external_ids: Sequence[str]) -> list[ProductFields]:
        """Read products by their ids; those that are not there are left out."""
        asked = self._metafields.of_products()
        nodes = self._client.get_products_by_ids(list(external_ids), **asked).nodes
        return [node for node in nodes if isinstance(node, ProductFields)]

    def newest(self) -> datetime | None:
        """When the shop's last changed product changed."""
        nodes = self._client.get_newest_product().products.nodes
        return nodes[0].updated_at if nodes else None

    def count(self, query: str | None) -> int:
        """Count what a search finds."""
        found = self._client.get_product_count(query=query).products_count
        return found.count if found else 0

    def weight(self, product: ProductFields) -> int:
        """Return how many variants of the product are at hand."""
        return len(product.variants.nodes)

    def complete(self, product: ProductFields) -> ProductFields | None:
        """Add what has no room on a page; None if the product went away."""
        lists = {
            "variants": partial(
                self._client.get_product_variants, **self._metafields.of_variants()
            ),
            "media": self._client.get_product_media,
            "collections": self._client.get_product_collections,
        }
        for name, read in lists.items():
            if not self._complete(product.id, getattr(product, name), name, read):
                return None
        return product

    def read(self, record: ProductFields) -> Product:
        return read_product(record)

    def _complete(
        self, external_id: str, listed: Any, name: str, read: Callable
    ) -> bool:
        """Add the rest of a list; False if its product went away."""

        def rest(external_id: str, after: str) -> Any:
            product = read(id=external_id, first=SHOPIFY_PAGE_SIZE, after=after).product
            return product and getattr(product, name)

        return read_rest(external_id, listed, rest)
