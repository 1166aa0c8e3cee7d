"""What the mutations of a product's options refuse.

The words are those of real shops; of those marked so, nobody has seen any.
"""

from collections import Counter
from typing import Any

from ...base.errors import user_error
from ...base.gid import number_of
from ...base.store import Record
from .checks import MAX_OPTIONS, MAX_TEXT, MAX_VARIANTS, SEPARATOR
from .option_changes import is_default_only, kept_without, values_of

Errors = list[dict[str, Any]]
Given = dict[str, Any]
NO_SEPARATOR = f"The name contains unsupported sequence '{SEPARATOR}'"
MULTIPLE = "Cannot delete an option with multiple values."
# Nobody has seen these words.
TOO_MANY = "The number of variants will be above the limit after this operation."
HAS_VARIANTS = "Option value with variants linked cannot be deleted."
ALL_VALUES = "Deleting all option values of an option is not allowed."
NO_VARIANTS = "An option cannot be left only with values that have no variant."
DESTRUCTIVE = "Cannot delete options without deleting variants."


def check_new_options(product: Record, options: list[Given], creates: bool) -> Errors:
    """Check options that are to be added; the first thing that is wrong."""
    own = [] if is_default_only(product) else product["options"]
    known = {option["name"].lower() for option in own}
    seen: set[str] = set()
    for place, option in enumerate(options):
        path = ["options", str(place)]
        errors = _check_new(option, path, known, seen, len(own) + len(options))
        if errors:
            return errors
        seen.add(option["name"].lower())
    if len(own) + len(options) > MAX_OPTIONS:
        message = f"Can only specify a maximum of {MAX_OPTIONS} options"
        return [user_error(["options"], message, "OPTIONS_OVER_LIMIT")]
    variants = len(product["variants"])
    for option in options:
        variants *= len(option["values"])
    if creates and variants > MAX_VARIANTS:
        return [user_error(["options"], TOO_MANY, "TOO_MANY_VARIANTS_CREATED")]
    return []


def _check_new(
    option: Given, path: list[str], known: set[str], seen: set[str], most: int
) -> Errors:
    name, values = option.get("name") or "", option.get("values") or []
    if not name:
        return [user_error(path, "Option name is missing.", "OPTION_NAME_MISSING")]
    if len(name) > MAX_TEXT:
        return [user_error(path, "Option name is too long.", "OPTION_NAME_TOO_LONG")]
    if SEPARATOR in name:
        return [user_error([*path, "name"], NO_SEPARATOR, "INVALID_NAME")]
    if name.lower() in seen:
        message = "Duplicated option name."
        return [user_error(path, message, "DUPLICATED_OPTION_NAME")]
    if name.lower() in known:
        message = f"Option '{name}' already exists."
        return [user_error(path, message, "OPTION_ALREADY_EXISTS")]
    if not values:
        message = f"Option '{name}' must specify at least one option value."
        return [user_error(path, message, "OPTION_VALUES_MISSING")]
    if not 0 < (option.get("position") or 1) <= most:
        message = "The option position provided is not valid."
        return [user_error(path, message, "POSITION_OUT_OF_BOUNDS")]
    return _check_value_names(values, path)


def _check_value_names(values: list[Given], path: list[str]) -> Errors:
    names = [(each.get("name") or "").lower() for each in values]
    if any(len(name) > MAX_TEXT for name in names):
        message = "Option value name is too long."
        return [user_error(path, message, "OPTION_VALUE_NAME_TOO_LONG")]
    if any(count > 1 for count in Counter(names).values()):
        message = "Duplicated option value."
        return [user_error(path, message, "DUPLICATED_OPTION_VALUE")]
    return []


def check_option(product: Record, option: Record, given: Given) -> Errors:
    """Check the new name and position of an option."""
    name, position = given.get("name"), given.get("position")
    others = {o["name"].lower() for o in product["options"] if o is not option}
    if name is not None and SEPARATOR in name:
        return [user_error(["option", "name"], NO_SEPARATOR, "INVALID_NAME")]
    if name is not None and not name.strip():
        message = "The name provided is not valid."
        return [user_error(["option", "name"], message, "INVALID_NAME")]
    if len(name or "") > MAX_TEXT:
        message = "Option name is too long."
        return [user_error(["option", "name"], message, "OPTION_NAME_TOO_LONG")]
    if name and name.lower() in others:
        message = f"Option '{name}' already exists."
        return [user_error(["option", "name"], message, "OPTION_ALREADY_EXISTS")]
    if position is not None and not 0 < position <= len(product["options"]):
        message = "The option position provided is not valid."
        return [user_error(["option", "position"], message, "INVALID_POSITION")]
    return []


def check_values(
    product: Record,
    option: Record,
    add: list[Given],
    update: list[Given],
    delete: list[str],
    manages: bool,
) -> Errors:
    """Check what is to become of an option's values."""
    known = {value["id"]: value for value in option["optionValues"]}
    errors = _check_known(known, update, delete)
    if errors:
        return errors
    renamed = {each["id"]: each["name"] for each in update if each.get("name")}
    names = [
        renamed.get(id_, value["name"])
        for id_, value in known.items()
        if id_ not in delete
    ]
    for place, entry in enumerate(add):
        if (entry.get("name") or "").lower() in {name.lower() for name in names}:
            field = ["optionValuesToAdd", str(place)]
            message = "Option value already exists."
            return [user_error(field, message, "OPTION_VALUE_ALREADY_EXISTS")]
        names.append(entry.get("name") or "")
    field = ["optionValuesToAdd" if add else "optionValuesToUpdate"]
    return (
        _check_value_names([{"name": name} for name in names], field)
        or _check_deleted(product, option, set(delete), manages)
        or _check_made(product, option, add, manages)
    )


def _check_known(
    known: dict[str, Record], update: list[Given], delete: list[str]
) -> Errors:
    places = [("optionValuesToUpdate", each["id"]) for each in update]
    places += [("optionValuesToDelete", id_) for id_ in delete]
    for field, id_ in places:
        if id_ not in known:
            message, code = "Option value does not exist", "OPTION_VALUE_DOES_NOT_EXIST"
            return [user_error([field], message, code)]
    if {each["id"] for each in update} & set(delete):
        message = "Performing conflicting actions on an option value."
        code = "OPTION_VALUE_CONFLICTING_OPERATION"
        return [user_error(["optionValuesToDelete"], message, code)]
    return []


def _check_deleted(
    product: Record, option: Record, delete: set[str], manages: bool
) -> Errors:
    field = ["optionValuesToDelete"]
    gone = [value for value in option["optionValues"] if value["id"] in delete]
    if not gone:
        return []
    if len(gone) == len(option["optionValues"]):
        code = "CANNOT_DELETE_ALL_OPTION_VALUES_IN_OPTION"
        return [user_error(field, ALL_VALUES, code)]
    names = {value["name"] for value in gone}
    has = [values_of(each)[option["name"]] in names for each in product["variants"]]
    if any(has) and not manages:
        return [user_error(field, HAS_VARIANTS, "OPTION_VALUE_HAS_VARIANTS")]
    if all(has):
        code = "CANNOT_LEAVE_OPTIONS_WITHOUT_VARIANTS"
        return [user_error(field, NO_VARIANTS, code)]
    return []


def _check_made(
    product: Record, option: Record, add: list[Given], manages: bool
) -> Errors:
    others = kept_without(product, {option["name"]})
    total = len(product["variants"]) + len(others) * len(add)
    if manages and total > MAX_VARIANTS:
        field, code = ["optionValuesToAdd"], "CANNOT_CREATE_VARIANTS_ABOVE_LIMIT"
        return [user_error(field, TOO_MANY, code)]
    return []


def check_deletion(product: Record, ids: list[str], strategy: str) -> Errors:
    """Check that options may be deleted by a strategy."""
    known = {option["id"]: option for option in product["options"]}
    unknown = [
        user_error(
            ["options", str(place)], "Option does not exist", "OPTION_DOES_NOT_EXIST"
        )
        for place, id_ in enumerate(ids)
        if id_ not in known
    ]
    if unknown:
        return unknown
    used = [sum(v["hasVariants"] for v in known[it]["optionValues"]) for it in ids]
    if strategy == "DEFAULT" and any(count > 1 for count in used):
        code = "CANNOT_DELETE_OPTION_WITH_MULTIPLE_VALUES"
        return [user_error(["options"], MULTIPLE, code)]
    kept = kept_without(product, {known[id_]["name"] for id_ in ids})
    if strategy == "NON_DESTRUCTIVE" and len(kept) < len(product["variants"]):
        code = "CANNOT_USE_NON_DESTRUCTIVE_STRATEGY"
        return [user_error(["options"], DESTRUCTIVE, code)]
    return []


def check_order(product: Record, options: list[Given]) -> Errors:
    """Check the new order of options and of their values."""
    errors = _check_places(product["options"], options, ["options"], "Option", "OPTION")
    if errors:
        return errors
    for place, entry in enumerate(options):
        if entry.get("values") is None:
            continue
        option = find_entry(product["options"], entry)
        path = ["options", str(place), "values"]
        values, given = option["optionValues"], entry["values"]
        errors = _check_places(values, given, path, "Option value", "OPTION_VALUE")
        if errors:
            return errors
    return []


def find_entry(records: list[Record], entry: Given) -> Record | None:
    """The option, or value, that an entry names by id or by name."""
    for record in records:
        if entry.get("id") == record["id"] or entry.get("name") == record["name"]:
            return record
    return None


def _check_places(
    records: list[Record], given: list[Given], path: list[str], label: str, kind: str
) -> Errors:
    named: set[str] = set()
    for place, entry in enumerate(given):
        record = find_entry(records, entry)
        if record is None:
            return [user_error(["options"], *_unknown(entry, label, kind))]
        if record["id"] in named:
            message = f"Duplicated {label.lower()} name '{record['name']}'."
            code = "DUPLICATED_OPTION_" + ("NAME" if kind == "OPTION" else "VALUE")
            return [user_error([*path, str(place)], message, code)]
        named.add(record["id"])
    missing = [each for each in records if each["id"] not in named]
    if not missing:
        return []
    message = f"{label} '{missing[0]['name']}' is missing."
    code = "MISSING_OPTION_" + ("NAME" if kind == "OPTION" else "VALUE")
    return [user_error(["options"], message, code)]


def _unknown(entry: Given, label: str, kind: str) -> tuple[str, str]:
    if entry.get("id"):
        number = number_of(entry["id"])
        return f"{label} id '{number}' does not exist.", f"{kind}_ID_DOES_NOT_EXIST"
    middle = " name" if kind == "OPTION" else ""
    code = "OPTION_NAME_DOES_NOT_EXIST" if middle else "OPTION_VALUE_DOES_NOT_EXIST"
    return f"{label}{middle} '{entry.get('name')}' does not exist.", code
