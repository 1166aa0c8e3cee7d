"""Refunds of the local Shopify's orders: shares, adjustments, money that goes back."""

from .order_calls import bag, item, paid, shop_amounts, state, tax

REFUND = """
mutation Refund($input: RefundInput!, $key: String!) {
  refundCreate(input: $input) @idempotent(key: $key) {
    refund { id } userErrors { field message }
  }
}
"""


def test_a_refunded_unit_takes_its_share_of_price_and_tax(shop):
    order = paid(shop)
    shop.order_event(order["id"], "refund", lines=[{"index": 0, "quantity": 1}])
    told = state(shop, order)
    amounts = shop_amounts(told)
    assert told["displayFinancialStatus"] == "PARTIALLY_REFUNDED"
    assert amounts["totalRefunded"] == "11.9"
    assert amounts["currentSubtotalPrice"] == "20.0"
    assert amounts["currentTotalTax"] == "4.73"
    assert amounts["currentTotalPrice"] == "29.63"
    assert amounts["totalPrice"] == "41.53"
    assert amounts["totalOutstanding"] == "0.0"
    assert told["lineItems"]["nodes"][0]["currentQuantity"] == 2


def test_parts_of_a_line_add_up_to_the_line(shop):
    """Three refunds of one of three units with 0.95 tax: 0.32 + 0.31 + 0.32."""
    order = shop.add_order(
        lineItems=[item("Cup", "3.33", 3, taxLines=[tax("VAT", 0.095, "0.95")])],
        transactions=[{"amountSet": bag("10.94")}],
    )
    for _each in range(3):
        shop.order_event(order["id"], "refund", lines=[{"index": 0, "quantity": 1}])
    told = state(shop, order)
    taxes = [
        refund["refundLineItems"]["nodes"][0]["totalTaxSet"]["shopMoney"]["amount"]
        for refund in told["refunds"]
    ]
    assert taxes == ["0.32", "0.31", "0.32"]
    assert told["displayFinancialStatus"] == "REFUNDED"
    assert shop_amounts(told)["currentTotalPrice"] == "0.0"


def test_money_without_goods_is_an_adjustment(shop):
    order = paid(shop)
    shop.order_event(order["id"], "refund", amount="5.00", note="Scratch")
    told = state(shop, order)
    [refund] = told["refunds"]
    [adjustment] = refund["orderAdjustments"]["nodes"]
    assert adjustment["amountSet"]["shopMoney"]["amount"] == "-5.0"
    assert shop_amounts(told)["currentTotalPrice"] == "36.53"
    assert shop_amounts(told)["totalOutstanding"] == "0.0"


def test_what_the_shop_keeps_is_an_adjustment_the_other_way(shop):
    order = paid(shop)
    shop.order_event(order["id"], "refund", lines=[{"index": 0}], amount="30.00")
    [refund] = state(shop, order)["refunds"]
    [adjustment] = refund["orderAdjustments"]["nodes"]
    assert adjustment["amountSet"]["shopMoney"]["amount"] == "5.7"


def test_a_removal_pays_nothing_and_leaves_the_customer_s_money(shop):
    order = paid(shop)
    shop.order_event(order["id"], "remove", lines=[{"index": 0, "quantity": 1}])
    told = state(shop, order)
    assert told["displayFinancialStatus"] == "PAID"
    assert told["refunds"][0]["orderAdjustments"]["nodes"] == []
    assert shop_amounts(told)["totalOutstanding"] == "-11.9"
    shop.order_event(order["id"], "refund", amount="11.90")
    told = state(shop, order)
    assert told["refunds"][1]["orderAdjustments"]["nodes"] == []
    assert shop_amounts(told)["totalOutstanding"] == "0.0"
    assert shop_amounts(told)["currentTotalPrice"] == "29.63"


def test_shipping_is_refunded_with_its_tax(shop):
    order = paid(shop)
    shop.order_event(order["id"], "refund", shipping="full")
    [refund] = state(shop, order)["refunds"]
    [line] = refund["refundShippingLines"]["nodes"]
    assert line["subtotalAmountSet"]["shopMoney"]["amount"] == "4.9"
    assert line["taxAmountSet"]["shopMoney"]["amount"] == "0.93"
    assert refund["totalRefundedSet"]["shopMoney"]["amount"] == "5.83"


def test_a_refund_goes_back_to_the_payments_it_came_from(shop):
    order = paid(
        shop,
        transactions=[
            {"gateway": "gift_card", "amountSet": bag("10.00")},
            {"gateway": "card", "amountSet": bag("31.53")},
        ],
    )
    shop.order_event(order["id"], "refund", amount="12.00")
    back = [
        (each["gateway"], each["amountSet"]["shopMoney"]["amount"])
        for each in state(shop, order)["transactions"]
        if each["kind"] == "REFUND"
    ]
    assert back == [("gift_card", "10.0"), ("card", "2.0")]


def test_refund_create_is_done_once_for_one_key(shop):
    order = paid(shop)
    [payment] = state(shop, order)["transactions"]
    given = {
        "orderId": order["id"],
        "transactions": [
            {
                "amount": "1.00",
                "kind": "REFUND",
                "gateway": "other",
                "orderId": order["id"],
                "parentId": payment["id"],
            }
        ],
    }
    first = shop.data(REFUND, input=given, key="a")["refundCreate"]
    again = shop.data(REFUND, input=given, key="a")["refundCreate"]
    assert first == again
    told = state(shop, order)
    assert shop_amounts(told)["totalRefunded"] == "1.0"
    assert told["transactions"][-1]["gateway"] == "card"


def test_refund_create_wants_a_key(shop):
    query = """
    mutation Refund($input: RefundInput!) {
      refundCreate(input: $input) { refund { id } }
    }
    """
    given = {"orderId": "gid://shopify/Order/1"}
    assert shop.codes(query, input=given) == ["BAD_REQUEST"]


def test_more_than_was_paid_is_not_refunded(shop):
    order = paid(shop)
    [payment] = state(shop, order)["transactions"]
    wish = {
        "amount": "41.54",
        "kind": "REFUND",
        "gateway": "card",
        "orderId": order["id"],
        "parentId": payment["id"],
    }
    given = {"orderId": order["id"], "transactions": [wish]}
    answer = shop.data(REFUND, input=given, key="b")["refundCreate"]
    assert answer["refund"] is None
    assert answer["userErrors"][0]["field"] is None
