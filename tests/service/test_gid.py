import pytest

from ...services.shopify.gid import gid, parse_shopify_id_from_gid

IDS = [
    ("gid://shopify/Product/9007199254740993", "9007199254740993"),
    ("gid://shopify/InventoryLevel/12?inventory_item_id=34", "12"),
    ("gid://shopify/MailingAddress/5?model_name=CustomerAddress", "5"),
    ("gid://shopify/Customer/a1b2-c3", "a1b2-c3"),
    ("42", "42"),
]


@pytest.mark.parametrize(("text", "number"), IDS)
def test_the_id_within_a_gid(text, number):
    assert parse_shopify_id_from_gid(text) == number


@pytest.mark.parametrize("text", ["", "gid://shopify/Product/", "abc", "gid://x/A/1"])
def test_what_is_no_id_is_refused(text):
    with pytest.raises(ValueError, match="Not a Shopify id"):
        parse_shopify_id_from_gid(text)


@pytest.mark.parametrize("known", ["7", 7, "gid://shopify/Product/7"])
def test_a_gid_of_a_kind(known):
    assert gid("Product", known) == "gid://shopify/Product/7"


def test_a_gid_of_another_kind_is_refused():
    with pytest.raises(ValueError, match="Not the id of a Product"):
        gid("Product", "gid://shopify/Order/7")
