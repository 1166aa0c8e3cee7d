"""What is to be sent of the options of a product, and of its new variants. Pure.

Options that are there are named by their ids. No strategy is left to Shopify: none of
these makes or removes a variant that was not asked for.
Source: https://shopify.dev/docs/apps/build/product-merchandising/products-and-collections/migrate-product-variants
"""

from collections.abc import Iterator
from typing import Any

from ....commerce.records.product import (
    Combination,
    ListedOption,
    Product,
    Variant,
)
from .call import Call
from .variants import POINTS, POINTS_EACH, VARIANTS_AT_ONCE, variant_changes


def option_calls(there: Product, expected: Product) -> Iterator[Call]:
    """Yield what renames, adds and orders options, and what variants then have."""
    known = {it.external_id: it for it in there.listed}
    kept = [it for it in expected.listed if it.external_id in known]
    for option in kept:
        yield from _renaming(there, known[option.external_id], option)
    added = [it for it in expected.listed if it.external_id not in known]
    if added:
        options = [_new_option(it) for it in added]
        variables = {"productId": there.external_id, "options": options}
        yield Call("CreateOptions", variables, is_repeatable=False)
    yield from _choices(there, expected, added)
    if [it.external_id for it in kept] != [*known]:
        names = [{"name": it.name} for it in expected.listed]
        variables = {"productId": there.external_id, "options": names}
        yield Call("ReorderOptions", variables)


def new_variant_calls(there: Product, expected: Product) -> Iterator[Call]:
    """Yield what makes the variants that are not there."""
    known = {it.external_id for it in there.variants}
    ids = {it.name: it.external_id for it in expected.listed}
    new = [
        {"optionValues": _values(it.options, ids), **variant_changes(None, it)}
        for it in expected.variants
        if it.external_id not in known
    ]
    yield from _in_parts("CreateVariants", there, new, is_repeatable=False)


def _renaming(
    there: Product, known: ListedOption, option: ListedOption
) -> Iterator[Call]:
    names = {it.external_id: it.name for it in known.values}
    values = [
        {"id": it.external_id, "name": it.name}
        for it in option.values
        if it.external_id and names[it.external_id] != it.name
    ]
    given = {"id": option.external_id}
    if option.name != known.name:
        given["name"] = option.name
    if len(given) > 1 or values:
        variables = {"productId": there.external_id, "option": given, "values": values}
        yield Call("UpdateOption", variables)


def _new_option(option: ListedOption) -> dict[str, Any]:
    return {"name": option.name, "values": [{"name": it.name} for it in option.values]}


def _choices(
    there: Product, expected: Product, added: list[ListedOption]
) -> Iterator[Call]:
    """Yield what gives variants another value of a new option than its first one."""
    first = {(it.name, it.values[0].name) for it in added}
    names = {it.name for it in added}
    known = {it.external_id for it in there.variants}
    changed = [
        {"id": it.external_id, "optionValues": _values(others, {})}
        for it in expected.variants
        if it.external_id in known and (others := _others(it, names, first))
    ]
    yield from _in_parts("UpdateVariants", there, changed)


def _others(
    variant: Variant, names: set[str], first: set[tuple[str, str]]
) -> Combination:
    chosen = (pair for pair in variant.options if pair[0] in names)
    return tuple(pair for pair in chosen if pair not in first)


def _values(chosen: Combination, ids: dict[str, str]) -> list[dict[str, str]]:
    """Name options by their ids, new ones by their names."""
    return [
        {"optionId": ids[name], "name": value}
        if ids.get(name)
        else {"optionName": name, "name": value}
        for name, value in chosen
    ]


def _in_parts(
    operation: str, there: Product, variants: list[dict[str, Any]], **given: Any
) -> Iterator[Call]:
    for start in range(0, len(variants), VARIANTS_AT_ONCE):
        some = variants[start : start + VARIANTS_AT_ONCE]
        yield Call(
            operation,
            {"productId": there.external_id, "variants": some},
            points=POINTS + POINTS_EACH * len(some),
            **given,
        )
