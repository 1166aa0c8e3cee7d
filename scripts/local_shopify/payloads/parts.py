"""Parts of webhook payloads of orders, told as GraphQL would tell them."""

from typing import Any

from .values import attributes_of, bag_of, gid_of, id_of, times_of

Record = dict[str, Any]


class Parts:
    """Reads the parts of one payload.

    :param currency: the shop's, in which an amount is that tells none
    """

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
            "price": bag_of(duty),
            "taxLines": [self.tax(each) for each in duty.get("tax_lines") or []],
        }

    def shipping(self, line: Record) -> Record:
        return self.priced(line) | {
            "id": gid_of("ShippingLine", line.get("id")),
            "title": line.get("title"),
            "code": line.get("code"),
            "source": line.get("source"),
            "carrierIdentifier": line.get("carrier_identifier"),
            "deliveryCategory": line.get("delivery_category"),
            "isRemoved": line.get("is_removed", False),
            "originalPriceSet": self.amount_set(line, "price"),
        }

    def fulfillment(self, given: Record) -> Record:
        numbers = given.get("tracking_numbers") or []
        return times_of(given, "createdAt", "updatedAt") | {
            "id": id_of("Fulfillment", given),
            "name": given.get("name"),
            "status": (given.get("status") or "success").upper(),
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
        """A bag; a plain amount alone is of the currency told beside it."""
        bag = given.get(f"{name}_set")
        if bag:
            return bag_of(bag)
        amount = given.get(name)
        if amount is None:
            return None
        return self.single(amount, given.get("currency"))

    def single(self, amount: Any, currency: str | None = None) -> Record:
        """A bag of one amount, the shop's if no currency is told."""
        code = currency or self.currency
        side = "shopMoney" if code == self.currency else "presentmentMoney"
        return {side: {"amount": str(amount), "currencyCode": code}}
