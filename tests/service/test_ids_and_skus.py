"""How Shopify's ids and the field of its SKUs are read."""

import pytest

from ...services.shopify.errors import ShopifyMissingSkuFieldError
from ...services.shopify.gid import gid, parse_shopify_id_from_gid
from ...services.shopify.sku import parse_shopify_sku_field_to_sku_and_bin

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


FIELDS = [
    ("AB-12 - R3", "AB-12", "R3"),
    ("AB-12", "AB-12", ""),
    (" AB-12 -  ", "AB-12", ""),
    ("AB - 12 - R3", "AB - 12", "R3"),
    ("AB-12 -R3", "AB-12 -R3", ""),
    ("AB-12- R3", "AB-12- R3", ""),
    ("ÄÖ-1 - Regal 3, oben", "ÄÖ-1", "Regal 3, oben"),
    ("0", "0", ""),
    ("-", None, None),
    (" - R3", None, None),
    ("   ", None, None),
    ("", None, None),
    (None, None, None),
]


@pytest.mark.parametrize(("field", "sku", "shelf"), FIELDS)
def test_the_field_is_split_at_its_last_separator(field, sku, shelf):
    if sku is None:
        with pytest.raises(ShopifyMissingSkuFieldError, match="Enter one"):
            parse_shopify_sku_field_to_sku_and_bin(field)
        return
    assert parse_shopify_sku_field_to_sku_and_bin(field) == (sku, shelf)


WHOLE = [("AB-12 - R3", "AB-12 - R3"), (" AB ", "AB"), ("-", "-"), (" - ", "-")]


@pytest.mark.parametrize(("field", "sku"), WHOLE)
def test_a_shop_without_bins_keeps_the_whole_field(field, sku):
    assert parse_shopify_sku_field_to_sku_and_bin(field, separated=False) == (sku, "")
