"""Returns: what a customer sends back, before it is refunded."""

from typing import Any

from graphql import GraphQLResolveInfo

from ...base.errors import user_error
from ...base.gid import number_of
from ...base.store import Record, Store
from ...orders.lines import line_amounts
from ...orders.money import purse_of
from ...orders.shares import part_of
from ..registry import resolves
from .fields import paged

Payload = dict[str, Any]
STATUSES = {
    "REQUESTED": "RETURN_REQUESTED",
    "OPEN": "IN_PROGRESS",
    "CLOSED": "RETURNED",
}
COME_FROM = {"CLOSED": "OPEN", "OPEN": "CLOSED", "CANCELED": "OPEN"}
BAD_STATUS = "Return status is invalid."
NO_REASON = (
    "Return line items Either return reason or return reason definition must be "
    "provided"
)
NO_NOTE = (
    "Return line items return reason note The note is required when the return "
    'reason is "Other"'
)


@resolves("Mutation", "returnCreate")
def return_create(
    _root: Any, info: GraphQLResolveInfo, returnInput: dict[str, Any]
) -> Payload:
    return _make(info, returnInput, "OPEN", ["returnInput"])


@resolves("Mutation", "returnRequest")
def return_request(
    _root: Any, info: GraphQLResolveInfo, input: dict[str, Any]
) -> Payload:
    return _make(info, input, "REQUESTED", ["input"])


def _make(
    info: GraphQLResolveInfo, given: dict[str, Any], status: str, path: list[str]
) -> Payload:
    store = info.context.store
    order = store.orders.get(number_of(given["orderId"]))
    if order is None:
        return _refused([*path, "orderId"], "Order not found.", "NOT_FOUND")
    errors = _check(store, order, given["returnLineItems"], path)
    if errors:
        return {"return": None, "userErrors": errors}
    now = store.clock.stamp()
    made = {
        "__typename": "Return",
        "id": store.next_id("Return"),
        "orderNumber": number_of(order["id"]),
        "name": f"{order['name']}-R{len(order['returns']) + 1}",
        "status": status,
        "createdAt": now,
        "requestApprovedAt": None if status == "REQUESTED" else now,
        "closedAt": None,
        "lines": [_line(store, each) for each in given["returnLineItems"]],
        "returnShippingFees": [],
    }
    order["returns"].append(made)
    _settle(info, order)
    return {"return": made, "userErrors": []}


def _line(store: Store, given: dict[str, Any]) -> Record:
    quantity = given["quantity"]
    return {
        "__typename": "ReturnLineItem",
        "id": store.next_id("ReturnLineItem"),
        "fulfillmentLineItem": store.order_parts[given["fulfillmentLineItemId"]],
        "quantity": quantity,
        "returnReason": given.get("returnReason") or "UNKNOWN",
        "returnReasonNote": given.get("returnReasonNote") or "",
        "customerNote": given.get("customerNote"),
        "processableQuantity": quantity,
        "processedQuantity": 0,
        "unprocessedQuantity": quantity,
        "refundableQuantity": quantity,
        "refundedQuantity": 0,
    }


def _check(
    store: Store, order: Record, lines: list[dict[str, Any]], path: list[str]
) -> list[Record]:
    errors = []
    for place, each in enumerate(lines):
        field = [*path, "returnLineItems", str(place)]
        shipped = store.order_parts.get(each["fulfillmentLineItemId"])
        if shipped is None:
            message = "Fulfillment Line Item was not found."
            wrong = [*field, "fulfillmentLineItemId"]
            errors.append(user_error(wrong, message, "NOT_FOUND"))
        elif not 0 < each["quantity"] <= shipped["quantity"] - _back(order, shipped):
            message = "Return line item has an invalid quantity."
            errors.append(user_error([*field, "quantity"], message, "INVALID"))
        else:
            errors += _check_reason(each, field)
    return errors


def _check_reason(line: dict[str, Any], field: list[str]) -> list[Record]:
    """A reason is needed; of a return that is made at once, a note for “Other”, too."""
    at_once = field[0] == "returnInput"
    reason = line.get("returnReason")
    if not reason and not line.get("returnReasonDefinitionId"):
        if at_once:
            return [user_error(field, NO_REASON, "NOT_FOUND")]
        blank = "Return reason can't be blank"
        return [user_error([*field, "returnReason"], blank, "BLANK")]
    if at_once and reason == "OTHER" and not line.get("returnReasonNote"):
        return [user_error([*field, "returnReasonNote"], NO_NOTE, "BLANK")]
    return []


def _back(order: Record, shipped: Record) -> int:
    """How many units of a shipment are in returns already."""
    return sum(
        line["quantity"]
        for each in order["returns"]
        if each["status"] not in ("CANCELED", "DECLINED")
        for line in each["lines"]
        if line["fulfillmentLineItem"]["id"] == shipped["id"]
    )


@resolves("Mutation", "returnClose")
def return_close(_root: Any, info: GraphQLResolveInfo, id: str) -> Payload:
    return _set_status(info, id, "CLOSED")


@resolves("Mutation", "returnReopen")
def return_reopen(_root: Any, info: GraphQLResolveInfo, id: str) -> Payload:
    return _set_status(info, id, "OPEN")


@resolves("Mutation", "returnCancel")
def return_cancel(_root: Any, info: GraphQLResolveInfo, id: str, **_: Any) -> Payload:
    return _set_status(info, id, "CANCELED")


def _set_status(info: GraphQLResolveInfo, id_: str, status: str) -> Payload:
    store = info.context.store
    record = store.order_parts.get(id_)
    if record is None:
        return _refused(["id"], "Return not found.", "NOT_FOUND")
    if record["status"] == status:
        return {"return": record, "userErrors": []}
    if record["status"] != COME_FROM[status]:
        message = "Return is not cancelable." if status == "CANCELED" else BAD_STATUS
        return _refused(["id"], message, "INVALID_STATE")
    record["status"] = status
    record["closedAt"] = None if status == "OPEN" else store.clock.stamp()
    _settle(info, store.orders[record["orderNumber"]])
    return {"return": record, "userErrors": []}


def _settle(info: GraphQLResolveInfo, order: Record) -> None:
    states = {each["status"] for each in order["returns"]}
    found = (name for state, name in STATUSES.items() if state in states)
    order["returnStatus"] = next(found, "NO_RETURN")
    info.context.orders.index(order)
    info.context.orders.changed(order)


@resolves("Return", "returnLineItems")
def return_lines(
    record: Record,
    info: GraphQLResolveInfo,
    processingStatus: Any = None,
    **arguments: Any,
) -> Any:
    return paged(info, record["lines"], arguments)


@resolves("Return", "totalQuantity")
def total_quantity(record: Record, info: GraphQLResolveInfo) -> int:
    return sum(line["quantity"] for line in record["lines"])


@resolves("ReturnLineItem", "withCodeDiscountedTotalPriceSet")
def price_of_returned(record: Record, info: GraphQLResolveInfo) -> Record:
    line = record["fulfillmentLineItem"]["lineItem"]
    purse = purse_of(info.context.store.orders[line["orderNumber"]])
    net = line_amounts(purse, line).net
    return purse.show(part_of(purse, net, 0, record["quantity"], line["quantity"]))


def _refused(field: list[str], message: str, code: str) -> Payload:
    return {"return": None, "userErrors": [user_error(field, message, code)]}
