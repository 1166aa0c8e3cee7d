"""Parts of Shopify's orders in its JSON: lines, shipping, and people."""

from decimal import ROUND_HALF_UP, Decimal
from itertools import count

numbers = count(5000)
CENT = Decimal("0.01")


def gid(kind, number=None):
    return f"gid://shopify/{kind}/{number or next(numbers)}"


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


def amount_of(money) -> Decimal:
    return Decimal(str(money["shopMoney"]["amount"]))


def listed(*nodes) -> dict:
    """A connection that has these nodes and no more."""
    return {
        "nodes": list(nodes),
        "pageInfo": {"hasNextPage": False, "endCursor": None},
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


def with_current(line: dict, current: int) -> dict:
    """A line of which another quantity stands now."""
    fulfilled = line["currentQuantity"] - line["unfulfilledQuantity"]
    return {
        **line,
        "currentQuantity": current,
        "refundableQuantity": current,
        "unfulfilledQuantity": max(current - fulfilled, 0),
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


def _tax_of(net, rate, taxes, included):
    """Return a tax's part: on top, or within the price that holds them all."""
    rates = sum(Decimal(str(it)) for _title, it in taxes)
    base = net / (1 + rates) if included else net
    return (base * Decimal(str(rate))).quantize(CENT, ROUND_HALF_UP)


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
