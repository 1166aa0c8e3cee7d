"""Mutations of products."""

import copy
from typing import Any

from graphql import GraphQLResolveInfo

from ...base.errors import user_error
from ...base.gid import number_of
from ...base.store import Record
from ...records.products.checks import (
    check_new_options,
    check_product,
    check_set_lists,
    check_variants,
)
from ...records.products.options import set_options
from ...records.products.taxonomy import category_of
from ..registry import resolves
from .fields import find_product

MISSING = "Product does not exist"
ID_NOT_ALLOWED = "The id field is not allowed if identifier is provided."
Payload = dict[str, Any]


@resolves("Mutation", "productSet")
def product_set(
    _root: Any,
    info: GraphQLResolveInfo,
    input: dict[str, Any],
    identifier: dict[str, Any] | None = None,
    synchronous: bool = True,
) -> Payload:
    identifier = identifier or ({"id": input["id"]} if input.get("id") else {})
    product = find_product(info, identifier) if identifier else None
    errors = _set_errors(info, product, identifier, input)
    if not errors:
        given = {key: value for key, value in input.items() if key != "id"}
        if identifier.get("handle"):
            given.setdefault("handle", identifier["handle"])
        product = _write(info, product, given)
    if synchronous:
        return {"product": None if errors else product, "userErrors": errors}
    operation = _operation(info, product, errors)
    return {"product": None, "productSetOperation": operation, "userErrors": []}


@resolves("QueryRoot", "productOperation")
def product_operation(_root: Any, info: GraphQLResolveInfo, id: str) -> Record | None:
    """An operation; it goes on by one state each time it is asked for."""
    operation = info.context.store.operations.get(number_of(id))
    if operation is None:
        return None
    states = operation["states"]
    operation["status"] = states.pop(0) if len(states) > 1 else states[0]
    done = operation["status"] == "COMPLETE"
    return {**operation, "product": operation["product"] if done else None}


@resolves("Mutation", "productCreate")
def product_create(
    _root: Any,
    info: GraphQLResolveInfo,
    product: dict[str, Any] | None = None,
    input: dict[str, Any] | None = None,
    media: list[dict[str, Any]] | None = None,
) -> Payload:
    given = dict(product or input or {})
    errors = check_product(info.context.store, given, None, [])
    errors += check_new_options(given.get("productOptions") or [])
    if errors:
        return {"product": None, "userErrors": errors}
    given["collections"] = given.pop("collectionsToJoin", None) or []
    if media:
        given["files"] = media
    created = info.context.writer.create(given)
    info.context.store.record_event("create", created)
    return {"product": created, "shop": {}, "userErrors": []}


@resolves("Mutation", "productUpdate")
def product_update(
    _root: Any,
    info: GraphQLResolveInfo,
    product: dict[str, Any] | None = None,
    input: dict[str, Any] | None = None,
    identifier: dict[str, Any] | None = None,
    media: list[dict[str, Any]] | None = None,
) -> Payload:
    given = dict(product or input or {})
    found = find_product(info, identifier or {"id": given.pop("id", None) or "-"})
    if found is None:
        return {"product": None, "userErrors": [user_error(["id"], MISSING)]}
    errors = check_product(info.context.store, given, found, [])
    if errors:
        return {"product": found, "userErrors": errors}
    info.context.writer.update(found, _additions(found, given, media or []))
    return {"product": found, "userErrors": []}


@resolves("Mutation", "productDelete")
def product_delete(
    _root: Any,
    info: GraphQLResolveInfo,
    input: dict[str, Any],
    synchronous: bool = True,
) -> Payload:
    product = info.context.store.product(input["id"])
    if product is None:
        errors = [user_error(["id"], MISSING)]
        return {"deletedProductId": None, "userErrors": errors}
    info.context.store.delete_product(product)
    return {"deletedProductId": product["id"], "userErrors": []}


def _set_errors(
    info: GraphQLResolveInfo,
    product: Record | None,
    identifier: dict[str, Any],
    given: dict[str, Any],
) -> list[dict[str, Any]]:
    if given.get("id") and identifier != {"id": given["id"]}:
        return [user_error(["input"], ID_NOT_ALLOWED, "ID_NOT_ALLOWED")]
    if product is None and identifier.get("id"):
        return [user_error(["input"], MISSING, "PRODUCT_DOES_NOT_EXIST")]
    creates = product is None
    errors = check_product(info.context.store, given, product, ["input"])
    if given.get("category") and not category_of(info.context.store, given["category"]):
        field = ["input", "category"]
        errors.append(user_error(field, "Category does not exist", "INVALID_INPUT"))
    errors += check_set_lists(given, ["input"], creates)
    if errors or given.get("variants") is None:
        return errors
    planned = {
        "options": copy.deepcopy(product["options"]) if product else [],
        "variants": product["variants"] if product else [],
    }
    if given.get("productOptions") is not None:
        set_options(info.context.store, planned, given["productOptions"])
    return check_variants(planned, given["variants"], ["input", "variants"])


def _write(
    info: GraphQLResolveInfo, product: Record | None, given: dict[str, Any]
) -> Record:
    if product is not None:
        info.context.writer.update(product, given)
        return product
    created = info.context.writer.create(given)
    info.context.store.record_event("create", created)
    return created


def _operation(
    info: GraphQLResolveInfo, product: Record | None, errors: list[dict[str, Any]]
) -> Record:
    store = info.context.store
    operation = {
        "__typename": "ProductSetOperation",
        "id": store.next_id("ProductSetOperation"),
        "status": "CREATED",
        "states": ["ACTIVE", "COMPLETE"],
        "product": None if errors else product,
        "userErrors": errors,
    }
    store.operations[number_of(operation["id"])] = operation
    return {**operation, "product": None}


def _additions(
    product: Record, given: dict[str, Any], media: list[dict[str, Any]]
) -> dict[str, Any]:
    """What `productUpdate` adds to lists, in terms of what it leaves in them."""
    leave = set(given.pop("collectionsToLeave", None) or [])
    join = given.pop("collectionsToJoin", None) or []
    stay = [id_ for id_ in product["collections"] if id_ not in leave]
    given["collections"] = list(dict.fromkeys([*stay, *join]))
    given["mergeMetafields"] = given.pop("metafields", None)
    if media:
        given["files"] = [{"id": each["id"]} for each in product["media"]] + media
    return given
