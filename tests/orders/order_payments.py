"""What was paid of Shopify's orders and what was refunded, in its JSON."""

from decimal import Decimal

from .order_parts import amount_of, bag, gid, listed


def a_transaction(kind="SALE", amount="0.00", status="SUCCESS", **given) -> dict:
    money = given.pop("money", None) or {}
    return {
        "id": gid("OrderTransaction", given.pop("number", None)),
        "kind": kind,
        "status": status,
        "gateway": "shopify_payments",
        "formattedGateway": "Shopify Payments",
        "paymentId": None,
        "createdAt": "2026-11-01T10:00:00Z",
        "processedAt": "2026-11-01T10:00:00Z",
        "test": False,
        "amountSet": bag(amount, **money),
        "amountRoundingSet": None,
        "parentTransaction": None,
        **given,
    }


def a_refund(*lines, shipping=(), adjustments=(), total=None, **given) -> dict:
    """One refund in Shopify's JSON.

    :param lines: of `refunded`
    :param shipping: triples of a shipping line, its net and its tax
    :param adjustments: pairs of an amount and its tax, negative where money goes back
    """
    return {
        "id": gid("Refund", given.pop("number", None)),
        "createdAt": "2026-11-05T10:00:00Z",
        "processedAt": "2026-11-05T10:00:00Z",
        "note": None,
        "totalRefundedSet": bag(total if total is not None else _sum(lines)),
        "refundLineItems": listed(*lines),
        "refundShippingLines": listed(
            *(
                {
                    "id": gid("RefundShippingLine"),
                    "shippingLine": {"id": line["id"]},
                    "subtotalAmountSet": bag(net),
                    "taxAmountSet": bag(tax),
                }
                for line, net, tax in shipping
            )
        ),
        "orderAdjustments": listed(
            *(
                {
                    "id": gid("OrderAdjustment"),
                    "reason": "REFUND_DISCREPANCY",
                    "amountSet": bag(amount),
                    "taxAmountSet": bag(tax),
                }
                for amount, tax in adjustments
            )
        ),
        "duties": [],
        "transactions": listed(),
        **given,
    }


def refunded(line, quantity, net, tax="0.00", restock="RETURN") -> dict:
    """Some of a line's quantity with the money that goes back for it."""
    return {
        "quantity": quantity,
        "restockType": restock,
        "lineItem": {"id": line["id"]},
        "subtotalSet": bag(net),
        "totalTaxSet": bag(tax),
    }


def _sum(lines) -> Decimal:
    return sum(
        (amount_of(it["subtotalSet"]) + amount_of(it["totalTaxSet"]) for it in lines),
        Decimal(0),
    )
