"""Metafields of whatever has some, and their definitions."""

import json
from typing import Any

from graphql import GraphQLResolveInfo

from ...base.errors import not_kept, user_error
from ...base.gid import number_of
from ...base.store import Record
from ...records.metafield_checks import TYPES, check_texts, check_value
from ...records.metafields import (
    definition_of,
    digest_of,
    find_metafield,
    merge_metafields,
    namespace_of,
)
from ..paging import pages_of
from ..registry import resolves
from .nodes import find_node

Payload = dict[str, Any]
MOST = 25
TOO_MANY = f"Exceeded the maximum metafields input limit of {MOST}."
STALE = (
    "The resource has been updated since it was loaded. "
    "Try again with an updated `compareDigest` value."
)
NO_DIGEST = "Invalid `compareDigest` value."
DEFINED = ("name", "namespace", "key", "ownerType", "type", "description")
CAPABILITIES = (
    "adminFilterable",
    "analyticsQueryable",
    "cartToOrderCopyable",
    "smartCollectionCondition",
    "uniqueValues",
)


@resolves("Mutation", "metafieldsSet")
def metafields_set(
    _root: Any, info: GraphQLResolveInfo, metafields: list[Payload]
) -> Payload:
    if len(metafields) > MOST:
        errors = [user_error(["metafields"], TOO_MANY, "LESS_THAN_OR_EQUAL_TO")]
        return {"metafields": None, "userErrors": errors}
    errors = [
        error
        for place, given in enumerate(metafields)
        for error in _errors(info, given, ["metafields", str(place)])
    ]
    if errors:
        return {"metafields": [], "userErrors": errors}
    store = info.context.store
    written = []
    for given in metafields:
        owner = find_node(store, given["ownerId"])
        before = owner["metafields"]
        written += merge_metafields(store, owner, [given])
        if owner["metafields"] != before:
            _touch(info, owner)
    return {"metafields": written, "userErrors": []}


@resolves("Mutation", "metafieldsDelete")
def metafields_delete(
    _root: Any, info: GraphQLResolveInfo, metafields: list[Payload]
) -> Payload:
    return {
        "deletedMetafields": [_delete(info, given) for given in metafields],
        "userErrors": [],
    }


@resolves("Metafield", "compareDigest")
def compare_digest(metafield: Record, info: GraphQLResolveInfo) -> str:
    return digest_of(metafield)


@resolves("Metafield", "jsonValue")
def json_value(metafield: Record, info: GraphQLResolveInfo) -> Any:
    """The value as JSON: numbers, truth and lists as such, texts as they are."""
    if "text_field" in metafield["type"] and not metafield["type"].startswith("list."):
        return metafield["value"]
    try:
        return json.loads(metafield["value"])
    except ValueError:
        return metafield["value"]


@resolves("Metafield", "sizeInBytes")
def size_in_bytes(metafield: Record, info: GraphQLResolveInfo) -> int:
    return len(metafield["value"].encode())


@resolves("Metafield", "owner")
def owner_of(metafield: Record, info: GraphQLResolveInfo) -> Record | None:
    return find_node(info.context.store, metafield["ownerId"])


@resolves("Metafield", "definition")
def definition(metafield: Record, info: GraphQLResolveInfo) -> Record | None:
    owner, place = metafield["ownerType"], (metafield["namespace"], metafield["key"])
    return definition_of(info.context.store, owner, *place)


@resolves("QueryRoot", "metafieldDefinitions")
def metafield_definitions(
    _root: Any,
    info: GraphQLResolveInfo,
    ownerType: str | None = None,
    namespace: str | None = None,
    key: str | None = None,
    **arguments: Any,
) -> Any:
    wanted = {"ownerType": ownerType, "namespace": namespace, "key": key}
    found = [
        each
        for each in info.context.store.metafield_definitions.values()
        if all(value in (None, each[name]) for name, value in wanted.items())
    ]
    return pages_of(info, found, arguments)


@resolves("Mutation", "metafieldDefinitionCreate")
def metafield_definition_create(
    _root: Any, info: GraphQLResolveInfo, definition: Payload
) -> Payload:
    """Define a metafield: its type, and whether its values are unique."""
    store = info.context.store
    errors = _definition_errors(info, definition)
    if errors:
        return {"createdDefinition": None, "userErrors": errors}
    id_ = store.next_id("MetafieldDefinition")
    wanted = definition.get("capabilities") or {}
    capabilities = {
        name: {"eligible": True, **{"enabled": False, **(wanted.get(name) or {})}}
        for name in CAPABILITIES
    }
    # An id is unique without asking.
    if definition["type"] == "id":
        capabilities["uniqueValues"]["enabled"] = True
    record = {
        "__typename": "MetafieldDefinition",
        "id": id_,
        **{name: definition.get(name) for name in DEFINED},
        "namespace": namespace_of(definition.get("namespace")),
        "type": {"name": definition["type"]},
        "capabilities": capabilities,
        "validations": [],
        "validationStatus": "ALL_VALID",
        "useAsCollectionCondition": False,
    }
    store.metafield_definitions[number_of(id_)] = record
    return {"createdDefinition": record, "userErrors": []}


def _errors(info: GraphQLResolveInfo, given: Payload, path: list[str]) -> list[Payload]:
    owner = find_node(info.context.store, given["ownerId"])
    if owner is None or "metafields" not in owner:
        message, field = "Owner does not exist.", [*path, "ownerId"]
        return [user_error(field, message, "INVALID_VALUE")]
    errors = check_texts(given, path)
    if errors:
        return errors
    held = find_metafield(owner, given.get("namespace"), given["key"])
    type_ = given.get("type") or _type(info, owner, held, given)
    if type_ is None:
        return [user_error([*path, "type"], "Type can't be blank", "BLANK")]
    return _digest_errors(given, held, path) or check_value(type_, given["value"], path)


def _type(
    info: GraphQLResolveInfo, owner: Record, held: Record | None, given: Payload
) -> str | None:
    """The type that need not be said: that of what is held, or of a definition."""
    kind = owner["__typename"].upper()
    place = (given.get("namespace"), given["key"])
    defined = definition_of(info.context.store, kind, *place)
    if defined:
        return defined["type"]["name"]
    return held and held["type"]


def _digest_errors(
    given: Payload, held: Record | None, path: list[str]
) -> list[Payload]:
    """Compare and set: a digest is that of the value, null that of none."""
    if "compareDigest" not in given:
        return []
    digest = given["compareDigest"]
    if held is None:
        missing = [user_error(path, NO_DIGEST, "INVALID_COMPARE_DIGEST")]
        return [] if digest is None else missing
    if digest == digest_of(held):
        return []
    return [user_error(path, STALE, "STALE_OBJECT")]


def _delete(info: GraphQLResolveInfo, given: Payload) -> Payload | None:
    owner = find_node(info.context.store, given["ownerId"])
    if owner is None or "metafields" not in owner:
        return None
    held = find_metafield(owner, given["namespace"], given["key"])
    if held is None:
        return None
    owner["metafields"] = [each for each in owner["metafields"] if each is not held]
    _touch(info, owner)
    return {name: given[name] for name in ("ownerId", "namespace", "key")}


def _touch(info: GraphQLResolveInfo, owner: Record) -> None:
    """Move an owner's time on, and that of a variant's product."""
    store = info.context.store
    owner["updatedAt"] = store.clock.stamp()
    if owner["__typename"] == "ProductVariant":
        store.product_of(owner)["updatedAt"] = owner["updatedAt"]
    store.changed()


def _definition_errors(info: GraphQLResolveInfo, given: Payload) -> list[Payload]:
    """What is wrong with a definition; the words are no shop's."""
    for name in ("access", "constraints", "validations"):
        if given.get(name):
            raise not_kept("MetafieldDefinitionInput", name)
    errors = check_texts(given, ["definition"])
    plain = given["type"].removeprefix("list.")
    if plain not in TYPES and not plain.endswith("_reference"):
        message = "Type name is not a valid metafield type"
        errors.append(user_error(["definition", "type"], message, "INCLUSION"))
    place = (given["ownerType"], given.get("namespace"), given["key"])
    if definition_of(info.context.store, *place):
        message = "Key is in use for metafields of this owner type"
        errors.append(user_error(["definition", "key"], message, "TAKEN"))
    return errors
