"""The comparison of the local Shopify's orders with recordings of a real shop."""

import gzip
import json

from ....scripts.order_comparison.command import report
from ....scripts.order_comparison.recordings import read_calls, shop_currency
from ....scripts.order_comparison.replay import Replay

CREATE = """
mutation Create($order: OrderCreateOrderInput!) {
  orderCreate(order: $order) {
    order {
      id displayFinancialStatus totalPriceSet { shopMoney { amount currencyCode } }
      lineItems(first: 1) { nodes { id currentQuantity } }
    }
    userErrors { message }
  }
}
"""
REFUND = """
mutation Refund($input: RefundInput!, $key: String!) {
  refundCreate(input: $input) @idempotent(key: $key) {
    refund { id totalRefundedSet { shopMoney { amount currencyCode } } }
    userErrors { message }
  }
}
"""
READ = "query Read($id: ID!) { order(id: $id) { id displayFulfillmentStatus %s } }"
ORDER = "gid://shopify/Order/900100"
LINE = "gid://shopify/LineItem/900200"


def money(amount):
    return {"shopMoney": {"amount": amount, "currencyCode": "CAD"}}


def created(total="20.0"):
    """A call that made an order of two cups, with the total that was answered."""
    line = {"title": "Cup", "quantity": 2, "priceSet": money("10.00")}
    order = {
        "id": ORDER,
        "displayFinancialStatus": None,
        "totalPriceSet": money(total),
        "lineItems": {"nodes": [{"id": LINE, "currentQuantity": 2}]},
    }
    return {
        "query": CREATE,
        "variables": {"order": {"lineItems": [line]}},
        "body": {"data": {"orderCreate": {"order": order, "userErrors": []}}},
    }


def refunded(order=ORDER):
    """A call that took one of the cups back."""
    taken = [{"lineItemId": LINE, "quantity": 1}]
    refund = {"id": "gid://shopify/Refund/900300", "totalRefundedSet": money("0.0")}
    return {
        "query": REFUND,
        "variables": {
            "input": {"orderId": order, "refundLineItems": taken},
            "key": "k",
        },
        "body": {"data": {"refundCreate": {"refund": refund, "userErrors": []}}},
    }


def read(status, fields="", **shown):
    """A call that read the order."""
    order = {"id": ORDER, "displayFulfillmentStatus": status, **shown}
    return {
        "query": READ % fields,
        "variables": {"id": ORDER},
        "body": {"data": {"order": order}},
    }


def compared(shop, folder, capsys, *recorded):
    """What the comparison of these calls prints, in lines."""
    with gzip.open(folder / "own.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write("\n".join(json.dumps(call | {"source": "a"}) for call in recorded))
    calls = read_calls(folder)
    shop.reset(currency=shop_currency(calls), restore_rate=1e6)
    report(Replay(shop.base_url, calls).run())
    return capsys.readouterr().out.splitlines()


def test_equal_answers_are_counted(shop, tmp_path, capsys):
    printed = compared(shop, tmp_path, capsys, created(), refunded())
    assert "calls: 2 of 2 answered alike" in printed
    assert "amounts: 2 of 2 the same" in printed
    assert "quantities: 1 of 1 the same" in printed


def test_another_amount_is_told(shop, tmp_path, capsys):
    printed = compared(shop, tmp_path, capsys, created(total="20.01"))
    assert "calls: 0 of 1 answered alike" in printed
    assert printed[0] == "own.jsonl.gz:1 orderCreate (a)"
    place = "orderCreate.order.totalPriceSet.shopMoney.amount"
    assert printed[1] == f"    amount {place}: recorded '20.01', here '20.0'"


def test_recorded_ids_mean_the_orders_made_here(shop, tmp_path, capsys):
    calls = [created(), refunded(), read("UNFULFILLED")]
    printed = compared(shop, tmp_path, capsys, *calls)
    assert "calls: 3 of 3 answered alike" in printed
    [order] = shop.orders()
    assert order["lineItems"][0]["currentQuantity"] == 1


def test_a_call_about_an_order_that_nothing_makes_is_left_out(shop, tmp_path, capsys):
    printed = compared(shop, tmp_path, capsys, refunded())
    assert "calls: 0 of 0 answered alike" in printed
    assert "left out: 1 calls" in printed


def test_what_follows_an_unrecorded_step_is_left_out(shop, tmp_path, capsys):
    """The order was shipped by a call that is not there."""
    shipped = [{"id": "gid://shopify/Fulfillment/900400", "status": "SUCCESS"}]
    after = read("FULFILLED", "fulfillments { id status }", fulfillments=shipped)
    printed = compared(shop, tmp_path, capsys, created(), after, after)
    assert "calls: 1 of 1 answered alike" in printed
    assert "left out: 2 calls" in printed


def test_an_order_is_built_of_the_answer_that_shows_it(shop, tmp_path, capsys):
    line = {"id": LINE, "quantity": 3, "originalUnitPriceSet": money("5.0")}
    fields = (
        "lineItems(first: 1) { nodes { id quantity"
        " originalUnitPriceSet { shopMoney { amount currencyCode } } } }"
    )
    shown = read("UNFULFILLED", fields, lineItems={"nodes": [line]})
    printed = compared(shop, tmp_path, capsys, shown, shown)
    assert "answers of which an order was built, and not compared: 1" in printed
    assert "calls: 1 of 1 answered alike" in printed
    [order] = shop.orders()
    assert order["totalPriceSet"]["shopMoney"]["amount"] == "15.0"


CANCEL = """
mutation Cancel($id: ID!, $reason: OrderCancelReason!, $restock: Boolean!) {
  orderCancel(orderId: $id, reason: $reason, restock: $restock) {
    orderCancelUserErrors { message } userErrors { message }
  }
}
"""


def cancelled(*refusals):
    """A call that cancels the order, or is refused."""
    names = ("orderCancelUserErrors", "userErrors")
    answer = {name: [{"message": text} for text in refusals] for name in names}
    return {
        "query": CANCEL,
        "variables": {"id": ORDER, "reason": "OTHER", "restock": True},
        "body": {"data": {"orderCancel": answer}},
    }


def test_what_stands_before_the_call_that_makes_its_order_is_done_last(
    shop, tmp_path, capsys
):
    printed = compared(shop, tmp_path, capsys, cancelled(), created())
    assert "calls: 2 of 2 answered alike" in printed
    assert shop.orders()[0]["cancelReason"] == "OTHER"


def test_a_refusal_for_a_shipment_that_was_not_recorded_is_left_out(
    shop, tmp_path, capsys
):
    refused = cancelled("Cannot cancel an order that has outstanding fulfillments")
    printed = compared(shop, tmp_path, capsys, created(), refused)
    assert "calls: 1 of 1 answered alike" in printed
    assert "left out: 1 calls" in printed


def test_a_refusal_is_compared_by_its_field_too(shop, tmp_path, capsys):
    again = cancelled("Cannot cancel an order that has already been canceled")
    again["query"] = CANCEL.replace("{ message }", "{ field message }")
    for errors in again["body"]["data"]["orderCancel"].values():
        errors[0]["field"] = ["id"]
    printed = compared(shop, tmp_path, capsys, created(), cancelled(), again)
    assert "calls: 2 of 3 answered alike" in printed
    assert any("'field': ['orderId']" in line for line in printed)
