"""What variants may not be, as user errors.

Source of the refusals: what real shops answered.
"""

import re
from typing import Any

from ...base.errors import user_error
from ...base.gid import number_of
from ...base.store import Record, Store
from ..metafields import check_metafields
from ..values import money
from .options import find_option

Errors = list[dict[str, Any]]
Given = dict[str, Any]
MAX_TEXT = 255
MAX_MONEY = 10**18
MAX_WEIGHT = 2 * 10**9
HS_CODE = re.compile(r"[\d.\s-]*")
# Nobody has seen these words.
BAD_HS_CODE = "Harmonized system code must be a number of 6 to 13 digits"
NO_LOCATION = "The location does not exist"
NOT_STOCKED = "The variant is not stocked at the location"
BAD_NAME = "The quantity name must be available or on_hand"


def check_variant(
    given: Given,
    path: list[str],
    siblings: list[Record],
    negative: str = "GREATER_THAN_OR_EQUAL_TO",
) -> Errors:
    """Check a variant's amounts, weight, barcode and metafields.

    :param siblings: the variants that its product has
    :param negative: the code of an amount below zero
    """
    errors = _check_amount(given, "compareAtPrice", path, negative)
    errors += _check_amount(given, "price", path, negative)
    errors += _check_weight(given, path)
    errors += _check_texts(given, path)
    errors += _check_item(given.get("inventoryItem") or {}, [*path, "inventoryItem"])
    held = [metafield for each in siblings for metafield in each["metafields"]]
    metafields = given.get("metafields") or []
    return errors + check_metafields(metafields, [*path, "metafields"], held)


def _check_texts(given: Given, path: list[str]) -> Errors:
    errors: Errors = []
    sku = (given.get("inventoryItem") or {}).get("sku") or given.get("sku")
    for name, label, text in (
        ("barcode", "Barcode", given.get("barcode")),
        ("sku", "SKU", sku),
    ):
        if len(text or "") > MAX_TEXT:
            message = f"{label} is too long (maximum is {MAX_TEXT} characters)"
            errors.append(user_error([*path, name], message, "INVALID_INPUT"))
    return errors


def _check_item(given: Given, path: list[str]) -> Errors:
    errors: Errors = []
    code = given.get("harmonizedSystemCode")
    digits = re.sub(r"\D", "", code or "")
    if code and not (HS_CODE.fullmatch(code) and 6 <= len(digits) <= 13):
        field = [*path, "harmonizedSystemCode"]
        errors.append(user_error(field, BAD_HS_CODE, "INVALID_INPUT"))
    if float(given.get("cost") or 0) < 0:
        message = "must be greater than or equal to 0"
        errors.append(user_error([*path, "cost"], message, "INVALID_INPUT"))
    return errors


def check_quantities(
    store: Store, variant: Record | None, given: list[Given], path: list[str]
) -> Errors:
    """Check quantities: an existing variant's only where it is stocked."""
    levels = variant["inventoryItem"]["levels"] if variant else None
    for place, entry in enumerate(given):
        field = [*path, "inventoryQuantities", str(place)]
        if entry.get("name", "available") not in ("available", "on_hand"):
            return [user_error([*field, "name"], BAD_NAME, "INVALID_INPUT")]
        field = [*field, "locationId"]
        if number_of(entry["locationId"]) not in store.locations:
            return [user_error(field, NO_LOCATION, "INVALID_INPUT")]
        if levels is not None and entry["locationId"] not in levels:
            return [user_error(field, NOT_STOCKED, "INVALID_INPUT")]
    return []


def check_option_values(
    product: Record, values: list[Given], path: list[str]
) -> Errors:
    """Check that values name each option of the product once."""
    named: set[str] = set()
    for place, entry in enumerate(values):
        field = [*path, "optionValues", str(place)]
        option = find_option(product, entry)
        if option is None:
            return [user_error(field, "Option does not exist", "INVALID_INPUT")]
        if option["name"] in named:
            message = f"Duplicated option name '{option['name']}'"
            return [user_error(field[:-1], message, "INVALID_INPUT")]
        if len(entry.get("name") or "") > MAX_TEXT:
            message = "Option value name is too long"
            return [user_error([*field, "name"], message, "INVALID_INPUT")]
        named.add(option["name"])
    missing = [each["name"] for each in product["options"] if each["name"] not in named]
    if not missing:
        return []
    message = f"You need to add option values for {missing[0]}"
    return [user_error(path, message, "NEED_TO_ADD_OPTION_VALUES")]


def _check_amount(given: Given, name: str, path: list[str], negative: str) -> Errors:
    field = [*path, name]
    label = {"price": "Price "}.get(name, "")
    if name == "price" and name in given and given[name] is None:
        return [user_error(field, "Price can't be blank", "INVALID")]
    try:
        amount = money(given.get(name))
    except ValueError:
        return [user_error(field, f"{label}is not a number", "INVALID")]
    if amount is not None and amount.startswith("-"):
        message = f"{label}must be greater than or equal to 0"
        return [user_error(field, message, negative)]
    if amount is not None and float(amount) >= MAX_MONEY:
        message = f"{label}must be less than {MAX_MONEY}"
        return [user_error(field, message, "INVALID_INPUT")]
    return []


def _check_weight(given: Given, path: list[str]) -> Errors:
    measurement = (given.get("inventoryItem") or {}).get("measurement") or {}
    weight = (measurement.get("weight") or {}).get("value") or 0
    if weight < 0:
        message = "Weight must be greater than or equal to 0"
        return [user_error(path, message, "GREATER_THAN_OR_EQUAL_TO")]
    if weight >= MAX_WEIGHT:
        message = f"Weight must be less than {MAX_WEIGHT}"
        return [user_error(path, message, "INVALID_INPUT")]
    return []
