"""Mutations of products, but for `productSet`."""

from typing import Any

from graphql import GraphQLResolveInfo

from ...base.errors import user_error
from ...base.store import Record
from ...records.file_checks import check_media
from ...records.products.checks import check_new_options, check_product
from ...records.products.set_checks import check_collections
from ..registry import resolves
from .fields import find_product
from .set_mutation import (
    add_operation,
    check_category,
    check_kept,
)

Given = dict[str, Any]
Payload = dict[str, Any]
MISSING = "Product does not exist"
IN_PROGRESS = "Another operation already in progress"
NOT_KEPT = {
    "claimOwnership",
    "combinedListingRole",
    "deleteConflictingConstrainedMetafields",
}


@resolves("Mutation", "productCreate")
def product_create(
    _root: Any,
    info: GraphQLResolveInfo,
    product: Given | None = None,
    input: Given | None = None,
    media: list[Given] | None = None,
) -> Payload:
    given = dict(product or input or {})
    check_kept("ProductCreateInput", given, NOT_KEPT)
    check_category(info, given)
    errors = check_product(info.context.store, given, None, [])
    errors += check_new_options(given.get("productOptions") or [])
    errors += _collection_errors(info, given) + check_media(media or [], [])
    if errors:
        return {"product": None, "userErrors": errors}
    given["collections"] = given.pop("collectionsToJoin", None) or []
    if media:
        given["files"] = media
    # What an app makes is published nowhere.
    created = info.context.writer.create({**given, "publications": {}})
    info.context.store.record_event("create", created)
    return {"product": created, "shop": {}, "userErrors": []}


@resolves("Mutation", "productUpdate")
def product_update(
    _root: Any,
    info: GraphQLResolveInfo,
    product: Given | None = None,
    input: Given | None = None,
    identifier: Given | None = None,
    media: list[Given] | None = None,
) -> Payload:
    given = dict(product or input or {})
    check_kept("ProductUpdateInput", given, NOT_KEPT)
    check_category(info, given)
    found = find_product(info, identifier or {"id": given.get("id") or "-"})
    given.pop("id", None)
    if found is None:
        return {"product": None, "userErrors": [user_error(["id"], MISSING)]}
    errors = check_product(info.context.store, given, found, [])
    errors += _collection_errors(info, given)
    errors += check_media(media or [], found["media"])
    if errors:
        return {"product": found, "userErrors": errors}
    info.context.writer.update(found, _additions(found, given, media or []))
    return {"product": found, "userErrors": []}


@resolves("Mutation", "productChangeStatus")
def product_change_status(
    _root: Any, info: GraphQLResolveInfo, productId: str, status: str
) -> Payload:
    found = info.context.store.product(productId)
    if found is None:
        errors = [user_error(["productId"], MISSING, "PRODUCT_NOT_FOUND")]
        return {"product": None, "userErrors": errors}
    info.context.writer.update(found, {"status": status})
    return {"product": found, "userErrors": []}


@resolves("Mutation", "productDelete")
def product_delete(
    _root: Any, info: GraphQLResolveInfo, input: Given, synchronous: bool = True
) -> Payload:
    store = info.context.store
    product = store.product(input["id"])
    if product is None:
        errors = [user_error(["id"], MISSING)]
        return {"deletedProductId": None, "userErrors": errors}
    if not synchronous:
        return _delete_later(info, product)
    store.delete_product(product)
    return {"deletedProductId": product["id"], "shop": {}, "userErrors": []}


def _delete_later(info: GraphQLResolveInfo, product: Record) -> Payload:
    """Begin to delete a product; it is gone when the operation is complete."""
    for operation in info.context.store.operations.values():
        if operation.get("deletedProductId") == product["id"]:
            errors = [user_error(["base"], IN_PROGRESS)]
            return {"deletedProductId": None, "shop": {}, "userErrors": errors}
    operation = add_operation(
        info, "ProductDeleteOperation", deletedProductId=product["id"], userErrors=[]
    )
    return {
        "deletedProductId": None,
        "productDeleteOperation": operation,
        "shop": {},
        "userErrors": [],
    }


def _collection_errors(info: GraphQLResolveInfo, given: Given) -> list[Payload]:
    store = info.context.store
    return [
        error
        for name in ("collectionsToJoin", "collectionsToLeave")
        for error in check_collections(store, given.get(name) or [], [name])
    ]


def _additions(product: Record, given: Given, media: list[Given]) -> Given:
    """What `productUpdate` adds to lists, in terms of what it leaves in them."""
    leave = set(given.pop("collectionsToLeave", None) or [])
    join = given.pop("collectionsToJoin", None) or []
    stay = [id_ for id_ in product["collections"] if id_ not in leave]
    given["collections"] = list(dict.fromkeys([*stay, *join]))
    given["mergeMetafields"] = given.pop("metafields", None)
    if media:
        given["files"] = [{"id": each["id"]} for each in product["media"]] + media
    return given
