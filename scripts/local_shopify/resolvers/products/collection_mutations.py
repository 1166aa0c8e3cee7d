"""Mutations of collections that products are put into by hand."""

from typing import Any

from graphql import GraphQLResolveInfo

from ...base.errors import user_error
from ...base.gid import number_of
from ...base.store import Record
from ...records.products.shop_collections import add_collection
from ..registry import resolves
from .media_mutations import add_job
from .set_mutation import check_kept

Given = dict[str, Any]
Payload = dict[str, Any]
MISSING = "Collection does not exist"
NOT_KEPT = {
    "image",
    "metafields",
    "publications",
    "redirectNewHandle",
    "ruleSet",
    "sources",
}
PLAIN = ("descriptionHtml", "seo", "sortOrder", "templateSuffix")


@resolves("Mutation", "collectionCreate")
def collection_create(
    _root: Any,
    info: GraphQLResolveInfo,
    collection: Given | None = None,
    input: Given | None = None,
) -> Payload:
    """Make a collection, which is published nowhere."""
    given = dict(collection or input or {})
    check_kept("CollectionCreateInput", given, NOT_KEPT)
    if not (given.get("title") or "").strip():
        errors = [user_error(["title"], "Title can't be blank")]
        return {"collection": None, "userErrors": errors}
    record = add_collection(info.context.store, given["title"], given.get("handle"))
    for name in PLAIN:
        if given.get(name) is not None:
            record[name] = given[name]
    record["publications"] = {}
    _put(info, record, given.get("products") or [], True)
    return {"collection": record, "userErrors": []}


@resolves("Mutation", "collectionAddProducts")
def collection_add_products(
    _root: Any, info: GraphQLResolveInfo, id: str, productIds: list[str]
) -> Payload:
    record = info.context.store.collections.get(number_of(id))
    errors = _errors(record)
    if not errors:
        _put(info, record, productIds, True)
    return {"collection": record, "userErrors": errors}


@resolves("Mutation", "collectionAddProductsV2")
def collection_add_products_later(
    _root: Any, info: GraphQLResolveInfo, id: str, productIds: list[str]
) -> Payload:
    return _in_a_job(info, id, productIds, True)


@resolves("Mutation", "collectionRemoveProducts")
def collection_remove_products(
    _root: Any, info: GraphQLResolveInfo, id: str, productIds: list[str]
) -> Payload:
    return _in_a_job(info, id, productIds, False)


def _in_a_job(
    info: GraphQLResolveInfo, id_: str, product_ids: list[str], is_in: bool
) -> Payload:
    record = info.context.store.collections.get(number_of(id_))
    errors = _errors(record)
    if errors:
        return {"job": None, "userErrors": errors}
    _put(info, record, product_ids, is_in)
    return {"job": add_job(info), "userErrors": []}


def _errors(record: Record | None) -> list[Payload]:
    return [] if record else [user_error(["id"], MISSING)]


def _put(
    info: GraphQLResolveInfo, record: Record, product_ids: list[str], is_in: bool
) -> None:
    """Put products in, or take them out; those that there are not are left out."""
    store, writer = info.context.store, info.context.writer
    for product in filter(None, map(store.product, product_ids)):
        held = [id_ for id_ in product["collections"] if id_ != record["id"]]
        if is_in:
            held.append(record["id"])
        if is_in != (record["id"] in product["collections"]):
            writer.update(product, {"collections": held})
    record["updatedAt"] = store.clock.stamp()
    store.changed()
