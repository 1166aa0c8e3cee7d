"""All that follows from what an order holds, by the names of the schema's fields."""

from typing import Any

from .lines import shown_line
from .money import ZERO, Bag, Purse, purse_of
from .payments import gateways_of
from .quantities import Quantities, quantities_of
from .statuses import financial_status, fulfillment_status
from .totals import Totals, is_tip, totals_of

Record = dict[str, Any]
DEPRECATED = (
    *("cartDiscountAmount", "netPayment", "subtotalPrice", "totalCapturable"),
    *("totalDiscounts", "totalPrice", "totalReceived", "totalRefunded"),
    *("totalShippingPrice", "totalTax"),
)


def derived(order: Record) -> Record:
    """The derived fields of an order, kept with it until it changes.

    `lines` and `shipping` hold those of its lines by their ids. What real Shopify
    said of an order that was loaded stands above what is computed here.
    """
    if "derived" not in order:
        order["derived"] = _derive(order)
    return order["derived"]


def unsettle(order: Record) -> None:
    """Forget what was derived from an order, and what was said of it: it changed."""
    order.pop("derived", None)
    order["given"] = {}


def _derive(order: Record) -> Record:
    purse = purse_of(order)
    totals = totals_of(purse, order)
    quantities = quantities_of(order, totals.removed)
    given = order["given"]
    shown = _amounts(purse, totals, order) | _facts(order, totals, quantities)
    shown["lines"] = {
        line["id"]: shown_line(purse, line, totals.lines[line["id"]])
        | _units(line, quantities[line["id"]])
        | given.get("lines", {}).get(line["id"], {})
        for line in order["lineItems"]
    }
    shown["shipping"] = {
        line["id"]: _shown_shipping(purse, totals, line)
        | given.get("shipping", {}).get(line["id"], {})
        for line in order["shippingLines"]
    }
    shown |= {
        name: value
        for name, value in given.items()
        if name not in ("lines", "shipping")
    }
    return shown | {
        name: purse.text(purse.read(shown[f"{name}Set"])) for name in DEPRECATED
    }


def _amounts(purse: Purse, totals: Totals, order: Record) -> Record:
    payments = totals.payments
    bags = {
        "subtotalPriceSet": totals.subtotal,
        "totalDiscountsSet": totals.discounts,
        "cartDiscountAmountSet": totals.cart_discount,
        "totalShippingPriceSet": totals.shipping_price,
        "totalTaxSet": totals.tax,
        "totalTipReceivedSet": totals.tip,
        "totalPriceSet": totals.price,
        "currentSubtotalPriceSet": totals.current_subtotal,
        "currentTotalDiscountsSet": totals.current_discounts,
        "currentCartDiscountAmountSet": totals.current_cart_discount,
        "currentShippingPriceSet": totals.current_shipping,
        "currentTotalTaxSet": totals.current_tax,
        "currentTotalPriceSet": totals.current_price,
        "totalReceivedSet": payments.received,
        "totalRefundedSet": payments.refunded,
        "totalCapturableSet": payments.capturable,
        "netPaymentSet": payments.net,
        "totalOutstandingSet": totals.outstanding,
        "refundDiscrepancySet": totals.removed.adjustments,
        "totalRefundedShippingSet": _refunded_shipping(totals),
    }
    shown: Record = {name: purse.show(bag) for name, bag in bags.items()}
    shown["originalTotalPriceSet"] = (
        order["originalTotalPriceSet"] or (shown["totalPriceSet"])
    )
    shown["totalTipReceived"] = shown["totalTipReceivedSet"]["shopMoney"]
    return shown | _optional(purse, totals, order)


def _optional(purse: Purse, totals: Totals, order: Record) -> Record:
    """Amounts that are null where the order has nothing of the kind."""
    duties = any(line["duties"] for line in order["lineItems"])
    fees = bool(order["additionalFees"])

    def show(applies: bool, bag: Bag) -> Record | None:
        return purse.show(bag) if applies else None

    return {
        "originalTotalDutiesSet": show(duties, totals.duties),
        "currentTotalDutiesSet": show(duties, totals.current_duties),
        "originalTotalAdditionalFeesSet": show(fees, totals.fees),
        "currentTotalAdditionalFeesSet": show(fees, totals.fees),
        "totalCashRoundingAdjustment": {
            "paymentSet": purse.show(totals.payments.payment_rounding),
            "refundSet": purse.show(totals.payments.refund_rounding),
        },
        "taxLines": totals.taxes.shown(),
        "currentTaxLines": totals.current_taxes.shown(),
    }


def _facts(order: Record, totals: Totals, units: dict[str, Quantities]) -> Record:
    payments, outstanding = totals.payments, totals.outstanding.shop
    goods = [line for line in order["lineItems"] if not is_tip(line)]
    open_ = not order["cancelledAt"]
    return {
        "displayFinancialStatus": financial_status(order, totals),
        "displayFulfillmentStatus": fulfillment_status(order, units.values()),
        "paymentGatewayNames": gateways_of(order),
        "fullyPaid": outstanding <= 0 and payments.capturable.shop <= 0,
        "unpaid": outstanding > 0 and payments.received.shop <= 0,
        "capturable": payments.capturable.shop > 0,
        "refundable": payments.net.shop > 0,
        "canMarkAsPaid": open_ and outstanding > 0,
        "fulfillable": any(each.unfulfilled for each in units.values()),
        "restockable": any(each.current for each in units.values()),
        "subtotalLineItemsQuantity": sum(line["quantity"] for line in goods),
        "currentSubtotalLineItemsQuantity": sum(
            units[line["id"]].current for line in goods
        ),
        "merchantEditable": open_,
        "merchantEditableErrors": [] if open_ else ["Canceled orders can't be edited"],
        "requiresShipping": any(line["requiresShipping"] for line in goods),
    }


def _units(line: Record, units: Quantities) -> Record:
    return {
        "currentQuantity": units.current,
        "refundableQuantity": units.current,
        "unfulfilledQuantity": units.unfulfilled,
        "fulfillableQuantity": units.unfulfilled,
        "nonFulfillableQuantity": units.not_fulfillable,
        "fulfillmentStatus": _word(units),
        "restockable": bool(units.current) and bool(line["variantId"]),
        "canRestock": bool(units.current) and bool(line["variantId"]),
    }


def _word(units: Quantities) -> str:
    if not units.fulfilled:
        return "unfulfilled"
    return "partial" if units.unfulfilled else "fulfilled"


def _shown_shipping(purse: Purse, totals: Totals, line: Record) -> Record:
    amounts = totals.shipping[line["id"]]
    left = amounts.net - totals.removed.shipping.get(line["id"], ZERO)
    return {
        "discountedPriceSet": purse.show(amounts.net),
        "currentDiscountedPriceSet": purse.show(left),
        "discountedPrice": purse.show(amounts.net)["shopMoney"],
        "originalPrice": purse.show(amounts.original)["shopMoney"],
        "price": purse.text(amounts.original),
    }


def _refunded_shipping(totals: Totals) -> Bag:
    removed = totals.removed
    return sum(removed.shipping.values(), ZERO)
