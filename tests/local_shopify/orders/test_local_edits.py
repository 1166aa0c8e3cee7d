"""Edits of the local Shopify's orders: begun, changed, committed."""

from .order_calls import create, line_input, paid, shop_amounts, state

CALCULATED = """
fragment Calculated on CalculatedOrder {
  id subtotalPriceSet { shopMoney { amount } } totalPriceSet { shopMoney { amount } }
  lineItems(first: 9) { nodes { id quantity } }
}
"""


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
