"""Refunds of webhook payloads of orders, told as GraphQL would tell them.

Source: https://shopify.dev/docs/api/admin-rest/latest/resources/refund
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from .parts import Parts
from .payments import transaction_of
from .values import bag_of, gid_of, id_of, negative, times_of

Record = dict[str, Any]
OF_SHIPPING = "shipping_refund"


class Refunds:
    """Reads the refunds of one payload, one after the other.

    :param shipping: the payload's shipping lines
    """

    def __init__(self, parts: Parts, shipping: list[Record]) -> None:
        self.parts = parts
        self.shipping = shipping
        self.returned: dict[Any, Decimal] = {}

    def refund(self, refund: Record) -> Record:
        adjustments = refund.get("order_adjustments") or []
        of_shipping = [each for each in adjustments if each["kind"] == OF_SHIPPING]
        return times_of(refund, "createdAt", "processedAt") | {
            "id": id_of("Refund", refund),
            "note": refund.get("note"),
            "refundLineItems": [
                self._line(each) for each in refund.get("refund_line_items") or []
            ],
            "refundShippingLines": list(self._shipping(refund, of_shipping)),
            "orderAdjustments": [
                self._adjustment(each)
                for each in adjustments
                if each["kind"] != OF_SHIPPING
            ],
            "duties": [
                {
                    "originalDuty": {"id": gid_of("Duty", each["duty_id"])},
                    "amountSet": bag_of(each["amount_set"]),
                }
                for each in refund.get("duties") or []
            ],
            "transactions": [
                transaction_of(self.parts, each)
                for each in refund.get("transactions") or []
            ],
        }

    def _line(self, given: Record) -> Record:
        return {
            "id": gid_of("RefundLineItem", given["id"]),
            "lineItem": {"id": gid_of("LineItem", given["line_item_id"])},
            "quantity": given["quantity"],
            "restockType": (given.get("restock_type") or "no_restock").upper(),
            "subtotalSet": self.parts.amount_set(given, "subtotal"),
            "totalTaxSet": self.parts.amount_set(given, "total_tax"),
        }

    def _adjustment(self, given: Record) -> Record:
        return {
            "id": gid_of("OrderAdjustment", given["id"]),
            "reason": given["kind"].upper(),
            "amountSet": self.parts.amount_set(given, "amount"),
            "taxAmountSet": self.parts.amount_set(given, "tax_amount"),
        }

    def _shipping(self, refund: Record, told: list[Record]) -> Iterator[Record]:
        """Shipping that came back; older payloads name no line, but an adjustment.

        Its tax is told with the adjustment alone.
        """
        taxes = [negative(self.parts.amount_set(each, "tax_amount")) for each in told]
        for each in refund.get("refund_shipping_lines") or []:
            tax = bag_of(each.get("tax_amount_set")) or (
                taxes.pop(0) if taxes else None
            )
            line = each.get("shipping_line") or {"id": each.get("shipping_line_id")}
            yield self._back(
                line["id"], bag_of(each["subtotal_amount_set"]), tax, each.get("id")
            )
        if refund.get("refund_shipping_lines"):
            return
        for each, tax in zip(told, taxes, strict=True):
            amount = negative(self.parts.amount_set(each, "amount"))
            yield self._back(self._line_for(amount), amount, tax, each.get("id"))

    def _back(self, line: Any, amount: Record, tax: Record | None, id_: Any) -> Record:
        self.returned[line] = self.returned.get(line, Decimal(0)) + _shop(amount)
        return {
            "id": gid_of("RefundShippingLine", id_),
            "shippingLine": {"id": gid_of("ShippingLine", line)},
            "subtotalAmountSet": amount,
            "taxAmountSet": tax,
        }

    def _line_for(self, amount: Record) -> Any:
        """The first shipping line with so much left to give back; else the dearest."""
        left = {line["id"]: self._left(line) for line in self.shipping}
        fits = (id_ for id_, there in left.items() if there >= _shop(amount))
        return next(fits, max(left, key=left.__getitem__))

    def _left(self, line: Record) -> Decimal:
        off = line.get("discount_allocations") or []
        price = Decimal(line["price"]) - sum(Decimal(each["amount"]) for each in off)
        return price - self.returned.get(line["id"], Decimal(0))


def _shop(bag: Record) -> Decimal:
    return Decimal((bag.get("shopMoney") or bag["presentmentMoney"])["amount"])
