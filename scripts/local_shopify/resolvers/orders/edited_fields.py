"""Fields of orders that are being edited."""

from typing import Any

from graphql import GraphQLResolveInfo

from ...base.gid import gid, number_of
from ...base.store import Record
from ...orders.derive import derived
from ...orders.lines import line_amounts
from ...orders.money import ZERO, Bag, purse_of, total
from ...orders.parts import line_by_id
from ..registry import resolves
from .edit_session import calculated_line, calculated_shipping
from .fields import paged

AMOUNTS = {
    "subtotalPriceSet": "currentSubtotalPriceSet",
    "totalPriceSet": "currentTotalPriceSet",
    "totalOutstandingSet": "totalOutstandingSet",
    "cartDiscountAmountSet": "currentCartDiscountAmountSet",
    "subtotalLineItemsQuantity": "currentSubtotalLineItemsQuantity",
    "taxLines": "currentTaxLines",
}
OF_LINE = ("sku", "title", "variantTitle", "customAttributes", "originalUnitPriceSet")


@resolves("QueryRoot", "orderEditSession")
def order_edit_session(_root: Any, info: GraphQLResolveInfo, id: str) -> Record | None:
    known = number_of(id) in info.context.store.calculated_orders
    return {"__typename": "OrderEditSession", "id": id} if known else None


@resolves("CalculatedOrder", *AMOUNTS)
def amount(record: Record, info: GraphQLResolveInfo) -> Any:
    return derived(record["result"])[AMOUNTS[info.field_name]]


@resolves("CalculatedOrder", "originalOrder")
def original_order(record: Record, info: GraphQLResolveInfo) -> Record:
    return info.context.store.orders[record["orderNumber"]]


@resolves("CalculatedOrder", "lineItems")
def lines(record: Record, info: GraphQLResolveInfo, **arguments: Any) -> Any:
    return _lines(record, info, arguments, added=False)


@resolves("CalculatedOrder", "addedLineItems")
def added_lines(record: Record, info: GraphQLResolveInfo, **arguments: Any) -> Any:
    return _lines(record, info, arguments, added=True)


def _lines(
    record: Record, info: GraphQLResolveInfo, arguments: Record, added: bool
) -> Any:
    new = record["edit"].lines
    arguments.pop("query", None)
    found = [
        calculated_line(record, line["id"])
        for line in record["result"]["lineItems"]
        if (line["id"] in new) is added
    ]
    return paged(info, found, arguments)


@resolves("CalculatedOrder", "shippingLines")
def shipping_lines(record: Record, info: GraphQLResolveInfo) -> list[Record]:
    held = record["result"]["shippingLines"]
    return [calculated_shipping(record, line["id"]) for line in held]


@resolves("CalculatedOrder", "addedDiscountApplications")
def added_discounts(record: Record, info: GraphQLResolveInfo, **arguments: Any) -> Any:
    applications = record["result"]["discountApplications"]
    found = [_application(each) for each in applications if "stagedId" in each]
    return paged(info, found, arguments)


@resolves("CalculatedLineItem", *OF_LINE)
def of_line(line: Record, info: GraphQLResolveInfo) -> Any:
    return _held(line)[info.field_name]


@resolves("CalculatedLineItem", "quantity", "editableQuantity")
def quantity(line: Record, info: GraphQLResolveInfo) -> int:
    return _derived(line)["currentQuantity"]


@resolves("CalculatedLineItem", "editableQuantityBeforeChanges")
def quantity_before(line: Record, info: GraphQLResolveInfo) -> int:
    before = derived(line["calculated"]["edit"].before)["lines"]
    return before.get(_line_id(line), {}).get("currentQuantity", 0)


@resolves("CalculatedLineItem", "discountedUnitPriceSet")
def discounted_unit_price(line: Record, info: GraphQLResolveInfo) -> Record:
    return _derived(line)["discountedUnitPriceSet"]


@resolves("CalculatedLineItem", "editableSubtotalSet")
def editable_subtotal(line: Record, info: GraphQLResolveInfo) -> Record:
    order, held = line["calculated"]["result"], _held(line)
    purse = purse_of(order)
    net = line_amounts(purse, held).net
    gone = total(
        purse.read(item["subtotalSet"])
        for refund in order["refunds"]
        for item in refund["refundLineItems"]
        if item["lineItem"]["id"] == held["id"]
    )
    return purse.show(net - gone)


@resolves("CalculatedLineItem", "uneditableSubtotalSet")
def uneditable_subtotal(line: Record, info: GraphQLResolveInfo) -> Record:
    return _show(line, ZERO)


@resolves("CalculatedLineItem", "variant")
def variant(line: Record, info: GraphQLResolveInfo) -> Record | None:
    return info.context.store.variants.get(number_of(_held(line)["variantId"] or ""))


@resolves("CalculatedLineItem", "restockable")
def restockable(line: Record, info: GraphQLResolveInfo) -> bool:
    return bool(_held(line)["variantId"])


@resolves("CalculatedLineItem", "restocking")
def restocking(line: Record, info: GraphQLResolveInfo) -> bool:
    staged = line["calculated"]["edit"].quantities
    return staged.get(_line_id(line), (0, False))[1]


@resolves("CalculatedLineItem", "hasStagedLineItemDiscount")
def has_discount(line: Record, info: GraphQLResolveInfo) -> bool:
    staged = line["calculated"]["edit"].discounts.values()
    return any(each.line_id == _line_id(line) for each in staged)


@resolves("CalculatedLineItem", "calculatedDiscountAllocations")
def allocations(line: Record, info: GraphQLResolveInfo) -> list[Record]:
    return [
        {
            "allocatedAmountSet": each["allocatedAmountSet"],
            "discountApplication": _application(each["discountApplication"]),
        }
        for each in _held(line)["discountAllocations"]
    ]


def _application(application: Record) -> Record:
    """A discount as a calculated order tells it."""
    kind = application["__typename"]
    staged = application.get("stagedId")
    return {
        **application,
        "__typename": f"Calculated{kind}",
        "id": staged or gid(f"Calculated{kind}", application["index"] + 1),
        "appliedTo": "ORDER" if application["targetSelection"] == "ALL" else "LINE",
        "description": application.get("description") or application["title"],
    }


def _line_id(line: Record) -> str:
    return gid("LineItem", number_of(line["id"]))


def _held(line: Record) -> Record:
    return line_by_id(line["calculated"]["result"], _line_id(line))


def _derived(line: Record) -> Record:
    return derived(line["calculated"]["result"])["lines"][_line_id(line)]


def _show(line: Record, bag: Bag) -> Record:
    return purse_of(line["calculated"]["result"]).show(bag)
