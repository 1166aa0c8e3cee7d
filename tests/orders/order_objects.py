"""Shopify's orders as the generated client would read them.

Totals follow from the lines by plain sums; tests that need other ones name them.
"""

from ...services.shopify.gql.fragments import OrderFields, RefundFields
from ...services.shopify.orders.reading.full_order import FullOrder
from ..moments import later
from .order_parts import a_customer, a_line, an_address, listed, numbers
from .order_totals import totals


def an_order(lines=None, shipping=(), refunds=(), **given) -> FullOrder:
    """One order; without lines it has one T-Shirt of 20.00."""
    raw = raw_order(lines, shipping, refunds, **given)
    return told_order(raw, refunds)


def told_order(raw, refunds=()) -> FullOrder:
    order = OrderFields.model_validate(raw)
    return FullOrder.of(order, [RefundFields.model_validate(it) for it in refunds])


def raw_order(lines=None, shipping=(), refunds=(), **given) -> dict:
    number = given.pop("number", None) or next(numbers)
    lines = [a_line()] if lines is None else lines
    included = given.get("taxesIncluded", False)
    money = given.pop("money", None) or {}
    currency = money.get("currency", "USD")
    return {
        "id": f"gid://shopify/Order/{number}",
        "legacyResourceId": number,
        "name": f"#{number}",
        "number": number,
        "confirmationNumber": None,
        "createdAt": "2026-11-01T10:00:00Z",
        "processedAt": "2026-11-01T10:00:00Z",
        "updatedAt": "2026-11-02T10:00:00Z",
        "cancelledAt": None,
        "cancelReason": None,
        "closedAt": None,
        "confirmed": True,
        "edited": False,
        "test": False,
        "currencyCode": currency,
        "presentmentCurrencyCode": money.get("presentment") or currency,
        "taxesIncluded": included,
        "taxExempt": False,
        "dutiesIncluded": False,
        "displayFinancialStatus": "PAID",
        "displayFulfillmentStatus": "UNFULFILLED",
        "returnStatus": "NO_RETURN",
        "email": "ada@example.com",
        "phone": None,
        "note": None,
        "poNumber": None,
        "tags": [],
        "sourceName": "web",
        "sourceIdentifier": None,
        "discountCodes": [],
        "paymentGatewayNames": ["shopify_payments"],
        "customerLocale": "en",
        "attribution": None,
        "customAttributes": [],
        "customerJourneySummary": None,
        "risk": {"recommendation": "ACCEPT", "assessments": []},
        "customer": a_customer(number=7001),
        "purchasingEntity": None,
        "billingAddress": an_address(),
        "shippingAddress": an_address(),
        "paymentTerms": None,
        **totals(lines, shipping, refunds, included, money),
        "additionalFees": [],
        "discountApplications": listed(),
        "lineItems": listed(*lines),
        "shippingLines": listed(*shipping),
        "transactions": [],
        "refunds": [{"id": it["id"]} for it in refunds],
        **given,
    }


def changed_order(order: FullOrder, refunds=None, **fields) -> FullOrder:
    """Return the order as Shopify has it after some of its fields changed.

    What follows from lines and refunds is not reckoned anew: see `edited_order`.
    """
    raw = order.model_dump(mode="json", by_alias=True)
    known = raw.pop("full_refunds", [])
    kept = known if refunds is None else refunds
    fields.setdefault("updatedAt", later())
    fields.setdefault("refunds", [{"id": it["id"]} for it in kept])
    return told_order({**raw, **fields}, kept)


def edited_order(order: FullOrder, lines=None, shipping=None, refunds=None, **fields):
    """Return the order with other lines or refunds, and the totals that follow."""
    raw = order.model_dump(mode="json", by_alias=True)
    known = raw.pop("full_refunds", [])
    kept = known if refunds is None else refunds
    lines = raw["lineItems"]["nodes"] if lines is None else lines
    shipping = raw["shippingLines"]["nodes"] if shipping is None else shipping
    changes = {
        **totals(lines, shipping, kept, raw["taxesIncluded"], {}),
        "lineItems": listed(*lines),
        "shippingLines": listed(*shipping),
        "refunds": [{"id": it["id"]} for it in kept],
        "updatedAt": later(),
    }
    return told_order({**raw, **changes, **fields}, kept)


def raw_lines(order: FullOrder) -> list[dict]:
    """Lines of an order as JSON, to change and hand to `edited_order`."""
    return order.model_dump(mode="json", by_alias=True)["lineItems"]["nodes"]
