"""What belongs to customers of the local Shopify: addresses, consents, tags, orders."""

from .customer_calls import TORONTO

MUTATION = """
mutation Do({kinds}) {{
  {name}({given}) {{ {what} userErrors {{ field message }} }}
}}
"""
KINDS = {
    "address": "MailingAddressInput!",
    "input": "CustomerEmailMarketingConsentUpdateInput!",
    "overrideFields": "CustomerMergeOverrideFields",
    "setAsDefault": "Boolean",
    "tags": "[String!]!",
    "taxExemptions": "[TaxExemption!]!",
}
ULM = {"city": "Ulm", "countryCode": "DE"}


def ask(shop, name, what="", /, **given):
    kinds = ", ".join(f"${key}: {KINDS.get(key, 'ID!')}" for key in given)
    passed = ", ".join(f"{key}: ${key}" for key in given)
    query = MUTATION.format(kinds=kinds, name=name, given=passed, what=what)
    return shop.ask(query, **given)


def do(shop, name, what="", /, **given):
    """Call a mutation; its payload."""
    return ask(shop, name, what, **given)["data"][name]


def messages(payload):
    return [(error["field"], error["message"]) for error in payload["userErrors"]]


def cities(shop, id_):
    return [address["city"] for address in shop.customer(id_)["addresses"]]


def test_an_address_is_added_once_and_may_become_the_default(shop):
    id_ = shop.add_customer(name="Ada King", city="Bonn", countryCode="DE")["id"]
    given = {"customerId": id_, "address": ULM}
    added = do(
        shop, "customerAddressCreate", "address { id name }", setAsDefault=True, **given
    )
    assert added["address"]["name"] == "Ada King"
    assert shop.customer(id_)["defaultAddressId"] == added["address"]["id"]
    again = do(shop, "customerAddressCreate", **given)
    assert messages(again) == [(["address"], "Address already exists")]
    assert cities(shop, id_) == ["Bonn", "Ulm"]


def test_a_province_that_its_country_has_not_is_refused(shop):
    id_ = shop.add_customer(name="Ada")["id"]
    address = TORONTO | {"provinceCode": "ZZ"}
    refused = do(shop, "customerAddressCreate", customerId=id_, address=address)
    assert messages(refused) == [(["address", "province"], "Province is invalid")]
    assert cities(shop, id_) == []


def test_an_address_is_changed_by_its_owner_alone(shop):
    ada = shop.add_customer(name="Ada", city="Bonn", countryCode="DE")
    bob = shop.add_customer(name="Bob")
    given = {"addressId": ada["addresses"][0]["id"], "address": {"city": "Köln"}}
    update = "customerAddressUpdate"
    assert messages(do(shop, update, customerId=ada["id"], **given)) == []
    ((field, _text),) = messages(do(shop, update, customerId=bob["id"], **given))
    assert field == ["addressId"]
    assert cities(shop, ada["id"]) == ["Köln"]
    given["addressId"] = "gid://shopify/MailingAddress/1"
    answer = ask(shop, update, customerId=ada["id"], **given)
    assert answer["errors"][0]["extensions"]["code"] == "RESOURCE_NOT_FOUND"


def test_the_next_address_is_the_default_when_that_is_deleted(shop):
    ada = shop.add_customer(name="Ada", addresses=[TORONTO, ULM])
    id_, (first, second) = ada["id"], ada["addresses"]
    deleted = do(
        shop,
        "customerAddressDelete",
        "deletedAddressId",
        customerId=id_,
        addressId=first["id"],
    )
    assert deleted["deletedAddressId"] == first["id"]
    assert shop.customer(id_)["defaultAddressId"] == second["id"]


def test_a_consent_is_changed_to_what_can_be_set(shop):
    id_ = shop.add_customer(email="a@x.example")["id"]
    update = "customerEmailMarketingConsentUpdate"

    def consent(**fields):
        given = {"customerId": id_, "emailMarketingConsent": fields}
        return ask(shop, update, input=given)

    assert "errors" not in consent(marketingState="UNSUBSCRIBED")
    assert shop.customer(id_)["emailConsent"]["marketingState"] == "UNSUBSCRIBED"
    (error,) = consent(marketingState="NOT_SUBSCRIBED")["errors"]
    assert error["extensions"]["code"] == "INVALID"
    pending = consent(marketingState="PENDING")["data"][update]
    assert pending["userErrors"]
    assert shop.customer(id_)["emailConsent"]["marketingState"] == "UNSUBSCRIBED"


def test_tags_and_exemptions_move_the_time_on(shop):
    shop.set_clock("2026-05-01T12:00:00Z", stop=True)
    id_ = shop.add_customer(name="Ada", tags=["b"])["id"]
    shop.advance(60)
    do(shop, "tagsAdd", "node { id }", id=id_, tags=["A", "B"])
    assert shop.customer(id_)["tags"] == ["A", "b"]
    assert shop.customer(id_)["updatedAt"] == "2026-05-01T12:01:00Z"
    do(shop, "tagsRemove", "node { id }", id=id_, tags=["a"])
    assert shop.customer(id_)["tags"] == ["b"]
    shop.advance(60)
    exemptions = ["EU_REVERSE_CHARGE_EXEMPTION_RULE"]
    given = {"customerId": id_, "taxExemptions": exemptions}
    do(shop, "customerAddTaxExemptions", "customer { id }", **given)
    assert shop.customer(id_)["taxExemptions"] == exemptions
    assert shop.customer(id_)["updatedAt"] == "2026-05-01T12:02:00Z"


def bought(shop, customer, amount):
    """An order of a customer, paid."""
    price = {"shopMoney": {"amount": amount, "currencyCode": "EUR"}}
    line = {"title": "Cup", "quantity": 1, "originalUnitPriceSet": price}
    paid = {
        "kind": "SALE",
        "status": "SUCCESS",
        "gateway": "manual",
        "amountSet": price,
    }
    (order,) = shop.load_orders(
        {"customer": {"id": customer}, "lineItems": [line], "transactions": [paid]}
    )
    return order


BOUGHT = """
query Bought($id: ID!) { customer(id: $id) {
  numberOfOrders amountSpent { amount } canDelete lastOrder { id }
  orders(first: 5) { nodes { id } }
} }
"""


def test_a_customer_has_its_orders_and_is_not_deleted_with_them(shop):
    id_ = shop.add_customer(name="Ada", email="a@x.example")["id"]
    first, last = bought(shop, id_, "10.00"), bought(shop, id_, "2.50")
    found = shop.data(BOUGHT, id=id_)["customer"]
    assert (found["numberOfOrders"], found["canDelete"]) == ("2", False)
    assert float(found["amountSpent"]["amount"]) == 12.5
    assert [node["id"] for node in found["orders"]["nodes"]] == [
        first["id"],
        last["id"],
    ]
    assert found["lastOrder"]["id"] == last["id"]
    query = """
    mutation Delete($id: ID!) {
      customerDelete(input: {id: $id}) { deletedCustomerId userErrors { field } }
    }
    """
    assert shop.data(query, id=id_)["customerDelete"]["userErrors"]
    search = '{ customers(first: 5, query: "orders_count:>1") { nodes { id } } }'
    assert shop.data(search)["customers"]["nodes"] == [{"id": id_}]


def test_merging_leaves_the_second_with_all_that_both_had(shop):
    ada = shop.add_customer(name="Ada King", email="a@x.example", tags=["a"], **ULM)
    bob = shop.add_customer(firstName="Bob", note="n", tags=["b"], addresses=[TORONTO])
    order = bought(shop, ada["id"], "5.00")
    ids = {"customerOneId": ada["id"], "customerTwoId": bob["id"]}
    keep = {"customerIdOfFirstNameToKeep": ada["id"]}
    merged = do(
        shop,
        "customerMerge",
        "resultingCustomerId job { done }",
        overrideFields=keep,
        **ids,
    )
    assert merged["resultingCustomerId"] == bob["id"]
    (left,) = shop.customers()
    assert (left["firstName"], left["email"]) == ("Ada", "a@x.example")
    assert (left["tags"], left["note"]) == (["a", "b"], "n")
    assert cities(shop, bob["id"]) == ["Toronto", "Ulm"]
    found = shop.data(BOUGHT, id=bob["id"])["customer"]
    assert found["orders"]["nodes"] == [{"id": order["id"]}]


def test_customers_whose_tags_are_too_many_for_one_are_not_merged(shop):
    one, two = (
        shop.add_customer(name=name, tags=[f"{name}-{n}" for n in range(126)])["id"]
        for name in ("a", "b")
    )
    refused = do(shop, "customerMerge", customerOneId=one, customerTwoId=two)
    message = "Customers must have 250 tags or less."
    assert messages(refused) == [
        (["customerOneId"], message),
        (["customerTwoId"], message),
    ]
    assert len(shop.customers()) == 2
