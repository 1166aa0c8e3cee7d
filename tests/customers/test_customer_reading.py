"""A customer in Odoo's words: the tables."""

import pytest

from ...services.commerce.customers.contact_values import language, name_of_person
from ...services.commerce.records.person import Address
from ...services.commerce.records.plain import plain_key
from ...services.shopify.customers.reading.address import read_address
from ...services.shopify.customers.reading.customer import is_withheld, wants_blacklist
from ...services.shopify.customers.reading.person import person_of_customer
from .customer_objects import a_company, a_customer, a_location, an_address, withheld

INSTALLED = ["de_CH", "de_DE", "en_US", "fr_BE", "pt_BR", "pt_PT", "zh_CN"]


@pytest.mark.parametrize(
    ("locale", "lang"),
    [
        ("de", "de_DE"),
        ("de-CH", "de_CH"),
        ("de-AT", "de_DE"),
        ("pt-BR", "pt_BR"),
        ("pt", "pt_PT"),
        ("fr", "fr_BE"),
        ("zh-Hans", "zh_CN"),
        ("en", "en_US"),
        ("el", None),
    ],
)
def test_language(locale, lang):
    assert language(locale, INSTALLED) == lang


@pytest.mark.parametrize(
    ("consent", "policy", "wanted"),
    [
        ("UNSUBSCRIBED", "keep", None),
        ("UNSUBSCRIBED", "unsubscribed", True),
        ("NOT_SUBSCRIBED", "unsubscribed", False),
        ("NOT_SUBSCRIBED", "not_subscribed", True),
        ("PENDING", "not_subscribed", True),
        ("SUBSCRIBED", "not_subscribed", False),
        ("", "not_subscribed", None),
    ],
)
def test_blacklist(consent, policy, wanted):
    assert wants_blacklist(consent, policy) is wanted


@pytest.mark.parametrize(
    ("known", "name"),
    [
        (("Jane", Address(name="Ann"), "e", "p", "7"), "Jane"),
        (("", Address(name="Ann", company="Acme"), "e", "p", "7"), "Ann"),
        (("", Address(company="Acme"), "e", "p", "7"), "Acme"),
        (("", Address(), "e", "p", "7"), "e"),
        (("", Address(), "", "p", "7"), "p"),
        (("", Address(), "", "", "Shopify 7"), "Shopify 7"),
        (("", Address(), "", "", ""), ""),
    ],
)
def test_name(known, name):
    assert name_of_person(*known) == name


def test_an_address_is_read_without_stray_spaces():
    customer = a_customer(
        addresses=[an_address(" 1  Main Street ", city="Albany ", company=None)]
    )
    assert read_address(customer.addresses[0]) == Address(
        *("Jane Doe", "", "1 Main Street", "", "Albany", "12207", "NY", "US", ""),
        "New York",
    )


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"name": "Jane Doe"}, {"name": " JANE  doe"}, True),
        ({"name": "Jane Doe"}, {"name": "Ann Doe"}, False),
        ({"zip": "SW1A 1AA"}, {"zip": "sw1a1aa"}, True),
        ({"phone": "+1 (518) 555"}, {"phone": "+1518555"}, True),
        ({"phone": "1"}, {"phone": False}, False),
        ({"street2": False}, {"street2": ""}, True),
        ({"state_id": 1}, {"state_id": 2}, False),
        ({"city": "Straße"}, {"city": "STRASSE"}, True),
    ],
)
def test_equal_addresses(one, other, same):
    assert (plain_key(one) == plain_key(other)) is same


def test_who_is_withheld_is_told_from_who_is_empty():
    assert is_withheld(withheld(a_customer()))
    assert not is_withheld(a_customer())
    assert not is_withheld(a_customer(None, None, email=None, phone="+15185550100"))


def test_a_person_is_read_with_its_own_address():
    side = an_address("2 Side Street")
    customer = a_customer(addresses=[an_address(), side], default=side["id"])
    assert person_of_customer(customer).address.street == "2 Side Street"


def test_a_companys_address_is_read_alike():
    location = a_company(locations=[a_location()]).locations.nodes[0]
    assert read_address(location.billing_address) == Address(
        *("", "Acme", "5 Market Square", "", "Albany", "12207", "NY", "US", ""),
        "New York",
    )
