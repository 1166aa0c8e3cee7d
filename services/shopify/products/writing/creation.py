"""What is to be sent so that Shopify has a product that it had not. Pure."""

from typing import Any

from ....commerce.records.product import Product, Variant
from .call import Call
from .variants import POINTS, POINTS_EACH, variant_changes

# The metafield by which a product is known whose answer was lost.
NAMESPACE, KEY = "commerce_sync", "odoo_id"
DEFINITION = {
    "name": "Product in Odoo",
    "namespace": NAMESPACE,
    "key": KEY,
    "type": "id",
    "ownerType": "PRODUCT",
}
LONE = (("Title", "Default Title"),)
METAFIELD_POINTS = 0.4


def creation(product: Product, key: str) -> Call:
    """Return the mutation that makes a product, once however often it is sent.

    :param key: what no other product has
    """
    own = {"namespace": NAMESPACE, "key": KEY, "value": key}
    values: dict[str, Any] = {
        "title": product.title,
        "descriptionHtml": product.description_html,
        "vendor": product.vendor,
        "productType": product.product_type,
        "status": product.status.upper(),
        "tags": list(product.tags),
        "productOptions": _options(product),
        "variants": [_variant(it) for it in product.variants],
        # As the identifier has it: its definition tells its type.
        "metafields": [own],
    }
    if product.seo_title or product.seo_description:
        values["seo"] = {
            "title": product.seo_title,
            "description": product.seo_description,
        }
    return Call(
        "SetProduct",
        {"identifier": {"customId": own}, "input": values},
        points=POINTS + POINTS_EACH * len(product.variants) + METAFIELD_POINTS,
    )


def _options(product: Product) -> list[dict[str, Any]]:
    options = [(it.name, it.values) for it in product.options]
    options = options or [(name, (value,)) for name, value in LONE]
    return [
        {"name": name, "position": position, "values": [{"name": it} for it in values]}
        for position, (name, values) in enumerate(options, start=1)
    ]


def _variant(variant: Variant) -> dict[str, Any]:
    chosen = variant.options or LONE
    return {
        "optionValues": [{"optionName": name, "name": it} for name, it in chosen],
        **variant_changes(None, variant),
    }
