"""From an order as Shopify's GraphQL gives it to the order that is held.

What is not told has the value that it has on most orders. Lists may come as
connections.
"""

from collections.abc import Callable
from typing import Any

from ..base.gid import number_of
from .derive import derived
from .money import Purse, purse_of
from .movements import fulfillment_of, refund_of, transaction_of
from .parts import (
    Parts,
    application_of,
    fee_of,
    line_of,
    listed,
    shipping_of,
)

Record = dict[str, Any]
NextId = Callable[[str], str]

PLAIN: Record = {
    "billingAddress": None,
    "cancelReason": None,
    "cancellation": None,
    "cancelledAt": None,
    "clientIp": None,
    "closedAt": None,
    "confirmed": True,
    "customAttributes": [],
    "customerAcceptsMarketing": False,
    "customerJourneySummary": None,
    "customerLocale": None,
    "dutiesIncluded": False,
    "edited": False,
    "email": None,
    "estimatedTaxes": False,
    "financialStatus": None,
    "fulfillmentStatus": None,
    "note": None,
    "paymentTerms": None,
    "phone": None,
    "poNumber": None,
    "retailLocation": None,
    "returnStatus": "NO_RETURN",
    "risk": {"recommendation": "NONE", "assessments": []},
    "riskLevel": "LOW",
    "risks": [],
    "shippingAddress": None,
    "sourceIdentifier": None,
    "sourceName": None,
    "tags": [],
    "taxExempt": False,
    "taxesIncluded": False,
    "test": False,
    "originalTotalPriceSet": None,
}
OF_LINES = {"lines": "lineItems", "shipping": "shippingLines"}
MOVED = {
    *("transactions", "refunds", "totalReceivedSet", "totalRefundedSet"),
    *("netPaymentSet", "totalOutstandingSet", "totalCapturableSet"),
}
TOLD = ("id", "name", "number", "createdAt", "updatedAt", "processedAt")


def order_of(node: Record, next_id: NextId, defaults: Record) -> Record:
    """An order to hold; `defaults` are its id, name, number, times and currency."""
    order = {
        "__typename": "Order",
        **PLAIN,
        **defaults,
        **{name: node[name] for name in PLAIN if node.get(name) is not None},
        **{name: node[name] for name in TOLD if node.get(name)},
    }
    order["legacyResourceId"] = str(number_of(order["id"]))
    order["currencyCode"] = node.get("currencyCode") or order["currencyCode"]
    order["presentmentCurrencyCode"] = (
        node.get("presentmentCurrencyCode") or order["currencyCode"]
    )
    order["presentmentRate"] = node.get("presentmentRate") or rate_of(node)
    order["customerId"] = node.get("customerId") or (node.get("customer") or {}).get(
        "id"
    )
    order["purchasing"] = node.get("purchasingEntity")
    order["ownTaxLines"] = node.get("ownTaxLines") or []
    order["tipSet"] = None
    order["given"] = {}
    _fill(Parts(order, next_id), node)
    return order


def _fill(parts: Parts, node: Record) -> None:
    order = parts.order
    order["discountApplications"] = [
        application_of(each, place)
        for place, each in enumerate(listed(node, "discountApplications"))
    ]
    order["lineItems"] = [line_of(parts, each) for each in listed(node, "lineItems")]
    order["shippingLines"] = [
        shipping_of(parts, each) for each in listed(node, "shippingLines")
    ]
    order["additionalFees"] = [
        fee_of(parts, each) for each in node.get("additionalFees") or []
    ]
    if not any(line["isTip"] for line in order["lineItems"]):
        order["tipSet"] = node.get("totalTipReceivedSet")
    order["transactions"] = []
    for each in listed(node, "transactions"):
        order["transactions"].append(transaction_of(parts, each))
    order["fulfillments"] = [
        fulfillment_of(parts, each) for each in node.get("fulfillments") or []
    ]
    order["returns"] = []
    order["refunds"] = [refund_of(parts, each) for each in node.get("refunds") or []]


def keep_what_is_said(order: Record, node: Record) -> None:
    """Let what real Shopify said of an order stand above what is computed of it."""
    computed, purse = derived(order), purse_of(order)
    own = {name: computed[name] for name in computed if name not in OF_LINES}
    said = _said(purse, node, own)
    for name, lists in OF_LINES.items():
        pairs = zip(order[lists], listed(node, lists), strict=True)
        said[name] = {
            line["id"]: _said(purse, told, computed[name][line["id"]])
            for line, told in pairs
        }
    order["given"] = said
    order.pop("derived", None)


def _said(purse: Purse, node: Record, names: Record) -> Record:
    return {
        name: _whole(purse, node[name]) for name in names if node.get(name) is not None
    }


def _whole(purse: Purse, value: Any) -> Any:
    """A bag in full, as GraphQL writes it; anything else as it is."""
    is_bag = isinstance(value, dict) and value.get("shopMoney")
    return purse.show(purse.read(value)) if is_bag else value


def rate_of(node: Record) -> str | None:
    """What one unit of the shop's currency is in the customer's, by the amounts.

    Money that moved since may have had another rate.
    """
    best = None
    priced = {name: part for name, part in node.items() if name not in MOVED}
    for bag in _bags(node.get("totalPriceSet")) or _bags(priced):
        shop = float(bag["shopMoney"]["amount"])
        other = bag.get("presentmentMoney")
        if shop and other and (best is None or shop > best[0]):
            best = (shop, float(other["amount"]))
    return str(best[1] / best[0]) if best and best[0] != best[1] else None


def _bags(value: Any) -> list[Record]:
    if isinstance(value, list):
        return [bag for each in value for bag in _bags(each)]
    if not isinstance(value, dict):
        return []
    if value.get("shopMoney"):
        return [value]
    return [bag for each in value.values() for bag in _bags(each)]
