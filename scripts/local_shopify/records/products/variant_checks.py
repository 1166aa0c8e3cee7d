"""What variants may not be, as user errors.

Source of the refusals: what real shops answered.
"""

from typing import Any

from ...base.errors import user_error
from ...base.store import Record
from ..metafields import check_metafields
from ..values import money
from .options import find_option

Errors = list[dict[str, Any]]
Given = dict[str, Any]
MAX_TEXT = 255
MAX_MONEY = 10**18
MAX_WEIGHT = 2 * 10**9


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
    if len(given.get("barcode") or "") > MAX_TEXT:
        message = f"Barcode is too long (maximum is {MAX_TEXT} characters)"
        errors.append(user_error([*path, "barcode"], message, "INVALID_INPUT"))
    held = [metafield for each in siblings for metafield in each["metafields"]]
    metafields = given.get("metafields") or []
    return errors + check_metafields(metafields, [*path, "metafields"], held)


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
