"""What a mutation of the local Shopify refuses, and that nothing comes of it."""

from ..orders.order_calls import bag, item


def held(shop):
    """All that the shop holds."""
    return [shop.orders(), shop.customers(), shop.products(), shop.companies()]


def errors_of(shop, mutation, **variables):
    """What a mutation refuses; fails if it leaves anything behind."""
    before = held(shop)
    [payload] = shop.data(mutation, **variables).values()
    assert payload["userErrors"]
    assert held(shop) == before
    return [tuple(error.values()) for error in payload["userErrors"]]


def sold(shop, **fields):
    """A cup of 10.00, paid by card."""
    money = {"transactions": [{"gateway": "card", "amountSet": bag("10.00")}]}
    return shop.add_order(lineItems=[item("Cup", "10.00")], **money | fields)


def in_two_currencies(shop, **fields):
    """A cup of 9.00 USD, 13.50 CAD to its buyer."""
    line = {
        "title": "Cup",
        "quantity": 1,
        "originalUnitPriceSet": bag("9.00", "USD", "13.50", "CAD"),
    }
    codes = {"currencyCode": "USD", "presentmentCurrencyCode": "CAD"}
    return shop.add_order(lineItems=[line], **codes, **fields)
