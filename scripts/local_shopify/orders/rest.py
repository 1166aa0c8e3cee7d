"""Webhook payloads of orders, told as GraphQL would tell them.

Source: https://shopify.dev/docs/api/webhooks?reference=toml#list-of-topics-orders/create
"""

from typing import Any

from ..gid import gid

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
ADDRESS = {
    "firstName": "first_name",
    "lastName": "last_name",
    "company": "company",
    "address1": "address1",
    "address2": "address2",
    "city": "city",
    "zip": "zip",
    "phone": "phone",
    "country": "country",
    "countryCode": "country_code",
    "province": "province",
    "provinceCode": "province_code",
}
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

    def node(self) -> Record:
        order = self.order
        node = _named(order, PLAIN) | {
            "id": _id("Order", order),
            "tags": [tag.strip() for tag in (order.get("tags") or "").split(",")],
            "customAttributes": _attributes(order.get("note_attributes"), "name"),
            "cancelReason": (order.get("cancel_reason") or "").upper() or None,
            "displayFinancialStatus": (order.get("financial_status") or "").upper(),
            "displayFulfillmentStatus": FULFILLMENTS.get(
                order.get("fulfillment_status") or "", "UNFULFILLED"
            ),
            "billingAddress": _address(order.get("billing_address")),
            "shippingAddress": _address(order.get("shipping_address")),
            "customerId": _id("Customer", order.get("customer")),
            "discountApplications": self._applications(),
            "lineItems": self._goods(),
            "shippingLines": [self._shipping(s) for s in order["shipping_lines"]],
            "transactions": [
                self._transaction(each)
                for refund in order.get("refunds") or []
                for each in refund.get("transactions") or []
            ],
            "refunds": [self._refund(each) for each in order.get("refunds") or []],
            "fulfillments": [
                self._fulfillment(each) for each in order.get("fulfillments") or []
            ],
        }
        node |= {name: _bag(order.get(key)) for name, key in SETS.items()}
        if order.get("total_tip_received"):
            node["totalTipReceivedSet"] = self._shop(order["total_tip_received"])
        node["transactions"][:0] = self._payments()
        return node

    def _payments(self) -> list[Record]:
        """Payloads tell no payments, only what is outstanding: one that explains it."""
        order = self.order
        told = order.get("transactions")
        if told:
            return [self._transaction(each) for each in told]
        owed = float(order.get("total_outstanding") or 0)
        names = order.get("payment_gateway_names") or ["manual"]
        if order.get("financial_status") in ("pending", "authorized", "voided", None):
            return []
        if owed:
            paid = float(order["total_price"]) - owed
            return [{"gateway": names[0], "amountSet": self._shop(f"{paid:.3f}")}]
        return [{"gateway": names[0], "amountSet": _bag(order["total_price_set"])}]

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

    def _goods(self) -> list[Record]:
        return [self._line(each) for each in self.order["line_items"]]

    def _line(self, line: Record) -> Record:
        return self._priced(line) | {
            "id": _id("LineItem", line),
            "title": line.get("title"),
            "name": line.get("name"),
            "variantTitle": line.get("variant_title") or None,
            "variantId": _gid("ProductVariant", line.get("variant_id")),
            "productId": _gid("Product", line.get("product_id")),
            "sku": line.get("sku"),
            "vendor": line.get("vendor"),
            "quantity": line["quantity"],
            "currentQuantity": line.get("current_quantity"),
            "requiresShipping": line.get("requires_shipping", True),
            "taxable": line.get("taxable", True),
            "isGiftCard": line.get("gift_card", False),
            "isTip": bool(line.get("tip")),
            "customAttributes": _attributes(line.get("properties"), "name"),
            "originalUnitPriceSet": self._set(line, "price"),
            "duties": [self._duty(each) for each in line.get("duties") or []],
        }

    def _priced(self, line: Record) -> Record:
        return {
            "discountAllocations": [
                {
                    "allocatedAmountSet": self._set(each, "amount"),
                    "discountApplication": {
                        "index": each["discount_application_index"]
                    },
                }
                for each in line.get("discount_allocations") or []
            ],
            "taxLines": [self._tax(each) for each in line.get("tax_lines") or []],
        }

    def _tax(self, tax: Record) -> Record:
        return {
            "title": tax["title"],
            "rate": tax.get("rate"),
            "channelLiable": tax.get("channel_liable"),
            "priceSet": self._set(tax, "price"),
        }

    def _duty(self, duty: Record) -> Record:
        return {
            "id": _id("Duty", duty),
            "harmonizedSystemCode": duty.get("harmonized_system_code"),
            "countryCodeOfOrigin": duty.get("country_code_of_origin"),
            "price": _bag(
                {key: duty[key] for key in ("shop_money", "presentment_money")}
            ),
            "taxLines": [self._tax(each) for each in duty.get("tax_lines") or []],
        }

    def _shipping(self, line: Record) -> Record:
        return self._priced(line) | {
            "id": _gid("ShippingLine", line["id"]),
            "title": line.get("title"),
            "code": line.get("code"),
            "source": line.get("source"),
            "carrierIdentifier": line.get("carrier_identifier"),
            "isRemoved": line.get("is_removed", False),
            "originalPriceSet": self._set(line, "price"),
        }

    def _transaction(self, given: Record) -> Record:
        return {
            "id": _id("OrderTransaction", given),
            "kind": given["kind"].upper(),
            "status": given["status"].upper(),
            "gateway": given.get("gateway"),
            "paymentId": given.get("payment_id"),
            "createdAt": given.get("created_at"),
            "processedAt": given.get("processed_at"),
            "test": given.get("test", False),
            "parentId": _gid("OrderTransaction", given.get("parent_id")),
            "amountSet": self._set(given, "amount"),
        }

    def _refund(self, refund: Record) -> Record:
        return {
            "id": _id("Refund", refund),
            "createdAt": refund.get("created_at"),
            "processedAt": refund.get("processed_at"),
            "note": refund.get("note"),
            "refundLineItems": [
                {
                    "id": _gid("RefundLineItem", each["id"]),
                    "lineItem": {"id": _gid("LineItem", each["line_item_id"])},
                    "quantity": each["quantity"],
                    "restockType": (each.get("restock_type") or "no_restock").upper(),
                    "subtotalSet": self._set(each, "subtotal"),
                    "totalTaxSet": self._set(each, "total_tax"),
                }
                for each in refund.get("refund_line_items") or []
            ],
            "refundShippingLines": [
                {
                    "id": _gid("RefundShippingLine", each["id"]),
                    "shippingLine": {
                        "id": _gid("ShippingLine", each["shipping_line"]["id"])
                    },
                    "subtotalAmountSet": _bag(each["subtotal_amount_set"]),
                    "taxAmountSet": _bag(each.get("tax_amount_set")),
                }
                for each in refund.get("refund_shipping_lines") or []
            ],
            "orderAdjustments": [
                {
                    "id": _gid("OrderAdjustment", each["id"]),
                    "reason": each["kind"].upper(),
                    "amountSet": self._set(each, "amount"),
                    "taxAmountSet": self._set(each, "tax_amount"),
                }
                for each in refund.get("order_adjustments") or []
                if each.get("kind") == "refund_discrepancy"
            ],
            "transactions": [
                self._transaction(each) for each in refund.get("transactions") or []
            ],
        }

    def _fulfillment(self, given: Record) -> Record:
        status = (given.get("status") or "success").upper()
        numbers = given.get("tracking_numbers") or []
        return {
            "id": _id("Fulfillment", given),
            "name": given.get("name"),
            "status": status,
            "createdAt": given.get("created_at"),
            "updatedAt": given.get("updated_at"),
            "trackingInfo": [
                {"number": each, "company": given.get("tracking_company"), "url": None}
                for each in numbers
            ],
            "fulfillmentLineItems": [
                {
                    "lineItem": {"id": _id("LineItem", each)},
                    "quantity": each["quantity"],
                }
                for each in given.get("line_items") or []
            ],
        }

    def _set(self, given: Record, name: str) -> Record | None:
        """A bag, or the plain amount of older payloads, which is the shop's."""
        bag = given.get(f"{name}_set")
        if bag:
            return _bag(bag)
        amount = given.get(name)
        return None if amount is None else self._shop(amount)

    def _shop(self, amount: Any) -> Record:
        currency = self.order["currency"]
        return {"shopMoney": {"amount": str(amount), "currencyCode": currency}}


def _named(given: Record, names: dict[str, str]) -> Record:
    return {
        name: given[key] for name, key in names.items() if given.get(key) is not None
    }


def _id(kind: str, given: Record | None) -> str | None:
    if not given:
        return None
    return given.get("admin_graphql_api_id") or _gid(kind, given.get("id"))


def _gid(kind: str, number: Any) -> str | None:
    return gid(kind, number) if number else None


def _attributes(given: list[Record] | None, key: str) -> list[Record]:
    return [
        {"key": each[key], "value": str(each.get("value") or "")}
        for each in given or []
    ]


def _address(given: Record | None) -> Record | None:
    return _named(given, ADDRESS) if given else None


def _bag(given: Record | None) -> Record | None:
    if not given:
        return None
    names = {"shop_money": "shopMoney", "presentment_money": "presentmentMoney"}
    return {
        name: {
            "amount": str(given[key]["amount"]),
            "currencyCode": given[key]["currency_code"],
        }
        for key, name in names.items()
        if given.get(key)
    }
