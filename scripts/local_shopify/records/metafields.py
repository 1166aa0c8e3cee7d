"""Metafields."""

from typing import Any

from ..store import Record, Store


def set_metafields(store: Store, owner: Record, given: list[dict[str, Any]]) -> None:
    """Replace an owner's metafields by the given ones; ids of kept keys stay."""
    known = {(m["namespace"], m["key"]): m for m in owner["metafields"]}
    owner["metafields"] = [_metafield(store, owner, known, entry) for entry in given]


def merge_metafields(store: Store, owner: Record, given: list[dict[str, Any]]) -> None:
    """Add metafields to an owner's, or change them."""
    merged = {(m["namespace"], m["key"]): m for m in owner["metafields"]}
    for entry in given:
        metafield = _metafield(store, owner, merged, entry)
        merged[metafield["namespace"], metafield["key"]] = metafield
    owner["metafields"] = list(merged.values())


def _metafield(
    store: Store, owner: Record, known: dict[tuple[str, str], Record], given: Record
) -> Record:
    namespace = given.get("namespace") or "custom"
    old = known.get((namespace, given["key"]))
    now = store.clock.stamp()
    metafield = dict(old) if old else _new(store, owner, namespace, given["key"], now)
    value = given.get("value", metafield["value"])
    if value != metafield["value"]:
        metafield.update(value=value, updatedAt=now)
    metafield["type"] = given.get("type") or metafield["type"]
    return metafield


def _new(store: Store, owner: Record, namespace: str, key: str, now: str) -> Record:
    id_ = store.next_id("Metafield")
    return {
        "__typename": "Metafield",
        "id": id_,
        "legacyResourceId": id_.rpartition("/")[2],
        "namespace": namespace,
        "key": key,
        "value": "",
        "type": "single_line_text_field",
        "ownerType": owner["__typename"].upper(),
        "createdAt": now,
        "updatedAt": now,
    }
