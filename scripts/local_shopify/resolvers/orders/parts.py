"""Fields of an order's lines, payments, shipments and refunds."""

from decimal import Decimal
from typing import Any

from graphql import GraphQLResolveInfo

from ...base.gid import gid, number_of
from ...base.store import Record
from ...orders.derive import derived
from ...orders.money import Purse, purse_of, total
from ...orders.parts import listed
from ...records.orders.writer import order_of_part
from ..registry import resolves
from .fields import paged

APPS = {
    "web": "Online Store",
    "pos": "Point of Sale",
    "shopify_draft_order": "Draft Orders",
}
ICON = "https://cdn.shopify.com/app-icon.png"


@resolves("LineItem", "variant")
def variant_of_line(line: Record, info: GraphQLResolveInfo) -> Record | None:
    return info.context.store.variants.get(number_of(line["variantId"] or ""))


@resolves("LineItem", "product")
def product_of_line(line: Record, info: GraphQLResolveInfo) -> Record | None:
    return info.context.store.products.get(number_of(line["productId"] or ""))


@resolves("LineItem", "taxLines")
def taxes_of_line(
    line: Record, info: GraphQLResolveInfo, first: int | None = None
) -> list[Record]:
    return line["taxLines"][:first]


@resolves("DiscountAllocation", "allocatedAmount")
def allocated_amount(allocation: Record, info: GraphQLResolveInfo) -> Record:
    return allocation["allocatedAmountSet"]["shopMoney"]


@resolves("Refund", "refundLineItems", "refundShippingLines", "orderAdjustments")
@resolves("Refund", "transactions")
@resolves("Fulfillment", "fulfillmentLineItems")
def held_list(record: Record, info: GraphQLResolveInfo, **arguments: Any) -> Any:
    return paged(info, record[info.field_name], arguments)


@resolves("PaymentTerms", "paymentSchedules")
def schedules_of(terms: Record, info: GraphQLResolveInfo, **arguments: Any) -> Any:
    return paged(info, listed(terms, "paymentSchedules"), arguments)


@resolves("Refund", "order")
@resolves("OrderTransaction", "order")
@resolves("Fulfillment", "order")
@resolves("Return", "order")
def order_of_any(record: Record, info: GraphQLResolveInfo) -> Record:
    return order_of_part(info.context.store, record)


@resolves("Refund", "legacyResourceId")
@resolves("Fulfillment", "legacyResourceId")
def legacy_id(record: Record, info: GraphQLResolveInfo) -> str:
    return str(number_of(record["id"]))


@resolves("Refund", "totalRefundedSet")
def total_refunded(refund: Record, info: GraphQLResolveInfo) -> Record:
    purse = purse_of(order_of_part(info.context.store, refund))
    done = [each for each in refund["transactions"] if each["status"] == "SUCCESS"]
    return purse.show(total(purse.read(each["amountSet"]) for each in done))


@resolves("Refund", "totalRefunded")
def total_refunded_alone(refund: Record, info: GraphQLResolveInfo) -> Record:
    return total_refunded(refund, info)["shopMoney"]


@resolves("FulfillmentLineItem", "originalTotalSet")
def shipped_original(item: Record, info: GraphQLResolveInfo) -> Record:
    purse, line = _purse(item, info), item["lineItem"]
    return purse.show(purse.read(line["originalUnitPriceSet"]) * item["quantity"])


@resolves("FulfillmentLineItem", "discountedTotalSet")
def shipped_discounted(item: Record, info: GraphQLResolveInfo) -> Record:
    order = order_of_part(info.context.store, item["lineItem"])
    purse, line = purse_of(order), derived(order)["lines"][item["lineItem"]["id"]]
    share = Decimal(item["quantity"]) / (item["lineItem"]["quantity"] or 1)
    return purse.show(purse.round(purse.read(line["discountedTotalSet"]) * share))


@resolves("Fulfillment", "trackingInfo")
def tracking_info(
    record: Record, info: GraphQLResolveInfo, first: int | None = None
) -> list[Record]:
    return record["trackingInfo"][:first]


@resolves("Order", "attribution")
def attribution(record: Record, info: GraphQLResolveInfo) -> Record | None:
    """The sales channel, by the name of the order's source."""
    source = record["sourceName"]
    if not source:
        return None
    return {"displayName": _app_name(source), "handle": source, "icon": None}


@resolves("Order", "app")
def app(record: Record, info: GraphQLResolveInfo) -> Record | None:
    source = record["sourceName"]
    if not source:
        return None
    id_ = gid("OrderApp", 580111 if source == "web" else 1354745)
    return {"id": id_, "name": _app_name(source), "icon": {"url": ICON}}


@resolves("Order", "channelInformation")
def channel_information(record: Record, info: GraphQLResolveInfo) -> Record | None:
    source = record["sourceName"]
    if not source:
        return None
    return {
        "id": gid("ChannelInformation", number_of(record["id"])),
        "channelId": gid("Channel", 1),
        "displayName": _app_name(source),
        "channelDefinition": {
            "id": gid("ChannelDefinition", 1),
            "channelName": _app_name(source),
            "handle": source,
            "isMarketplace": False,
            "subChannelName": _app_name(source),
        },
    }


@resolves("Order", "purchasingEntity")
def purchasing_entity(record: Record, info: GraphQLResolveInfo) -> Record | None:
    """The company that bought, else the customer."""
    store, given = info.context.store, record["purchasing"] or {}
    company = store.companies.get(_number(given.get("company") or given))
    if company and given.get("location"):
        return {
            "__typename": "PurchasingCompany",
            "company": company,
            "contact": store.company_contacts.get(_number(given.get("contact"))),
            "location": store.company_locations.get(_number(given["location"])),
        }
    return store.customers.get(number_of(record["customerId"] or ""))


@resolves("Order", "fulfillmentsCount", "transactionsCount")
def count_of(record: Record, info: GraphQLResolveInfo) -> Record:
    name = info.field_name.removesuffix("Count")
    return {"count": len(record[name]), "precision": "EXACT"}


def _number(given: Record | None) -> int:
    return number_of((given or {}).get("id") or "")


def _purse(item: Record, info: GraphQLResolveInfo) -> Purse:
    return purse_of(order_of_part(info.context.store, item["lineItem"]))


def _app_name(source: str) -> str:
    return APPS.get(source, source)
