"""A product's options, their values, and which of them a variant has."""

from typing import Any

from ...base.store import Record, Store

DEFAULT_OPTION = "Title"
DEFAULT_VALUE = "Default Title"


def set_options(store: Store, product: Record, given: list[dict[str, Any]]) -> None:
    """Replace a product's options; those that stay, by id or name, keep their ids."""
    by_id = {option["id"]: option for option in product["options"]}
    by_name = {option["name"]: option for option in product["options"]}
    product["options"] = []
    for position, entry in enumerate(by_position(given), 1):
        old = by_id.get(entry.get("id") or "") or by_name.get(entry.get("name") or "")
        option = _option(store, old, entry)
        option["position"] = position
        product["options"].append(option)


def by_position(given: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Inputs in the order of their positions; who has none stands where it is."""
    places = {id(entry): place for place, entry in enumerate(given, 1)}
    return sorted(given, key=lambda it: it.get("position") or places[id(it)])


def default_options(store: Store, product: Record) -> None:
    set_options(
        store, product, [{"name": DEFAULT_OPTION, "values": [{"name": DEFAULT_VALUE}]}]
    )


def new_option(store: Store, given: dict[str, Any]) -> Record:
    """An option that no product has yet."""
    return _option(store, None, given)


def add_value(store: Store, option: Record, name: str) -> None:
    """Give an option one more value, unless it has it."""
    if all(value["name"] != name for value in option["optionValues"]):
        option["optionValues"].append(_value(store, {}, {"name": name}))


def chosen_values(
    product: Record, given: list[dict[str, Any]]
) -> list[tuple[str, str]] | None:
    """The option values that a variant's input names, as (option, value).

    None if they do not name each of the product's options once.
    """
    chosen: dict[str, str] = {}
    for entry in given:
        option = find_option(product, entry)
        if option is None:
            return None
        chosen[option["name"]] = _value_name(option, entry)
    if len(chosen) != len(product["options"]) or len(given) != len(chosen):
        return None
    return [(option["name"], chosen[option["name"]]) for option in product["options"]]


def find_option(product: Record, entry: dict[str, Any]) -> Record | None:
    """The option that a value's input names."""
    for option in product["options"]:
        if entry.get("optionId") == option["id"]:
            return option
        if entry.get("optionName") == option["name"]:
            return option
    return None


def mark_used_values(product: Record) -> None:
    """Note which option values have variants; values are kept in their order."""
    used = {
        (selected["name"], selected["value"])
        for variant in product["variants"]
        for selected in variant["selectedOptions"]
    }
    for option in product["options"]:
        for value in option["optionValues"]:
            value["hasVariants"] = (option["name"], value["name"]) in used


def _option(store: Store, old: Record | None, given: dict[str, Any]) -> Record:
    option = old or {
        "__typename": "ProductOption",
        "id": store.next_id("ProductOption"),
        "optionValues": [],
    }
    option["name"] = given.get("name") or option.get("name") or DEFAULT_OPTION
    values = given.get("values")
    if values is not None:
        known = {value["id"]: value for value in option["optionValues"]}
        known |= {value["name"]: value for value in option["optionValues"]}
        option["optionValues"] = [_value(store, known, entry) for entry in values]
    return option


def _value(store: Store, known: dict[str, Record], given: dict[str, Any]) -> Record:
    old = known.get(given.get("id") or "") or known.get(given.get("name") or "")
    value = old or {
        "__typename": "ProductOptionValue",
        "id": store.next_id("ProductOptionValue"),
        "hasVariants": False,
    }
    value["name"] = given.get("name") or value["name"]
    return value


def _value_name(option: Record, entry: dict[str, Any]) -> str:
    for value in option["optionValues"]:
        if entry.get("id") == value["id"]:
            return value["name"]
    return entry.get("name") or ""
