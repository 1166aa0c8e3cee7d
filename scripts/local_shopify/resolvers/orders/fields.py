"""Fields of orders: what is derived of them, and the lists that they hold."""

from typing import Any

from graphql import GraphQLResolveInfo

from ...base.gid import gid, number_of
from ...base.store import Record
from ...orders.derive import derived
from ...orders.nodes import order_of
from ...records.orders.writer import order_of_part
from ..paging import pages_of
from ..registry import resolves

# An order of nothing tells which fields are derived.
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
