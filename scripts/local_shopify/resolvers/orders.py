"""Fields of orders, and where they are found."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from graphql import GraphQLResolveInfo

from ..clock import stamp
from ..gid import gid, number_of
from ..orders.derive import derived
from ..orders.nodes import order_of
from ..records.orders import order_of_part
from ..search.order_fields import ORDER
from ..store import Record
from .paging import BY_ID, count, moment, page, pages_of, text
from .registry import resolves

SAMPLE_BAG = {"shopMoney": {"amount": "0"}}
SAMPLE = order_of(
    {
        "lineItems": [{"originalUnitPriceSet": SAMPLE_BAG}],
        "shippingLines": [{"originalPriceSet": SAMPLE_BAG}],
    },
    lambda kind: gid(kind, 1),
    {"id": gid("Order", 1), "name": "", "createdAt": "", "currencyCode": "EUR"},
)
NAMES = derived(SAMPLE)
OF_ORDER = [name for name in NAMES if name not in ("lines", "shipping")]
OF_LINE = [
    name
    for name in NAMES["lines"][gid("LineItem", 1)]
    if name not in ("withCodes", "discountedTotalSet")
]
OF_SHIPPING = list(NAMES["shipping"][gid("ShippingLine", 1)])
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


@resolves("Order", *OF_ORDER)
def derived_of_order(record: Record, info: GraphQLResolveInfo, **_: Any) -> Any:
    return derived(record)[info.field_name]


@resolves("LineItem", *OF_LINE)
def derived_of_line(line: Record, info: GraphQLResolveInfo, **_: Any) -> Any:
    order = order_of_part(info.context.store, line)
    return derived(order)["lines"][line["id"]][info.field_name]


@resolves("LineItem", "discountedTotalSet")
def discounted_total(
    line: Record, info: GraphQLResolveInfo, withCodeDiscounts: bool = False
) -> Record:
    order = order_of_part(info.context.store, line)
    name = "withCodes" if withCodeDiscounts else "discountedTotalSet"
    return derived(order)["lines"][line["id"]][name]


@resolves("ShippingLine", *OF_SHIPPING)
def derived_of_shipping(line: Record, info: GraphQLResolveInfo, **_: Any) -> Any:
    order = order_of_part(info.context.store, line)
    return derived(order)["shipping"][line["id"]][info.field_name]


@resolves("Order", "lineItems", "discountApplications", "returns")
def held_list(record: Record, info: GraphQLResolveInfo, **arguments: Any) -> Any:
    return paged(info, record[info.field_name], arguments)


@resolves("Order", "nonFulfillableLineItems")
def not_fulfillable(record: Record, info: GraphQLResolveInfo, **arguments: Any) -> Any:
    units = derived(record)["lines"]
    found = [
        line
        for line in record["lineItems"]
        if units[line["id"]]["nonFulfillableQuantity"]
    ]
    return paged(info, found, arguments)


@resolves("Order", "shippingLines")
def shipping_lines(
    record: Record,
    info: GraphQLResolveInfo,
    includeRemovals: bool = False,
    **arguments: Any,
) -> Any:
    found = [
        line
        for line in record["shippingLines"]
        if includeRemovals or not line["isRemoved"]
    ]
    return paged(info, found, arguments)


@resolves("Order", "shippingLine")
def shipping_line(record: Record, info: GraphQLResolveInfo) -> Record | None:
    return next((s for s in record["shippingLines"] if not s["isRemoved"]), None)


@resolves("Order", "transactions")
def transactions(
    record: Record,
    info: GraphQLResolveInfo,
    first: int | None = None,
    capturable: bool | None = None,
    **_: Any,
) -> list[Record]:
    found = record["transactions"]
    if capturable is not None:
        found = [t for t in found if (t["kind"] == "AUTHORIZATION") is capturable]
    return found[:first]


@resolves("Order", "refunds", "fulfillments")
def plain_list(
    record: Record, info: GraphQLResolveInfo, first: int | None = None, **_: Any
) -> list[Record]:
    return record[info.field_name][:first]


@resolves("Order", "customer")
def customer(record: Record, info: GraphQLResolveInfo) -> Record | None:
    return info.context.store.customers.get(number_of(record["customerId"] or ""))


@resolves("Order", "closed")
def closed(record: Record, info: GraphQLResolveInfo) -> bool:
    return record["closedAt"] is not None


@resolves("Order", "discountCodes")
def discount_codes(record: Record, info: GraphQLResolveInfo) -> list[str]:
    codes = (each.get("code") for each in record["discountApplications"])
    return list(dict.fromkeys(code for code in codes if code))


@resolves("Order", "discountCode")
def discount_code(record: Record, info: GraphQLResolveInfo) -> str | None:
    return next(iter(discount_codes(record, info)), None)


@resolves("Order", "statusPageUrl")
def status_page_url(record: Record, info: GraphQLResolveInfo, **_: Any) -> str:
    return f"{info.context.shop_url}/orders/{record['confirmationNumber']}"


@resolves("Order", "displayAddress")
def display_address(record: Record, info: GraphQLResolveInfo) -> Record | None:
    return record["shippingAddress"] or record["billingAddress"]


@resolves("Order", "billingAddressMatchesShippingAddress")
def same_address(record: Record, info: GraphQLResolveInfo) -> bool:
    billing, shipping = record["billingAddress"], record["shippingAddress"]
    if not billing or not shipping:
        return False
    return all(billing[name] == shipping[name] for name in billing if name != "id")


def paged(
    info: GraphQLResolveInfo, records: list[Record], arguments: dict[str, Any]
) -> dict[str, Any]:
    """A page of parts; what has no global id is told apart by its place."""
    numbered = [
        each if each.get("id") else {**each, "id": str(place)}
        for place, each in enumerate(records, 1)
    ]
    return pages_of(info, numbered, arguments)
