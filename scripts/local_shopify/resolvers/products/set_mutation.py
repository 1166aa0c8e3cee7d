"""`productSet`, and the operations in which products are written later.

Source: https://shopify.dev/docs/api/admin-graphql/latest/mutations/productSet
"""

import copy
from typing import Any

from graphql import GraphQLResolveInfo

from ...base.errors import not_kept, refusal, user_error
from ...base.gid import number_of
from ...base.store import Record
from ...records.products.checks import check_product
from ...records.products.options import set_options
from ...records.products.set_checks import (
    check_collections,
    check_files,
    check_identifier,
    check_lists,
    check_variants,
    refuse_unkept,
)
from ...records.products.taxonomy import category_of
from ..registry import resolves
from .fields import find_product

Given = dict[str, Any]
Payload = dict[str, Any]
GIFT_CARD = "The product gift_card attribute cannot be changed after creation."
NOT_KEPT = {"claimOwnership", "combinedListingRole"}


@resolves("Mutation", "productSet")
def product_set(
    _root: Any,
    info: GraphQLResolveInfo,
    input: Given,
    identifier: Given | None = None,
    synchronous: bool = True,
) -> Payload:
    identifier = identifier or ({"id": input["id"]} if input.get("id") else {})
    check_kept("ProductSetInput", input, NOT_KEPT)
    refuse_unkept(input)
    check_category(info, input)
    product = find_product(info, identifier) if identifier else None
    errors = _errors(info, product, identifier, input)
    if not errors:
        given = {key: value for key, value in input.items() if key != "id"}
        product = _write(info, product, given)
    if synchronous or info.context.bulk:
        return {"product": None if errors else product, "userErrors": errors}
    operation = add_operation(
        info,
        "ProductSetOperation",
        product=None if errors else product,
        userErrors=errors,
    )
    return {"product": None, "productSetOperation": operation, "userErrors": []}


@resolves("QueryRoot", "productOperation")
def product_operation(_root: Any, info: GraphQLResolveInfo, id: str) -> Record | None:
    """An operation; it goes on by one state each time it is asked for."""
    store = info.context.store
    operation = store.operations.get(number_of(id))
    if operation is None:
        return None
    states = operation["states"]
    operation["status"] = states.pop(0) if len(states) > 1 else states[0]
    done = operation["status"] == "COMPLETE"
    if not done:
        return {**operation, "product": None, "deletedProductId": None}
    gone = store.product(operation.get("deletedProductId") or "-")
    if gone:
        store.delete_product(gone)
    return operation


def add_operation(info: GraphQLResolveInfo, kind: str, **fields: Any) -> Record:
    """Begin an operation; what it tells before it is done."""
    store = info.context.store
    operation = {
        "__typename": kind,
        "id": store.next_id(kind),
        "status": "CREATED",
        "states": ["ACTIVE", "COMPLETE"],
        **fields,
    }
    store.operations[number_of(operation["id"])] = operation
    return {**operation, "product": None, "deletedProductId": None}


def check_kept(name: str, given: Given, unknown: set[str]) -> None:
    """Refuse what an input says that this shop does not keep.

    :raises GraphQLError: it says something of it
    """
    for field in sorted(unknown):
        if given.get(field) not in (None, False):
            raise not_kept(name, field)


def check_category(info: GraphQLResolveInfo, given: Given) -> None:
    """Refuse a category that the taxonomy does not have.

    :raises GraphQLError: it has none such
    """
    wanted = given.get("category")
    if wanted and not category_of(info.context.store, wanted):
        code = "INVALID_PRODUCT_TAXONOMY_NODE_ID"
        raise refusal("Invalid product_taxonomy_node_id", code)


def _errors(
    info: GraphQLResolveInfo, product: Record | None, identifier: Given, given: Given
) -> list[Payload]:
    store = info.context.store
    errors = check_identifier(given, product, identifier)
    if errors:
        return errors
    errors = check_product(store, given, product, ["input"])
    errors += check_collections(
        store, given.get("collections") or [], ["input", "collections"]
    )
    errors += check_lists(given, product) + check_files(store, given)
    errors += _gift_card_errors(given, product)
    if errors or given.get("variants") is None:
        return errors
    planned = {
        "options": copy.deepcopy(product["options"]) if product else [],
        "variants": product["variants"] if product else [],
    }
    if given.get("productOptions") is not None:
        set_options(store, planned, given["productOptions"])
    return check_variants(store, planned, given["variants"])


def _gift_card_errors(given: Given, product: Record | None) -> list[Payload]:
    wanted = given.get("giftCard")
    if product is None or wanted in (None, product["isGiftCard"]):
        return []
    code = "GIFT_CARD_ATTRIBUTE_CANNOT_BE_CHANGED"
    return [user_error(["input", "giftCard"], GIFT_CARD, code)]


def _write(info: GraphQLResolveInfo, product: Record | None, given: Given) -> Record:
    if product is not None:
        info.context.writer.update(product, given)
        return product
    # What an app makes is published nowhere.
    created = info.context.writer.create({**given, "publications": {}})
    info.context.store.record_event("create", created)
    return created
