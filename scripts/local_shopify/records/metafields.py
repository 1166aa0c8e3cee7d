"""Metafields.

Source: https://shopify.dev/docs/apps/build/custom-data/metafields
"""

import hashlib
import json
from typing import Any

from ..base.errors import user_error
from ..base.store import Record, Store

OWN = "app--1"  # the namespace of the app that calls
TEXT = "single_line_text_field"


def set_metafields(store: Store, owner: Record, given: list[dict[str, Any]]) -> None:
    """Replace an owner's metafields by the given ones; ids of kept keys stay."""
    known = {(m["namespace"], m["key"]): m for m in owner["metafields"]}
    owner["metafields"] = [_metafield(store, owner, known, entry) for entry in given]


def merge_metafields(
    store: Store, owner: Record, given: list[dict[str, Any]]
) -> list[Record]:
    """Add metafields to an owner's, or change them; what each one is after that."""
    merged = {(m["namespace"], m["key"]): m for m in owner["metafields"]}
    written = []
    for entry in given:
        metafield = _metafield(store, owner, merged, entry)
        merged[metafield["namespace"], metafield["key"]] = metafield
        written.append(metafield)
    owner["metafields"] = list(merged.values())
    return written


def namespace_of(given: str | None) -> str:
    """A namespace as it is kept: the app's own one if none is given, or “$app”.

    Source: https://shopify.dev/docs/apps/build/custom-data/ownership
    """
    if not given or given == "$app":
        return OWN
    if given.startswith("$app:"):
        return f"{OWN}--{given.removeprefix('$app:')}"
    return given


def find_metafield(owner: Record, namespace: str | None, key: str) -> Record | None:
    for found in owner["metafields"]:
        if (found["namespace"], found["key"]) == (namespace_of(namespace), key):
            return found
    return None


def check_metafields(
    given: list[dict[str, Any]], path: list[str], held: list[Record]
) -> list[Record]:
    """Check that each input names a metafield: by its key, or its id if it is held."""
    ids = {metafield["id"] for metafield in held}
    return [
        user_error([*path, str(place), "key"], "can't be blank", "INVALID_METAFIELD")
        for place, entry in enumerate(given)
        if not (entry.get("key") or "").strip() and entry.get("id") not in ids
    ]


def digest_of(metafield: Record) -> str:
    """What tells a value from all others; the same value has the same one."""
    said = json.dumps([metafield["type"], metafield["value"]])
    return hashlib.sha256(said.encode()).hexdigest()


def definition_of(
    store: Store, owner_type: str, namespace: str | None, key: str
) -> Record | None:
    wanted = (owner_type, namespace_of(namespace), key)
    for found in store.metafield_definitions.values():
        if (found["ownerType"], found["namespace"], found["key"]) == wanted:
            return found
    return None


def _metafield(
    store: Store, owner: Record, known: dict[tuple[str, str], Record], given: Record
) -> Record:
    old, now = _known(known, given), store.clock.stamp()
    metafield = dict(old) if old else _new(store, owner, given, now)
    value = given.get("value", metafield["value"])
    if value != metafield["value"]:
        metafield.update(value=value, updatedAt=now)
    metafield["type"] = given.get("type") or metafield["type"]
    return metafield


def _known(known: dict[tuple[str, str], Record], given: Record) -> Record | None:
    if given.get("key"):
        return known.get((namespace_of(given.get("namespace")), given["key"]))
    return next((m for m in known.values() if m["id"] == given.get("id")), None)


def _new(store: Store, owner: Record, given: Record, now: str) -> Record:
    id_ = store.next_id("Metafield")
    owner_type = owner["__typename"].upper()
    defined = definition_of(store, owner_type, given.get("namespace"), given["key"])
    return {
        "__typename": "Metafield",
        "id": id_,
        "legacyResourceId": id_.rpartition("/")[2],
        "namespace": namespace_of(given.get("namespace")),
        "key": given["key"],
        "value": "",
        "type": defined["type"]["name"] if defined else TEXT,
        "ownerType": owner_type,
        "ownerId": owner["id"],
        "createdAt": now,
        "updatedAt": now,
    }
