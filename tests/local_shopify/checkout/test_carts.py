"""Orders that the local Shopify makes: of carts, of random ones, in any number."""

from decimal import Decimal

import pytest

from ....scripts.local_shopify.checkout.random.events import EVENTS
from ...seeds import a_seed

ORDERS = """
query Orders($first: Int!) {
  orders(first: $first, sortKey: ID) { nodes {
    id sourceName email displayFinancialStatus taxesIncluded
    customer { id }
    shippingAddress { city }
    totalPriceSet { shopMoney { amount currencyCode } }
    lineItems(first: 5) { nodes { sku quantity variant { id } } }
  } }
}
"""


def amount(bag, money="shopMoney"):
    return Decimal(bag[money]["amount"])


def orders_of(shop, number=250):
    return shop.data(ORDERS, first=number)["orders"]["nodes"]


def test_a_cart_is_checked_out_over_http(shop):
    order = shop.check_out(
        {"price": "10", "quantity": 3, "title": "Cup"},
        {"price": "5.50", "title": "Plate"},
        taxes=[{"title": "VAT", "rate": 0.19}],
        discounts=[{"value": 10, "percentage": True, "kind": "Code", "title": "TEN"}],
        shipping=[{"title": "Mail", "price": 4.9}],
        order={"email": "a@b.example", "note": "Ring twice"},
    )
    assert (order["email"], order["note"]) == ("a@b.example", "Ring twice")
    assert amount(order["totalDiscountsSet"]) == Decimal("3.55")
    assert amount(order["totalPriceSet"]) == Decimal("36.85")
    assert order["displayFinancialStatus"] == "PAID"
    assert orders_of(shop)[0]["id"] == order["id"]


@pytest.mark.parametrize(
    ("cart", "reason"),
    [
        ({"lines": []}, "lines"),
        ({"lines": [{"price": "1"}], "colour": "red"}, "colour"),
        ({"lines": [{"cost": "1"}]}, "cost"),
        ({"lines": [{"price": "cheap"}]}, "cheap"),
    ],
)
def test_what_is_no_cart_is_refused_with_its_reason(shop, cart, reason):
    with pytest.raises(ValueError, match=reason):
        shop.check_out(*cart.pop("lines"), **cart)


def test_random_orders_with_their_events_never_owe_less_than_nothing(shop):
    seed = a_seed()
    shop.reset(catalogue="40", customers=20)
    made = shop.random_orders(seed, 200, events=True, currency="any")
    assert [each["seed"] for each in made] == list(range(seed, seed + 200))
    assert {event for each in made for event in each["events"]} >= {"ship", "cancel"}
    seeds = {each["id"]: each["seed"] for each in made}
    for order in shop.orders():
        for name, bag in order.items():
            if name.startswith("current") and name.endswith("Set") and bag:
                both = amount(bag), amount(bag, "presentmentMoney")
                assert min(both) >= 0, f"{name}, seed {seeds[order['id']]}"


def test_whatever_comes_back_adds_up_to_what_a_line_was_worth(shop):
    """Of the lines that came back whole, in parts, by edits and by refunds."""
    seed = a_seed()
    shop.random_orders(seed, 400, events=True, currency="any")
    compared = 0
    for order in shop.orders():
        back = returned(order)
        for line in order["lineItems"]:
            if line["currentQuantity"] == 0 and line["quantity"]:
                net = line["priceAfterAllDiscountsBeforeTaxesSet"]
                assert back[line["id"]][0] == amount(net), order["name"]
                taxes = sum(amount(tax["priceSet"]) for tax in line["taxLines"])
                assert back[line["id"]][1] == taxes, order["name"]
                compared += 1
    assert compared > 100


def returned(order):
    """Net and tax that came back of each line."""
    sums = {}
    for refund in order["refunds"]:
        for each in refund["refundLineItems"]:
            net, tax = sums.get(each["lineItem"]["id"], (0, 0))
            both = net + amount(each["subtotalSet"]), tax + amount(each["totalTaxSet"])
            sums[each["lineItem"]["id"]] = both
    return sums


def test_in_time_everything_happens_to_random_orders(shop):
    shop.reset(catalogue="20")
    made = shop.random_orders(1, 600, events=True)
    assert {event for each in made for event in each["events"]} == set(EVENTS)


def test_random_orders_are_of_every_channel_and_some_of_nobody(shop):
    shop.random_orders(1, 200)
    orders = shop.orders()
    sources = {order["sourceName"] for order in orders}
    assert {"web", "pos", "shopify_draft_order"} < sources
    nobody = [each for each in orders if not each["email"] and not each["customerId"]]
    assert {order["sourceName"] for order in nobody} == {"pos"}


def test_the_same_seed_gives_the_same_orders_and_events(shop):
    def made():
        shop.reset(catalogue="10")
        shop.set_clock("2026-05-01T08:00:00Z", stop=True)
        shop.random_orders(5, 30, events=True)
        names = ("name", "currentTotalPriceSet", "displayFinancialStatus", "updatedAt")
        return [{name: order[name] for name in names} for order in shop.orders()]

    assert made() == made()


def test_generated_orders_are_of_the_shops_customers_and_variants(shop):
    shop.reset(catalogue="20", customers=7, orders=50)
    orders = orders_of(shop)
    assert len(orders) == 50
    assert len({order["customer"]["id"] for order in orders}) == 7
    lines = [line for order in orders for line in order["lineItems"]["nodes"]]
    assert len(lines) == 150
    assert all(line["variant"] and line["sku"] for line in lines)
    assert {order["displayFinancialStatus"] for order in orders} == {"PAID"}


def test_generated_orders_need_neither_customers_nor_products(shop):
    shop.reset(orders=5, currency="USD", taxes_included=False)
    orders = orders_of(shop)
    assert [order["customer"] for order in orders] == [None] * 5
    assert all(order["email"] and order["shippingAddress"] for order in orders)
    totals = [order["totalPriceSet"]["shopMoney"] for order in orders]
    assert {total["currencyCode"] for total in totals} == {"USD"}


def test_the_demo_has_orders_of_every_kind(shop):
    shop.reset("demo")
    orders = shop.orders()
    assert len(orders) >= 40
    assert {order["displayFinancialStatus"] for order in orders} >= {
        *("PAID", "PENDING", "AUTHORIZED", "PARTIALLY_PAID", "VOIDED"),
        *("PARTIALLY_REFUNDED", "REFUNDED"),
    }
    lines = [line for order in orders for line in order["lineItems"]]
    kinds = {
        "tip": any(line["isTip"] for line in lines),
        "duty": any(line["duties"] for line in lines),
        "gift card": any(line["isGiftCard"] for line in lines),
        "bundle": any(line["lineItemGroup"] for line in lines),
        "unknown": any(line["sku"] == "NOT-IN-SHOP" for line in lines),
        "guest": any(not order["customerId"] for order in orders),
        "edited": any(order["edited"] for order in orders),
        "cancelled": any(order["cancelledAt"] for order in orders),
        "test": any(order["test"] for order in orders),
        "risk": any(order["riskLevel"] == "HIGH" for order in orders),
        "till": any(order["sourceName"] == "pos" for order in orders),
        "company": any(order["purchasing"] for order in orders),
        "yen": any(order["presentmentCurrencyCode"] == "JPY" for order in orders),
    }
    assert [kind for kind, there in kinds.items() if not there] == []


@pytest.mark.parametrize("currency", ["EUR", "USD", "JPY", "KWD"])
def test_the_demos_orders_are_the_same_in_any_currency_and_never_below_nothing(
    shop, currency
):
    shop.reset("demo", currency=currency)
    orders = shop.orders()
    assert {order["currencyCode"] for order in orders} == {currency}
    assert [each["name"] for each in orders] == [
        f"#{number}" for number in range(1001, 1001 + len(orders))
    ]
    assert min(amount(order["currentTotalPriceSet"]) for order in orders) >= 0
    dates = [order["processedAt"] for order in orders]
    assert dates == sorted(dates)
