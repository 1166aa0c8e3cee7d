"""Changing the options of a product that has variants, and what becomes of these.

What is refused has been refused before; `ProductWriter.change` is around each of them.
Source: https://shopify.dev/docs/apps/build/product-merchandising/products-and-collections/migrate-product-variants
"""

from collections.abc import Iterator
from itertools import product as combinations
from typing import Any

from ...base.store import Record, Store
from .options import DEFAULT_VALUE, add_value, default_options, new_option
from .variants import name_variant

Given = dict[str, Any]
Values = list[tuple[str, str]]


def is_default_only(product: Record) -> bool:
    """Whether its only variant is the one that nobody made."""
    return [variant["title"] for variant in product["variants"]] == [DEFAULT_VALUE]


def values_of(variant: Record) -> dict[str, str]:
    """A variant's values, by the names of their options."""
    return {each["name"]: each["value"] for each in variant["selectedOptions"]}


def add_options(store: Store, product: Record, given: list[Given]) -> None:
    """Add options; each variant there is gets their first values."""
    if is_default_only(product):
        product["options"] = []
        product["variants"][0]["selectedOptions"] = []
    for entry in given:
        option = new_option(store, entry)
        place = entry.get("position") or len(product["options"]) + 1
        product["options"].insert(place - 1, option)
        first = option["optionValues"][0]["name"]
        for variant in product["variants"]:
            held = {"name": option["name"], "value": first}
            variant["selectedOptions"].append(held)
    rename_variants(product)


def rename_option(product: Record, option: Record, name: str) -> None:
    for variant in product["variants"]:
        for selected in variant["selectedOptions"]:
            if selected["name"] == option["name"]:
                selected["name"] = name
    option["name"] = name


def rename_value(product: Record, option: Record, value: Record, name: str) -> None:
    for variant in product["variants"]:
        for selected in variant["selectedOptions"]:
            place = selected["name"], selected["value"]
            if place == (option["name"], value["name"]):
                selected["value"] = name
    value["name"] = name


def add_values(store: Store, option: Record, names: list[str]) -> None:
    for name in names:
        add_value(store, option, name)


def drop_values(product: Record, option: Record, ids: list[str]) -> None:
    """Remove values with the variants that have them."""
    gone = {each["name"] for each in option["optionValues"] if each["id"] in ids}
    option["optionValues"] = [v for v in option["optionValues"] if v["id"] not in ids]
    product["variants"] = [
        variant
        for variant in product["variants"]
        if values_of(variant)[option["name"]] not in gone
    ]


def drop_options(store: Store, product: Record, ids: list[str]) -> None:
    """Remove options; of variants that become the same the first one stays."""
    gone = {each["name"] for each in product["options"] if each["id"] in ids}
    product["options"] = [each for each in product["options"] if each["id"] not in ids]
    product["variants"] = kept_without(product, gone)
    if not product["options"]:
        default_options(store, product)
        (option,) = product["options"]
        values = [(option["name"], DEFAULT_VALUE)]
        name_variant(product["variants"][0], values)
        return
    rename_variants(product)


def kept_without(product: Record, options: set[str]) -> list[Record]:
    """The variants that are not told apart by these options alone."""
    kept: dict[tuple, Record] = {}
    for variant in product["variants"]:
        left = [(n, v) for n, v in values_of(variant).items() if n not in options]
        kept.setdefault(tuple(sorted(left)), variant)
    return list(kept.values())


def sort_variants(product: Record) -> None:
    """Put variants into the order of their options' values."""
    places = [
        {value["name"]: place for place, value in enumerate(option["optionValues"])}
        for option in product["options"]
    ]

    def order(variant: Record) -> list[int]:
        chosen = [each["value"] for each in variant["selectedOptions"]]
        return [at[value] for at, value in zip(places, chosen, strict=True)]

    product["variants"].sort(key=order)


def rename_variants(product: Record) -> None:
    """Give variants the titles, and the order of values, that their options ask for."""
    for variant in product["variants"]:
        held = values_of(variant)
        values = [(it["name"], held[it["name"]]) for it in product["options"]]
        name_variant(variant, values)


def missing_combinations(
    product: Record, names: list[str], new: dict[str, list[str]]
) -> Iterator[Values]:
    """Combinations of values that no variant has.

    :param names: options of which the values that stand together stay together
    :param new: the values that each of the other options is to have
    """
    held = [values_of(variant) for variant in product["variants"]]
    known = {tuple(sorted(values.items())) for values in held}
    for values in {tuple((n, v[n]) for n in names): None for v in held}:
        for chosen in combinations(*new.values()):
            full = dict(values) | dict(zip(new, chosen, strict=True))
            if tuple(sorted(full.items())) not in known:
                yield [(o["name"], full[o["name"]]) for o in product["options"]]
