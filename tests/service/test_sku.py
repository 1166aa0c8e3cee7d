import pytest

from ...services.shopify.errors import ShopifyMissingSkuFieldError
from ...services.shopify.sku import parse_shopify_sku_field_to_sku_and_bin

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
