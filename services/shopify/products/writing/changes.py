"""What is to be sent so that a product of Shopify becomes another one. Pure.

Nothing that is sent here replaces a list: what Shopify has besides stays.
"""

from collections.abc import Iterator
from typing import Any

from ....commerce.records.product import Product
from .call import Call
from .metafields import metafield_calls
from .options import new_variant_calls, option_calls
from .variants import variant_calls

SEO = ("seo_title", "seo_description")
PLAIN = {
    "title": "title",
    "description_html": "descriptionHtml",
    "vendor": "vendor",
    "product_type": "productType",
    "handle": "handle",
}


def changes(there: Product, expected: Product) -> list[Call]:
    """Return the fewest mutations; none where nothing differs."""
    return [
        *_product(there, expected),
        *_tags(there, expected),
        *option_calls(there, expected),
        *variant_calls(there, expected),
        *new_variant_calls(there, expected),
        *metafield_calls(there, expected),
    ]


def _product(there: Product, expected: Product) -> Iterator[Call]:
    values: dict[str, Any] = {
        name: getattr(expected, field)
        for field, name in PLAIN.items()
        if getattr(expected, field) != getattr(there, field)
    }
    if any(getattr(expected, it) != getattr(there, it) for it in SEO):
        values["seo"] = {
            "title": expected.seo_title,
            "description": expected.seo_description,
        }
    if expected.status != there.status:
        values["status"] = expected.status.upper()
    if values:
        yield Call("UpdateProduct", {"product": {"id": there.external_id, **values}})


def _tags(there: Product, expected: Product) -> Iterator[Call]:
    added = sorted(set(expected.tags) - set(there.tags))
    removed = sorted(set(there.tags) - set(expected.tags))
    if added:
        yield Call("AddTags", {"id": there.external_id, "tags": added})
    if removed:
        yield Call("RemoveTags", {"id": there.external_id, "tags": removed})
