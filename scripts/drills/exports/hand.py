"""A person in Shopify, who adds to a product by mutations of its own."""

from collections.abc import Callable
from typing import Any

import httpx

from ...local_shopify.base.images import image_path

PATH = "/admin/api/2026-10/graphql.json"
HEADERS = {"X-Shopify-Access-Token": "shpat_local"}
ERRORS = "{ userErrors { field message } }"
TAG = f"""
mutation($id: ID!, $tags: [String!]!) {{ tagsAdd(id: $id, tags: $tags) {ERRORS} }}
"""
VARIANT = f"""
mutation($id: ID!, $variants: [ProductVariantsBulkInput!]!) {{
  productVariantsBulkCreate(
    productId: $id, variants: $variants, strategy: PRESERVE_STANDALONE_VARIANT
  ) {ERRORS}
}}
"""
METAFIELD = f"""
mutation($metafields: [MetafieldsSetInput!]!) {{
  metafieldsSet(metafields: $metafields) {ERRORS}
}}
"""
IMAGE = f"""
mutation($product: ProductUpdateInput!, $media: [CreateMediaInput!]) {{
  productUpdate(product: $product, media: $media) {ERRORS}
}}
"""
COLLECTION = f"""
mutation($product: ProductUpdateInput!) {{ productUpdate(product: $product) {ERRORS} }}
"""
PUBLICATION = f"""
mutation($id: ID!, $input: [PublicationInput!]!) {{
  publishablePublish(id: $id, input: $input) {ERRORS}
}}
"""
FOUND = """
query($id: ID!, $key: String!) {
  product(id: $id) {
    title
    tags
    variants(first: 250) { nodes { title } }
    metafield(namespace: "hand", key: $key) { value }
    media(first: 250) { nodes { alt } }
    collections(first: 250) { nodes { id } }
    resourcePublicationsV2(first: 10) { nodes { publication { id } } }
  }
}
"""


class Hand:
    """Adds to one product what no export knows of, each thing under one mark."""

    def __init__(self, address: str, product: str, mark: str, collection: str) -> None:
        self.product, self.mark, self._collection = product, mark, collection
        self._client = httpx.Client(base_url=address, headers=HEADERS, trust_env=False)
        self._image = f"{address}{image_path(mark)}"
        found = self._ask("{ publications(first: 3) { nodes { id } } }", {})
        self._publication = found["publications"]["nodes"][-1]["id"]
        self.deeds: tuple[Callable[[], None], ...] = (
            self.tag,
            self.variant,
            self.metafield,
            self.image,
            self.collect,
            self.publish,
        )

    def tag(self) -> None:
        self._do(TAG, {"id": self.product, "tags": [self.mark]})

    def variant(self) -> None:
        chosen = [{"optionName": "Colour", "name": self.mark}]
        item = {"sku": f"{self.mark}-{self.product.rpartition('/')[2]}"}
        variant = {"optionValues": chosen, "price": "5.00", "inventoryItem": item}
        self._do(VARIANT, {"id": self.product, "variants": [variant]})

    def metafield(self) -> None:
        metafield = {
            "ownerId": self.product,
            "namespace": "hand",
            "key": self.mark,
            "type": "single_line_text_field",
            "value": self.mark,
        }
        self._do(METAFIELD, {"metafields": [metafield]})

    def image(self) -> None:
        image = {
            "originalSource": self._image,
            "alt": self.mark,
            "mediaContentType": "IMAGE",
        }
        self._do(IMAGE, {"product": {"id": self.product}, "media": [image]})

    def collect(self) -> None:
        joined = {"id": self.product, "collectionsToJoin": [self._collection]}
        self._do(COLLECTION, {"product": joined})

    def publish(self) -> None:
        given = [{"publicationId": self._publication}]
        self._do(PUBLICATION, {"id": self.product, "input": given})

    def lost(self) -> list[str]:
        """Return what is no longer there of all that was added."""
        asked = {"id": self.product, "key": self.mark}
        found = self._ask(FOUND, asked)["product"]
        publications = found["resourcePublicationsV2"]["nodes"]
        there = {
            "tag": self.mark in found["tags"],
            "variant": self.mark in _each(found["variants"], "title"),
            "metafield": bool(found["metafield"]),
            "image": self.mark in _each(found["media"], "alt"),
            "collection": self._collection in _each(found["collections"], "id"),
            "publication": self._publication
            in [it["publication"]["id"] for it in publications],
        }
        return [
            f"{self.mark}: {what}" for what, is_there in there.items() if not is_there
        ]

    def _do(self, query: str, variables: dict[str, Any]) -> None:
        for payload in self._ask(query, variables).values():
            if payload["userErrors"]:
                raise AssertionError(f"the person is refused: {payload}")

    def _ask(self, query: str, variables: dict[str, Any]) -> dict[str, Any]:
        content = {"query": query, "variables": variables}
        answer = self._client.post(PATH, json=content).json()
        if answer.get("errors"):
            raise AssertionError(f"the person is refused: {answer['errors']}")
        return answer["data"]


def _each(connection: dict[str, Any], name: str) -> list[str]:
    return [it[name] for it in connection["nodes"]]
