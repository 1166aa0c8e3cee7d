"""The SKU field of Shopify, in which a shop may keep the bin too: "SKU - BIN"."""

from odoo.tools.translate import LazyTranslate

from .errors import ShopifyMissingSkuFieldError

SEPARATOR = " - "

_lt = LazyTranslate(__name__, default_lang="en_US")


def parse_shopify_sku_field_to_sku_and_bin(
    field: str | None, separated: bool = True
) -> tuple[str, str]:
    """Split at the last " - "; without a bin the second part is empty.

    :param separated: False takes the whole field for the SKU
    :raises ShopifyMissingSkuFieldError: the field holds no SKU
    """
    sku, shelf = (field or "").strip(), ""
    if separated:
        sku, shelf = _split(sku)
    if not sku:
        raise ShopifyMissingSkuFieldError(
            _lt(
                "The variant has no SKU in Shopify. Enter one there; "
                "the next synchronisation brings the product in."
            )
        )
    return sku, shelf


def _split(field: str) -> tuple[str, str]:
    # The added spaces find a separator at either end, where nothing follows it.
    sku, separator, shelf = f" {field} ".rpartition(SEPARATOR)
    return (sku.strip(), shelf.strip()) if separator else (field, "")
