"""Payments that the local Shopify's orders wait for: authorised, captured, voided."""

import pytest

from .order_calls import bag, item, shop_amounts, state

CAPTURE = """
mutation Capture($input: OrderCaptureInput!) {
  orderCapture(input: $input) { transaction { kind } userErrors { message } }
}
"""


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
