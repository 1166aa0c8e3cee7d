"""Orders that the local Shopify loads: what real Shopify says of them is told again."""

from .loaded_order import whole
from .order_calls import bag, item, read, shop_amounts
from .order_payload import payload

SEED = 4711
ORDERS = 60
# What the buyer's money that moved was, payloads tell in one currency or not at all.
MOVED = ("Received", "Refunded", "Outstanding", "netPayment")


def random_orders(shop):
    """Whole orders of any currency, with edits, refunds and cancellations."""
    shop.reset(catalogue="30", restore_rate=1e6, maximum_available=1e6)
    made = shop.random_orders(SEED, ORDERS, events=True, currency="any")
    found = [whole(shop, each["id"]) for each in made]
    return [each for each in found if not each["lineItems"]["pageInfo"]["hasNextPage"]]


def empty(shop):
    shop.reset(restore_rate=1e6, maximum_available=1e6)


def without_variants(order):
    """The shop that loads an order has none of its products."""
    lines = order["lineItems"]["nodes"]
    nodes = [line | {"variant": None} for line in lines]
    return order | {"lineItems": order["lineItems"] | {"nodes": nodes}}


def test_an_order_of_graphql_is_told_again_as_it_was_with_its_customer(shop):
    orders = random_orders(shop)
    empty(shop)
    for order in orders:
        shop.load_orders(order)
        assert whole(shop, order["id"]) == without_variants(order)


def sums(order):
    """All sums of an order but those of money that moved, and those of its parts."""
    goods = ("currentQuantity", "originalTotalSet", "discountedTotalSet", "taxLines")
    shipping = ("discountedPriceSet", "currentDiscountedPriceSet", "taxLines")
    refunds = ("refundLineItems", "refundShippingLines", "orderAdjustments")
    heads = [name for name in order if name.endswith("Set")]
    return {
        **{n: order[n] for n in heads if not any(word in n for word in MOVED)},
        "at": [order["createdAt"], order["cancelledAt"], order["updatedAt"]],
        "status": order["displayFinancialStatus"],
        "refunds": [
            [list(map(known, each[name]["nodes"])) for name in refunds]
            for each in order["refunds"]
        ],
        "taxes": sorted(map(str, order["taxLines"])),
        "current taxes": sorted(map(str, order["currentTaxLines"])),
        "lines": [[each[n] for n in goods] for each in order["lineItems"]["nodes"]],
        "shipping": [
            [each[n] for n in shipping] for each in order["shippingLines"]["nodes"]
        ],
    }


def known(part):
    return {name: value for name, value in part.items() if name != "id"}


def test_an_order_of_a_webhook_has_all_its_sums_again(shop):
    orders = random_orders(shop)
    empty(shop)
    for number, order in enumerate(orders):
        shop.load_orders(payload(order, old_refunds=bool(number % 2)))
        assert sums(whole(shop, order["id"])) == sums(order)


def test_money_that_moved_is_told_again_where_one_currency_moved_it(shop):
    """Of an authorisation, no payload tells what was captured."""
    orders = [
        order
        for order in random_orders(shop)
        if order["currencyCode"] == order["presentmentCurrencyCode"]
        and all(each["kind"] != "AUTHORIZATION" for each in order["transactions"])
    ]
    empty(shop)
    names = ("totalReceivedSet", "totalRefundedSet", "totalOutstandingSet")
    assert len(orders) > 20
    for order in orders:
        shop.load_orders(payload(order))
        again = whole(shop, order["id"])
        assert [again[name] for name in names] == [order[name] for name in names]


def test_an_order_loaded_from_real_shopify_keeps_what_it_says(shop):
    """Its own total stands, until something happens to it here."""
    node = {
        "id": "gid://shopify/Order/5001",
        "name": "#77",
        "currencyCode": "EUR",
        "totalPriceSet": bag("9.99", other="9.99"),
        "displayFinancialStatus": "EXPIRED",
        "lineItems": {
            "nodes": [item("Cup", "10.00", id="gid://shopify/LineItem/6001")]
        },
    }
    [order] = shop.load_orders(node)
    told = read(shop, order)
    assert told["displayFinancialStatus"] == "EXPIRED"
    assert shop_amounts(told)["totalPrice"] == "9.99"
    shop.order_event(order["id"], "pay")
    told = read(shop, order)
    assert told["displayFinancialStatus"] == "PAID"
    assert shop_amounts(told)["totalPrice"] == "10.0"
