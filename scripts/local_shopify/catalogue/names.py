"""What a catalogue or a test may say by name where an input wants a global id."""

from typing import Any

from ..base.store import Store
from ..records.products.publications import publication_named
from ..records.products.shop_collections import collection_named
from ..records.products.taxonomy import category_named


def with_ids(store: Store, given: dict[str, Any]) -> dict[str, Any]:
    """An input of `productSet` for one with names.

    They are `collectionTitles`, `categoryName` and `publicationNames`.
    """
    given = dict(given)
    titles = given.pop("collectionTitles", None)
    if titles is not None:
        given["collections"] = [collection_named(store, it)["id"] for it in titles]
    category = given.pop("categoryName", None)
    if category is not None:
        given["category"] = category_named(store, category)["id"]
    names = given.pop("publicationNames", None)
    if names is not None:
        now = store.clock.stamp()
        there = (publication_named(store, name)["id"] for name in names)
        given["publications"] = dict.fromkeys(there, now)
    return given
