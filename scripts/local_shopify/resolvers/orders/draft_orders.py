"""Draft orders: an order that is reckoned, and made when it is completed."""

import itertools
from typing import Any

from graphql import GraphQLResolveInfo

from ...base.errors import user_error
from ...base.gid import gid, number_of
from ...base.store import Record
from ...orders.derive import derived
from ...orders.drafts import node_of_draft
from ...orders.nodes import NextId, order_of
from ...records.contacts import customer_of_email
from ...records.orders.draft_checks import check_draft
from ...records.values import clean_tags
from ...search.fields import one
from ...search.matching import Field
from ..paging import page
from ..registry import resolves
from .fields import paged
from .found import SORTS
from .mutations import finder

Payload = dict[str, Any]
AMOUNTS = {
    "subtotalPriceSet": "subtotalPriceSet",
    "totalPriceSet": "totalPriceSet",
    "totalTaxSet": "totalTaxSet",
    "totalShippingPriceSet": "totalShippingPriceSet",
    "totalDiscountsSet": "totalDiscountsSet",
    "subtotalPrice": "subtotalPrice",
    "totalPrice": "totalPrice",
    "totalTax": "totalTax",
    "totalShippingPrice": "totalShippingPrice",
    "taxLines": "taxLines",
    "totalQuantityOfLineItems": "subtotalLineItemsQuantity",
}
PLAIN = (
    *("email", "phone", "poNumber", "customAttributes", "taxesIncluded", "taxExempt"),
    *("currencyCode", "presentmentCurrencyCode", "billingAddress", "shippingAddress"),
)
OF_LINE = (
    *("name", "sku", "title", "variantTitle", "vendor", "quantity", "taxable"),
    *("requiresShipping", "isGiftCard", "customAttributes", "originalUnitPriceSet"),
    *("taxLines",),
)
DERIVED_OF_LINE = (
    *("originalTotalSet", "discountedTotalSet", "discountedUnitPriceSet"),
    *("totalDiscountSet",),
)
SEARCH = {
    "id": Field(one("id"), "id"),
    "status": Field(one("status")),
    "tag": Field(lambda draft: draft["tags"]),
    "created_at": Field(one("createdAt"), "time"),
    "updated_at": Field(one("updatedAt"), "time"),
}


@resolves("Mutation", "draftOrderCreate")
def draft_order_create(
    _root: Any, info: GraphQLResolveInfo, input: dict[str, Any]
) -> Payload:
    errors = check_draft(info.context.store, input)
    if errors:
        return {"draftOrder": None, "userErrors": errors}
    draft = _reckon(info, input)
    store = info.context.store
    draft |= {
        "id": store.next_id("DraftOrder"),
        "name": f"#D{number_of(store.next_id('DraftOrderNumber'))}",
    }
    draft["legacyResourceId"] = str(number_of(draft["id"]))
    store.draft_orders[number_of(draft["id"])] = draft
    store.changed()
    return {"draftOrder": draft, "userErrors": []}


@resolves("Mutation", "draftOrderCalculate")
def draft_order_calculate(
    _root: Any, info: GraphQLResolveInfo, input: dict[str, Any]
) -> Payload:
    errors = check_draft(info.context.store, input)
    if errors:
        return {"calculatedDraftOrder": None, "userErrors": errors}
    return {"calculatedDraftOrder": _reckon(info, input), "userErrors": []}


def _reckon(info: GraphQLResolveInfo, given: dict[str, Any]) -> Record:
    """A draft with the order that it would become."""
    context = info.context
    node = node_of_draft(given, context.settings.currency, finder(context.store))
    customer = customer_of_email(context.store, given.get("email") or "")
    entity = given.get("purchasingEntity") or {}
    node["customerId"] = entity.get("customerId") or (customer and customer["id"])
    node["purchasingEntity"] = _company(entity.get("purchasingCompany"))
    now = context.store.clock.stamp()
    common = {"id": gid("Order", 0), "name": "", "createdAt": now, "updatedAt": now}
    defaults = {**common, "currencyCode": context.settings.currency}
    return {
        "__typename": "DraftOrder",
        "node": node,
        "reckoned": order_of(node, _own_ids(), defaults),
        "status": "OPEN",
        "ready": True,
        "note2": given.get("note"),
        "tags": clean_tags(given.get("tags") or []),
        "createdAt": now,
        "updatedAt": now,
        "completedAt": None,
        "invoiceUrl": None,
        "orderId": None,
        "visibleToCustomer": bool(given.get("visibleToCustomer")),
        "discountCodes": given.get("discountCodes") or [],
    }


def _own_ids() -> NextId:
    """Ids within one draft."""
    numbers = itertools.count(1)
    return lambda kind: gid(kind, next(numbers))


def _company(given: dict[str, Any] | None) -> Record | None:
    if not given:
        return None
    return {
        "company": {"id": given["companyId"]},
        "location": {"id": given["companyLocationId"]},
        "contact": {"id": given.get("companyContactId")},
    }


@resolves("Mutation", "draftOrderComplete")
def draft_order_complete(
    _root: Any,
    info: GraphQLResolveInfo,
    id: str,
    paymentPending: bool = False,
    paymentGatewayId: str | None = None,
    sourceName: str | None = None,
    **_: Any,
) -> Payload:
    draft = info.context.store.draft_orders.get(number_of(id))
    if draft is None:
        error = user_error(["id"], "Draft order not found")
        return {"draftOrder": None, "userErrors": [error]}
    if draft["orderId"]:
        error = user_error(None, "This order has been paid")
        return {"draftOrder": draft, "userErrors": [error]}
    if paymentGatewayId:  # this shop has no gateway that could be named
        error = user_error(None, "Invalid payment gateway")
        return {"draftOrder": draft, "userErrors": [error]}
    totals = derived(draft["reckoned"])
    payment = {
        "gateway": "manual",
        "kind": "SALE",
        "status": "PENDING" if paymentPending else "SUCCESS",
        "amountSet": totals["totalPriceSet"],
    }
    node = {**draft["node"], "transactions": [payment]}
    node["sourceName"] = sourceName or "shopify_draft_order"
    order = info.context.orders.create(node)
    now = info.context.store.clock.stamp()
    draft.update(status="COMPLETED", completedAt=now, orderId=order["id"])
    return {"draftOrder": draft, "userErrors": []}


@resolves("QueryRoot", "draftOrder")
def draft_order(_root: Any, info: GraphQLResolveInfo, id: str) -> Record | None:
    return info.context.store.draft_orders.get(number_of(id))


@resolves("QueryRoot", "draftOrders")
def draft_orders(_root: Any, info: GraphQLResolveInfo, **arguments: Any) -> Any:
    records = info.context.store.draft_orders.values
    sorts = {name: SORTS[name] for name in ("ID", "UPDATED_AT")}
    return page(info, "draft orders", records, arguments, sorts, SEARCH)


@resolves("DraftOrder", *AMOUNTS)
@resolves("CalculatedDraftOrder", *(name for name in AMOUNTS))
def amount(draft: Record, info: GraphQLResolveInfo) -> Any:
    return derived(draft["reckoned"])[AMOUNTS[info.field_name]]


@resolves("DraftOrder", *PLAIN)
@resolves("CalculatedDraftOrder", "taxesIncluded", "currencyCode", "phone")
@resolves("CalculatedDraftOrder", "presentmentCurrencyCode")
def plain(draft: Record, info: GraphQLResolveInfo) -> Any:
    return draft["reckoned"][info.field_name]


@resolves("DraftOrder", "order")
def made_order(draft: Record, info: GraphQLResolveInfo) -> Record | None:
    return info.context.store.orders.get(number_of(draft["orderId"] or ""))


@resolves("DraftOrder", "customer")
@resolves("CalculatedDraftOrder", "customer")
def customer(draft: Record, info: GraphQLResolveInfo) -> Record | None:
    id_ = draft["reckoned"]["customerId"] or ""
    return info.context.store.customers.get(number_of(id_))


@resolves("DraftOrder", "lineItems")
def lines(draft: Record, info: GraphQLResolveInfo, **arguments: Any) -> Any:
    return paged(info, _lines(draft), arguments)


@resolves("CalculatedDraftOrder", "lineItems")
def calculated_lines(draft: Record, info: GraphQLResolveInfo) -> list[Record]:
    return _lines(draft)


def _lines(draft: Record) -> list[Record]:
    """The lines with their amounts; each has an id of its own."""
    held = draft["reckoned"]["lineItems"]
    shown = derived(draft["reckoned"])["lines"]
    return [
        {
            **{name: line[name] for name in OF_LINE},
            **{name: shown[line["id"]][name] for name in DERIVED_OF_LINE},
            "__typename": "DraftOrderLineItem",
            "id": gid("DraftOrderLineItem", place),
            "uuid": f"{place:032x}",
            "custom": line["variantId"] is None,
            "variantId": line["variantId"],
            "approximateDiscountedUnitPriceSet": shown[line["id"]][
                "discountedUnitPriceAfterAllDiscountsSet"
            ],
            "bundleComponents": [],
            "components": [],
            "customAttributesV2": [],
        }
        for place, line in enumerate(held, 1)
    ]


@resolves("DraftOrderLineItem", "variant")
@resolves("CalculatedDraftOrderLineItem", "variant")
def variant_of_line(line: Record, info: GraphQLResolveInfo) -> Record | None:
    return info.context.store.variants.get(number_of(line["variantId"] or ""))
