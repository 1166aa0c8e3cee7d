"""Totals of Shopify's orders, reckoned from their lines by plain sums."""

from decimal import ROUND_HALF_UP, Decimal

from .order_parts import CENT, a_tax, amount_of, bag


def totals(lines, shipping, refunds, included, money) -> dict:
    """Sums as Shopify tells them: as ordered, and as they stand now."""
    ordered = _sums(lines, shipping, included, lambda it: it["quantity"])
    now = _sums(lines, shipping, included, lambda it: it["currentQuantity"])
    back = sum((amount_of(it["totalRefundedSet"]) for it in refunds), Decimal(0))
    total = ordered["total"]

    def money_of(amount):
        return bag(amount, **money)

    return {
        "subtotalPriceSet": money_of(ordered["subtotal"]),
        "totalDiscountsSet": money_of(ordered["discounts"]),
        "totalShippingPriceSet": money_of(ordered["shipping"]),
        "totalTaxSet": money_of(ordered["tax"]),
        "totalTipReceivedSet": money_of("0.00"),
        "originalTotalDutiesSet": None,
        "originalTotalAdditionalFeesSet": None,
        "totalPriceSet": money_of(total),
        "currentSubtotalPriceSet": money_of(now["subtotal"]),
        "currentTotalDiscountsSet": money_of(now["discounts"]),
        "currentShippingPriceSet": money_of(now["shipping"]),
        "currentTotalTaxSet": money_of(now["tax"]),
        "currentTotalDutiesSet": None,
        "currentTotalAdditionalFeesSet": None,
        "currentTotalPriceSet": money_of(now["total"]),
        "totalReceivedSet": money_of(total),
        "totalRefundedSet": money_of(back),
        "totalOutstandingSet": money_of("0.00"),
        "netPaymentSet": money_of(total - back),
        "refundDiscrepancySet": money_of("0.00"),
        "totalCashRoundingAdjustment": {
            "paymentSet": money_of("0.00"),
            "refundSet": money_of("0.00"),
        },
        "taxLines": _summed_taxes(lines, shipping, lambda it: it["quantity"], money),
        "currentTaxLines": _summed_taxes(
            lines, shipping, lambda it: it["currentQuantity"], money
        ),
    }


def _sums(lines, shipping, included, quantity) -> dict:
    part = {id(it): _part(it, quantity) for it in lines}
    net = sum(
        (_cents(amount_of(it["discountedTotalSet"]) * part[id(it)]) for it in lines),
        Decimal(0),
    )
    discounts = sum(
        (
            _cents(
                (
                    amount_of(it["originalTotalSet"])
                    - amount_of(it["discountedTotalSet"])
                )
                * part[id(it)]
            )
            for it in lines
        ),
        Decimal(0),
    )
    there = [it for it in shipping if not it["isRemoved"]]
    sent = sum((amount_of(it["discountedPriceSet"]) for it in there), Decimal(0))
    tax = sum(
        (
            _cents(amount_of(tax["priceSet"]) * part[id(it)])
            for it in lines
            for tax in it["taxLines"]
        ),
        Decimal(0),
    ) + sum(
        (amount_of(t["priceSet"]) for it in there for t in it["taxLines"]), Decimal(0)
    )
    return {
        "subtotal": net,
        "discounts": discounts,
        "shipping": sent,
        "tax": tax,
        "total": net + sent + (Decimal(0) if included else tax),
    }


def _summed_taxes(lines, shipping, quantity, money) -> list[dict]:
    found: dict[tuple, Decimal] = {}
    for owner in [*lines, *(it for it in shipping if not it["isRemoved"])]:
        part = _part(owner, quantity) if "quantity" in owner else Decimal(1)
        for tax in owner["taxLines"]:
            key = (tax["title"], tax["rate"], tax["channelLiable"])
            amount = _cents(amount_of(tax["priceSet"]) * part)
            found[key] = found.get(key, Decimal(0)) + amount
    return [
        a_tax(key[0], key[1], amount, key[2], **money) for key, amount in found.items()
    ]


def _part(line, quantity) -> Decimal:
    return (
        Decimal(quantity(line)) / line["quantity"] if line["quantity"] else Decimal(0)
    )


def _cents(amount) -> Decimal:
    return amount.quantize(CENT, ROUND_HALF_UP)
