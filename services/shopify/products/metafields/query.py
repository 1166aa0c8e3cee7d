"""What queries of products ask of metafields: the mapped ones, and nothing else."""

from collections.abc import Sequence
from typing import Any

from ....commerce.products.mapping import MetafieldRule
from ....commerce.products.metafield_values import of_owner
from ...client.sizes import SHOPIFY_PAGE_SIZE

# Metafields are priced by record, so fewer records fit into one query of 1,000 points.
PRODUCTS_PER_PAGE = SHOPIFY_PAGE_SIZE // 2
VARIANTS_PER_PRODUCT = 10


class MetafieldQuery:
    """Arguments of the queries, for the metafields that a shop has mapped."""

    def __init__(self, rules: Sequence[MetafieldRule]) -> None:
        self._products = _keys(rules, "product")
        self._variants = _keys(rules, "variant")

    @property
    def page_size(self) -> int:
        """How many products to ask for at once."""
        mapped = self._products or self._variants
        return PRODUCTS_PER_PAGE if mapped else SHOPIFY_PAGE_SIZE

    def of_products(self) -> dict[str, Any]:
        """Arguments of a query that reads products with their first variants."""
        if not self._products:
            return self._few_variants()
        return {
            "product_metafields": self._products,
            "with_product_metafields": True,
            **self._few_variants(),
        }

    def of_variants(self) -> dict[str, Any]:
        """Arguments of a query that reads variants alone."""
        if not self._variants:
            return {}
        return {
            "variant_metafields": self._variants,
            "with_variant_metafields": True,
        }

    def _few_variants(self) -> dict[str, Any]:
        if not self._variants:
            return {}
        return {"variants": VARIANTS_PER_PRODUCT, **self.of_variants()}


def _keys(rules: Sequence[MetafieldRule], owner: str) -> list[str]:
    """Return the names of the metafields to ask for, each once."""
    return list(dict.fromkeys(rule.name for rule in of_owner(rules, owner)))
