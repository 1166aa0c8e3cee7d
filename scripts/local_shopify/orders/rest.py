"""Webhook payloads of orders, told as GraphQL would tell them.

Source: https://shopify.dev/docs/api/webhooks?reference=toml#list-of-topics-orders/create
"""

from decimal import Decimal
from typing import Any

from .rest_parts import RestParts, address_of, attributes_of, bag_of, id_of, named

Record = dict[str, Any]

TYPES = {
    "automatic": "AutomaticDiscountApplication",
    "discount_code": "DiscountCodeApplication",
    "manual": "ManualDiscountApplication",
    "script": "ScriptDiscountApplication",
}
SETS = {
    "currentShippingPriceSet": "current_shipping_price_set",
    "currentSubtotalPriceSet": "current_subtotal_price_set",
    "currentTotalAdditionalFeesSet": "current_total_additional_fees_set",
    "currentTotalDiscountsSet": "current_total_discounts_set",
    "currentTotalDutiesSet": "current_total_duties_set",
    "currentTotalPriceSet": "current_total_price_set",
    "currentTotalTaxSet": "current_total_tax_set",
    "originalTotalAdditionalFeesSet": "original_total_additional_fees_set",
    "originalTotalDutiesSet": "original_total_duties_set",
    "subtotalPriceSet": "subtotal_price_set",
    "totalDiscountsSet": "total_discounts_set",
    "totalPriceSet": "total_price_set",
    "totalShippingPriceSet": "total_shipping_price_set",
    "totalTaxSet": "total_tax_set",
}
PLAIN = {
    "cancelledAt": "cancelled_at",
    "closedAt": "closed_at",
    "confirmationNumber": "confirmation_number",
    "createdAt": "created_at",
    "currencyCode": "currency",
    "customerLocale": "customer_locale",
    "dutiesIncluded": "duties_included",
    "email": "email",
    "name": "name",
    "note": "note",
    "number": "order_number",
    "phone": "phone",
    "poNumber": "po_number",
    "presentmentCurrencyCode": "presentment_currency",
    "processedAt": "processed_at",
    "sourceIdentifier": "source_identifier",
    "sourceName": "source_name",
    "taxExempt": "tax_exempt",
    "taxesIncluded": "taxes_included",
    "test": "test",
    "updatedAt": "updated_at",
}
UNPAID = ("pending", "authorized", "voided")
FULFILLMENTS = {"fulfilled": "FULFILLED", "partial": "PARTIALLY_FULFILLED"}


def node_of(given: Record) -> Record:
    """An order as GraphQL gives it, of that or of a webhook's payload."""
    if "line_items" not in given:
        return given
    return _Payload(given).node()


class _Payload:
    """One payload."""

    def __init__(self, order: Record) -> None:
        self.order = order
        self.parts = RestParts(order["currency"])

    def node(self) -> Record:
        order = self.order
        refunds, shipments = order.get("refunds") or [], order.get("fulfillments") or []
        node = named(order, PLAIN) | {
            "id": id_of("Order", order),
            "tags": [tag.strip() for tag in (order.get("tags") or "").split(",")],
            "customAttributes": attributes_of(order.get("note_attributes")),
            "cancelReason": _upper(order.get("cancel_reason")),
            "displayFinancialStatus": _upper(order.get("financial_status")),
            "displayFulfillmentStatus": FULFILLMENTS.get(
                order.get("fulfillment_status") or "", "UNFULFILLED"
            ),
            "billingAddress": address_of(order.get("billing_address")),
            "shippingAddress": address_of(order.get("shipping_address")),
            "customerId": id_of("Customer", order.get("customer")),
            "discountApplications": self._applications(),
            "lineItems": list(map(self.parts.line, order["line_items"])),
            "shippingLines": list(map(self.parts.shipping, order["shipping_lines"])),
            "refunds": list(map(self.parts.refund, refunds)),
            "fulfillments": list(map(self.parts.fulfillment, shipments)),
        }
        node |= {name: bag_of(order.get(key)) for name, key in SETS.items()}
        if order.get("total_tip_received"):
            node["totalTipReceivedSet"] = self.parts.shop(order["total_tip_received"])
        repaid = [
            each for refund in refunds for each in refund.get("transactions") or []
        ]
        payments = [*self._payments(repaid), *map(self.parts.transaction, repaid)]
        return node | {"transactions": payments}

    def _payments(self, repaid: list[Record]) -> list[Record]:
        """What was received; where no payment is told, one that explains the rest."""
        order = self.order
        if order.get("transactions"):
            return [self.parts.transaction(each) for each in order["transactions"]]
        if order.get("financial_status") in (*UNPAID, None):
            return []
        now = order.get("current_total_price") or order["total_price"]
        received = Decimal(now) - Decimal(order.get("total_outstanding") or 0)
        received += sum(Decimal(each["amount"]) for each in repaid)
        names = order.get("payment_gateway_names") or ["manual"]
        whole = received == Decimal(order["total_price"])
        amount = order.get("total_price_set") if whole else None
        bag = bag_of(amount) or self.parts.shop(received)
        return [{"gateway": names[0], "amountSet": bag}]

    def _applications(self) -> list[Record]:
        return [
            {
                "__typename": TYPES.get(each["type"], TYPES["manual"]),
                "index": place,
                "allocationMethod": each["allocation_method"].upper(),
                "targetSelection": each["target_selection"].upper(),
                "targetType": each["target_type"].upper(),
                "title": each.get("title"),
                "description": each.get("description"),
                **({"code": each["code"]} if each.get("code") else {}),
                "value": self._value(each),
            }
            for place, each in enumerate(self.order.get("discount_applications") or [])
        ]

    def _value(self, application: Record) -> Record:
        if application["value_type"] == "percentage":
            return {"percentage": float(application["value"])}
        currency = self.order.get("presentment_currency") or self.order["currency"]
        return {"amount": application["value"], "currencyCode": currency}


def _upper(text: str | None) -> str | None:
    return text.upper() if text else None
