"""Reads orders from Shopify. Network only."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from ...commerce.records.order import Order
from ..client.sizes import SHOPIFY_PAGE_SIZE
from ..gid import parse_shopify_id_from_gid
from ..gql.client import Client
from ..gql.enums import OrderSortKeys
from ..gql.fragments import OrderFields, RefundFields
from ..gql.get_order_refunds import GetOrderRefundsNodesOrder
from ..run.by_ids import IDS_PER_REQUEST
from ..run.optional_scope import IfGranted
from ..run.paged_source import PagedSource, TimedSource
from ..run.personal_data import lacks_of_order, shown_by_order
from ..run.personal_data_access import PersonalData
from ..run.remaining_nodes import read_rest
from ..run.sequence import ById
from ..run.unreadable import SourcePage
from .reading.full_order import FullOrder
from .reading.order import read_order

# Orders that a search by name may find beside the one that is meant.
NAMESAKES = 5


class OrderPages(PagedSource):
    """How a shop's orders are asked for, whatever is read of them.

    :param narrow: added to every search, which the shop's filters make; may be empty
    """

    def __init__(self, client: Client, narrow: str = "") -> None:
        super().__init__()
        self._client = client
        self._narrow = narrow

    def place(self, query: str | None, sort_key: str, after: str | None) -> Any:
        return self._client.get_order_at(
            first=1, query=query, sort_key=OrderSortKeys(sort_key), after=after
        ).orders

    def newest(self) -> datetime | None:
        """When the shop's last changed order changed."""
        nodes = self._client.get_newest_order().orders.nodes
        return nodes[0].updated_at if nodes else None

    def count(self, query: str | None) -> int:
        """Count what a search finds."""
        found = self._client.get_order_count(query=self._search(query)).orders_count
        return found.count if found else 0

    def _search(self, query: str | None) -> str | None:
        return " AND ".join(filter(None, (query, self._narrow))) or None


class OrderSource(OrderPages, TimedSource):
    """Orders of one shop.

    :param narrow: added to every search, which the shop's filters make; may be empty
    :param with_customer: the app may read customers
    :param with_companies: the app may read companies; where not, persons order
    :param with_payment_terms: the app may read payment terms
    """

    kind = "order"

    def __init__(
        self,
        client: Client,
        *,
        narrow: str = "",
        with_customer: bool = True,
        with_companies: bool = False,
        with_payment_terms: bool = False,
    ) -> None:
        super().__init__(client, narrow)
        self._asked = {
            "with_customer": with_customer,
            "with_payment_terms": with_payment_terms,
        }
        self._companies_too = IfGranted(with_companies)
        self._personal_data = PersonalData(
            client, shown_by_order, lacks_of_order, may_ask=with_customer
        )

    def _page(
        self, query: str | None, sort_key: str, after: str | None, size: int
    ) -> SourcePage:
        found = self._companies_too.ask(
            lambda companies: self._client.get_orders(
                first=size,
                query=query,
                sort_key=OrderSortKeys(sort_key),
                after=after,
                with_companies=companies,
                **self._asked,
            )
        ).orders
        return SourcePage.of(self._with_refunds(found.nodes), found.page_info)

    def _times(self, query: str | None, sort_key: str, after: str | None) -> Any:
        return self._client.get_order_times(
            first=SHOPIFY_PAGE_SIZE,
            query=query,
            sort_key=OrderSortKeys(sort_key),
            after=after,
        ).orders

    def fetch_many(self, external_ids: Sequence[str]) -> list[FullOrder]:
        """Read orders by their ids; those that are not there are left out."""
        nodes = self._companies_too.ask(
            lambda companies: self._client.get_orders_by_ids(
                list(external_ids), with_companies=companies, **self._asked
            )
        ).nodes
        return self._with_refunds(it for it in nodes if isinstance(it, OrderFields))

    def lie_close(self, external_ids: Sequence[str]) -> bool:
        """Tell whether pages of all orders between these are mostly of these."""
        if len(external_ids) <= IDS_PER_REQUEST:
            return False
        found = self._client.get_order_count(query=_between(external_ids)).orders_count
        return bool(found) and found.count <= 2 * len(external_ids)

    def fetch_among(self, external_ids: Sequence[str]) -> list[FullOrder]:
        """Read orders by their ids, oldest first, out of pages of all between them."""
        wanted, found, after = set(external_ids), [], None
        while True:
            page = self._fetch(_between(external_ids), ById.sort_key, after)
            found += [it for it in page.nodes if it.id in wanted]
            if not page.has_next:
                break
            after = page.cursor
        # The search may not know yet what was placed just now.
        left = sorted(wanted.difference(it.id for it in found), key=external_ids.index)
        for first in range(0, len(left), IDS_PER_REQUEST):
            found += self.fetch_many(left[first : first + IDS_PER_REQUEST])
        return sorted(found, key=lambda it: external_ids.index(it.id))

    def named(self, name: str) -> list[str]:
        """Return the ids of the orders that people call by a name, such as “#1001”."""
        wanted = _plain(name)
        text = wanted.replace("\\", "").replace('"', "")
        found = self._client.get_order_at(
            first=NAMESAKES, query=f'name:"{text}"'
        ).orders.nodes
        return [order.id for order in found if _plain(order.name) == wanted]

    def read(self, record: FullOrder) -> Order:
        return read_order(record)

    def weight(self, order: FullOrder) -> int:
        """Return how many lines of the order are at hand."""
        return len(order.line_items.nodes) + 1

    def complete(self, order: FullOrder) -> FullOrder | None:
        """Add what has no room on a page; None if the order went away."""
        lists = {
            "line_items": self._client.get_order_line_items,
            "shipping_lines": self._client.get_order_shipping_lines,
            "discount_applications": self._client.get_order_discount_applications,
        }
        for name, read in lists.items():
            if not read_rest(order.id, getattr(order, name), _of_order(read, name)):
                return None
        for refund in order.full_refunds:
            self._complete_refund(refund)
        return order

    # Refunds

    def _with_refunds(self, orders: Iterable[OrderFields]) -> list[FullOrder]:
        orders = list(orders)
        refunded = [order.id for order in orders if order.refunds]
        refunds = self._refunds_of(refunded)
        full = [FullOrder.of(order, refunds.get(order.id, [])) for order in orders]
        self._personal_data.mark(full)
        return full

    def _refunds_of(self, external_ids: Sequence[str]) -> dict[str, list[RefundFields]]:
        found = {}
        for first in range(0, len(external_ids), IDS_PER_REQUEST):
            some = list(external_ids[first : first + IDS_PER_REQUEST])
            for order in self._client.get_order_refunds(some).nodes:
                if isinstance(order, GetOrderRefundsNodesOrder):
                    found[order.id] = order.refunds
        return found

    def _complete_refund(self, refund: RefundFields) -> None:
        """Add lines and shipping that a refund has beyond its first ones."""
        for name, cursor in (
            ("refund_line_items", "lines"),
            ("refund_shipping_lines", "shipping"),
        ):
            read = partial(self._rest_of_refund, name, cursor)
            read_rest(refund.id, getattr(refund, name), read)

    def _rest_of_refund(
        self, name: str, cursor: str, external_id: str, after: str
    ) -> Any:
        asked = {cursor: after}
        refund = self._client.get_refund_lists(
            id=external_id, first=SHOPIFY_PAGE_SIZE, **asked
        ).refund
        return refund and getattr(refund, name)


def _between(external_ids: Sequence[str]) -> str:
    """Return the search for all orders from the first to the last of some."""
    numbers = [
        int(parse_shopify_id_from_gid(external_id)) for external_id in external_ids
    ]
    return f"id:>={min(numbers)} AND id:<={max(numbers)}"


def _plain(name: str) -> str:
    """Return a name as people mean it, with or without its sign."""
    return name.strip().lstrip("#").casefold()


def _of_order(read: Any, name: str) -> Any:
    """Return what reads the next part of one of an order's lists."""

    def rest(external_id: str, after: str) -> Any:
        order = read(id=external_id, first=SHOPIFY_PAGE_SIZE, after=after).order
        return order and getattr(order, name)

    return rest
