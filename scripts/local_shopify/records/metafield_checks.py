"""What `metafieldsSet` refuses, in the words of real shops.

Source: https://shopify.dev/docs/apps/build/custom-data/metafields/list-of-data-types
"""

import json
import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from ..base.clock import read_stamp
from ..base.errors import user_error
from ..base.gid import is_gid
from ..base.store import Record, Store
from .metafields import definition_of, namespace_of

Errors = list[dict[str, Any]]
TEXT_SIZES = {"namespace": ("Namespace", 3, 255), "key": ("Key", 2, 64)}
RESERVED = {"protected", "shopify-l10n-fields", "shopify_standard"}
HEX_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
INTEGER = re.compile(r"[+-]?\d+")
LIST = "list."
REFERENCE = "_reference"
DATE_TIME = (
    "Value must be in “YYYY-MM-DDTHH:MM:SS” format. For example: 2022-06-01T15:30:00"
)
# Words that nobody has seen, from here on.
BAD_TYPE = "Type is not a valid metafield type"


def _is_json(value: str) -> bool:
    json.loads(value)
    return True


def _is_object(*names: str) -> Callable[[str], bool]:
    def check(value: str) -> bool:
        found = json.loads(value)
        return isinstance(found, dict) and set(names) <= set(found)

    return check


# What a value of a type is, and what is said of one that is none.
TYPES: dict[str, tuple[Callable[[str], Any], str]] = {
    "boolean": (lambda v: v in ("true", "false"), "Value must be true or false."),
    "color": (HEX_COLOUR.fullmatch, "Value must be a hex color code."),
    "date": (
        lambda v: bool(date.fromisoformat(v)),
        "Value must be in YYYY-MM-DD format.",
    ),
    "date_time": (lambda v: bool(read_stamp(v)), DATE_TIME),
    "dimension": (_is_object("value", "unit"), "Value must be a dimension."),
    "id": (lambda v: bool(v), "Value can't be blank."),
    "json": (_is_json, "Value is invalid JSON."),
    "link": (_is_object("url"), "Value must be a link."),
    "money": (_is_object("amount", "currency_code"), "Value must be an amount."),
    "multi_line_text_field": (lambda v: bool(v), "Value can't be blank."),
    "number_decimal": (
        lambda v: Decimal(v).is_finite(),
        "Value must be a decimal.",
    ),
    "number_integer": (INTEGER.fullmatch, "Value must be an integer."),
    "rating": (_is_object("value", "scale_min", "scale_max"), "Value must be rated."),
    "rich_text_field": (_is_object("type", "children"), "Value must be rich text."),
    "single_line_text_field": (
        lambda v: bool(v) and "\n" not in v,
        "Value can't contain line breaks.",
    ),
    "url": (
        lambda v: v.startswith(("http://", "https://", "mailto:", "sms:", "tel:")),
        "Value must be a URL.",
    ),
    "volume": (_is_object("value", "unit"), "Value must be a volume."),
    "weight": (_is_object("value", "unit"), "Value must be a weight."),
}


def check_texts(given: Record, path: list[str]) -> Errors:
    """Check a namespace and a key."""
    errors: Errors = []
    for name, (label, least, most) in TEXT_SIZES.items():
        text = given.get(name)
        if text is None:
            continue
        if len(text) < least:
            message = f"{label} is too short (minimum is {least} characters)"
            errors.append(user_error([*path, name], message, "TOO_SHORT"))
        elif len(text) > most:
            message = f"{label} is too long (maximum is {most} characters)"
            errors.append(user_error([*path, name], message, "TOO_LONG"))
    if given.get("namespace") in RESERVED:
        message = f"Namespace {given['namespace']} is a reserved namespace"
        errors.append(user_error([*path, "namespace"], message))
    return errors


def check_contents(
    store: Store,
    owner_type: str,
    given: list[Record],
    path: list[str],
    held: list[Record],
) -> Errors:
    """Check types and values that an owner's own mutation is given.

    :param held: the metafields that there are: their types need not be said again
    """
    errors: Errors = []
    types = {(each["namespace"], each["key"]): each["type"] for each in held}
    for place, entry in enumerate(given):
        if not entry.get("key"):
            continue
        field = [*path, str(place)]
        name = namespace_of(entry.get("namespace")), entry["key"]
        defined = definition_of(store, owner_type, *name)
        type_ = defined["type"]["name"] if defined else None
        type_ = entry.get("type") or type_ or types.get(name)
        if type_ is None:
            message = "can't be blank"
            errors.append(user_error([*field, "type"], message, "INVALID_METAFIELD"))
            continue
        for error in check_value(type_, entry.get("value") or "", field):
            errors.append(error | {"code": "INVALID_METAFIELD"})
        errors += _check_unique(store, defined, entry, field, held)
    return errors


def _check_unique(
    store: Store,
    defined: Record | None,
    entry: Record,
    field: list[str],
    held: list[Record],
) -> Errors:
    """Check that no other product has a value that is to be one's own."""
    if defined is None or not defined["capabilities"]["uniqueValues"]["enabled"]:
        return []
    own = {metafield["id"] for metafield in held}
    for product in store.products.values():
        for other in product["metafields"]:
            same = (other["namespace"], other["key"], other["value"]) == (
                defined["namespace"],
                defined["key"],
                entry.get("value"),
            )
            if same and other["id"] not in own:
                message = "Value has already been taken"
                field = [*field, "value"]
                return [user_error(field, message, "CAPABILITY_VIOLATION")]
    return []


def check_value(type_: str, value: str, path: list[str]) -> Errors:
    """Check a value, each one of a list of them."""
    plain = type_.removeprefix(LIST)
    if plain not in TYPES and not plain.endswith(REFERENCE):
        return [user_error([*path, "type"], BAD_TYPE, "INCLUSION")]
    check, message = TYPES.get(plain, (is_gid, "Value must be a valid reference."))
    try:
        values = json.loads(value) if type_ != plain else [value]
        good = isinstance(values, list) and all(
            check(each if isinstance(each, str) else json.dumps(each))
            for each in values
        )
    except (ValueError, InvalidOperation):
        good = False
    return [] if good else [user_error([*path, "value"], message, "INVALID_VALUE")]
