"""Mutations that a real shop refuses: in which words, and that nothing comes of them.

The words are those of real shops, where they are known.
"""

import pytest

from ..orders.order_calls import bag
from .refused import errors_of, held, sold

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
CREATE = """
mutation M($order: OrderCreateOrderInput!) {
  orderCreate(order: $order) { order { id } userErrors { field code } }
}
"""
REMOVE_CUSTOMER = """
mutation M($id: ID!) {
  orderCustomerRemove(orderId: $id) { order { id } userErrors { field message code } }
}
"""
CANCEL = """
mutation M($id: ID!, $note: String) {
  orderCancel(orderId: $id, reason: OTHER, restock: false, staffNote: $note) {
    userErrors { field message }
  }
}
"""
TO_SHIP = """
query Q($id: ID!) {
  order(id: $id) { fulfillmentOrders(first: 1) {
    nodes { id lineItems(first: 1) { nodes { id } } }
  } }
}
"""
SHIP = """
mutation M($input: FulfillmentInput!) {
  fulfillmentCreate(fulfillment: $input) { userErrors { field message } }
}
"""
UNSHIP = """
mutation M($id: ID!) {
  fulfillmentCancel(id: $id) { fulfillment { status } userErrors { message } }
}
"""
CLOSE = "mutation M($id: ID!) { orderClose(input: {id: $id}) { order { id } } }"
MARK = """
mutation M($id: ID!) {
  orderMarkAsPaid(input: {id: $id}) { order { id } userErrors { field message } }
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
            [
                (["shippingAddress", "lastName"], "Enter a last name"),
                (["shippingAddress", "zip"], "Enter a ZIP code"),
                (
                    ["shippingAddress", "province"],
                    "State is not a valid state in United States",
                ),
            ],
        ),
        (
            {"shippingAddress": {"countryCode": "FR", "lastName": " "}},
            [(["shippingAddress", "lastName"], "Enter a last name")],
        ),
    ],
)
def test_an_order_is_not_changed_by_what_says_nothing_or_is_wrong(shop, given, errors):
    order = sold(shop)
    assert errors_of(shop, UPDATE, input={"id": order["id"], **given}) == errors


@pytest.mark.parametrize(
    ("given", "error"),
    [
        (
            {"processedAt": "2099-01-01T00:00:00Z"},
            (["order", "processedAt"], "PROCESSED_AT_INVALID"),
        ),
        (
            {
                "customerId": "gid://shopify/Customer/1",
                "customer": {"toUpsert": {"email": "new@example.com"}},
            },
            (["order"], "REDUNDANT_CUSTOMER_FIELDS"),
        ),
    ],
)
def test_an_order_that_contradicts_itself_is_not_made(shop, given, error):
    line = {"title": "Cup", "quantity": 1, "priceSet": bag("10.00")}
    order = {"email": "new@example.com", "lineItems": [line], **given}
    assert errors_of(shop, CREATE, order=order) == [error]


def test_a_company_keeps_its_orders(shop):
    acme = shop.add_company("Acme", locations=[{"name": "Berlin"}])
    buyer = {
        "company": {"id": acme["id"]},
        "location": {"id": acme["locations"][0]["id"]},
    }
    order = sold(shop, purchasingEntity=buyer)
    [error] = errors_of(shop, REMOVE_CUSTOMER, id=order["id"])
    assert error == (["orderId"], "Action not permitted on B2B Orders", "INVALID")


def test_an_order_is_not_cancelled_with_a_note_that_is_too_long(shop):
    [error] = errors_of(shop, CANCEL, id=sold(shop)["id"], note="x" * 256)
    text = "Staff note is too long. Maximum length is 255 characters."
    assert error == (["staffNote"], text)


def test_only_what_is_there_is_shipped(shop):
    order = sold(shop)
    [first] = shop.data(TO_SHIP, id=order["id"])["order"]["fulfillmentOrders"]["nodes"]
    group = {
        "fulfillmentOrderId": first["id"],
        "fulfillmentOrderLineItems": [
            {"id": first["lineItems"]["nodes"][0]["id"], "quantity": 2}
        ],
    }
    given = {"lineItemsByFulfillmentOrder": [group]}
    text = "Invalid fulfillment order line item quantity requested."
    assert errors_of(shop, SHIP, input=given) == [(["fulfillment"], text)]
    shop.order_event(order["id"], "fulfill")
    number = first["id"].rpartition("/")[2]
    text = f"Fulfillment order {number} has an unfulfillable status= closed."
    assert errors_of(shop, SHIP, input=given) == [(["fulfillment"], text)]


def test_a_cancelled_shipment_stays_cancelled(shop):
    order = shop.order_event(sold(shop)["id"], "fulfill")
    [shipped] = order["fulfillments"]
    shop.data(UNSHIP, id=shipped["id"])
    before = held(shop)
    shop.advance(60)
    assert shop.data(UNSHIP, id=shipped["id"])["fulfillmentCancel"] == {
        "fulfillment": {"status": "CANCELLED"},
        "userErrors": [],
    }
    assert held(shop) == before


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
