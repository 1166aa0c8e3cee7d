"""A Shopify variant in Odoo's words."""

from typing import Any

from ..gql.fragments import ProductFields, VariantFields
from .facts import Facts, amount
from .options import combination
from .settings import ProductSettings
from .sku_field import sku_and_bin

PRICE_FACTS = ("price", "compareAtPrice")


def variant_facts(product: ProductFields, variant: VariantFields) -> Facts:
    """What is read of a variant, in Shopify's form."""
    return {
        "sku": (variant.sku or "").strip(),
        "barcode": (variant.barcode or "").strip(),
        "price": amount(variant.price),
        "compareAtPrice": amount(variant.compare_at_price or None),
        "options": [list(pair) for pair in combination(product, variant)],
    }


def variant_values(facts: Facts, settings: ProductSettings) -> dict[str, Any]:
    """Values of `product.product` for these facts, which may be a part of all."""
    values: dict[str, Any] = {}
    if "sku" in facts:
        sku, shelf = sku_and_bin(facts["sku"], settings)
        values |= {"default_code": sku or False, "shopify_bin": shelf or False}
    if "barcode" in facts:
        values["barcode"] = facts["barcode"] or False
    return values


def variant_binding_values(variant: VariantFields) -> dict[str, Any]:
    """Values of `shopify.variant` that always follow Shopify."""
    return {
        "gid": variant.id,
        "inventory_item_gid": variant.inventory_item.id,
        "position": variant.position,
    }
