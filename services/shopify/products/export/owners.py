"""Finds products that Shopify has already, by SKUs and barcodes. Network only.

Whoever made them there, by hand or by another app, wants no second one.
"""

from collections.abc import Sequence

from ...client.readable_client import ShopifyClient

# Shopify's search is no exact one: what it finds is compared again.
MOST_FOUND = 50
CODES_AT_ONCE = 50


class OwnersOfCodes:
    """Looks up who has a SKU or a barcode, before a product is made.

    What was made just now may be missing: the search is behind. Its own key tells it.
    """

    def __init__(self, client: ShopifyClient) -> None:
        self._client = client

    def of(self, codes: Sequence[str]) -> str | None:
        """Return the id of the product with any of these; of several the first."""
        for start in range(0, len(codes), CODES_AT_ONCE):
            some = codes[start : start + CODES_AT_ONCE]
            search = " OR ".join(
                f"{field}:{_quoted(code)}"
                for code in some
                for field in ("sku", "barcode")
            )
            found = self._client.get_owners_of_skus(first=MOST_FOUND, query=search)
            for variant in found.product_variants.nodes:
                if variant.sku in some or variant.barcode in some:
                    return variant.product.id
        return None


def _quoted(code: str) -> str:
    escaped = code.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
