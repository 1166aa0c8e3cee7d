"""What moved for an order: transactions, shipments and refunds, as they are given."""

from typing import Any

from .money import purse_of
from .parts import Parts, duty_by_id, line_by_id, listed

Record = dict[str, Any]


def transaction_of(parts: Parts, node: Record) -> Record:
    """A transaction; its parent is one of those that came before it."""
    order, gateway = parts.order, node.get("gateway") or "manual"
    wanted = node.get("parentId") or (node.get("parentTransaction") or {}).get("id")
    parent = next((t for t in order["transactions"] if t["id"] == wanted), None)
    kind, status = node.get("kind", "SALE"), node.get("status", "SUCCESS")
    rounding = node.get("amountRoundingSet")
    bag = parts.bag(node["amountSet"])
    moment = node.get("processedAt") or node.get("createdAt") or order["createdAt"]
    return {
        "__typename": "OrderTransaction",
        "id": parts.id_of(node, "OrderTransaction"),
        "orderNumber": parts.number,
        "kind": kind,
        "status": status,
        "gateway": gateway,
        "formattedGateway": node.get("formattedGateway")
        or gateway.replace("_", " ").capitalize(),
        "paymentId": node.get("paymentId")
        or f"{order['name']}.{len(order['transactions']) + 1}",
        "createdAt": node.get("createdAt") or moment,
        "processedAt": moment,
        "test": bool(node.get("test", order["test"])),
        "amountSet": bag,
        "amount": purse_of(order).text(purse_of(order).read(bag)),
        "amountV2": bag["shopMoney"],
        "amountRoundingSet": rounding and parts.bag(rounding),
        "parentTransaction": parent,
        "manualPaymentGateway": gateway == "manual",
        "manuallyCapturable": False,
        "multiCapturable": False,
        "errorCode": node.get("errorCode"),
        "accountNumber": node.get("accountNumber"),
        "authorizationExpiresAt": node.get("authorizationExpiresAt"),
        "receiptJson": node.get("receiptJson"),
        "fees": [],
    }


def fulfillment_of(parts: Parts, node: Record) -> Record:
    order = parts.order
    moment = node.get("createdAt") or order["createdAt"]
    items = listed(node, "fulfillmentLineItems")
    if not items:
        items = [
            {"lineItem": {"id": line["id"]}, "quantity": line["quantity"]}
            for line in order["lineItems"]
            if not line["isTip"]
        ]
    status = node.get("status", "SUCCESS")
    return {
        "__typename": "Fulfillment",
        "id": parts.id_of(node, "Fulfillment"),
        "orderNumber": parts.number,
        "name": node.get("name")
        or f"{order['name']}-F{len(order.get('fulfillments', [])) + 1}",
        "status": status,
        "displayStatus": node.get("displayStatus")
        or ("CANCELED" if status == "CANCELLED" else "FULFILLED"),
        "createdAt": moment,
        "updatedAt": node.get("updatedAt") or moment,
        "deliveredAt": node.get("deliveredAt"),
        "trackingInfo": node.get("trackingInfo") or [],
        "requiresShipping": True,
        "totalQuantity": sum(item["quantity"] for item in items),
        "fulfillmentLineItems": [
            {
                "__typename": "FulfillmentLineItem",
                "id": parts.id_of(item, "FulfillmentLineItem"),
                "lineItem": line_by_id(order, item["lineItem"]["id"]),
                "quantity": item["quantity"],
            }
            for item in items
        ],
    }


def refund_of(parts: Parts, node: Record) -> Record:
    """A refund as it was given; nothing of it is computed."""
    order = parts.order
    moment = node.get("createdAt") or order["createdAt"]
    return {
        "__typename": "Refund",
        "id": parts.id_of(node, "Refund"),
        "orderNumber": parts.number,
        "createdAt": moment,
        "processedAt": node.get("processedAt") or moment,
        "updatedAt": node.get("updatedAt") or moment,
        "note": node.get("note"),
        "refundLineItems": [
            refund_line_of(parts, each) for each in listed(node, "refundLineItems")
        ],
        "refundShippingLines": [
            refund_shipping_of(parts, each)
            for each in listed(node, "refundShippingLines")
        ],
        "orderAdjustments": [
            {
                "__typename": "OrderAdjustment",
                "id": parts.id_of(each, "OrderAdjustment"),
                "reason": each.get("reason"),
                "amountSet": parts.bag(each["amountSet"]),
                "taxAmountSet": parts.bag(each.get("taxAmountSet")),
            }
            for each in listed(node, "orderAdjustments")
        ],
        "duties": [
            {
                "amountSet": parts.bag(each["amountSet"]),
                "originalDuty": duty_by_id(
                    order, (each.get("originalDuty") or {}).get("id")
                ),
            }
            for each in node.get("duties") or []
        ],
        "transactions": [
            own_transaction(parts, t) for t in listed(node, "transactions")
        ],
        "return": None,
    }


def refund_line_of(parts: Parts, node: Record) -> Record:
    purse = purse_of(parts.order)
    line = line_by_id(parts.order, node["lineItem"]["id"])
    bags = {
        name: parts.bag(node.get(f"{name}Set")) for name in ("subtotal", "totalTax")
    }
    price = parts.bag(node.get("priceSet") or line["originalUnitPriceSet"])
    restock = node.get("restockType") or "NO_RESTOCK"
    found = {
        "id": parts.id_of(node, "RefundLineItem"),
        "lineItem": line,
        "quantity": node["quantity"],
        "restockType": restock,
        "restocked": restock != "NO_RESTOCK",
        "location": None,
        "priceSet": price,
        "price": purse.text(purse.read(price)),
        "subtotalSet": bags["subtotal"],
        "totalTaxSet": bags["totalTax"],
        "subtotal": purse.text(purse.read(bags["subtotal"])),
        "totalTax": purse.text(purse.read(bags["totalTax"])),
    }
    return found | ({"taxes": node["taxes"]} if "taxes" in node else {})


def refund_shipping_of(parts: Parts, node: Record) -> Record:
    wanted = node["shippingLine"]["id"]
    line = next(s for s in parts.order["shippingLines"] if s["id"] == wanted)
    return {
        "__typename": "RefundShippingLine",
        "id": parts.id_of(node, "RefundShippingLine"),
        "shippingLine": line,
        "subtotalAmountSet": parts.bag(node.get("subtotalAmountSet")),
        "taxAmountSet": parts.bag(node.get("taxAmountSet")),
    }


def own_transaction(parts: Parts, node: Record) -> Record:
    """A refund's transaction: one of the order's, or one that becomes the order's."""
    known = parts.order["transactions"]
    found = next((each for each in known if each["id"] == node.get("id")), None)
    if found is None:
        found = transaction_of(parts, {"kind": "REFUND", **node})
        known.append(found)
    return found
