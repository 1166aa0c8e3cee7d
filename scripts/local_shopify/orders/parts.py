"""What is ordered: lines of goods and of shipping, with discounts, taxes and duties."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..base.gid import number_of
from .money import Bag, purse_of

Record = dict[str, Any]


@dataclass(slots=True)
class Parts:
    """An order that is being filled, and where its ids come from."""

    order: Record
    next_id: Callable[[str], str]

    @property
    def number(self) -> int:
        return number_of(self.order["id"])

    def id_of(self, node: Record, kind: str) -> str:
        return node.get("id") or self.next_id(kind)

    def bag(self, given: Record | None) -> Record:
        """A bag in full, whatever of it was given."""
        purse = purse_of(self.order)
        return purse.show(purse.read(given))

    def nothing(self) -> Record:
        return purse_of(self.order).show(Bag())


def listed(node: Record, name: str) -> list[Record]:
    """A list, or the nodes of a connection."""
    value = node.get(name) or []
    if isinstance(value, list):
        return value
    if "nodes" in value:
        return value["nodes"]
    return [edge["node"] for edge in value.get("edges") or []]


def application_of(node: Record, place: int) -> Record:
    """A discount; a manual one of the whole order where it does not say what it is."""
    value = node.get("value") or {"percentage": 0.0}
    kind = "PricingPercentageValue" if "percentage" in value else "MoneyV2"
    title = node.get("title") or node.get("description") or node.get("code") or ""
    guess = (
        "DiscountCodeApplication" if node.get("code") else "ManualDiscountApplication"
    )
    return {
        "__typename": guess,
        "allocationMethod": "ACROSS",
        "targetSelection": "ALL",
        "targetType": "LINE_ITEM",
        "description": title,
        **node,
        "index": node.get("index", place),
        "title": title,
        "value": {"__typename": kind, **value},
    }


def line_of(parts: Parts, node: Record) -> Record:
    variant = node.get("variantId") or (node.get("variant") or {}).get("id")
    product = node.get("productId") or (node.get("product") or {}).get("id")
    title, option = node.get("title") or "", node.get("variantTitle")
    tip = bool(node.get("isTip"))
    return {
        "__typename": "LineItem",
        "id": parts.id_of(node, "LineItem"),
        "orderNumber": parts.number,
        "title": title,
        "variantTitle": option,
        "name": node.get("name") or (f"{title} - {option}" if option else title),
        "sku": node.get("sku"),
        "vendor": node.get("vendor"),
        "quantity": node.get("quantity", 1),
        "requiresShipping": bool(node.get("requiresShipping", not tip)),
        "taxable": bool(node.get("taxable", not tip)),
        "isGiftCard": bool(node.get("isGiftCard")),
        "isTip": tip,
        "merchantEditable": True,
        "variantId": variant,
        "productId": product,
        "lineItemGroup": node.get("lineItemGroup"),
        "customAttributes": node.get("customAttributes") or [],
        "originalUnitPriceSet": parts.bag(node["originalUnitPriceSet"]),
        "discountAllocations": allocations_of(parts, node),
        "taxLines": taxes_of(parts, node),
        "duties": [duty_of(parts, each) for each in node.get("duties") or []],
        "weight": node.get("weight"),
    }


def shipping_of(parts: Parts, node: Record) -> Record:
    return {
        "id": parts.id_of(node, "ShippingLine"),
        "orderNumber": parts.number,
        "title": node.get("title") or "",
        "code": node.get("code"),
        "source": node.get("source"),
        "carrierIdentifier": node.get("carrierIdentifier"),
        "deliveryCategory": node.get("deliveryCategory"),
        "custom": bool(node.get("custom")),
        "phone": node.get("phone"),
        "isRemoved": bool(node.get("isRemoved")),
        "originalPriceSet": parts.bag(node["originalPriceSet"]),
        "discountAllocations": allocations_of(parts, node),
        "taxLines": taxes_of(parts, node),
    }


def allocations_of(parts: Parts, node: Record) -> list[Record]:
    """Allocations; each names its application, by itself or by its index."""
    applications = parts.order["discountApplications"]
    by_index = {each["index"]: each for each in applications}
    return [
        {
            "allocatedAmountSet": parts.bag(each["allocatedAmountSet"]),
            "discountApplication": by_index[each["discountApplication"]["index"]],
        }
        for each in node.get("discountAllocations") or []
    ]


def taxes_of(parts: Parts, node: Record) -> list[Record]:
    purse = purse_of(parts.order)
    return [
        {
            "title": tax["title"],
            "rate": None if tax.get("rate") is None else float(tax["rate"]),
            "ratePercentage": float(tax.get("rate") or 0) * 100,
            "channelLiable": tax.get("channelLiable", False),
            "source": tax.get("source"),
            "priceSet": parts.bag(tax["priceSet"]),
            "price": purse.text(purse.read(tax["priceSet"])),
        }
        for tax in node.get("taxLines") or []
    ]


def duty_of(parts: Parts, node: Record) -> Record:
    return {
        "__typename": "Duty",
        "id": parts.id_of(node, "Duty"),
        "harmonizedSystemCode": node.get("harmonizedSystemCode"),
        "countryCodeOfOrigin": node.get("countryCodeOfOrigin"),
        "price": parts.bag(node["price"]),
        "taxLines": taxes_of(parts, node),
    }


def fee_of(parts: Parts, node: Record) -> Record:
    return {
        "__typename": "AdditionalFee",
        "id": parts.id_of(node, "AdditionalFee"),
        "name": node["name"],
        "price": parts.bag(node["price"]),
        "taxLines": taxes_of(parts, node),
    }


def line_by_id(order: Record, id_: str) -> Record:
    return next(line for line in order["lineItems"] if line["id"] == id_)


def duty_by_id(order: Record, id_: str | None) -> Record | None:
    duties = (duty for line in order["lineItems"] for duty in line["duties"])
    return next((duty for duty in duties if duty["id"] == id_), None)
