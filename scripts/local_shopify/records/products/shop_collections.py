"""Collections that products are put into by hand."""

from typing import Any

from ...base.gid import number_of
from ...base.store import Record, Store
from ..values import free_handle, handle_of
from .publications import ONLINE_STORE


def add_collection(store: Store, title: str, handle: str | None = None) -> Record:
    """Store a new collection, which is empty yet."""
    id_ = store.next_id("Collection")
    taken = [each["handle"] for each in store.collections.values()]
    record = {
        "__typename": "Collection",
        "id": id_,
        "legacyResourceId": str(number_of(id_)),
        "title": title,
        "handle": free_handle(handle_of(handle or title), taken),
        "description": "",
        "descriptionHtml": "",
        "seo": {"title": None, "description": None},
        "sortOrder": "MANUAL",
        "updatedAt": store.clock.stamp(),
        "publications": {ONLINE_STORE: store.clock.stamp()},
    }
    store.collections[number_of(id_)] = record
    store.changed()
    return record


def change_collection(store: Store, record: Record, given: dict[str, Any]) -> None:
    """Write a title, a handle, or the products that are in a collection."""
    for field in ("title", "handle"):
        if field in given:
            record[field] = given[field]
    if "products" in given:
        _put_in(store, record["id"], set(given["products"]))
    record["updatedAt"] = store.clock.stamp()
    store.changed()


def delete_collection(store: Store, record: Record) -> None:
    """Remove a collection; its products stay."""
    _put_in(store, record["id"], set())
    del store.collections[number_of(record["id"])]
    store.changed()


def collection_named(store: Store, title: str) -> Record:
    """The first collection of a title, made if there is none."""
    found = (each for each in store.collections.values() if each["title"] == title)
    return next(found, None) or add_collection(store, title)


def _put_in(store: Store, id_: str, products: set[str]) -> None:
    """Let these products be in a collection, and no others; their times stay.

    Source: https://community.shopify.com/t/collection-update-doesnt-affect-product-update-date/234308
    """
    for product in store.products.values():
        is_in = id_ in product["collections"]
        if is_in == (product["id"] in products):
            continue
        if is_in:
            product["collections"].remove(id_)
        else:
            product["collections"].append(id_)
