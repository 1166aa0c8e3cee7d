"""Refunds and captures that a real shop refuses: in which words.

The words are those of real shops, where they are known.
"""

import pytest

from ..orders.order_calls import bag
from .refused import errors_of, in_two_currencies, sold

REFUND = """
mutation M($input: RefundInput!, $key: String!) {
  refundCreate(input: $input) @idempotent(key: $key) {
    refund { totalRefundedSet {
      shopMoney { amount currencyCode } presentmentMoney { amount currencyCode }
    } }
    userErrors { field message }
  }
}
"""
CAPTURE = """
mutation M($input: OrderCaptureInput!) {
  orderCapture(input: $input) { transaction { id } userErrors { field message } }
}
"""


@pytest.mark.parametrize(
    ("given", "error"),
    [
        (
            {"kind": "AUTHORIZATION"},
            (None, "Kind authorization is not a valid transaction"),
        ),
        (
            {"parentId": "gid://shopify/OrderTransaction/1"},
            (
                ["transactions"],
                "Transactions require a parent_id associated with the order",
            ),
        ),
        (
            {"amount": "10.01"},
            (None, "Refund amount $10.01 is greater than net payment received $10.00"),
        ),
    ],
)
def test_only_money_of_the_order_s_payments_goes_back(shop, given, error):
    order = sold(shop)
    money = {"orderId": order["id"], "gateway": "card", "kind": "REFUND"}
    given = {"orderId": order["id"], "transactions": [money | {"amount": "1"} | given]}
    assert errors_of(shop, REFUND, input=given, key="a") == [error]
    given["allowOverRefunding"] = True
    assert errors_of(shop, REFUND, input=given, key="b") == [error]


def test_only_duties_of_the_order_go_back(shop):
    given = {
        "orderId": sold(shop)["id"],
        "refundDuties": [{"dutyId": "gid://shopify/Duty/9"}],
    }
    [error] = errors_of(shop, REFUND, input=given, key="a")
    assert error == (["refundDuties", "0", "dutyId"], "Duty does not exist")


def test_money_goes_back_in_the_buyer_s_currency_at_the_order_s_rate(shop):
    """The card was charged at another rate: 12.77 CAD for 9.00 USD."""
    sale = {"gateway": "card", "amountSet": bag("9.00", "USD", "12.77", "CAD")}
    order = in_two_currencies(shop, transactions=[sale])
    money = {"orderId": order["id"], "gateway": "card", "kind": "REFUND"}
    given = {"orderId": order["id"], "transactions": [money | {"amount": "3.00"}]}
    [error] = errors_of(shop, REFUND, input=given, key="a")
    assert error == (["currency"], "Currency must be CAD.")
    given["currency"] = "CAD"
    made = shop.data(REFUND, input=given, key="b")["refundCreate"]["refund"]
    assert made["totalRefundedSet"] == bag("2.0", "USD", "3.0", "CAD")


def test_what_is_captured_is_told_in_the_buyer_s_currency(shop):
    money = {"gateway": "card", "amountSet": bag("9.00", "USD", "13.50", "CAD")}
    order = in_two_currencies(shop, transactions=[money | {"kind": "AUTHORIZATION"}])
    [parent] = order["transactions"]
    given = {"id": order["id"], "parentTransactionId": parent["id"], "amount": "1"}
    assert errors_of(shop, CAPTURE, input=given) == [(None, "Currency must be CAD.")]
