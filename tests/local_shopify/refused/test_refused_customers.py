"""Customers that a real shop refuses: in which words.

The words are those of real shops.
"""

import pytest

from .refused import errors_of

CREATE = """
mutation M($input: CustomerInput!) {
  customerCreate(input: $input) { customer { id tags } userErrors { field message } }
}
"""
ADD_ADDRESS = """
mutation M($id: ID!, $address: MailingAddressInput!) {
  customerAddressCreate(customerId: $id, address: $address) {
    address { id } userErrors { field message }
  }
}
"""
MIA = {"email": "mia@example.com"}
BAD_TEXTS = [
    ("address1", "x" * 256, "Address1 is too long (maximum is 255 characters)"),
    ("city", "<script>", "City cannot contain HTML tags"),
    ("city", "https://evil.example", "City cannot contain URL"),
    ("zip", "H0H 0H0 https://x", "Zip cannot contain URL"),
    ("phone", "<a>+1 613", "Phone cannot contain HTML tags"),
    ("address1", "100 Main \U0001f600", "Address1 cannot contain emojis"),
]


@pytest.mark.parametrize(("name", "text", "message"), BAD_TEXTS)
def test_an_address_holds_plain_texts(shop, name, text, message):
    id_ = shop.add_customer(name="Mia")["id"]
    address = {"countryCode": "CA", "provinceCode": "ON", name: text}
    errors = errors_of(shop, ADD_ADDRESS, id=id_, address=address)
    assert errors == [(["address", name], message)]
    errors = errors_of(shop, CREATE, input=MIA | {"addresses": [address]})
    assert errors == [(["addresses", "0", name], message)]


@pytest.mark.parametrize(
    ("given", "field", "message"),
    [
        (
            {"addresses": [{"city": " ", "zip": ""}]},
            ["addresses", "0"],
            "Customer address cannot be blank.",
        ),
        (
            {"addresses": [{"id": "gid://shopify/MailingAddress/1", "city": "Ulm"}]},
            ["addresses", "0", "id"],
            "Cannot specify address ID on creation",
        ),
        (
            {"metafields": [{"id": "gid://shopify/Metafield/9", "value": "v"}]},
            ["metafields", "0", "id"],
            "Cannot specify metafield ID on creation",
        ),
        (
            {"tags": [",".join(f"tag-{number}" for number in range(251))]},
            ["tags"],
            "Tags cannot be more than 250",
        ),
    ],
)
def test_a_customer_is_not_made_of_what_is_wrong(shop, given, field, message):
    assert errors_of(shop, CREATE, input=MIA | given) == [(field, message)]


def test_a_blank_address_may_be_added_later(shop):
    id_ = shop.add_customer(name="Mia")["id"]
    made = shop.data(ADD_ADDRESS, id=id_, address={"city": " ", "zip": " "})
    assert made["customerAddressCreate"]["userErrors"] == []


def test_a_comma_parts_two_tags(shop):
    made = shop.data(CREATE, input=MIA | {"tags": ["a, b , c", "B"]})
    assert made["customerCreate"]["customer"]["tags"] == ["a", "b", "c"]
