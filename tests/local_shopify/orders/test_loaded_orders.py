"""Orders that the local Shopify loads: what real Shopify says of them is told again."""

import pytest

from ...local_shop import QUERIES, shop
from .order_payload import payload

FIELDS = (QUERIES / "orders" / "order_fields.graphql").read_text()
CUSTOMER_FIELDS = (QUERIES / "customers" / "customer_fields.graphql").read_text()
ADDRESS = "fragment AddressFields on MailingAddress {"
WHOLE = """
query Whole(
  $id: ID!
  $withCustomer: Boolean = true
  $withCompanies: Boolean = false
  $withPaymentTerms: Boolean = true
) {
  order(id: $id) {
    ...OrderFields
    whole: refunds(first: 250) { ...RefundFields }
    fulfillments {
      id status createdAt
      fulfillmentLineItems(first: 50) { nodes { quantity lineItem { id } } }
    }
  }
}
"""
SEED = 4711
ORDERS = 60
# What the buyer's money that moved was, payloads tell in one currency or not at all.
MOVED = ("Received", "Refunded", "Outstanding", "netPayment")


def whole(shop, id_):
    """An order as our queries read it, with its refunds and shipments."""
    address = ADDRESS + CUSTOMER_FIELDS.split(ADDRESS)[1].split("\n}")[0] + "\n}"
    order = shop.data(WHOLE + FIELDS + address, id=id_)["order"]
    return order | {"refunds": order.pop("whole")}


def random_orders(shop):
    """Whole orders of any currency, with edits, refunds and cancellations."""
    shop.reset(catalogue="30", restore_rate=1e6, maximum_available=1e6)
    made = shop.random_orders(SEED, ORDERS, events=True, currency="any")
    found = [whole(shop, each["id"]) for each in made]
    return [each for each in found if not each["lineItems"]["pageInfo"]["hasNextPage"]]


def empty(shop):
    shop.reset(restore_rate=1e6, maximum_available=1e6)


def without_variants(order):
    """The shop that loads an order has none of its products."""
    lines = order["lineItems"]["nodes"]
    nodes = [line | {"variant": None} for line in lines]
    return order | {"lineItems": order["lineItems"] | {"nodes": nodes}}


def test_an_order_of_graphql_is_told_again_as_it_was_with_its_customer(shop):
    orders = random_orders(shop)
    empty(shop)
    for order in orders:
        shop.load_orders(order)
        assert whole(shop, order["id"]) == without_variants(order)


def sums(order):
    """All sums of an order but those of money that moved, and those of its parts."""
    goods = ("currentQuantity", "originalTotalSet", "discountedTotalSet", "taxLines")
    shipping = ("discountedPriceSet", "currentDiscountedPriceSet", "taxLines")
    refunds = ("refundLineItems", "refundShippingLines", "orderAdjustments")
    heads = [name for name in order if name.endswith("Set")]
    return {
        **{n: order[n] for n in heads if not any(word in n for word in MOVED)},
        "at": [order["createdAt"], order["cancelledAt"], order["updatedAt"]],
        "status": order["displayFinancialStatus"],
        "refunds": [
            [list(map(known, each[name]["nodes"])) for name in refunds]
            for each in order["refunds"]
        ],
        "taxes": sorted(map(str, order["taxLines"])),
        "current taxes": sorted(map(str, order["currentTaxLines"])),
        "lines": [[each[n] for n in goods] for each in order["lineItems"]["nodes"]],
        "shipping": [
            [each[n] for n in shipping] for each in order["shippingLines"]["nodes"]
        ],
    }


def known(part):
    return {name: value for name, value in part.items() if name != "id"}


def test_an_order_of_a_webhook_has_all_its_sums_again(shop):
    orders = random_orders(shop)
    empty(shop)
    for number, order in enumerate(orders):
        shop.load_orders(payload(order, old_refunds=bool(number % 2)))
        assert sums(whole(shop, order["id"])) == sums(order)


def test_money_that_moved_is_told_again_where_one_currency_moved_it(shop):
    """Of an authorisation, no payload tells what was captured."""
    orders = [
        order
        for order in random_orders(shop)
        if order["currencyCode"] == order["presentmentCurrencyCode"]
        and all(each["kind"] != "AUTHORIZATION" for each in order["transactions"])
    ]
    empty(shop)
    names = ("totalReceivedSet", "totalRefundedSet", "totalOutstandingSet")
    assert len(orders) > 20
    for order in orders:
        shop.load_orders(payload(order))
        again = whole(shop, order["id"])
        assert [again[name] for name in names] == [order[name] for name in names]


def amounts(value, other=None):
    return {
        "shop_money": {"amount": value, "currency_code": "EUR"},
        "presentment_money": {
            "amount": other or value,
            "currency_code": "USD" if other else "EUR",
        },
    }


def a_payload(price="10.00", status="paid", **given):
    """One cup and its shipping for 5.00, as orders/create tells it."""
    total = f"{float(price) + 5:.2f}"
    line = {"id": 61, "title": "Cup", "quantity": 1, "price": price}
    post = {"id": 71, "title": "Post", "price": "5.00", "price_set": amounts("5.00")}
    return {
        "id": 51,
        "name": "#51",
        "currency": "EUR",
        "presentment_currency": "EUR",
        "created_at": "2026-01-01T21:00:00-05:00",
        "updated_at": "2026-01-01T21:00:00-05:00",
        "financial_status": status,
        "total_price": total,
        "total_price_set": amounts(total),
        "total_outstanding": "0.00",
        "payment_gateway_names": ["shopify_payments"],
        "tags": "",
        "line_items": [line | {"price_set": amounts(price)}],
        "shipping_lines": [post],
        **given,
    }


def loaded(shop, **given):
    return shop.load_orders(a_payload(**given))[0]


def test_times_of_a_payload_are_told_in_utc(shop):
    loaded(shop)
    query = (
        '{ orders(first: 1, query: "created_at:>2026-01-02") {'
        " nodes { createdAt updatedAt } } }"
    )
    found = shop.data(query)
    moment = "2026-01-02T02:00:00Z"
    assert found["orders"]["nodes"] == [{"createdAt": moment, "updatedAt": moment}]


def test_a_free_order_has_no_payment(shop):
    free = {"total_price": "0.00", "total_price_set": amounts("0.00")}
    off = {"amount": "10.00", "discount_application_index": 0}
    applied = {
        "type": "manual",
        "value": "100.0",
        "value_type": "percentage",
        "allocation_method": "across",
        "target_selection": "all",
        "target_type": "line_item",
    }
    payload = a_payload(payment_gateway_names=[], shipping_lines=[], **free)
    payload["line_items"][0]["discount_allocations"] = [off]
    [order] = shop.load_orders(payload | {"discount_applications": [applied]})
    assert order["transactions"] == []
    assert order["displayFinancialStatus"] == "PAID"


def test_what_a_payload_says_is_authorised_can_be_captured(shop):
    order = loaded(shop, status="authorized")
    assert order["displayFinancialStatus"] == "AUTHORIZED"
    order = shop.order_event(order["id"], "capture")
    assert order["displayFinancialStatus"] == "PAID"
    assert order["totalReceivedSet"]["shopMoney"]["amount"] == "15.0"


def refunded(status):
    """Money that goes back for nothing, as payloads of before 2021 tell it."""
    return {
        "id": 91,
        "created_at": "2026-01-03T10:00:00Z",
        "refund_line_items": [],
        "order_adjustments": [
            {
                "id": 95,
                "kind": "refund_discrepancy",
                "amount": "-15.00",
                "tax_amount": "0.00",
            }
        ],
        "transactions": [
            {
                "id": 96,
                "kind": "refund",
                "status": status,
                "gateway": "shopify_payments",
                "amount": "15.00",
                "currency": "EUR",
            }
        ],
    }


@pytest.mark.parametrize("told", [{}, {"current_total_price": "0.00"}])
@pytest.mark.parametrize(("status", "back"), [("success", "15.0"), ("pending", "0.0")])
def test_what_a_payload_paid_back_was_received_once(shop, told, status, back):
    order = loaded(shop, status="paid", refunds=[refunded(status)], **told)
    names = ("totalReceivedSet", "totalRefundedSet", "currentTotalPriceSet")
    amounts = [order[name]["shopMoney"]["amount"] for name in names]
    assert amounts == ["15.0", back, "0.0"]


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"current_total_price": "15.00"},
        {"current_total_price": "0.00", "total_outstanding": "-15.00"},
    ],
)
@pytest.mark.parametrize("status", ["failure", "error"])
def test_what_failed_to_go_back_was_received(shop, told, status):
    order = loaded(shop, status="paid", refunds=[refunded(status)], **told)
    names = ("totalReceivedSet", "totalRefundedSet")
    amounts = [order[name]["shopMoney"]["amount"] for name in names]
    assert (order["displayFinancialStatus"], amounts) == ("PAID", ["15.0", "0.0"])


def test_what_failed_once_and_then_went_back_was_received_once(shop):
    again = refunded("failure")
    again["transactions"] += refunded("success")["transactions"]
    again["transactions"][0]["id"] = 97
    order = loaded(shop, status="refunded", refunds=[again])
    names = ("totalReceivedSet", "totalRefundedSet")
    amounts = [order[name]["shopMoney"]["amount"] for name in names]
    assert amounts == ["15.0", "15.0"]


def test_what_a_payload_says_is_owed_is_told_again(shop):
    """Two payments of 10.00 are a cent less by the rates of their days."""
    moves = [
        {
            "id": number,
            "kind": "sale",
            "status": "success",
            "gateway": "shopify_payments",
            "amount": "12.00",
            "currency": "USD",
            "amount_set": amounts("10.00", "12.00"),
        }
        for number in (96, 97)
    ]
    order = loaded(
        shop,
        price="15.01",
        presentment_currency="USD",
        total_price_set=amounts("20.01", "24.00"),
        transactions=moves,
    )
    owed = [side["amount"] for side in order["totalOutstandingSet"].values()]
    assert owed == ["0.0", "0.0"]


def test_what_was_not_authorised_is_not_captured(shop):
    order = loaded(shop)
    with pytest.raises(ValueError, match="no authorization to capture"):
        shop.order_event(order["id"], "capture")
    assert shop.order(order["id"])["totalReceivedSet"] == order["totalReceivedSet"]


def test_a_payload_s_customer_has_the_default_address_that_is_told_alone(shop):
    address = {"id": 77, "customer_id": 81, "city": "Bern", "country_code": "CH"}
    loaded(shop, customer={"id": 81, "email": "mia@example.com"})
    loaded(shop, id=52, customer={"id": 82, "default_address": address})
    [_mia, other] = shop.customers()
    assert [each["city"] for each in other["addresses"]] == ["Bern"]
    assert other["defaultAddressId"] == other["addresses"][0]["id"]


def test_a_payload_s_customer_comes_with_it(shop):
    customer = {"id": 81, "first_name": "Mia", "email": "mia@example.com"}
    order = loaded(shop, customer=customer)
    asked = shop.data(
        "query Q($id: ID!) { order(id: $id) { customer { firstName email } } }",
        id=order["id"],
    )
    told = {"firstName": "Mia", "email": "mia@example.com"}
    assert asked["order"]["customer"] == told


def test_a_customer_that_the_shop_knows_stays_as_it_is(shop):
    known = shop.add_customer(firstName="Mia", email="mia@example.com")
    number = int(known["id"].rpartition("/")[2])
    loaded(shop, customer={"id": number, "first_name": "Maria"})
    assert shop.customer(known["id"])["firstName"] == "Mia"


def test_what_a_refund_paid_in_the_buyer_s_currency_is_exact_in_the_shop_s(shop):
    """3.33 at the order's rate would be 3.03; the refund's own line says 3.02."""
    back = {
        "id": 91,
        "created_at": "2026-01-03T10:00:00Z",
        "refund_line_items": [],
        "order_adjustments": [
            {
                "id": 95,
                "kind": "shipping_refund",
                "amount": "-3.02",
                "amount_set": amounts("-3.02", "-3.33"),
                "tax_amount": "0.00",
                "tax_amount_set": amounts("0.00", "0.00"),
            }
        ],
        "transactions": [
            {
                "id": 96,
                "kind": "refund",
                "status": "success",
                "gateway": "shopify_payments",
                "amount": "3.33",
                "currency": "USD",
            }
        ],
    }
    order = loaded(
        shop,
        status="partially_refunded",
        presentment_currency="USD",
        total_price_set=amounts("15.00", "16.50"),
        current_total_price="11.98",
        current_total_price_set=amounts("11.98", "13.17"),
        refunds=[back],
    )
    bags = [order[n] for n in ("totalReceivedSet", "totalRefundedSet")]
    told = [[side["amount"] for side in bag.values()] for bag in bags]
    assert told == [["15.0", "16.5"], ["3.02", "3.33"]]
    [line] = order["shippingLines"]
    [returned] = order["refunds"][0]["refundShippingLines"]
    assert returned["shippingLine"]["id"] == line["id"]


def test_payment_terms_of_a_payload_keep_their_schedules(shop):
    schedule = {"amount": "8.00", "currency": "EUR", "issued_at": None}
    terms = {
        "payment_terms_name": "Fixed",
        "payment_terms_type": "fixed",
        "due_in_days": None,
        "payment_schedules": [
            schedule | {"due_at": "2027-02-20T23:30:00-05:00", "completed_at": None}
        ],
    }
    order = loaded(shop, payment_terms=terms)
    assert whole(shop, order["id"])["paymentTerms"] == {
        "paymentTermsName": "Fixed",
        "paymentTermsType": "FIXED",
        "dueInDays": None,
        "paymentSchedules": {
            "nodes": [{"dueAt": "2027-02-21T04:30:00Z", "completedAt": None}]
        },
    }
