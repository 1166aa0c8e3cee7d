"""Orders that GraphQL shows, as webhooks tell them.

Source: https://shopify.dev/docs/api/webhooks?reference=toml#list-of-topics-orders/create
"""

from datetime import datetime, timedelta, timezone

ZONE = timezone(timedelta(hours=-5))
SETS = {
    "subtotalPriceSet": "subtotal_price",
    "totalDiscountsSet": "total_discounts",
    "totalShippingPriceSet": "total_shipping_price",
    "totalTaxSet": "total_tax",
    "totalPriceSet": "total_price",
    "currentSubtotalPriceSet": "current_subtotal_price",
    "currentTotalDiscountsSet": "current_total_discounts",
    "currentShippingPriceSet": "current_shipping_price",
    "currentTotalTaxSet": "current_total_tax",
    "currentTotalPriceSet": "current_total_price",
    "originalTotalDutiesSet": "original_total_duties",
    "originalTotalAdditionalFeesSet": "original_total_additional_fees",
    "currentTotalDutiesSet": "current_total_duties",
    "currentTotalAdditionalFeesSet": "current_total_additional_fees",
}
TYPES = {
    "AutomaticDiscountApplication": "automatic",
    "DiscountCodeApplication": "discount_code",
    "ManualDiscountApplication": "manual",
    "ScriptDiscountApplication": "script",
}


def payload(order, old_refunds=False):
    """The body of orders/updated.

    :param old_refunds: as before 2023, when refunds of shipping named no line
    """
    return _head(order) | {
        "discount_applications": [
            {
                "type": TYPES[each["__typename"]],
                "code": each.get("code"),
                "title": each.get("title"),
                "value": "0.0",
                "value_type": "percentage",
                "allocation_method": each["allocationMethod"].lower(),
                "target_selection": each["targetSelection"].lower(),
                "target_type": each["targetType"].lower(),
            }
            for each in order["discountApplications"]["nodes"]
        ],
        "line_items": [_line(each, order) for each in order["lineItems"]["nodes"]],
        "shipping_lines": [_shipping(each) for each in order["shippingLines"]["nodes"]],
        "refunds": [_refund(each, order, old_refunds) for each in order["refunds"]],
    }


def _head(order):
    status = order["displayFinancialStatus"]
    rounding = order["totalCashRoundingAdjustment"]["paymentSet"]
    sums = {}
    for name, key in SETS.items():
        sums |= _priced(key, order[name]) if order[name] else {f"{key}_set": None}
    return sums | {
        "id": _number(order["id"]),
        "admin_graphql_api_id": order["id"],
        "name": order["name"],
        "order_number": order["number"],
        "currency": order["currencyCode"],
        "presentment_currency": order["presentmentCurrencyCode"],
        "taxes_included": order["taxesIncluded"],
        "duties_included": order["dutiesIncluded"],
        "financial_status": status and status.lower(),
        "fulfillment_status": None,
        "cancel_reason": order["cancelReason"] and order["cancelReason"].lower(),
        "payment_gateway_names": order["paymentGatewayNames"],
        "tags": ", ".join(order["tags"]),
        "email": order["email"],
        "created_at": _local(order["createdAt"]),
        "processed_at": _local(order["processedAt"]),
        "updated_at": _local(order["updatedAt"]),
        "cancelled_at": _local(order["cancelledAt"]),
        "closed_at": _local(order["closedAt"]),
        "total_outstanding": order["totalOutstandingSet"]["shopMoney"]["amount"],
        "total_cash_rounding_payment_adjustment_set": _set(rounding),
        "tax_lines": _taxes(order),
        "note_attributes": [],
    }


def _line(line, order):
    tip = line["name"] == "Tip" and not line["taxable"]
    return (
        _priced("price", line["originalUnitPriceSet"])
        | _shares(line)
        | {
            "id": _number(line["id"]),
            "title": line["title"],
            "name": line["name"],
            "sku": line["sku"],
            "quantity": line["quantity"],
            "current_quantity": line["currentQuantity"],
            "taxable": line["taxable"],
            "requires_shipping": line["requiresShipping"],
            "gift_card": line["isGiftCard"],
            "tip": {"payment_gateway": "shopify_payments"} if tip else None,
            "properties": [],
            "duties": [
                {"id": _number(each["id"]), "tax_lines": _taxes(each)}
                | _set(each["price"])
                for each in line["duties"]
            ],
        }
    )


def _shipping(line):
    price = _priced("price", line["originalPriceSet"])
    told = {"id": _number(line["id"]), "title": line["title"], "code": line["code"]}
    return price | _shares(line) | told | {"is_removed": line["isRemoved"]}


def _shares(line):
    return {
        "discount_allocations": [
            _priced("amount", each["allocatedAmountSet"])
            | {"discount_application_index": each["discountApplication"]["index"]}
            for each in line["discountAllocations"]
        ],
        "tax_lines": _taxes(line),
    }


def _taxes(holder):
    return [
        _priced("price", each["priceSet"])
        | {"title": each["title"], "rate": each["rate"]}
        | {"channel_liable": each["channelLiable"]}
        for each in holder["taxLines"]
    ]


def _refund(refund, order, old):
    moved = {each["id"]: each for each in order["transactions"]}
    made = [moved[each["id"]] for each in refund["transactions"]["nodes"]]
    shipping = refund["refundShippingLines"]["nodes"]
    return {
        "id": _number(refund["id"]),
        "created_at": _local(refund["createdAt"]),
        "processed_at": _local(refund["processedAt"]),
        "note": refund["note"],
        "refund_line_items": [
            _priced("subtotal", each["subtotalSet"])
            | _priced("total_tax", each["totalTaxSet"])
            | {"id": 77_000 + place, "line_item_id": _number(each["lineItem"]["id"])}
            | {"quantity": each["quantity"]}
            | {"restock_type": each["restockType"].lower()}
            for place, each in enumerate(refund["refundLineItems"]["nodes"])
        ],
        "refund_shipping_lines": [
            {
                "id": _number(each["id"]),
                "shipping_line": {"id": _number(each["shippingLine"]["id"])},
                "subtotal_amount_set": _set(each["subtotalAmountSet"]),
            }
            for each in (() if old else shipping)
        ],
        "order_adjustments": [
            *(_of_shipping(each) for each in shipping),
            *map(_adjustment, refund["orderAdjustments"]["nodes"]),
        ],
        "duties": [
            {
                "duty_id": _number(each["originalDuty"]["id"]),
                "amount_set": _set(each["amountSet"]),
            }
            for each in refund["duties"]
        ],
        "transactions": list(map(_transaction, made)),
    }


def _of_shipping(line):
    less = {
        "amount": _minus(line["subtotalAmountSet"]),
        "tax_amount": _minus(line["taxAmountSet"]),
    }
    bags = {f"{name}_set": bag for name, bag in less.items()}
    plain = {name: bag["shop_money"]["amount"] for name, bag in less.items()}
    return {"id": _number(line["id"]), "kind": "shipping_refund", **bags, **plain}


def _adjustment(each):
    return (
        _priced("amount", each["amountSet"])
        | _priced("tax_amount", each["taxAmountSet"])
        | {"id": _number(each["id"])}
        | {"kind": (each["reason"] or "refund_discrepancy").lower()}
    )


def _transaction(each):
    """Its amount is in the buyer's currency alone."""
    money = each["amountSet"]["presentmentMoney"]
    rounding = each["amountRoundingSet"]
    return {
        "id": _number(each["id"]),
        "kind": each["kind"].lower(),
        "status": each["status"].lower(),
        "gateway": each["gateway"],
        "amount": money["amount"],
        "currency": money["currencyCode"],
        "amount_rounding": rounding and rounding["presentmentMoney"]["amount"],
        "created_at": _local(each["createdAt"]),
        "processed_at": _local(each["processedAt"]),
    }


def _priced(name, bag):
    return {name: bag["shopMoney"]["amount"], f"{name}_set": _set(bag)}


def _set(bag):
    sides = {"shop_money": "shopMoney", "presentment_money": "presentmentMoney"}
    return {
        key: {
            "amount": bag[side]["amount"],
            "currency_code": bag[side]["currencyCode"],
        }
        for key, side in sides.items()
    }


def _minus(bag):
    return {
        side: money | {"amount": f"-{money['amount']}"}
        for side, money in _set(bag).items()
    }


def _local(moment):
    """The same moment, told in the shop's zone."""
    if moment is None:
        return None
    read = datetime.fromisoformat(moment.replace("Z", "+00:00"))
    return read.astimezone(ZONE).isoformat()


def _number(id_):
    return int(id_.rpartition("/")[2].partition("?")[0])
