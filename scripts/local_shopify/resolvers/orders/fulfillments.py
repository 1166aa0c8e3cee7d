"""Fulfilment orders, one for each order, and the shipments that fulfil them."""

from typing import Any

from graphql import GraphQLResolveInfo

from ...base.errors import not_found, user_error
from ...base.gid import gid, number_of
from ...base.store import Record, Store
from ...orders.derive import derived
from ...orders.quantities import GONE
from ...records.orders.events import fulfill_order
from ..registry import resolves
from .fields import paged

Payload = dict[str, Any]
OPEN_ACTIONS = ("CREATE_FULFILLMENT", "REPORT_PROGRESS", "MOVE", "HOLD")


def fulfillment_order(store: Store, order: Record) -> Record:
    """What is to be shipped of an order; its id has the order's number."""
    lines = _lines(order)
    waiting = sum(each["remainingQuantity"] for each in lines)
    waiting = 0 if order["cancelledAt"] else waiting
    status = "OPEN" if waiting else "CLOSED"
    actions = [*OPEN_ACTIONS, *(["SPLIT"] if waiting > 1 else [])]
    location = next(iter(store.locations.values()))
    return {
        "__typename": "FulfillmentOrder",
        "id": gid("FulfillmentOrder", number_of(order["id"])),
        "order": order,
        "orderId": order["id"],
        "orderName": order["name"],
        "orderProcessedAt": order["processedAt"],
        "createdAt": order["createdAt"],
        "updatedAt": order["updatedAt"],
        "fulfillAt": order["createdAt"][:14] + "00:00Z",
        "status": status,
        "requestStatus": "UNSUBMITTED",
        "fulfillmentHolds": [],
        "supportedActions": [{"action": each} for each in actions] if waiting else [],
        "assignedLocation": {
            "name": location["name"],
            "location": location,
            "countryCode": location["address"]["countryCode"],
        },
        "lines": lines,
    }


def _lines(order: Record) -> list[Record]:
    shown, found = derived(order)["lines"], []
    for line in order["lineItems"]:
        units = shown[line["id"]]
        whole = line["quantity"] - units["nonFulfillableQuantity"]
        if whole:
            found.append(
                {
                    "__typename": "FulfillmentOrderLineItem",
                    "id": gid("FulfillmentOrderLineItem", number_of(line["id"])),
                    "lineItem": line,
                    "totalQuantity": whole,
                    "remainingQuantity": units["unfulfilledQuantity"],
                    "requiresShipping": line["requiresShipping"],
                    "sku": line["sku"],
                    "productTitle": line["title"],
                    "variantTitle": line["variantTitle"],
                    "vendor": line["vendor"],
                    "originalUnitPriceSet": line["originalUnitPriceSet"],
                }
            )
    return found


@resolves("Order", "fulfillmentOrders")
def fulfillment_orders(
    record: Record,
    info: GraphQLResolveInfo,
    displayable: bool = False,
    query: str | None = None,
    **arguments: Any,
) -> Any:
    found = [fulfillment_order(info.context.store, record)]
    return paged(info, found if found[0]["lines"] else [], arguments)


@resolves("FulfillmentOrder", "lineItems")
def lines_to_ship(record: Record, info: GraphQLResolveInfo, **arguments: Any) -> Any:
    return paged(info, record["lines"], arguments)


@resolves("QueryRoot", "fulfillmentOrder")
def one_fulfillment_order(
    _root: Any, info: GraphQLResolveInfo, id: str
) -> Record | None:
    store = info.context.store
    order = store.orders.get(number_of(id))
    return order and fulfillment_order(store, order)


@resolves("QueryRoot", "fulfillment", "refund", "return")
def one_part(_root: Any, info: GraphQLResolveInfo, id: str) -> Record | None:
    return info.context.store.order_parts.get(id)


@resolves("Mutation", "fulfillmentCreate")
def fulfillment_create(
    _root: Any,
    info: GraphQLResolveInfo,
    fulfillment: dict[str, Any],
    message: str | None = None,
) -> Payload:
    groups = fulfillment["lineItemsByFulfillmentOrder"]
    if len(groups) != 1:
        return _refused(["fulfillment"], "Give the lines of one fulfillment order.")
    store, group = info.context.store, groups[0]
    order = store.orders.get(number_of(group["fulfillmentOrderId"]))
    if order is None:
        raise not_found(group["fulfillmentOrderId"])
    lines = group.get("fulfillmentOrderLineItems")
    wanted = None if lines is None else [_wanted(each) for each in lines]
    error = _check(order, wanted)
    if error:
        return _refused(["fulfillment"], error)
    tracking = _tracking(fulfillment.get("trackingInfo") or {})
    made = fulfill_order(info.context.orders, order, wanted, tracking)
    return {"fulfillment": made, "userErrors": []}


def _wanted(given: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": gid("LineItem", number_of(given["id"])),
        "quantity": given["quantity"],
    }


def _check(order: Record, wanted: list[dict[str, Any]] | None) -> str | None:
    shown = derived(order)["lines"]
    if order["cancelledAt"] or not derived(order)["fulfillable"]:
        return (
            f"Fulfillment order {number_of(order['id'])} has an unfulfillable "
            "status= closed."
        )
    for each in wanted or []:
        there = shown.get(each["id"], {}).get("unfulfilledQuantity", 0)
        if not 0 < each["quantity"] <= there:
            return "Invalid fulfillment order line item quantity requested."
    return None


def _tracking(given: dict[str, Any]) -> list[Record]:
    numbers = given.get("numbers") or [given.get("number")]
    urls = given.get("urls") or [given.get("url")]
    urls += [None] * (len(numbers) - len(urls))
    return [
        {"company": given.get("company"), "number": number, "url": url}
        for number, url in zip(numbers, urls, strict=False)
        if number or url
    ]


@resolves("Mutation", "fulfillmentCancel")
def fulfillment_cancel(_root: Any, info: GraphQLResolveInfo, id: str) -> Payload:
    store = info.context.store
    record = store.order_parts.get(id)
    if record is None:
        return _refused(["id"], "Fulfillment not found.")
    if record["status"] in GONE:
        return {"fulfillment": record, "userErrors": []}
    now = store.clock.stamp()
    record.update(status="CANCELLED", displayStatus="CANCELED", updatedAt=now)
    order = store.orders[record["orderNumber"]]
    info.context.orders.touch(order, now)
    return {"fulfillment": record, "userErrors": []}


def _refused(field: list[str], message: str) -> Payload:
    return {"fulfillment": None, "userErrors": [user_error(field, message)]}
