"""Draft orders that a real shop refuses: in which words.

The words are those of real shops.
"""

import pytest

from .refused import errors_of

CREATE = """
mutation M($input: DraftOrderInput!) {
  draftOrderCreate(input: $input) { draftOrder { id } userErrors { field message } }
}
"""
CALCULATE = """
mutation M($input: DraftOrderInput!) {
  draftOrderCalculate(input: $input) { userErrors { field message } }
}
"""
COMPLETE = """
mutation M($id: ID!, $gateway: ID) {
  draftOrderComplete(id: $id, paymentGatewayId: $gateway) {
    draftOrder { order { id } } userErrors { field message }
  }
}
"""
ALL = "{ draftOrders(first: 1) { nodes { id } } }"
CUP = {"title": "Cup", "quantity": 1, "originalUnitPrice": "10.00"}
TOO_MUCH = "Applied discount value must be less than or equal to 100%"
TOO_PRECISE = "Applied discount value can have at most 2 digits after decimal point"


def off(value):
    return {"appliedDiscount": {"value": value, "valueType": "PERCENTAGE"}}


@pytest.mark.parametrize("mutation", [CREATE, CALCULATE])
@pytest.mark.parametrize(
    ("given", "field", "message"),
    [
        ({"lineItems": []}, None, "Add at least 1 product"),
        (
            {"lineItems": [{"variantId": "gid://shopify/ProductVariant/9"}]},
            None,
            "Product with ID 9 is no longer available.",
        ),
        ({"lineItems": [{"title": " "}]}, None, "Merchandise title is empty."),
        (
            {"lineItems": [CUP | {"quantity": 0}]},
            ["lineItems", "0", "quantity"],
            "Quantity must be greater than or equal to 1",
        ),
        (
            {"lineItems": [CUP | {"originalUnitPrice": "-1.00"}]},
            None,
            "Cannot send negative price for line_item",
        ),
        ({"email": "not-an-email"}, ["email"], "Email is invalid"),
        (
            {"reserveInventoryUntil": "2020-01-01T00:00:00Z"},
            None,
            "Reserve until can't be in the past",
        ),
        (
            {"paymentTerms": {"paymentSchedules": []}},
            None,
            "Payment terms template id can not be empty.",
        ),
        (off(150), ["appliedDiscount", "value"], TOO_MUCH),
        (off(12.345), ["appliedDiscount", "value"], TOO_PRECISE),
        (
            {"lineItems": [CUP, CUP | off(100.01)]},
            ["lineItems", "1", "appliedDiscount", "value"],
            TOO_MUCH,
        ),
    ],
)
def test_a_draft_that_is_wrong_is_not_made(shop, mutation, given, field, message):
    lines = [{"quantity": 1} | line for line in given.get("lineItems", [CUP])]
    draft = given | {"lineItems": lines}
    assert errors_of(shop, mutation, input=draft) == [(field, message)]
    assert shop.data(ALL)["draftOrders"]["nodes"] == []


def test_a_draft_becomes_one_order(shop):
    made = shop.data(CREATE, input={"lineItems": [CUP]})["draftOrderCreate"]
    id_ = made["draftOrder"]["id"]
    gateway = "gid://shopify/PaymentGateway/999999999999"
    errors = errors_of(shop, COMPLETE, id=id_, gateway=gateway)
    assert errors == [(None, "Invalid payment gateway")]
    first = shop.data(COMPLETE, id=id_)["draftOrderComplete"]
    assert errors_of(shop, COMPLETE, id=id_) == [(None, "This order has been paid")]
    again = shop.data(COMPLETE, id=id_)["draftOrderComplete"]
    assert again["draftOrder"] == first["draftOrder"]
    assert len(shop.orders()) == 1
