"""From the input of a draft order to the order that it would become.

Source: https://shopify.dev/docs/api/admin-graphql/latest/mutations/draftOrderCreate
"""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from .create import as_node_line
from .money import Bag, Purse, total
from .shares import spread

Record = dict[str, Any]
SAME = (
    *("billingAddress", "customAttributes", "email", "note", "phone", "poNumber"),
    *("shippingAddress", "tags", "taxExempt", "sourceName"),
)


def node_of_draft(
    given: Record, currency: str, find: Callable[[str], Record | None]
) -> Record:
    """The node of the order; `find` gives a variant, with its product's title."""
    node = {name: given[name] for name in SAME if given.get(name) is not None}
    node["currencyCode"] = currency
    node["presentmentCurrencyCode"] = given.get("presentmentCurrencyCode") or currency
    purse = Purse(currency, node["presentmentCurrencyCode"])
    node["discountApplications"] = []
    node["lineItems"] = [
        _line(purse, node, each, find(each.get("variantId") or ""))
        for each in given.get("lineItems") or []
    ]
    node["shippingLines"] = _shipping(purse, given.get("shippingLine"))
    _discount_all(purse, node, given.get("appliedDiscount"))
    return node


def _line(purse: Purse, node: Record, given: Record, variant: Record | None) -> Record:
    """A line; where it has a variant, that says what it is and costs."""
    custom = given.get("originalUnitPriceWithCurrency")
    amount = custom["amount"] if custom else given.get("originalUnitPrice") or "0"
    price = purse.read_amount(amount, custom and custom["currencyCode"])
    line = {
        **{name: given[name] for name in ("title", "sku") if given.get(name)},
        "quantity": given["quantity"],
        "taxable": given.get("taxable", True),
        "requiresShipping": given.get("requiresShipping", True),
        "customAttributes": given.get("customAttributes") or [],
    }
    if variant:
        override = given.get("priceOverride")
        price = purse.from_shop(Decimal(variant["price"]))
        if override:
            price = purse.read_amount(override["amount"], override["currencyCode"])
        line |= as_node_line(variant)
    line["originalUnitPriceSet"] = purse.show(price)
    discount = given.get("appliedDiscount")
    if discount:
        _discount_line(purse, node, line, discount)
    return line


def _shipping(purse: Purse, given: Record | None) -> list[Record]:
    if not given:
        return []
    money = given.get("priceWithCurrency")
    amount = money["amount"] if money else given.get("price") or "0"
    price = purse.read_amount(amount, money and money["currencyCode"])
    title = given.get("title") or "Custom"
    return [{"title": title, "custom": True, "originalPriceSet": purse.show(price)}]


def _discount_line(purse: Purse, node: Record, line: Record, given: Record) -> None:
    """A fixed amount is that of each unit."""
    price = purse.read(line["originalUnitPriceSet"])
    amount = _worth(purse, given, price) * line["quantity"]
    place = len(node["discountApplications"])
    node["discountApplications"].append(_application(purse, given, "EXPLICIT"))
    line["discountAllocations"] = [_allocation(purse, amount, place)]


def _discount_all(purse: Purse, node: Record, given: Record | None) -> None:
    """Spread a discount of the whole draft over what its lines come to."""
    if not given:
        return
    nets = [_net(purse, line) for line in node["lineItems"]]
    amount = _worth(purse, given, total(nets))
    place = len(node["discountApplications"])
    node["discountApplications"].append(_application(purse, given, "ALL"))
    for line, share in zip(node["lineItems"], spread(purse, amount, nets), strict=True):
        line.setdefault("discountAllocations", []).append(
            _allocation(purse, share, place)
        )


def _net(purse: Purse, line: Record) -> Bag:
    gone = total(
        purse.read(each["allocatedAmountSet"])
        for each in line.get("discountAllocations") or []
    )
    return purse.read(line["originalUnitPriceSet"]) * line["quantity"] - gone


def _worth(purse: Purse, given: Record, base: Bag) -> Bag:
    value = Decimal(str(given["value"]))
    if given["valueType"] == "PERCENTAGE":
        return purse.round(base * (value / 100))
    fixed = purse.read_amount(value)
    return fixed if fixed.shop <= base.shop else base


def _application(purse: Purse, given: Record, selection: str) -> Record:
    percentage = given["valueType"] == "PERCENTAGE"
    money = {"amount": str(given["value"]), "currencyCode": purse.shop}
    title = given.get("title") or given.get("description") or ""
    return {
        "__typename": "ManualDiscountApplication",
        "allocationMethod": "ACROSS",
        "targetSelection": selection,
        "targetType": "LINE_ITEM",
        "title": title,
        "description": given.get("description") or title,
        "value": {"percentage": float(given["value"])} if percentage else money,
    }


def _allocation(purse: Purse, amount: Bag, place: int) -> Record:
    return {
        "allocatedAmountSet": purse.show(amount),
        "discountApplication": {"index": place},
    }
