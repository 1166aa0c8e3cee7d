"""Customers of the local Shopify: made, changed, refused, found, loaded."""

import time

import pytest

from ...local_shop import shop

CREATE = """
mutation Create($input: CustomerInput!) {
  customerCreate(input: $input) { customer { ...Parts } userErrors { field message } }
}
"""
UPDATE = """
mutation Update($input: CustomerInput!) {
  customerUpdate(input: $input) { customer { ...Parts } userErrors { field message } }
}
"""
PARTS = """
fragment Parts on Customer {
  id displayName firstName lastName email phone locale note state tags updatedAt
  numberOfOrders amountSpent { amount currencyCode } taxExempt verifiedEmail
  defaultEmailAddress { emailAddress marketingState marketingOptInLevel validFormat }
  defaultPhoneNumber { phoneNumber marketingState }
  defaultAddress { id city }
  addresses(first: 5) {
    id name address1 city provinceCode province countryCodeV2 country
  }
  addressesV2(first: 1) {
    nodes { id formatted formattedArea }
    pageInfo { hasNextPage }
  }
}
"""
FIND = """
query Find($query: String, $sortKey: CustomerSortKeys, $reverse: Boolean) {
  customers(first: 50, query: $query, sortKey: $sortKey, reverse: $reverse) {
    nodes { displayName }
  }
  customersCount(query: $query) { count }
}
"""
TORONTO = {
    "address1": "1 King St",
    "city": "Toronto",
    "countryCode": "CA",
    "provinceCode": "ON",
}


def create(shop, **given):
    answer = shop.data(CREATE + PARTS, input=given)["customerCreate"]
    assert answer["userErrors"] == []
    return answer["customer"]


def refusals(shop, query=CREATE, **given):
    (answer,) = shop.data(query + PARTS, input=given).values()
    assert answer["customer"] is None
    return [(error["field"], error["message"]) for error in answer["userErrors"]]


def names(shop, query=None, **arguments):
    data = shop.data(FIND, query=query, **arguments)
    found = [node["displayName"] for node in data["customers"]["nodes"]]
    assert data["customersCount"]["count"] == len(found)
    return found


def test_a_customer_of_an_email_alone_gets_shopifys_defaults(shop):
    customer = create(shop, email=" ada@x.example ", firstName=" ")
    assert customer["displayName"] == customer["email"] == "ada@x.example"
    assert (customer["firstName"], customer["locale"]) == (None, "en")
    assert (customer["state"], customer["verifiedEmail"]) == ("DISABLED", True)
    assert customer["numberOfOrders"] == "0"
    assert customer["amountSpent"] == {"amount": "0.0", "currencyCode": "EUR"}
    assert customer["defaultEmailAddress"]["marketingState"] == "NOT_SUBSCRIBED"
    assert customer["defaultPhoneNumber"] is customer["defaultAddress"] is None


def test_nobody_is_no_customer(shop):
    message = "A name, phone number, or email address must be present"
    assert refusals(shop, note="who?") == [(None, message)]


def test_an_email_and_a_phone_number_belong_to_one_customer(shop):
    create(shop, email="ada@x.example", phone="+491711234567")
    taken = [(["email"], "Email has already been taken")]
    assert refusals(shop, email="ADA@x.example") == taken
    taken = [(["phone"], "Phone has already been taken")]
    assert refusals(shop, phone="0171 1234567") == taken


def test_what_is_no_email_phone_or_locale_is_refused(shop):
    assert refusals(shop, email="ada") == [(["email"], "Email is invalid")]
    assert refusals(shop, phone="abc") == [(["phone"], "Phone is invalid")]
    refused = refusals(shop, email="a@x.example", locale="not-a-locale")
    assert refused == [(["locale"], "Locale is invalid")]
    message = "First name is too long (maximum is 255 characters)"
    assert refusals(shop, firstName="a" * 256) == [(["firstName"], message)]


def test_the_first_address_is_the_default_and_a_doubled_one_is_one(shop):
    customer = create(
        shop, lastName="King", addresses=[TORONTO, {"city": "Köln"}, TORONTO]
    )
    first, second = customer["addresses"]
    assert (first["province"], first["country"]) == ("Ontario", "Canada")
    assert (first["name"], second["city"]) == ("King", "Köln")
    assert customer["defaultAddress"]["id"] == first["id"]
    (paged,) = customer["addressesV2"]["nodes"]
    assert paged["formattedArea"] == "Toronto ON, Canada"
    assert customer["addressesV2"]["pageInfo"]["hasNextPage"]


def test_a_consent_needs_what_it_is_for_and_a_mutation_of_its_own(shop):
    consent = {"marketingState": "SUBSCRIBED"}
    message = "An email address is required to set the email marketing consent state."
    refused = refusals(shop, phone="+491711234567", emailMarketingConsent=consent)
    assert refused == [(["emailMarketingConsent"], message)]
    customer = create(shop, email="a@x.example", emailMarketingConsent=consent)
    assert customer["defaultEmailAddress"]["marketingState"] == "SUBSCRIBED"
    ((_field, text),) = refusals(
        shop, UPDATE, id=customer["id"], emailMarketingConsent=consent
    )
    assert "customerEmailMarketingConsentUpdate" in text


def test_an_update_changes_what_it_names_and_the_time_moves_on_with_it(shop):
    shop.set_clock("2026-05-01T12:00:00Z", stop=True)
    before = create(shop, email="a@x.example", tags=["b", "A", "a "], note="n")
    shop.advance(60)
    update = {"id": before["id"], "lastName": "King"}
    after = shop.data(UPDATE + PARTS, input=update)["customerUpdate"]["customer"]
    assert (after["displayName"], after["note"]) == ("King", "n")
    assert after["tags"] == before["tags"] == ["A", "b"]
    assert after["updatedAt"] == "2026-05-01T12:01:00Z"
    shop.advance(60)
    same = shop.data(UPDATE + PARTS, input=update)["customerUpdate"]["customer"]
    assert same["updatedAt"] == "2026-05-01T12:01:00Z"


def test_who_does_not_exist_is_not_updated(shop):
    refused = refusals(shop, UPDATE, id="gid://shopify/Customer/1", note="x")
    assert refused == [(["id"], "Customer does not exist")]


def test_customers_are_found_by_what_shopify_searches(shop):
    create(shop, firstName="Ada", lastName="King", email="Ada@x.example", tags=["vip"])
    create(shop, firstName="Bob", addresses=[TORONTO], phone="+14165550123")
    assert names(shop, "email:ada@X.example") == ["Ada King"]
    assert names(shop, "first_name:ada last_name:king") == ["Ada King"]
    assert names(shop, "tag:vip") == ["Ada King"]
    assert names(shop, "phone:+14165550123") == ["Bob"]
    assert names(shop, "country:Canada") == ["Bob"]
    assert names(shop, "state:disabled -tag:vip") == ["Bob"]
    assert names(shop, "Toronto") == ["Bob"]
    assert names(shop, "orders_count:>0") == []


def test_customers_are_sorted_by_last_and_first_name_and_by_time(shop):
    for last, first in (("Young", "Bob"), ("King", "Zoe"), ("King", "Ada")):
        create(shop, firstName=first, lastName=last)
        shop.advance(60)
    assert names(shop, sortKey="NAME") == ["Ada King", "Zoe King", "Bob Young"]
    newest = names(shop, sortKey="UPDATED_AT", reverse=True)
    assert newest == ["Ada King", "Zoe King", "Bob Young"]


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


def test_customers_need_the_scope_to_read_them(shop):
    shop.settings(scopes=["read_products"])
    assert shop.codes("{ customers(first: 1) { nodes { id } } }") == ["ACCESS_DENIED"]


WITHHELD = """
{ customers(first: 1) { nodes {
  id firstName email defaultEmailAddress { emailAddress } tags
  addresses(first: 1) { address1 city countryCodeV2 }
} } }
"""


@pytest.mark.parametrize("way", [False, "silent"])
def test_an_app_that_is_not_approved_gets_customers_without_their_data(shop, way):
    create(shop, firstName="Ada", email="a@x.example", tags=["b"], addresses=[TORONTO])
    shop.settings(protected_customer_data=way)
    answer = shop.ask(WITHHELD)
    (customer,) = answer["data"]["customers"]["nodes"]
    (address,) = customer.pop("addresses")
    assert (address.pop("countryCodeV2"), customer.pop("tags")) == ("CA", ["b"])
    assert customer.pop("id")
    assert set(customer.values()) == set(address.values()) == {None}
    errors = answer.get("errors", [])
    assert {error["extensions"]["code"] for error in errors} == (
        {"ACCESS_DENIED"} if way is False else set()
    )
    assert len(errors) == (5 if way is False else 0)


def test_an_app_without_any_access_is_refused_every_customer(shop):
    create(shop, email="a@x.example")
    shop.settings(protected_customer_data="denied")
    (error,) = shop.ask(WITHHELD)["errors"]
    assert error["extensions"]["code"] == "ACCESS_DENIED"
    assert error["message"].startswith(
        "This app is not approved to access the Customer object."
    )


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


def test_a_count_is_searched_by_named_fields_alone(shop):
    create(shop, firstName="Ada", tags=["vip"])
    create(shop, firstName="Bob")
    query = "query C($q: String) { customersCount(query: $q) { count } }"
    assert shop.data(query, q="tag:vip")["customersCount"] == {"count": 1}
    answer = shop.ask(query, q="Ada")
    assert answer["data"]["customersCount"] == {"count": 2}
    (warning,) = answer["extensions"]["search"][0]["warnings"]
    assert warning["code"] == "missing_named_field"
