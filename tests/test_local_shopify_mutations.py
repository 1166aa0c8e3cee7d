"""Mutations that a real shop refuses: in which words, and that nothing comes of them.

The words are those of real shops, where they are known.
"""

import pytest

from .local_shop import shop
from .test_local_shopify_orders import bag, item

CUSTOMER = """
mutation M($input: CustomerInput!) {
  customerCreate(input: $input) { customer { id } userErrors { field message } }
}
"""
UPDATE = """
mutation M($input: OrderInput!) {
  orderUpdate(input: $input) { order { id } userErrors { field message } }
}
"""
CLOSE = "mutation M($id: ID!) { orderClose(input: {id: $id}) { order { id } } }"
MARK = """
mutation M($id: ID!) {
  orderMarkAsPaid(input: {id: $id}) { order { id } userErrors { field message } }
}
"""
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
RETURN = """
mutation M($input: ReturnInput!) {
  made: returnCreate(returnInput: $input) {
    return { id } userErrors { field message code }
  }
}
"""
REQUEST = """
mutation M($input: ReturnRequestInput!) {
  made: returnRequest(input: $input) {
    return { id } userErrors { field message code }
  }
}
"""
BEGIN = """
mutation M($id: ID!) {
  orderEditBegin(id: $id) {
    calculatedOrder { id lineItems(first: 1) { nodes { id } } }
  }
}
"""
COMMIT = """
mutation M($id: ID!) {
  orderEditCommit(id: $id) { order { id } userErrors { field message } }
}
"""
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


def held(shop):
    """All that the shop holds."""
    return [shop.orders(), shop.customers(), shop.products(), shop.companies()]


def errors_of(shop, mutation, **variables):
    """What a mutation refuses; fails if it leaves anything behind."""
    before = held(shop)
    [payload] = shop.data(mutation, **variables).values()
    assert payload["userErrors"]
    assert held(shop) == before
    return [tuple(error.values()) for error in payload["userErrors"]]


def sold(shop, **fields):
    """A cup of 10.00, paid by card."""
    money = {"transactions": [{"gateway": "card", "amountSet": bag("10.00")}]}
    return shop.add_order(lineItems=[item("Cup", "10.00")], **money | fields)


def in_two_currencies(shop, **fields):
    """A cup of 9.00 USD, 13.50 CAD to its buyer."""
    line = {
        "title": "Cup",
        "quantity": 1,
        "originalUnitPriceSet": bag("9.00", "USD", "13.50", "CAD"),
    }
    codes = {"currencyCode": "USD", "presentmentCurrencyCode": "CAD"}
    return shop.add_order(lineItems=[line], **codes, **fields)


@pytest.mark.parametrize(
    ("consent", "state"),
    [("email", "REDACTED"), ("email", "INVALID"), ("sms", "REDACTED")],
)
def test_a_customer_with_a_consent_that_only_shopify_sets_is_not_made(
    shop, consent, state
):
    given = {"email": "mia@example.com", "phone": "+16135551111"}
    given[f"{consent}MarketingConsent"] = {"marketingState": state}
    before = held(shop)
    [error] = shop.ask(CUSTOMER, input=given)["errors"]
    assert error["extensions"]["code"] == "INVALID"
    assert error["message"] == f"Cannot specify {state} as a marketing state input"
    assert held(shop) == before


def test_a_mutation_that_breaks_leaves_nothing(shop):
    """A customer is made for the order before a line of it is read."""
    price = {"shopMoney": {"amount": "1e999999", "currencyCode": "EUR"}}
    order = {
        "email": "new@example.com",
        "lineItems": [{"title": "Cup", "quantity": 1, "priceSet": price}],
    }
    before = held(shop)
    body = shop.ask(
        "mutation M($order: OrderCreateOrderInput!) {"
        " orderCreate(order: $order) { order { id totalPrice } } }",
        order=order,
    )
    assert body.get("errors")
    assert held(shop) == before


@pytest.mark.parametrize(
    ("given", "errors"),
    [
        ({}, [(None, "No valid update parameters have been provided")]),
        ({"phone": "not a phone"}, [(["phone"], "Phone is invalid")]),
        (
            {"shippingAddress": {"countryCode": "US", "provinceCode": "ON"}},
            [(["shippingAddress", "province"], "Province is invalid")],
        ),
    ],
)
def test_an_order_is_not_changed_by_what_says_nothing_or_is_wrong(shop, given, errors):
    order = sold(shop)
    assert errors_of(shop, UPDATE, input={"id": order["id"], **given}) == errors


def test_who_closes_a_closed_order_changes_nothing(shop):
    order = sold(shop)
    shop.data(CLOSE, id=order["id"])
    before = held(shop)
    shop.advance(60)
    shop.data(CLOSE, id=order["id"])
    assert held(shop) == before


@pytest.mark.parametrize("event", ["refund", "cancel"])
def test_what_is_settled_is_not_marked_as_paid(shop, event):
    order = sold(shop)
    shop.order_event(order["id"], event, **{"cancel": {"refunds": True}}.get(event, {}))
    [error] = errors_of(shop, MARK, id=order["id"])
    assert error == (["id"], "Order cannot be marked as paid.")


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
            (
                ["transactions"],
                "Refund amount cannot be greater than the amount received",
            ),
        ),
    ],
)
def test_only_money_of_the_order_s_payments_goes_back(shop, given, error):
    order = sold(shop)
    money = {"orderId": order["id"], "gateway": "card", "kind": "REFUND"}
    given = {"orderId": order["id"], "transactions": [money | {"amount": "1"} | given]}
    assert errors_of(shop, REFUND, input=given, key="a") == [error]


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


@pytest.mark.parametrize(
    ("mutation", "path", "line", "error"),
    [
        (
            RETURN,
            "returnInput",
            {},
            (
                [],
                "Return line items Either return reason or return reason definition"
                " must be provided",
                "NOT_FOUND",
            ),
        ),
        (
            RETURN,
            "returnInput",
            {"returnReason": "OTHER"},
            (
                ["returnReasonNote"],
                "Return line items return reason note The note is required when the"
                ' return reason is "Other"',
                "BLANK",
            ),
        ),
        (
            REQUEST,
            "input",
            {},
            (["returnReason"], "Return reason can't be blank", "BLANK"),
        ),
    ],
)
def test_a_return_tells_its_reason(shop, mutation, path, line, error):
    order = shop.order_event(sold(shop)["id"], "fulfill")
    [shipped] = order["fulfillments"][0]["fulfillmentLineItems"]
    lines = [{"fulfillmentLineItemId": shipped["id"], "quantity": 1, **line}]
    given = {"orderId": order["id"], "returnLineItems": lines}
    where = [path, "returnLineItems", "0", *error[0]]
    assert errors_of(shop, mutation, input=given) == [(where, *error[1:])]


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
        (ADD_SHIPPING, ["shippingLine", "price", "currencyCode"]),
    ],
)
def test_an_edit_prices_in_the_currency_of_the_order(shop, mutation, field):
    edit, line = begun(shop, in_two_currencies(shop))
    given = {"id": edit} | ({"line": line} if mutation is ADD_DISCOUNT else {})
    for code in ("USD", "EUR"):
        price = {"amount": "1.00", "currencyCode": code}
        [error] = errors_of(shop, mutation, **given, price=price)
        assert error == (field, "Currency must be CAD.")
    price = {"amount": "1.00", "currencyCode": "CAD"}
    assert shop.data(mutation, **given, price=price)["edit"]["userErrors"] == []
