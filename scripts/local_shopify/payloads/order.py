"""Webhook payloads of orders, told as GraphQL would tell them.

Source: https://shopify.dev/docs/api/webhooks?reference=toml#list-of-topics-orders/create
"""

from typing import Any

from ..orders.money import purse_of, total
from .parts import Parts
from .payments import Payments
from .refunds import Refunds
from .values import (
    address_of,
    attributes_of,
    bag_of,
    gid_of,
    id_of,
    named,
    times_of,
    upper,
)

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
TIMES = ("cancelledAt", "closedAt", "createdAt", "processedAt", "updatedAt")
PLAIN = {
    "clientIp": "browser_ip",
    "confirmationNumber": "confirmation_number",
    "confirmed": "confirmed",
    "currencyCode": "currency",
    "customerAcceptsMarketing": "buyer_accepts_marketing",
    "customerLocale": "customer_locale",
    "dutiesIncluded": "duties_included",
    "email": "email",
    "estimatedTaxes": "estimated_taxes",
    "name": "name",
    "note": "note",
    "number": "order_number",
    "phone": "phone",
    "poNumber": "po_number",
    "sourceIdentifier": "source_identifier",
    "sourceName": "source_name",
    "taxExempt": "tax_exempt",
    "test": "test",
}
FULFILLMENTS = {
    "fulfilled": "FULFILLED",
    "partial": "PARTIALLY_FULFILLED",
    "restocked": "RESTOCKED",
}
TAX = ("title", "rate", "channelLiable")
TERMS = {
    "paymentTermsName": "payment_terms_name",
    "dueInDays": "due_in_days",
}


def node_of(given: Record) -> Record:
    """An order as GraphQL gives it, of that or of a webhook's payload."""
    if "line_items" not in given:
        return given
    return _Payload(given).node()


class _Payload:
    """One payload."""

    def __init__(self, order: Record) -> None:
        self.order = order
        self.parts = Parts(order["currency"])

    def node(self) -> Record:
        order, parts = self.order, self.parts
        shipping = order.get("shipping_lines") or []
        refunds = Refunds(parts, shipping)
        node = self._head() | {
            "discountApplications": self._applications(),
            "lineItems": list(map(parts.line, order["line_items"])),
            "shippingLines": list(map(parts.shipping, shipping)),
            "refunds": list(map(refunds.refund, order.get("refunds") or [])),
            "fulfillments": list(
                map(parts.fulfillment, order.get("fulfillments") or [])
            ),
        }
        node["additionalFees"] = self._fees(node)
        payments = Payments(parts, order, node)
        return node | {"transactions": payments.all()} | payments.told_outstanding()

    def _head(self) -> Record:
        order = self.order
        node = named(order, PLAIN) | times_of(order, *TIMES)
        node |= {name: bag_of(order.get(key)) for name, key in SETS.items()}
        if order.get("total_tip_received"):
            node["totalTipReceivedSet"] = self.parts.single(order["total_tip_received"])
        return node | {
            "id": id_of("Order", order),
            "presentmentCurrencyCode": order.get("presentment_currency")
            or order["currency"],
            "taxesIncluded": bool(order.get("taxes_included")),
            "tags": [tag.strip() for tag in (order.get("tags") or "").split(",")],
            "customAttributes": attributes_of(order.get("note_attributes")),
            "cancelReason": upper(order.get("cancel_reason")),
            "displayFinancialStatus": upper(order.get("financial_status")),
            "displayFulfillmentStatus": FULFILLMENTS.get(
                order.get("fulfillment_status") or "", "UNFULFILLED"
            ),
            "billingAddress": address_of(order.get("billing_address")),
            "shippingAddress": address_of(order.get("shipping_address")),
            "customer": order.get("customer"),
            "customerId": id_of("Customer", order.get("customer")),
            "purchasingEntity": _company(order.get("company")),
            "paymentTerms": _terms(order.get("payment_terms")),
        }

    def _fees(self, node: Record) -> list[Record]:
        """The additional fees, of which payloads tell the sum.

        Their taxes are those of the order that none of its lines has.
        """
        bag = bag_of(self.order.get("original_total_additional_fees_set"))
        if not bag or not any(float(money["amount"]) for money in bag.values()):
            return []
        taxes = map(self.parts.tax, self.order.get("tax_lines") or [])
        left = [tax for tax in taxes if self._is_left(tax, node)]
        return [{"name": "Additional fees", "price": bag, "taxLines": left}]

    def _is_left(self, tax: Record, node: Record) -> bool:
        """Take off an order's tax what its lines have of it; true if some is left."""
        purse = purse_of(node)
        duties = [duty for line in node["lineItems"] for duty in line["duties"]]
        of_lines = total(
            purse.read(each["priceSet"])
            for holder in (*node["lineItems"], *node["shippingLines"], *duties)
            for each in holder["taxLines"]
            if all(each[name] == tax[name] for name in TAX)
        )
        left = purse.read(tax["priceSet"]) - of_lines
        tax["priceSet"] = purse.show(left)
        return bool(left)

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


def _company(given: Record | None) -> Record | None:
    if not given:
        return None
    location = gid_of("CompanyLocation", given.get("location_id"))
    company = gid_of("Company", given["id"])
    return {"company": {"id": company}, "location": location and {"id": location}}


def _terms(given: Record | None) -> Record | None:
    if not given:
        return None
    kind = upper(given.get("payment_terms_type"))
    schedules = [
        times_of(each, "issuedAt", "dueAt", "completedAt")
        for each in given.get("payment_schedules") or []
    ]
    return named(given, TERMS) | {
        "paymentTermsType": kind,
        "paymentSchedules": schedules,
    }
