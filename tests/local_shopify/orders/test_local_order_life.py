"""What happens to orders of the local Shopify: payments, refunds, edits, shipments."""

import pytest

from ...local_shop import shop
from .test_local_orders import bag, create, item, line_input, shop_amounts, tax

STATE = """
query State($id: ID!) { order(id: $id) {
  displayFinancialStatus displayFulfillmentStatus closed cancelledAt edited
  currentSubtotalPriceSet { ...Bag } currentTotalTaxSet { ...Bag }
  currentTotalPriceSet { ...Bag } totalPriceSet { ...Bag }
  currentShippingPriceSet { ...Bag } totalOutstandingSet { ...Bag }
  totalReceivedSet { ...Bag } totalRefundedSet { ...Bag } netPaymentSet { ...Bag }
  totalCapturableSet { ...Bag } originalTotalPriceSet { ...Bag }
  currentTaxLines { priceSet { ...Bag } }
  transactions { id kind status gateway amountSet { ...Bag } }
  lineItems(first: 9) { nodes {
    id quantity currentQuantity unfulfilledQuantity nonFulfillableQuantity
  } }
  refunds { id note totalRefundedSet { ...Bag }
    refundLineItems(first: 9) { nodes {
      quantity restockType subtotalSet { ...Bag } totalTaxSet { ...Bag }
    } }
    refundShippingLines(first: 9) { nodes {
      subtotalAmountSet { ...Bag } taxAmountSet { ...Bag }
    } }
    orderAdjustments(first: 9) { nodes { reason amountSet { ...Bag } } }
  }
} }
fragment Bag on MoneyBag {
  shopMoney { amount currencyCode } presentmentMoney { amount currencyCode }
}
"""
REFUND = """
mutation Refund($input: RefundInput!, $key: String!) {
  refundCreate(input: $input) @idempotent(key: $key) {
    refund { id } userErrors { field message }
  }
}
"""
CAPTURE = """
mutation Capture($input: OrderCaptureInput!) {
  orderCapture(input: $input) { transaction { kind } userErrors { message } }
}
"""
CALCULATED = """
fragment Calculated on CalculatedOrder {
  id subtotalPriceSet { shopMoney { amount } } totalPriceSet { shopMoney { amount } }
  lineItems(first: 9) { nodes { id quantity } }
}
"""


def state(shop, order):
    return shop.data(STATE, id=order["id"])["order"]


def paid(shop, **fields):
    """Three cups of 10.00 with 19 % on top and 4.90 shipping, paid by card: 41.53."""
    return shop.add_order(
        lineItems=[item("Cup", "10.00", 3, taxLines=[tax("VAT", 0.19, "5.70")])],
        shippingLines=[
            {
                "title": "Post",
                "originalPriceSet": bag("4.90"),
                "taxLines": [tax("VAT", 0.19, "0.93")],
            }
        ],
        **{"transactions": [{"gateway": "card", "amountSet": bag("41.53")}]} | fields,
    )


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


def authorized(shop, amount="25.00", gateway="card"):
    return shop.add_order(
        lineItems=[item("Cup", amount)],
        transactions=[
            {"kind": "AUTHORIZATION", "gateway": gateway, "amountSet": bag(amount)}
        ],
    )


def test_an_authorisation_is_captured_in_parts(shop):
    order = authorized(shop)
    told = state(shop, order)
    assert told["displayFinancialStatus"] == "AUTHORIZED"
    assert shop_amounts(told)["totalOutstanding"] == "0.0"
    assert shop_amounts(told)["totalCapturable"] == "25.0"
    shop.order_event(order["id"], "capture", amount="10.00")
    told = state(shop, order)
    assert told["displayFinancialStatus"] == "PARTIALLY_PAID"
    assert shop_amounts(told)["totalCapturable"] == "15.0"
    shop.order_event(order["id"], "capture")
    assert state(shop, order)["displayFinancialStatus"] == "PAID"


@pytest.mark.parametrize(
    ("amount", "message"),
    [
        ("0.00", "Amount must be greater than zero for capture transactions"),
        ("99.99", "Cannot capture more than the authorized 25.00 for this payment."),
    ],
)
def test_a_wrong_amount_is_not_captured(shop, amount, message):
    order = authorized(shop)
    [payment] = state(shop, order)["transactions"]
    given = {
        "id": order["id"],
        "parentTransactionId": payment["id"],
        "amount": amount,
    }
    answer = shop.data(CAPTURE, input=given)["orderCapture"]
    assert answer == {"transaction": None, "userErrors": [{"message": message}]}


def test_a_voided_authorisation_leaves_the_order_to_be_paid(shop):
    order = authorized(shop)
    [payment] = state(shop, order)["transactions"]
    void = """
    mutation Void($id: ID!) {
      transactionVoid(parentTransactionId: $id) {
        transaction { kind amountSet { shopMoney { amount } } }
        userErrors { code }
      }
    }
    """
    answer = shop.data(void, id=payment["id"])["transactionVoid"]
    assert answer["transaction"]["kind"] == "VOID"
    told = state(shop, order)
    assert told["displayFinancialStatus"] == "VOIDED"
    assert shop_amounts(told)["totalOutstanding"] == "25.0"
    answer = shop.data(void, id=payment["id"])["transactionVoid"]
    assert answer["userErrors"] == [{"code": "AUTH_NOT_SUCCESSFUL"}]


def test_cancelling_with_a_refund_takes_all_back(shop):
    order = paid(shop)
    shop.order_event(order["id"], "cancel", refunds=True)
    told = state(shop, order)
    assert told["displayFinancialStatus"] == "REFUNDED"
    assert told["closed"] is True
    assert shop_amounts(told)["currentTotalPrice"] == "0.0"
    assert shop_amounts(told)["totalOutstanding"] == "0.0"
    assert told["lineItems"]["nodes"][0]["currentQuantity"] == 0


def test_cancelling_without_a_refund_keeps_lines_and_money(shop):
    order = paid(shop)
    shop.order_event(order["id"], "cancel")
    told = state(shop, order)
    assert told["cancelledAt"]
    assert told["displayFinancialStatus"] == "PAID"
    assert told["closed"] is False
    assert told["lineItems"]["nodes"][0]["currentQuantity"] == 3


def test_a_paid_order_that_is_shipped_is_closed(shop):
    order = paid(shop)
    shop.order_event(order["id"], "fulfill", lines=[{"index": 0, "quantity": 1}])
    told = state(shop, order)
    assert told["displayFulfillmentStatus"] == "PARTIALLY_FULFILLED"
    assert told["lineItems"]["nodes"][0]["unfulfilledQuantity"] == 2
    shop.order_event(order["id"], "fulfill")
    told = state(shop, order)
    assert told["displayFulfillmentStatus"] == "FULFILLED"
    assert told["closed"] is True


def test_an_order_waits_on_hold_until_it_is_shipped(shop):
    order = shop.add_order(lineItems=[item("Cup", "10.00")])
    held = shop.change_order(order["id"], fulfillmentStatus="ON_HOLD")
    assert held["displayFulfillmentStatus"] == "ON_HOLD"
    shipped = shop.order_event(order["id"], "fulfill")
    assert shipped["displayFulfillmentStatus"] == "FULFILLED"


def test_a_returned_unit_was_shipped_a_cancelled_one_was_not(shop):
    order = paid(shop)
    shop.order_event(order["id"], "fulfill", lines=[{"index": 0, "quantity": 1}])
    back = [{"index": 0, "quantity": 1, "restockType": "RETURN"}]
    shop.order_event(order["id"], "refund", lines=back)
    [line] = state(shop, order)["lineItems"]["nodes"]
    assert (line["unfulfilledQuantity"], line["nonFulfillableQuantity"]) == (2, 0)
    gone = [{"index": 0, "quantity": 1, "restockType": "CANCEL"}]
    shop.order_event(order["id"], "refund", lines=gone)
    [line] = state(shop, order)["lineItems"]["nodes"]
    assert (line["unfulfilledQuantity"], line["nonFulfillableQuantity"]) == (1, 1)


def begin(shop, order):
    query = """
    mutation Begin($id: ID!) {
      orderEditBegin(id: $id) { calculatedOrder { ...Calculated } }
    }
    """
    answer = shop.data(query + CALCULATED, id=order["id"])
    return answer["orderEditBegin"]["calculatedOrder"]


def commit(shop, calculated):
    query = """
    mutation Commit($id: ID!) {
      orderEditCommit(id: $id) { successMessages userErrors { message } }
    }
    """
    return shop.data(query, id=calculated["id"])["orderEditCommit"]


def test_an_edit_changes_nothing_before_its_commit(shop):
    order = paid(shop)
    calculated = begin(shop, order)
    query = """
    mutation Less($id: ID!, $line: ID!) {
      orderEditSetQuantity(id: $id, lineItemId: $line, quantity: 1) {
        calculatedOrder { ...Calculated }
      }
    }
    """
    line = calculated["lineItems"]["nodes"][0]["id"]
    answer = shop.data(query + CALCULATED, id=calculated["id"], line=line)
    less = answer["orderEditSetQuantity"]["calculatedOrder"]
    assert less["totalPriceSet"]["shopMoney"]["amount"] == "17.73"
    assert shop_amounts(state(shop, order))["currentTotalPrice"] == "41.53"
    assert commit(shop, calculated)["successMessages"] == ["Order updated"]
    told = state(shop, order)
    assert shop_amounts(told)["currentTotalPrice"] == "17.73"
    assert shop_amounts(told)["totalPrice"] == "41.53"
    assert shop_amounts(told)["totalOutstanding"] == "-23.8"
    [refund] = told["refunds"]
    assert refund["totalRefundedSet"]["shopMoney"]["amount"] == "0.0"


def test_what_an_edit_adds_is_taxed_like_the_rest_and_to_be_paid(shop):
    order = paid(shop)
    shop.order_event(
        order["id"],
        "edit",
        add=[{"title": "Lid", "price": "2.00", "quantity": 2}],
        quantities=[{"index": 0, "quantity": 4}],
    )
    told = state(shop, order)
    amounts = shop_amounts(told)
    assert told["edited"] is True
    assert told["displayFinancialStatus"] == "PARTIALLY_PAID"
    assert amounts["originalTotalPrice"] == "41.53"
    assert amounts["currentTotalTax"] == "9.29"
    assert amounts["totalPrice"] == amounts["currentTotalPrice"] == "58.19"
    assert amounts["totalOutstanding"] == "16.66"


def test_an_edit_s_discount_lowers_each_unit_and_its_tax(shop):
    order = paid(shop)
    shop.order_event(order["id"], "edit", discounts=[{"index": 0, "fixed": "1.00"}])
    amounts = shop_amounts(state(shop, order))
    assert amounts["currentSubtotalPrice"] == "27.0"
    assert amounts["currentTotalTax"] == "6.06"
    assert amounts["totalPrice"] == "37.96"


def test_an_edit_exchanges_the_shipping(shop):
    order = paid(shop)
    shop.order_event(
        order["id"],
        "edit",
        remove_shipping=[{"index": 0}],
        add_shipping=[{"title": "Express", "price": "9.00"}],
    )
    told = state(shop, order)
    assert shop_amounts(told)["currentShippingPrice"] == "9.0"
    assert shop_amounts(told)["currentTotalPrice"] == "44.7"
    [removal] = told["refunds"]
    [line] = removal["refundShippingLines"]["nodes"]
    assert line["subtotalAmountSet"]["shopMoney"]["amount"] == "4.9"


def test_a_cancelled_order_is_not_edited(shop):
    order = create(shop, currency="EUR", lineItems=[line_input("5.00")])["order"]
    shop.order_event(order["id"], "cancel")
    query = """
    mutation Begin($id: ID!) {
      orderEditBegin(id: $id) { calculatedOrder { id } userErrors { message } }
    }
    """
    answer = shop.data(query, id=order["id"])["orderEditBegin"]
    refusal = [{"message": "The order cannot be edited."}]
    assert answer == {"calculatedOrder": None, "userErrors": refusal}


def test_a_completed_draft_becomes_an_order(shop):
    query = """
    mutation Draft($input: DraftOrderInput!) {
      draftOrderCreate(input: $input) { draftOrder {
        id totalPriceSet { shopMoney { amount } }
      } }
    }
    """
    discount = {"value": 10.0, "valueType": "PERCENTAGE", "title": "Loyal"}
    line = {"title": "Cup", "quantity": 2, "originalUnitPrice": "9.99"}
    given = {"lineItems": [line], "appliedDiscount": discount}
    draft = shop.data(query, input=given)["draftOrderCreate"]["draftOrder"]
    assert draft["totalPriceSet"]["shopMoney"]["amount"] == "17.98"
    complete = """
    mutation Complete($id: ID!) {
      draftOrderComplete(id: $id) { draftOrder { status order { id } } }
    }
    """
    done = shop.data(complete, id=draft["id"])["draftOrderComplete"]["draftOrder"]
    assert done["status"] == "COMPLETED"
    told = state(shop, done["order"])
    assert told["displayFinancialStatus"] == "PAID"
    assert shop_amounts(told)["totalPrice"] == "17.98"
