"""Where orders are found."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from graphql import GraphQLResolveInfo

from ...base.clock import stamp
from ...base.gid import number_of
from ...base.store import Record
from ...orders.derive import derived
from ...search.order_fields import ORDER
from ..paging import BY_ID, count, moment, page, text
from ..registry import resolves

DAYS = 60  # without the scope read_all_orders


def _total(order: Record) -> float:
    return float(derived(order)["totalPriceSet"]["shopMoney"]["amount"])


def _current_total(order: Record) -> float:
    return float(derived(order)["currentTotalPriceSet"]["shopMoney"]["amount"])


def _customer_name(order: Record) -> str:
    address = order["billingAddress"] or order["shippingAddress"] or {}
    return (address.get("name") or "").lower()


SORTS = BY_ID | {
    "CREATED_AT": moment("createdAt"),
    "UPDATED_AT": moment("updatedAt"),
    "PROCESSED_AT": moment("processedAt"),
    "ORDER_NUMBER": lambda order: order["number"],
    "PO_NUMBER": text("poNumber"),
    "TOTAL_PRICE": _total,
    "CURRENT_TOTAL_PRICE": _current_total,
    "CUSTOMER_NAME": _customer_name,
    "FINANCIAL_STATUS": lambda o: derived(o)["displayFinancialStatus"] or "",
    "FULFILLMENT_STATUS": lambda o: derived(o)["displayFulfillmentStatus"],
    "TOTAL_ITEMS_QUANTITY": lambda o: sum(li["quantity"] for li in o["lineItems"]),
}


def oldest_seen(info: GraphQLResolveInfo) -> str:
    """The time before which orders are not given; "" if all are."""
    context = info.context
    if "read_all_orders" in context.settings.scopes:
        return ""
    return stamp(context.store.clock.now() - timedelta(days=DAYS))


def visible(info: GraphQLResolveInfo, order: Record | None) -> Record | None:
    return order if order and order["createdAt"] >= oldest_seen(info) else None


def _all_visible(info: GraphQLResolveInfo) -> tuple[str, Any]:
    """A name for what is listed, and how to list it; times move by minutes only."""
    oldest = oldest_seen(info)[:16]
    orders = info.context.store.orders

    def records() -> Iterable[Record]:
        return (each for each in orders.values() if each["createdAt"] >= oldest)

    return f"orders since {oldest}", records if oldest else orders.values


@resolves("QueryRoot", "orders")
def orders(_root: Any, info: GraphQLResolveInfo, **arguments: Any) -> Any:
    name, records = _all_visible(info)
    return page(info, name, records, arguments, SORTS, ORDER)


@resolves("QueryRoot", "ordersCount")
def orders_count(_root: Any, info: GraphQLResolveInfo, **arguments: Any) -> Any:
    name, records = _all_visible(info)
    return count(info, name, records, arguments, ORDER)


@resolves("QueryRoot", "order")
def order(_root: Any, info: GraphQLResolveInfo, id: str) -> Record | None:
    return visible(info, info.context.store.orders.get(number_of(id)))


@resolves("QueryRoot", "orderByIdentifier")
def order_by_identifier(
    _root: Any, info: GraphQLResolveInfo, identifier: dict[str, Any]
) -> Record | None:
    found = info.context.store.orders.get(number_of(identifier.get("id") or ""))
    return visible(info, found)
