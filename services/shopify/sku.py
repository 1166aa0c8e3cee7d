"""Shopify's SKU field, which is to hold a SKU, and may hold the bin too."""

from odoo.tools.translate import LazyTranslate

from ..commerce.products.mapping import ProductSettings
from ..commerce.products.sku_field import sku_and_bin
from .errors import ShopifyMissingSkuFieldError

_lt = LazyTranslate(__name__, default_lang="en_US")


def parse_shopify_sku_field_to_sku_and_bin(
    field: str | None, separated: bool = True
) -> tuple[str, str]:
    """Split at the last " - "; without a bin the second part is empty.

    :param separated: False takes the whole field for the SKU
    :raises ShopifyMissingSkuFieldError: the field holds no SKU
    """
    sku, shelf = sku_and_bin(field, ProductSettings(sku_with_bin=separated))
    if not sku:
        raise ShopifyMissingSkuFieldError(
            _lt(
                "The variant has no SKU in Shopify. Enter one there; "
                "the next synchronisation brings the product in."
            )
        )
    return sku, shelf
