"""From the input of `orderCreate` to the order as GraphQL would give it.

Source: https://shopify.dev/docs/api/admin-graphql/latest/mutations/orderCreate
"""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from .money import Bag, Purse, total
from .nodes import rate_of
from .shares import spread

Record = dict[str, Any]
Find = Callable[[str], Record | None]
SAME = (
    *("billingAddress", "closedAt", "email", "financialStatus", "name", "note"),
    *("phone", "poNumber", "processedAt", "shippingAddress", "sourceIdentifier"),
    *("sourceName", "tags", "taxesIncluded", "test"),
)
FULFILLMENTS = {"PARTIAL": "PARTIALLY_FULFILLED", "RESTOCKED": "RESTOCKED"}
CODES = ("itemFixedDiscountCode", "itemPercentageDiscountCode")
FREE_SHIPPING = "freeShippingDiscountCode"


def node_of_input(given: Record, currency: str, find: Find) -> Record:
    """The node of an order; `find` gives a variant with its `product`, by its id."""
    shop = given.get("currency") or _currency_of(given) or currency
    node = {name: given[name] for name in SAME if given.get(name) is not None}
    node |= {
        "currencyCode": shop,
        "presentmentCurrencyCode": given.get("presentmentCurrency") or shop,
        "presentmentRate": rate_of(given),
        "customAttributes": given.get("customAttributes") or [],
        "ownTaxLines": _order_taxes(given),
        "shippingLines": [
            {**each, "originalPriceSet": each["priceSet"]}
            for each in given.get("shippingLines") or []
        ],
        "transactions": given.get("transactions") or [],
        "fulfillmentStatus": FULFILLMENTS.get(given.get("fulfillmentStatus") or ""),
        "fulfillments": _fulfillments(given),
        "customerAcceptsMarketing": bool(given.get("buyerAcceptsMarketing")),
    }
    purse = _purse(node)
    node["lineItems"] = [
        _line(purse, each, find(each.get("variantId") or ""))
        for each in given.get("lineItems") or []
    ]
    _allocate(purse, node, given.get("discountCode") or {})
    return node


def _currency_of(given: Record) -> str | None:
    """The currency in which the lines are priced."""
    for line in given.get("lineItems") or []:
        if line.get("priceSet"):
            return line["priceSet"]["shopMoney"]["currencyCode"]
    return None


def _purse(node: Record) -> Purse:
    rate = node["presentmentRate"]
    return Purse(
        node["currencyCode"],
        node["presentmentCurrencyCode"],
        Decimal(rate) if rate else Decimal(1),
    )


def as_node_line(variant: Record) -> Record:
    """What a line of a variant says; the variant carries its product."""
    option, product = variant["title"], variant["product"]
    return {
        "variantId": variant["id"],
        "productId": product["id"],
        "title": product["title"],
        "variantTitle": None if option == "Default Title" else option,
        "sku": variant["sku"],
        "vendor": product["vendor"],
        "taxable": variant["taxable"],
        "isGiftCard": product["isGiftCard"],
    }


def _line(purse: Purse, given: Record, variant: Record | None) -> Record:
    """A line; what it does not say, its variant does."""
    price = given.get("priceSet") or purse.show(
        purse.from_shop(Decimal(variant["price"] if variant else "0"))
    )
    told = {name: value for name, value in given.items() if value is not None}
    return {
        **(as_node_line(variant) if variant else {}),
        **told,
        "originalUnitPriceSet": price,
        "isGiftCard": given.get("giftCard"),
        "customAttributes": [
            {"key": each["name"], "value": each["value"]}
            for each in given.get("properties") or []
        ],
    }


def _order_taxes(given: Record) -> list[Record]:
    """Taxes that were given for the order alone, without saying for which line."""
    return [
        {
            "title": tax["title"],
            "rate": float(tax["rate"]),
            "ratePercentage": float(tax["rate"]) * 100,
            "channelLiable": bool(tax.get("channelLiable")),
            "source": None,
            "priceSet": tax["priceSet"],
        }
        for tax in given.get("taxLines") or []
    ]


def _fulfillments(given: Record) -> list[Record]:
    shipment = given.get("fulfillment")
    if not shipment and given.get("fulfillmentStatus") != "FULFILLED":
        return []
    shipment = shipment or {}
    numbers = shipment.get("trackingNumbers") or []
    if shipment.get("trackingNumber"):
        numbers = [shipment["trackingNumber"], *numbers]
    company = shipment.get("trackingCompany")
    return [{"trackingInfo": [{"number": n, "company": company} for n in numbers]}]


def _allocate(purse: Purse, node: Record, code: Record) -> None:
    """Spread the one discount code that an app may give over the lines it lowers."""
    if FREE_SHIPPING in code:
        _free_shipping(node, code[FREE_SHIPPING]["code"])
    name = next((each for each in CODES if each in code), None)
    if name is None:
        return
    lines, given = node["lineItems"], code[name]
    worth = [purse.read(li["originalUnitPriceSet"]) * li["quantity"] for li in lines]
    if name == "itemFixedDiscountCode":
        amount = purse.read(given["amountSet"])
        value: Record = dict(purse.show(amount)["shopMoney"])
        amount = _at_most(amount, total(worth))
    else:
        percentage = Decimal(str(given.get("percentage") or 0))
        value = {"percentage": float(percentage)}
        amount = purse.round(total(worth) * (percentage / 100))
    node["discountApplications"] = [_application(given["code"], "LINE_ITEM", value)]
    shares = spread(purse, amount, worth)
    for line, share in zip(lines, shares, strict=True):
        line["discountAllocations"] = [_allocation(purse.show(share))] if share else []


def _free_shipping(node: Record, code: str) -> None:
    whole = {"percentage": 100.0}
    node["discountApplications"] = [_application(code, "SHIPPING_LINE", whole)]
    for line in node["shippingLines"]:
        line["discountAllocations"] = [_allocation(line["originalPriceSet"])]


def _application(code: str, target: str, value: Record) -> Record:
    return {
        "__typename": "DiscountCodeApplication",
        "code": code,
        "allocationMethod": "ACROSS",
        "targetSelection": "ALL",
        "targetType": target,
        "value": value,
    }


def _allocation(amount: Record) -> Record:
    return {"allocatedAmountSet": amount, "discountApplication": {"index": 0}}


def _at_most(amount: Bag, most: Bag) -> Bag:
    return amount if amount.shop <= most.shop else most
