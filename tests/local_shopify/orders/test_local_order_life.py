"""What becomes of an order of the local Shopify: shipped, returned, cancelled."""

from .order_calls import item, paid, shop_amounts, state


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
