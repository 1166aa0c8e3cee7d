"""Edits of orders that a real shop refuses: in which words.

The words are those of real shops, where they are known.
"""

import pytest

from ..orders.order_calls import bag, item
from .refused import errors_of, in_two_currencies, sold

BEGIN = """
mutation M($id: ID!) {
  orderEditBegin(id: $id) {
    calculatedOrder { id lineItems(first: 1) { nodes { id } } }
    userErrors { field message }
  }
}
"""
COMMIT = """
mutation M($id: ID!) {
  orderEditCommit(id: $id) { order { id } userErrors { field message } }
}
"""
IN_CAD = "Currency must be CAD."
SET_QUANTITY = """
mutation M($id: ID!, $line: ID!, $quantity: Int!) {
  orderEditSetQuantity(id: $id, lineItemId: $line, quantity: $quantity) {
    userErrors { field message }
  }
}
"""
ADD_ITEM = """
mutation M($id: ID!, $price: MoneyInput!) {
  edit: orderEditAddCustomItem(id: $id, title: "Bow", price: $price, quantity: 1) {
    calculatedLineItem { id } userErrors { field message }
  }
}
"""
ADD_DISCOUNT = """
mutation M($id: ID!, $line: ID!, $price: MoneyInput!) {
  edit: orderEditAddLineItemDiscount(
    id: $id, lineItemId: $line, discount: {fixedValue: $price}
  ) { calculatedLineItem { id } userErrors { field message } }
}
"""
ADD_SHIPPING = """
mutation M($id: ID!, $price: MoneyInput!) {
  edit: orderEditAddShippingLine(id: $id, shippingLine: {title: "P", price: $price}) {
    calculatedShippingLine { id } userErrors { field message }
  }
}
"""
ADD_VARIANT = """
mutation M($id: ID!, $variant: ID!) {
  edit: orderEditAddVariant(id: $id, variantId: $variant, quantity: 1) {
    calculatedLineItem { id } userErrors { field message }
  }
}
"""
REMOVE_SHIPPING = """
mutation M($id: ID!, $line: ID!) {
  orderEditRemoveShippingLine(id: $id, shippingLineId: $line) {
    userErrors { field message }
  }
}
"""
NOTHING_TO_REMOVE = (
    ["shippingLineId"],
    "The shipping line can't be removed because it doesn't exist or has already been "
    "removed.",
)


def begun(shop, order):
    """An edit of an order: its id, and that of its first line."""
    made = shop.data(BEGIN, id=order["id"])["orderEditBegin"]["calculatedOrder"]
    return made["id"], made["lineItems"]["nodes"][0]["id"]


def test_an_edit_without_a_change_is_not_committed(shop):
    edit, line = begun(shop, sold(shop))
    assert errors_of(shop, COMMIT, id=edit)
    shop.data(SET_QUANTITY, id=edit, line=line, quantity=3)
    shop.data(SET_QUANTITY, id=edit, line=line, quantity=1)
    assert errors_of(shop, COMMIT, id=edit)
    shop.data(SET_QUANTITY, id=edit, line=line, quantity=2)
    assert shop.data(COMMIT, id=edit)["orderEditCommit"]["userErrors"] == []


@pytest.mark.parametrize(
    ("mutation", "field"),
    [
        (ADD_ITEM, ["price", "amount"]),
        (ADD_DISCOUNT, ["discount", "fixedValue", "currencyCode"]),
        (ADD_SHIPPING, ["shippingLine", "price"]),
    ],
)
def test_an_edit_prices_in_the_currency_of_the_order(shop, mutation, field):
    text = "The price must be in CAD." if mutation is ADD_SHIPPING else IN_CAD
    edit, line = begun(shop, in_two_currencies(shop))
    given = {"id": edit} | ({"line": line} if mutation is ADD_DISCOUNT else {})
    for code in ("USD", "EUR"):
        price = {"amount": "1.00", "currencyCode": code}
        [error] = errors_of(shop, mutation, **given, price=price)
        assert error == (field, text)
    price = {"amount": "1.00", "currencyCode": "CAD"}
    assert shop.data(mutation, **given, price=price)["edit"]["userErrors"] == []


@pytest.mark.parametrize(
    ("event", "given"),
    [("refund", {"lines": [{"index": 0, "quantity": 1}]}), ("cancel", {})],
)
def test_an_order_that_is_over_is_not_edited(shop, event, given):
    order = sold(shop)
    shop.order_event(order["id"], event, **given)
    errors = errors_of(shop, BEGIN, id=order["id"])
    assert errors == [(None, "The order cannot be edited.")]


def test_a_variant_of_the_order_is_not_added_again(shop):
    product = shop.add_product(title="Cup", variants=[{"price": "10.00"}])
    variant = product["variants"][0]["id"]
    line = item("Cup", "10.00") | {"variantId": variant}
    edit, _line = begun(shop, shop.add_order(lineItems=[line]))
    text = "Cup was not added because it's already on the order."
    assert errors_of(shop, ADD_VARIANT, id=edit, variant=variant) == [(["id"], text)]


def test_an_edit_ends_with_its_order(shop):
    order = sold(shop)
    edit, _line = begun(shop, order)
    shop.delete_order(order["id"])
    text = "The calculated order does not exist."
    price = {"amount": "1.00", "currencyCode": "EUR"}
    assert errors_of(shop, ADD_SHIPPING, id=edit, price=price) == [(["id"], text)]
    assert errors_of(shop, COMMIT, id=edit) == [(["id"], text)]


def test_a_price_is_not_below_zero(shop):
    edit, _line = begun(shop, sold(shop))
    price = {"amount": "-5.00", "currencyCode": "EUR"}
    [error] = errors_of(shop, ADD_ITEM, id=edit, price=price)
    assert error == (["price", "amount"], "must be greater than or equal to 0")


def test_shipping_is_removed_once(shop):
    shipping = [{"title": "Post", "originalPriceSet": bag("5.00")}]
    order = sold(shop, shippingLines=shipping)
    edit, _line = begun(shop, order)
    given = {"id": edit, "line": order["shippingLines"][0]["id"]}
    shop.data(REMOVE_SHIPPING, **given)
    assert errors_of(shop, REMOVE_SHIPPING, **given) == [NOTHING_TO_REMOVE]
    given["line"] = "gid://shopify/CalculatedShippingLine/999999999999"
    assert errors_of(shop, REMOVE_SHIPPING, **given) == [NOTHING_TO_REMOVE]
