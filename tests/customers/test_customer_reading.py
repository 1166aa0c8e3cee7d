"""A customer in Odoo's words: the tables."""

import pytest

from ...services.commerce.customers.blacklists import wants_blacklist
from ...services.commerce.customers.contact_values import language, name_of_person
from ...services.commerce.records.person import Address
from ...services.commerce.records.plain import plain_key
from ...services.shopify.customers.reading.address import read_address
from ...services.shopify.customers.reading.company import read_company
from ...services.shopify.customers.reading.customer import read_customer
from .customer_objects import (
    a_company,
    a_company_address,
    a_consent,
    a_customer,
    a_location,
    an_address,
    changed,
    withheld,
)

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
    by_phone = a_customer(None, None, email=None, phone="+15185550100")
    assert read_customer(withheld(a_customer())).person.is_withheld
    assert not read_customer(a_customer()).person.is_withheld
    assert not read_customer(by_phone).person.is_withheld


def test_a_person_is_read_with_its_own_address():
    side = an_address("2 Side Street")
    customer = a_customer(addresses=[an_address(), side], default=side["id"])
    assert read_customer(customer).person.address.street == "2 Side Street"


def test_a_companys_address_is_read_alike():
    location = a_company(locations=[a_location()]).locations.nodes[0]
    assert read_address(location.billing_address) == Address(
        *("", "Acme", "5 Market Square", "", "Albany", "12207", "NY", "US", ""),
        "New York",
    )


def test_a_location_has_one_address_for_another_that_it_lacks():
    works = a_location("Works ", a_company_address("9 Works Road"), phone="+1518")
    (location,) = read_company(
        a_company(locations=[{**works, "shippingAddress": None}])
    ).locations
    assert location.shipping == location.billing
    assert location.billing[:3] == ("Works", "", "9 Works Road")
    assert location.billing.phone == "+1518"


@pytest.mark.parametrize(
    ("of_locations", "tax_id", "tax_exempt"),
    [
        ([], "", False),
        ([{}], "", False),
        ([{"tax_id": "be 0477 472 701"}], "BE0477472701", False),
        ([{}, {"tax_id": "US1"}, {"tax_id": "US2"}], "US1", False),
        ([{"tax_exempt": True}, {}], "", False),
        ([{"tax_exempt": True}, {"tax_exempt": True}], "", True),
    ],
)
def test_what_a_companys_locations_tell_of_its_taxes(of_locations, tax_id, tax_exempt):
    locations = [a_location(**given) for given in of_locations]
    company = read_company(a_company(locations=locations))
    assert (company.tax_id, company.tax_exempt) == (tax_id, tax_exempt)


def test_a_customer_is_read_whole():
    side = an_address("2 Side Street", company="Acme")
    acme = a_company(" Acme ", externalId="C-7")
    jane = a_customer(
        addresses=[an_address(), side],
        companies=[acme],
        default=side["id"],
        email=" jane@example.com",
        phone="+1 518 555 0100",
        note=" Rings twice\n",
        tags=["b", " a", "b ", " "],
        state="ENABLED",
        numberOfOrders=3,
        taxExempt=True,
        taxExemptions=["EU_REVERSE_CHARGE_EXEMPTION_RULE"],
        emailMarketingConsent=a_consent("SUBSCRIBED", at="2026-10-01T08:00:00+02:00"),
    )
    read = read_customer(jane)
    assert (read.external_id, read.updated_at) == (jane.id, jane.updated_at)
    assert (read.person.key, read.person.external_id) == (jane.id, jane.id)
    assert read.person[2:5] == ("Jane Doe", "jane@example.com", "+1 518 555 0100")
    assert read.person.owns_email
    assert (read.display_name, read.note, read.tags) == (
        "Jane Doe",
        "Rings twice",
        ("a", "b"),
    )
    assert (read.account_state, read.verified_email) == ("ENABLED", True)
    assert (read.order_count, read.tax_exempt) == (3, True)
    assert read.tax_exemptions == ("EU_REVERSE_CHARGE_EXEMPTION_RULE",)
    assert read.email_consent[:2] == ("SUBSCRIBED", "SINGLE_OPT_IN")
    assert str(read.email_consent.since) == "2026-10-01 08:00:00+02:00"
    assert read.sms_consent == ("", "", None)
    assert [(it.address.street, it.is_default) for it in read.addresses] == [
        ("1 Main Street", False),
        ("2 Side Street", True),
    ]
    assert read.addresses[1] == (side["id"], read.person.address, True)
    (contact,) = read.buys_for
    assert (contact.title, contact.company.name) == ("Buyer", "Acme")
    assert contact.company.reference == "C-7"


@pytest.mark.parametrize(
    "news",
    [
        {"firstName": "Ann"},
        {"email": "ann@example.com"},
        {"phone": "+15185550100"},
        {"locale": "de"},
        {"note": "Rings twice"},
        {"tags": ["VIP"]},
        {"state": "ENABLED"},
        {"verifiedEmail": False},
        {"numberOfOrders": 4},
        {"taxExempt": True},
        {"taxExemptions": ["EU_REVERSE_CHARGE_EXEMPTION_RULE"]},
        {"emailMarketingConsent": a_consent()},
        {"smsMarketingConsent": a_consent("PENDING")},
        {"addresses": [an_address("2 Side Street")]},
        {"companies": [a_company()]},
    ],
)
def test_whatever_changes_of_a_customer_changes_its_checksum(news):
    jane = a_customer()
    before = read_customer(jane).checksum
    assert read_customer(changed(jane)).checksum == before
    assert read_customer(changed(jane, **news)).checksum != before


def test_what_was_received_is_shown_as_it_came():
    jane = a_customer(companies=[a_company("Acme")])
    payload = read_customer(jane).payload()
    assert payload == jane.model_dump(mode="json", by_alias=True)
    assert payload["companies"][0]["name"] == "Acme"
