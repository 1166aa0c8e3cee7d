"""Webhooks' orders that the local Shopify loads: lines, times, customers, terms."""

from .loaded_order import loaded, whole
from .order_calls import read, shop_amounts


def test_a_webhook_s_payload_is_read_like_graphql(shop):
    def amounts(value):
        money = {"amount": value, "currency_code": "EUR"}
        return {"shop_money": money, "presentment_money": money}

    payload = {
        "id": 5002,
        "name": "#78",
        "order_number": 78,
        "currency": "EUR",
        "presentment_currency": "EUR",
        "created_at": "2026-01-02T10:00:00Z",
        "financial_status": "paid",
        "total_price": "12.00",
        "total_price_set": amounts("12.00"),
        "tags": "vip, gift",
        "note_attributes": [{"name": "Card", "value": "Yes"}],
        "shipping_address": {"first_name": "Mia", "city": "Ulm", "country_code": "DE"},
        "discount_applications": [
            {
                "type": "discount_code",
                "code": "ONE",
                "value": "1.00",
                "value_type": "fixed_amount",
                "allocation_method": "across",
                "target_selection": "all",
                "target_type": "line_item",
            }
        ],
        "line_items": [
            {
                "id": 6002,
                "title": "Cup",
                "quantity": 1,
                "price": "10.00",
                "price_set": amounts("10.00"),
                "discount_allocations": [
                    {
                        "amount": "1.00",
                        "amount_set": amounts("1.00"),
                        "discount_application_index": 0,
                    }
                ],
                "tax_lines": [{"title": "VAT", "rate": 0.19, "price": "1.71"}],
            }
        ],
        "shipping_lines": [{"id": 7002, "title": "Post", "price": "1.29"}],
    }
    [order] = shop.load_orders(payload)
    assert order["tags"] == ["gift", "vip"]
    assert order["customAttributes"] == [{"key": "Card", "value": "Yes"}]
    assert order["shippingAddress"]["country"] == "Germany"
    told = read(shop, order)
    assert told["displayFinancialStatus"] == "PAID"
    amounts = shop_amounts(told)
    assert amounts["totalDiscounts"] == "1.0"
    assert amounts["totalPrice"] == "12.0"
    assert amounts["totalOutstanding"] == "0.0"


def test_times_of_a_payload_are_told_in_utc(shop):
    loaded(shop)
    query = (
        '{ orders(first: 1, query: "created_at:>2026-01-02") {'
        " nodes { createdAt updatedAt } } }"
    )
    found = shop.data(query)
    moment = "2026-01-02T02:00:00Z"
    assert found["orders"]["nodes"] == [{"createdAt": moment, "updatedAt": moment}]


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
