"""Orders of the local Shopify: their totals; how they are found and loaded."""

import pytest

from ...local_shop import shop

CREATE = """
mutation Create($order: OrderCreateOrderInput!) {
  orderCreate(order: $order) {
    order { id name email customer { email } displayFinancialStatus ...Totals }
    userErrors { field message code }
  }
}
"""
READ = """
query Read($id: ID!) { order(id: $id) { displayFinancialStatus ...Totals } }
"""
TOTALS = """
fragment Bag on MoneyBag {
  shopMoney { amount currencyCode } presentmentMoney { amount currencyCode }
}
fragment Totals on Order {
  subtotalPriceSet { ...Bag } totalDiscountsSet { ...Bag }
  totalShippingPriceSet { ...Bag } totalTaxSet { ...Bag }
  totalTipReceivedSet { ...Bag } originalTotalDutiesSet { ...Bag }
  originalTotalAdditionalFeesSet { ...Bag } totalPriceSet { ...Bag }
  currentTotalPriceSet { ...Bag } totalOutstandingSet { ...Bag }
  taxLines { title rate priceSet { ...Bag } }
  discountApplications(first: 5) { nodes { __typename index targetType value {
    ... on MoneyV2 { amount } ... on PricingPercentageValue { percentage } } } }
  lineItems(first: 10) { nodes {
    title quantity currentQuantity
    originalTotalSet { ...Bag } discountedTotalSet { ...Bag }
    codes: discountedTotalSet(withCodeDiscounts: true) { ...Bag }
    discountedUnitPriceAfterAllDiscountsSet { ...Bag }
    discountAllocations {
      allocatedAmountSet { ...Bag } discountApplication { index }
    }
  } }
  shippingLines(first: 5) { nodes {
    title originalPriceSet { ...Bag } discountedPriceSet { ...Bag }
  } }
}
"""
FIND = """
query Find($query: String, $sort: OrderSortKeys = ID, $reverse: Boolean) {
  orders(first: 50, query: $query, sortKey: $sort, reverse: $reverse) {
    nodes { name }
  }
  ordersCount(query: $query) { count }
}
"""


def bag(amount, currency="EUR", other=None, other_currency=None):
    """A MoneyBag; of one currency if no other amount is given."""
    money = {"shopMoney": {"amount": str(amount), "currencyCode": currency}}
    if other is not None:
        code = other_currency or currency
        money["presentmentMoney"] = {"amount": str(other), "currencyCode": code}
    return money


def item(title, price, quantity=1, **fields):
    return {
        "title": title,
        "quantity": quantity,
        "originalUnitPriceSet": bag(price),
        **fields,
    }


def tax(title, rate, amount):
    return {"title": title, "rate": rate, "priceSet": bag(amount)}


def allocation(amount, index):
    return {
        "allocatedAmountSet": bag(amount),
        "discountApplication": {"index": index},
    }


def shop_amounts(order):
    """Each total of an order in the shop's currency, by its name without `Set`."""
    return {
        name.removesuffix("Set"): value["shopMoney"]["amount"]
        for name, value in order.items()
        if name.endswith("Set") and isinstance(value, dict)
    }


def read(shop, order):
    return shop.data(READ + TOTALS, id=order["id"])["order"]


def names(shop, query=None, **how):
    found = shop.data(FIND, query=query, **how)
    listed = [node["name"] for node in found["orders"]["nodes"]]
    assert found["ordersCount"]["count"] == len(listed)
    return listed


def test_totals_follow_from_lines_discounts_shipping_and_taxes(shop):
    """3 × 10.00 − 2.00 on the line − 10 %, 4.90 shipping, 19 % on top, 2.00 tip."""
    order = shop.add_order(
        discountApplications=[
            {"title": "Loyal", "value": {"amount": "2.00", "currencyCode": "EUR"},
             "allocationMethod": "EACH", "targetSelection": "EXPLICIT"},
            {"code": "TEN", "value": {"percentage": 10.0}},
        ],
        lineItems=[
            item(
                "Cup", "10.00", 3,
                discountAllocations=[allocation("2.00", 0), allocation("2.80", 1)],
                taxLines=[tax("VAT", 0.19, "4.79")],
            ),
            item("Tip", "2.00", isTip=True),
        ],
        shippingLines=[
            {"title": "Post", "originalPriceSet": bag("4.90"),
             "taxLines": [tax("VAT", 0.19, "0.93")]},
        ],
    )  # fmt: skip
    told = read(shop, order)
    amounts = shop_amounts(told)
    assert amounts["subtotalPrice"] == "25.2"
    assert amounts["totalDiscounts"] == "4.8"
    assert amounts["totalShippingPrice"] == "4.9"
    assert amounts["totalTax"] == "5.72"
    assert amounts["totalTipReceived"] == "2.0"
    assert amounts["totalPrice"] == "37.82"
    assert amounts["totalOutstanding"] == "37.82"
    assert [line["priceSet"]["shopMoney"]["amount"] for line in told["taxLines"]] == [
        "5.72"
    ]


def test_a_line_s_total_holds_its_own_discounts_and_its_allocations_all(shop):
    order = shop.add_order(
        discountApplications=[
            {"title": "Own", "allocationMethod": "EACH", "targetSelection": "EXPLICIT",
             "value": {"percentage": 10.0}},
            {"code": "CUP", "allocationMethod": "EACH", "targetSelection": "ENTITLED",
             "value": {"percentage": 10.0}},
            {"title": "All", "value": {"percentage": 50.0}},
        ],
        lineItems=[
            item("Cup", "10.00", 2, discountAllocations=[
                allocation("2.00", 0), allocation("1.80", 1), allocation("8.10", 2)]),
        ],
    )  # fmt: skip
    [line] = read(shop, order)["lineItems"]["nodes"]
    assert shop_amounts(line) == {
        "originalTotal": "20.0",
        "discountedTotal": "18.0",
        "discountedUnitPriceAfterAllDiscounts": "4.05",
    }
    assert line["codes"]["shopMoney"]["amount"] == "16.2"
    assert [
        (each["discountApplication"]["index"], each["allocatedAmountSet"])
        for each in line["discountAllocations"]
    ] == [
        (0, bag("2.0", other="2.0")),
        (1, bag("1.8", other="1.8")),
        (2, bag("8.1", other="8.1")),
    ]


@pytest.mark.parametrize(
    ("currency", "price", "tax_amount", "total"),
    [
        ("JPY", "333", "33", "366.0"),
        ("EUR", "3.33", "0.63", "3.96"),
        ("KWD", "3.333", "0.333", "3.666"),
    ],
)
def test_amounts_have_the_digits_of_their_currency(
    shop, currency, price, tax_amount, total
):
    line = {
        "title": "Cup",
        "quantity": 1,
        "originalUnitPriceSet": bag(price, currency),
        "taxLines": [
            {"title": "T", "rate": 0.1, "priceSet": bag(tax_amount, currency)}
        ],
    }
    order = shop.add_order(currencyCode=currency, lineItems=[line])
    assert shop_amounts(read(shop, order))["totalPrice"] == total


def test_included_taxes_are_part_of_the_prices(shop):
    line = item("Cup", "11.90", taxLines=[tax("VAT", 0.19, "1.90")])
    amounts = shop_amounts(
        read(shop, shop.add_order(taxesIncluded=True, lineItems=[line]))
    )
    assert (amounts["totalPrice"], amounts["totalTax"]) == ("11.9", "1.9")


def test_duties_and_fees_come_on_top(shop):
    order = shop.add_order(
        lineItems=[item("Cup", "10.00", duties=[{"price": bag("2.00")}])],
        additionalFees=[{"name": "Eco", "price": bag("0.30")}],
    )
    amounts = shop_amounts(read(shop, order))
    assert amounts["originalTotalDuties"] == "2.0"
    assert amounts["originalTotalAdditionalFees"] == "0.3"
    assert amounts["totalPrice"] == "12.3"


def test_both_currencies_are_added_up_for_themselves(shop):
    line = {
        "title": "Cup",
        "quantity": 3,
        "originalUnitPriceSet": bag("3.25", "USD", "4.50", "CAD"),
    }
    order = shop.add_order(
        currencyCode="USD", presentmentCurrencyCode="CAD", lineItems=[line]
    )
    told = read(shop, order)["totalPriceSet"]
    assert told == bag("9.75", "USD", "13.5", "CAD")


def test_two_taxes_of_one_rate_stay_two(shop):
    taxes = [tax("State", 0.05, "0.50"), tax("County", 0.05, "0.50")]
    order = shop.add_order(lineItems=[item("Cup", "10.00", taxLines=taxes)])
    assert [each["title"] for each in read(shop, order)["taxLines"]] == [
        "State",
        "County",
    ]


def create(shop, **order):
    return shop.data(CREATE + TOTALS, order=order)["orderCreate"]


def line_input(price, quantity=1, **fields):
    return {"title": "Cup", "quantity": quantity, "priceSet": bag(price), **fields}


def test_an_app_s_order_spreads_its_code_to_the_cent(shop):
    code = {"itemFixedDiscountCode": {"code": "OFF", "amountSet": bag("1.00")}}
    made = create(
        shop,
        currency="EUR",
        email="mia@example.com",
        lineItems=[line_input("3.33"), line_input("3.33"), line_input("3.34")],
        discountCode=code,
        transactions=[{"amountSet": bag("9.00")}],
    )
    order = made["order"]
    shares = [
        line["discountAllocations"][0]["allocatedAmountSet"]["shopMoney"]["amount"]
        for line in order["lineItems"]["nodes"]
    ]
    assert sorted(shares) == ["0.33", "0.33", "0.34"]
    assert shop_amounts(order)["totalPrice"] == "9.0"
    assert order["displayFinancialStatus"] == "PAID"
    assert order["customer"]["email"] == "mia@example.com"


def test_a_code_for_free_shipping_lowers_shipping_alone(shop):
    made = create(
        shop,
        currency="EUR",
        lineItems=[line_input("10.00")],
        shippingLines=[{"title": "Post", "priceSet": bag("5.00")}],
        discountCode={"freeShippingDiscountCode": {"code": "FREE"}},
    )["order"]
    amounts = shop_amounts(made)
    assert amounts["totalShippingPrice"] == "5.0"
    assert amounts["totalDiscounts"] == "5.0"
    assert amounts["totalPrice"] == "10.0"
    [shipping] = made["shippingLines"]["nodes"]
    assert shipping["discountedPriceSet"]["shopMoney"]["amount"] == "0.0"


def test_an_order_without_lines_is_refused(shop):
    made = create(shop, lineItems=[])
    assert made["order"] is None
    assert made["userErrors"][0]["field"] == ["order", "lineItems"]


@pytest.fixture
def three(shop):
    """A paid, an unpaid and a cancelled order."""
    shop.add_order(
        lineItems=[item("Cup", "1", sku="CUP")],
        transactions=[{"amountSet": bag("1")}],
        tags=["gift"],
        email="mia@example.com",
    )
    shop.add_order(lineItems=[item("Pot", "2", sku="POT")], sourceName="pos")
    gone = shop.add_order(lineItems=[item("Jar", "3", sku="JAR")], test=True)
    shop.order_event(gone["id"], "cancel", reason="FRAUD")
    return shop


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (None, ["#1001", "#1002", "#1003"]),
        ("financial_status:paid", ["#1001"]),
        ("fulfillment_status:unfulfilled", ["#1001", "#1002", "#1003"]),
        ("status:cancelled", ["#1003"]),
        ("status:open", ["#1001", "#1002"]),
        ("test:true", ["#1003"]),
        ("tag:gift", ["#1001"]),
        ("email:MIA@example.com", ["#1001"]),
        ("source_name:pos", ["#1002"]),
        ("sku:JAR", ["#1003"]),
        ("name:1002", ["#1002"]),
        ("name:#1002", ["#1002"]),
        ("created_at:>2001-01-01 -sku:CUP", ["#1002", "#1003"]),
    ],
)
def test_orders_are_found_by(three, query, found):
    assert names(three, query) == found


def test_a_changed_order_is_the_newest(three):
    three.advance(60)
    three.change_order(three.orders()[0]["id"], note="Ring twice")
    assert names(three, sort="UPDATED_AT", reverse=True)[0] == "#1001"


def test_old_orders_need_a_scope_of_their_own(shop):
    shop.add_order(lineItems=[item("Cup", "1")], createdAt="2019-05-01T10:00:00Z")
    new = shop.add_order(lineItems=[item("Cup", "1")])
    assert names(shop) == ["#1001", "#1002"]
    shop.settings(scopes=["read_orders"])
    assert names(shop) == ["#1002"]
    query = "query Read($id: ID!) { order(id: $id) { name } }"
    old = shop.orders()[0]
    assert shop.data(query, id=old["id"])["order"] is None
    assert shop.data(query, id=new["id"])["order"] == {"name": "#1002"}


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


def test_a_webhook_s_payload_is_read_like_graphql(shop):
    def amounts(value):
        money = {"amount": value, "currency_code": "EUR"}
        return {"shop_money": money, "presentment_money": money}

    payload = {
        "id": 5002,
        "name": "#78",
        "order_number": 78,
        "currency": "EUR",
        "presentment_currency": "EUR",
        "created_at": "2026-01-02T10:00:00Z",
        "financial_status": "paid",
        "total_price": "12.00",
        "total_price_set": amounts("12.00"),
        "tags": "vip, gift",
        "note_attributes": [{"name": "Card", "value": "Yes"}],
        "shipping_address": {"first_name": "Mia", "city": "Ulm", "country_code": "DE"},
        "discount_applications": [
            {
                "type": "discount_code",
                "code": "ONE",
                "value": "1.00",
                "value_type": "fixed_amount",
                "allocation_method": "across",
                "target_selection": "all",
                "target_type": "line_item",
            }
        ],
        "line_items": [
            {
                "id": 6002,
                "title": "Cup",
                "quantity": 1,
                "price": "10.00",
                "price_set": amounts("10.00"),
                "discount_allocations": [
                    {
                        "amount": "1.00",
                        "amount_set": amounts("1.00"),
                        "discount_application_index": 0,
                    }
                ],
                "tax_lines": [{"title": "VAT", "rate": 0.19, "price": "1.71"}],
            }
        ],
        "shipping_lines": [{"id": 7002, "title": "Post", "price": "1.29"}],
    }
    [order] = shop.load_orders(payload)
    assert order["tags"] == ["gift", "vip"]
    assert order["customAttributes"] == [{"key": "Card", "value": "Yes"}]
    assert order["shippingAddress"]["country"] == "Germany"
    told = read(shop, order)
    assert told["displayFinancialStatus"] == "PAID"
    amounts = shop_amounts(told)
    assert amounts["totalDiscounts"] == "1.0"
    assert amounts["totalPrice"] == "12.0"
    assert amounts["totalOutstanding"] == "0.0"


def test_names_and_addresses_are_withheld_where_the_app_is_not_approved(shop):
    shop.add_order(
        lineItems=[item("Cup", "1")],
        email="mia@example.com",
        shippingAddress={"firstName": "Mia", "city": "Ulm", "countryCode": "DE"},
    )
    shop.settings(protected_customer_data="silent")
    found = shop.data(
        "{ orders(first: 1) { nodes { name email"
        " shippingAddress { firstName city countryCodeV2 } } } }"
    )
    [order] = found["orders"]["nodes"]
    address = {"firstName": None, "city": None, "countryCodeV2": "DE"}
    assert order == {"name": "#1001", "email": None, "shippingAddress": address}
