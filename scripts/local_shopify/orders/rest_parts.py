"""Parts of webhook payloads of orders, told as GraphQL would tell them."""

from typing import Any

from ..gid import gid

Record = dict[str, Any]

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


class RestParts:
    """Reads the parts of one payload; what has one currency alone is in the shop's."""

    def __init__(self, currency: str) -> None:
        self.currency = currency

    def line(self, line: Record) -> Record:
        return self.priced(line) | {
            "id": id_of("LineItem", line),
            "title": line.get("title"),
            "name": line.get("name"),
            "variantTitle": line.get("variant_title") or None,
            "variantId": gid_of("ProductVariant", line.get("variant_id")),
            "productId": gid_of("Product", line.get("product_id")),
            "sku": line.get("sku"),
            "vendor": line.get("vendor"),
            "quantity": line["quantity"],
            "currentQuantity": line.get("current_quantity"),
            "requiresShipping": line.get("requires_shipping", True),
            "taxable": line.get("taxable", True),
            "isGiftCard": line.get("gift_card", False),
            "isTip": bool(line.get("tip")),
            "customAttributes": attributes_of(line.get("properties")),
            "originalUnitPriceSet": self.amount_set(line, "price"),
            "duties": [self.duty(each) for each in line.get("duties") or []],
        }

    def priced(self, line: Record) -> Record:
        return {
            "discountAllocations": [
                {
                    "allocatedAmountSet": self.amount_set(each, "amount"),
                    "discountApplication": {
                        "index": each["discount_application_index"]
                    },
                }
                for each in line.get("discount_allocations") or []
            ],
            "taxLines": [self.tax(each) for each in line.get("tax_lines") or []],
        }

    def tax(self, tax: Record) -> Record:
        return {
            "title": tax["title"],
            "rate": tax.get("rate"),
            "channelLiable": tax.get("channel_liable"),
            "priceSet": self.amount_set(tax, "price"),
        }

    def duty(self, duty: Record) -> Record:
        return {
            "id": id_of("Duty", duty),
            "harmonizedSystemCode": duty.get("harmonized_system_code"),
            "countryCodeOfOrigin": duty.get("country_code_of_origin"),
            "price": bag_of(
                {key: duty[key] for key in ("shop_money", "presentment_money")}
            ),
            "taxLines": [self.tax(each) for each in duty.get("tax_lines") or []],
        }

    def shipping(self, line: Record) -> Record:
        return self.priced(line) | {
            "id": gid_of("ShippingLine", line["id"]),
            "title": line.get("title"),
            "code": line.get("code"),
            "source": line.get("source"),
            "carrierIdentifier": line.get("carrier_identifier"),
            "isRemoved": line.get("is_removed", False),
            "originalPriceSet": self.amount_set(line, "price"),
        }

    def transaction(self, given: Record) -> Record:
        return {
            "id": id_of("OrderTransaction", given),
            "kind": given["kind"].upper(),
            "status": given["status"].upper(),
            "gateway": given.get("gateway"),
            "paymentId": given.get("payment_id"),
            "createdAt": given.get("created_at"),
            "processedAt": given.get("processed_at"),
            "test": given.get("test", False),
            "parentId": gid_of("OrderTransaction", given.get("parent_id")),
            "amountSet": self.amount_set(given, "amount"),
        }

    def refund(self, refund: Record) -> Record:
        return {
            "id": id_of("Refund", refund),
            "createdAt": refund.get("created_at"),
            "processedAt": refund.get("processed_at"),
            "note": refund.get("note"),
            "refundLineItems": [
                {
                    "id": gid_of("RefundLineItem", each["id"]),
                    "lineItem": {"id": gid_of("LineItem", each["line_item_id"])},
                    "quantity": each["quantity"],
                    "restockType": (each.get("restock_type") or "no_restock").upper(),
                    "subtotalSet": self.amount_set(each, "subtotal"),
                    "totalTaxSet": self.amount_set(each, "total_tax"),
                }
                for each in refund.get("refund_line_items") or []
            ],
            "refundShippingLines": [
                {
                    "id": gid_of("RefundShippingLine", each["id"]),
                    "shippingLine": {
                        "id": gid_of("ShippingLine", each["shipping_line"]["id"])
                    },
                    "subtotalAmountSet": bag_of(each["subtotal_amount_set"]),
                    "taxAmountSet": bag_of(each.get("tax_amount_set")),
                }
                for each in refund.get("refund_shipping_lines") or []
            ],
            "orderAdjustments": [
                {
                    "id": gid_of("OrderAdjustment", each["id"]),
                    "reason": each["kind"].upper(),
                    "amountSet": self.amount_set(each, "amount"),
                    "taxAmountSet": self.amount_set(each, "tax_amount"),
                }
                for each in refund.get("order_adjustments") or []
                if each.get("kind") == "refund_discrepancy"
            ],
            "transactions": [
                self.transaction(each) for each in refund.get("transactions") or []
            ],
        }

    def fulfillment(self, given: Record) -> Record:
        status = (given.get("status") or "success").upper()
        numbers = given.get("tracking_numbers") or []
        return {
            "id": id_of("Fulfillment", given),
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
                    "lineItem": {"id": id_of("LineItem", each)},
                    "quantity": each["quantity"],
                }
                for each in given.get("line_items") or []
            ],
        }

    def amount_set(self, given: Record, name: str) -> Record | None:
        """A bag, or the plain amount of older payloads, which is the shop's."""
        bag = given.get(f"{name}_set")
        if bag:
            return bag_of(bag)
        amount = given.get(name)
        return None if amount is None else self.shop(amount)

    def shop(self, amount: Any) -> Record:
        currency = self.currency
        return {"shopMoney": {"amount": str(amount), "currencyCode": currency}}


def named(given: Record, names: dict[str, str]) -> Record:
    return {
        name: given[key] for name, key in names.items() if given.get(key) is not None
    }


def id_of(kind: str, given: Record | None) -> str | None:
    if not given:
        return None
    return given.get("admin_graphql_api_id") or gid_of(kind, given.get("id"))


def gid_of(kind: str, number: Any) -> str | None:
    return gid(kind, number) if number else None


def attributes_of(given: list[Record] | None) -> list[Record]:
    return [
        {"key": each["name"], "value": str(each.get("value") or "")}
        for each in given or []
    ]


def address_of(given: Record | None) -> Record | None:
    return named(given, ADDRESS) if given else None


def bag_of(given: Record | None) -> Record | None:
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
