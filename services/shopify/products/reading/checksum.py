"""One short text that changes whenever an import would see another product."""

import json
from dataclasses import astuple
from hashlib import blake2b

from ....commerce.products.mapping import ProductSettings
from ...gql.fragments import ProductFields
from ..metafields.reading import metafield_facts, of_owner
from .media import media_facts
from .page_and_shipping import detail_binding_values
from .product import product_facts
from .variant import variant_binding_values, variant_facts

# Raise it when the mappers read a field more or read one differently: every product
# is then looked at once more, although Shopify's side has not changed.
MAPPER_VERSION = 2


def product_reading(settings: ProductSettings) -> tuple:
    """Return what decides how products are read."""
    return MAPPER_VERSION, astuple(settings)


def product_checksum(product: ProductFields, settings: ProductSettings) -> str:
    """Sum up all that the mappers read of a product, with the shop's settings."""
    of_variants = of_owner(settings.metafields, "variant")
    read = [
        *product_reading(settings),
        product_facts(product),
        detail_binding_values(product),
        product.online_store_url,
        media_facts(product),
        metafield_facts(product, of_owner(settings.metafields, "product")),
        [
            [
                variant_binding_values(variant),
                variant_facts(product, variant),
                metafield_facts(variant, of_variants),
            ]
            for variant in product.variants.nodes
        ],
    ]
    return blake2b(json.dumps(read).encode(), digest_size=16).hexdigest()
