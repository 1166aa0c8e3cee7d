"""Customers of the local Shopify: made, changed, refused, found, withheld."""

import pytest

from .customer_calls import CREATE, PARTS, TORONTO, create

UPDATE = """
mutation Update($input: CustomerInput!) {
  customerUpdate(input: $input) { customer { ...Parts } userErrors { field message } }
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


def test_a_count_is_searched_by_named_fields_alone(shop):
    create(shop, firstName="Ada", tags=["vip"])
    create(shop, firstName="Bob")
    query = "query C($q: String) { customersCount(query: $q) { count } }"
    assert shop.data(query, q="tag:vip")["customersCount"] == {"count": 1}
    answer = shop.ask(query, q="Ada")
    assert answer["data"]["customersCount"] == {"count": 2}
    (warning,) = answer["extensions"]["search"][0]["warnings"]
    assert warning["code"] == "missing_named_field"
