"""Fields to search orders by.

Source: https://shopify.dev/docs/api/admin-graphql/latest/queries/orders
"""

from collections.abc import Callable, Iterable
from typing import Any

from ..base.store import Record
from ..orders.derive import derived
from .fields import one
from .matching import Field

FINANCIAL = (
    *("paid", "pending", "authorized", "partially_paid", "partially_refunded"),
    *("refunded", "voided", "expired", "unpaid"),
)
FULFILLMENT = (
    *("unshipped", "shipped", "fulfilled", "partial", "scheduled", "on_hold"),
    *("unfulfilled", "request_declined", "in_progress", "restocked"),
)


def _financial(order: Record) -> Iterable[str]:
    status = (derived(order)["displayFinancialStatus"] or "").lower()
    yield status
    if status in ("pending", "authorized", "partially_paid", "expired"):
        yield "unpaid"


def _fulfillment(order: Record) -> Iterable[str]:
    status = derived(order)["displayFulfillmentStatus"].lower()
    yield {"partially_fulfilled": "partial"}.get(status, status)
    yield from {
        "fulfilled": ("shipped",),
        "unfulfilled": ("unshipped",),
        "partially_fulfilled": ("unfulfilled",),
    }.get(status, ())


def _status(order: Record) -> Iterable[str]:
    if order["cancelledAt"]:
        return ("cancelled", "any")
    return ("closed", "any") if order["closedAt"] else ("open", "not_closed", "any")


def _names(order: Record) -> Iterable[str]:
    return order["name"], order["name"].lstrip("#"), str(order["number"])


def _of_lines(name: str) -> Callable[[Record], Iterable[Any]]:
    return lambda order: (line[name] for line in order["lineItems"])


def _words(order: Record) -> Iterable[Any]:
    yield from _names(order)
    yield order["email"]
    for address in (order["billingAddress"], order["shippingAddress"]):
        yield address and address["name"]
    yield from _of_lines("title")(order)


def _codes(order: Record) -> Iterable[str]:
    return [each["code"] for each in order["discountApplications"] if "code" in each]


ORDER = {
    "default": Field(_words, "words"),
    "id": Field(one("id"), "id"),
    "name": Field(_names),
    "confirmation_number": Field(one("confirmationNumber")),
    "created_at": Field(one("createdAt"), "time"),
    "updated_at": Field(one("updatedAt"), "time"),
    "processed_at": Field(one("processedAt"), "time"),
    "financial_status": Field(_financial, choices=FINANCIAL),
    "fulfillment_status": Field(_fulfillment, choices=FULFILLMENT),
    "return_status": Field(one("returnStatus")),
    "status": Field(
        _status, choices=("open", "closed", "cancelled", "not_closed", "any")
    ),
    "test": Field(one("test"), choices=("true", "false")),
    "tag": Field(lambda order: order["tags"]),
    "email": Field(one("email")),
    "po_number": Field(one("poNumber")),
    "source_name": Field(one("sourceName")),
    "source_identifier": Field(one("sourceIdentifier")),
    "channel": Field(one("sourceName")),
    "sku": Field(_of_lines("sku")),
    "customer_id": Field(one("customerId"), "id"),
    "discount_code": Field(_codes),
    "gateway": Field(lambda order: derived(order)["paymentGatewayNames"]),
    "risk_level": Field(one("riskLevel")),
    "current_total_price": Field(
        lambda order: (derived(order)["currentTotalPriceSet"]["shopMoney"]["amount"],),
        "number",
    ),
    "total_price": Field(
        lambda order: (derived(order)["totalPriceSet"]["shopMoney"]["amount"],),
        "number",
    ),
}
