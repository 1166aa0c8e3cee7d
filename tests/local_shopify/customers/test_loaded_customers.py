"""Customers put into the local Shopify from outside: loaded, changed, in any number."""

import time

from .customer_calls import PARTS, TORONTO, create

REST = {
    "id": 123456789012345,
    "admin_graphql_api_id": "gid://shopify/Customer/123456789012345",
    "email": "Bob@X.example",
    "first_name": "Bob",
    "last_name": None,
    "orders_count": 3,
    "total_spent": "12.30",
    "currency": "CAD",
    "tags": "vip, b2b",
    "state": "enabled",
    "created_at": "2024-01-01T10:00:00-05:00",
    "updated_at": "2024-02-01T10:00:00-05:00",
    "email_marketing_consent": {"state": "subscribed", "opt_in_level": "single_opt_in"},
    "addresses": [
        {"id": 76, "city": "Ottawa", "country_code": "CA", "default": False},
        {
            "id": 77,
            "city": "Toronto",
            "province": "Ontario",
            "province_code": "ON",
            "country": "Canada",
            "country_code": "CA",
            "default": True,
        },
    ],
}
BY_ID = "query One($id: ID!) { customer(id: $id) { ...Parts } }"


def test_a_webhooks_customer_is_loaded_as_it_is(shop):
    (loaded,) = shop.load_customers(REST)
    customer = shop.data(BY_ID + PARTS, id=loaded["id"])["customer"]
    assert customer["id"] == REST["admin_graphql_api_id"]
    assert (customer["email"], customer["state"]) == ("Bob@X.example", "ENABLED")
    assert customer["updatedAt"] == "2024-02-01T15:00:00Z"
    assert customer["tags"] == ["b2b", "vip"]
    assert customer["numberOfOrders"] == "3"
    assert customer["amountSpent"] == {"amount": "12.30", "currencyCode": "CAD"}
    assert customer["defaultEmailAddress"]["marketingState"] == "SUBSCRIBED"
    assert customer["defaultAddress"]["city"] == "Toronto"
    assert len(customer["addresses"]) == 2


def test_a_node_is_loaded_as_another_shop_answered_it(shop):
    create(shop, firstName="Ada", email="a@x.example", addresses=[TORONTO])
    asked = shop.data("{ customers(first: 1) { nodes { ...Parts } } }" + PARTS)
    (node,) = asked["customers"]["nodes"]
    shop.reset()
    shop.load_customers(node)
    shop.load_customers(node)
    (again,) = shop.data("{ customers(first: 9) { nodes { ...Parts } } }" + PARTS)[
        "customers"
    ]["nodes"]
    assert again == node


def test_customers_are_changed_and_deleted_from_outside(shop):
    shop.set_clock("2026-05-01T12:00:00Z", stop=True)
    id_ = shop.add_customer(name="Ada King", city="Köln", countryCode="DE")["id"]
    shop.advance(60)
    shop.change_customer(id_, email="ada@x.example")
    customer = shop.data(BY_ID + PARTS, id=id_)["customer"]
    assert customer["updatedAt"] == "2026-05-01T12:01:00Z"
    assert customer["addresses"][0]["country"] == "Germany"
    shop.change_customer(id_, city="Bonn")
    (address,) = shop.customer(id_)["addresses"]
    assert (address["city"], address["country"]) == ("Bonn", "Germany")
    shop.delete_customer(id_)
    assert shop.data(BY_ID + PARTS, id=id_) == {"customer": None}


def test_twenty_thousand_customers_are_there_in_seconds_and_alike_for_a_seed(shop):
    started = time.monotonic()
    assert shop.reset(customers=20_000)["customers"] == 20_000
    assert time.monotonic() - started < 60
    shop.reset(customers=2_000)
    first = shop.customers()
    assert len({customer["email"] for customer in first}) == 2_000
    phones = [customer["phone"] for customer in first if customer["phone"]]
    assert len(set(phones)) == len(phones) > 1_000
    assert {len(customer["addresses"]) for customer in first} == {1, 2}
    shop.reset(customers=100)
    names = [customer["firstName"] for customer in shop.customers()]
    assert names == [customer["firstName"] for customer in first[:100]]


def test_the_demo_has_customers_with_the_disorder_of_a_real_list(shop):
    shop.reset("demo")
    customers = shop.customers()
    emails = [(customer["email"] or "").lower() for customer in customers]
    assert len(customers) > 40
    assert emails.count("nora.klein@mail.example") == 2
    assert any(not customer["firstName"] for customer in customers)
