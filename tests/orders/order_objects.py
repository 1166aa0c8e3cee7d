"""Shopify's orders as the generated client would read them.

Totals follow from the lines by plain sums; tests that need other ones name them.
"""

from decimal import ROUND_HALF_UP, Decimal
from itertools import count

from ...services.shopify.gql.fragments import OrderFields, RefundFields
from ...services.shopify.orders.reading.full_order import FullOrder
from ..moments import later

_numbers = count(5000)
CENT = Decimal("0.01")


def gid(kind, number=None):
    return f"gid://shopify/{kind}/{number or next(_numbers)}"


def bag(amount, currency="USD", rate="1", presentment=None) -> dict:
    """An amount in the shop's currency and in the customer's.

    :param presentment: the customer's currency; `rate` is how much of it one unit of
        the shop's is
    """
    other = (Decimal(str(amount)) * Decimal(rate)).quantize(CENT, ROUND_HALF_UP)
    return {
        "shopMoney": {"amount": str(amount), "currencyCode": currency},
        "presentmentMoney": {
            "amount": str(other if presentment else amount),
            "currencyCode": presentment or currency,
        },
    }


def a_tax(title="VAT", rate="0.21", amount="0.00", liable=False, /, **money) -> dict:
    return {
        "title": title,
        "rate": float(rate),
        "channelLiable": liable,
        "priceSet": bag(amount, **money),
    }


def a_line(
    title="T-Shirt",
    price="20.00",
    quantity=1,
    *,
    discount="0.00",
    taxes=(),
    current=None,
    fulfilled=0,
    included=False,
    money=None,
    **given,
) -> dict:
    """One line item in Shopify's JSON.

    :param discount: of the whole line
    :param taxes: pairs of title and rate; their amounts are reckoned
    :param current: its quantity now, where that is another
    """
    money = money or {}
    current = quantity if current is None else current
    total = Decimal(price) * quantity
    net = total - Decimal(discount)
    return {
        "id": gid("LineItem", given.pop("number", None)),
        "title": title,
        "variantTitle": None,
        "name": title,
        "sku": None,
        "vendor": "Northwind",
        "quantity": quantity,
        "currentQuantity": current,
        "unfulfilledQuantity": max(current - fulfilled, 0),
        "nonFulfillableQuantity": 0,
        "refundableQuantity": current,
        "requiresShipping": True,
        "taxable": bool(taxes),
        "isGiftCard": False,
        "variant": None,
        "lineItemGroup": None,
        "customAttributes": [],
        "originalUnitPriceSet": bag(price, **money),
        "originalTotalSet": bag(total, **money),
        "discountedTotalSet": bag(net, **money),
        "discountAllocations": (
            [an_allocation(discount, **money)] if Decimal(discount) else []
        ),
        "taxLines": [
            a_tax(title, rate, _tax_of(net, rate, taxes, included), **money)
            for title, rate in taxes
        ],
        "duties": [],
        **given,
    }


def an_allocation(amount, index=0, **money) -> dict:
    return {
        "allocatedAmountSet": bag(amount, **money),
        "discountApplication": {
            "__typename": "DiscountCodeApplication",
            "index": index,
        },
    }


def a_shipping_line(
    title="Standard",
    price="5.00",
    *,
    discounted=None,
    taxes=(),
    included=False,
    money=None,
    **given,
) -> dict:
    money = money or {}
    discounted = price if discounted is None else discounted
    removed = given.get("isRemoved", False)
    return {
        "id": gid("ShippingLine", given.pop("number", None)),
        "title": title,
        "code": title,
        "source": "shopify",
        "carrierIdentifier": None,
        "deliveryCategory": None,
        "custom": False,
        "isRemoved": False,
        "originalPriceSet": bag(price, **money),
        "discountedPriceSet": bag(discounted, **money),
        "currentDiscountedPriceSet": bag("0.00" if removed else discounted, **money),
        "discountAllocations": [],
        "taxLines": [
            a_tax(name, rate, _tax_of(Decimal(discounted), rate, taxes, included))
            for name, rate in taxes
        ],
        **given,
    }


def an_address(first="Ada", last="Lovelace", **given) -> dict:
    return {
        "id": gid("MailingAddress"),
        "firstName": first,
        "lastName": last,
        "company": None,
        "address1": "Hauptstr. 1",
        "address2": None,
        "city": "Berlin",
        "zip": "10115",
        "province": None,
        "provinceCode": None,
        "countryCodeV2": "DE",
        "phone": None,
        **given,
    }


def a_customer(number=None, first="Ada", last="Lovelace", **given) -> dict:
    return {
        "id": gid("Customer", number),
        "firstName": first,
        "lastName": last,
        "email": "ada@example.com",
        "phone": None,
        "state": "DISABLED",
        "verifiedEmail": True,
        **given,
    }


def a_company_buyer(number=6, name="Acme", location=None, tax_id=None) -> dict:
    """The company for which an order was placed, and its location."""
    return {
        "__typename": "PurchasingCompany",
        "company": {"id": gid("Company", number), "name": name},
        "location": {
            "id": gid("CompanyLocation", location or number),
            "name": "Head office",
            "taxSettings": {"taxRegistrationId": tax_id},
        },
    }


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


def listed(*nodes) -> dict:
    """A connection that has these nodes and no more."""
    return {
        "nodes": list(nodes),
        "pageInfo": {"hasNextPage": False, "endCursor": None},
    }


def an_order(lines=None, shipping=(), refunds=(), **given) -> FullOrder:
    """One order; without lines it has one T-Shirt of 20.00."""
    raw = raw_order(lines, shipping, refunds, **given)
    return read_order(raw, refunds)


def read_order(raw, refunds=()) -> FullOrder:
    order = OrderFields.model_validate(raw)
    return FullOrder.of(order, [RefundFields.model_validate(it) for it in refunds])


def raw_order(lines=None, shipping=(), refunds=(), **given) -> dict:
    number = given.pop("number", None) or next(_numbers)
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
        **_totals(lines, shipping, refunds, included, money),
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
    return read_order({**raw, **fields}, kept)


def edited_order(order: FullOrder, lines=None, shipping=None, refunds=None, **fields):
    """Return the order with other lines or refunds, and the totals that follow."""
    raw = order.model_dump(mode="json", by_alias=True)
    known = raw.pop("full_refunds", [])
    kept = known if refunds is None else refunds
    lines = raw["lineItems"]["nodes"] if lines is None else lines
    shipping = raw["shippingLines"]["nodes"] if shipping is None else shipping
    changes = {
        **_totals(lines, shipping, kept, raw["taxesIncluded"], {}),
        "lineItems": listed(*lines),
        "shippingLines": listed(*shipping),
        "refunds": [{"id": it["id"]} for it in kept],
        "updatedAt": later(),
    }
    return read_order({**raw, **changes, **fields}, kept)


def raw_lines(order: FullOrder) -> list[dict]:
    """Lines of an order as JSON, to change and hand to `edited_order`."""
    return order.model_dump(mode="json", by_alias=True)["lineItems"]["nodes"]


def with_current(line: dict, current: int) -> dict:
    """A line of which another quantity stands now."""
    fulfilled = line["currentQuantity"] - line["unfulfilledQuantity"]
    return {
        **line,
        "currentQuantity": current,
        "refundableQuantity": current,
        "unfulfilledQuantity": max(current - fulfilled, 0),
    }


# Totals


def _tax_of(net, rate, taxes, included):
    """Return a tax's part: on top, or within the price that holds them all."""
    rates = sum(Decimal(str(it)) for _title, it in taxes)
    base = net / (1 + rates) if included else net
    return (base * Decimal(str(rate))).quantize(CENT, ROUND_HALF_UP)


def _totals(lines, shipping, refunds, included, money) -> dict:
    """Sums as Shopify tells them: as ordered, and as they stand now."""
    ordered = _sums(lines, shipping, included, lambda it: it["quantity"])
    now = _sums(lines, shipping, included, lambda it: it["currentQuantity"])
    back = sum((_amount(it["totalRefundedSet"]) for it in refunds), Decimal(0))
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
        (_cents(_amount(it["discountedTotalSet"]) * part[id(it)]) for it in lines),
        Decimal(0),
    )
    discounts = sum(
        (
            _cents(
                (_amount(it["originalTotalSet"]) - _amount(it["discountedTotalSet"]))
                * part[id(it)]
            )
            for it in lines
        ),
        Decimal(0),
    )
    there = [it for it in shipping if not it["isRemoved"]]
    sent = sum((_amount(it["discountedPriceSet"]) for it in there), Decimal(0))
    tax = sum(
        (
            _cents(_amount(tax["priceSet"]) * part[id(it)])
            for it in lines
            for tax in it["taxLines"]
        ),
        Decimal(0),
    ) + sum(
        (_amount(t["priceSet"]) for it in there for t in it["taxLines"]), Decimal(0)
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
            amount = _cents(_amount(tax["priceSet"]) * part)
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


def _amount(money) -> Decimal:
    return Decimal(str(money["shopMoney"]["amount"]))


def _sum(lines) -> Decimal:
    return sum(
        (_amount(it["subtotalSet"]) + _amount(it["totalTaxSet"]) for it in lines),
        Decimal(0),
    )
