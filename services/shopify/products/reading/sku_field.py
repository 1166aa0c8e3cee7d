"""Reads the SKU field of a variant by the shop's rule."""

from ....commerce.products.mapping import ProductSettings
from ...errors import ShopifyMissingSkuFieldError
from ...gql.fragments import ProductFields, VariantFields
from ...sku import parse_shopify_sku_field_to_sku_and_bin


def sku_and_bin(field: str | None, settings: ProductSettings) -> tuple[str, str]:
    """Split a SKU field; both parts are empty where the field is."""
    try:
        return parse_shopify_sku_field_to_sku_and_bin(
            field, separated=settings.sku_with_bin
        )
    except ShopifyMissingSkuFieldError:
        return "", ""


def without_sku(
    product: ProductFields, settings: ProductSettings
) -> list[VariantFields]:
    """Variants without SKU, where the shop wants every variant to have one."""
    if settings.import_without_sku:
        return []
    return [it for it in product.variants.nodes if not sku_and_bin(it.sku, settings)[0]]
