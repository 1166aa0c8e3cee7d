"""Mutations of a product's options, and of the order of its variants."""

from typing import Any

from graphql import GraphQLResolveInfo

from ...base.errors import not_kept, refusal, user_error
from ...base.store import Record
from ...records.products.option_changes import (
    add_options,
    add_values,
    drop_options,
    drop_values,
    is_default_only,
    missing_combinations,
    rename_option,
    rename_value,
    rename_variants,
    sort_variants,
)
from ...records.products.option_checks import (
    check_deletion,
    check_new_options,
    check_option,
    check_order,
    check_values,
    find_entry,
)
from ..registry import resolves

Given = dict[str, Any]
Payload = dict[str, Any]
MISSING = "Product does not exist", "PRODUCT_DOES_NOT_EXIST"


@resolves("Mutation", "productOptionsCreate")
def options_create(
    _root: Any,
    info: GraphQLResolveInfo,
    productId: str,
    options: list[Given],
    variantStrategy: str | None = None,
) -> Payload:
    product = info.context.store.product(productId)
    if product is None:
        return _no_product()
    _no_links(options, "OptionCreateInput")
    creates = variantStrategy == "CREATE"
    errors = check_new_options(product, options, creates)
    if not errors:
        _create(info, product, options, creates)
    return {"product": product, "userErrors": errors}


@resolves("Mutation", "productOptionUpdate")
def option_update(
    _root: Any,
    info: GraphQLResolveInfo,
    productId: str,
    option: Given,
    optionValuesToAdd: list[Given] | None = None,
    optionValuesToUpdate: list[Given] | None = None,
    optionValuesToDelete: list[str] | None = None,
    variantStrategy: str | None = None,
) -> Payload:
    product = info.context.store.product(productId)
    if product is None:
        return _no_product()
    add, update = optionValuesToAdd or [], optionValuesToUpdate or []
    delete = optionValuesToDelete or []
    _no_links([option], "OptionUpdateInput")
    held = find_entry(product["options"], {"id": option["id"]})
    if held is None:
        code = "OPTION_DOES_NOT_EXIST"
        errors = [user_error(["option"], "Option does not exist", code)]
        return {"product": product, "userErrors": errors}
    manages = variantStrategy == "MANAGE"
    errors = check_option(product, held, option)
    errors = errors or check_values(product, held, add, update, delete, manages)
    if not errors:
        _update(info, product, held, option, (add, update, delete), manages)
    return {"product": product, "userErrors": errors}


@resolves("Mutation", "productOptionsDelete")
def options_delete(
    _root: Any,
    info: GraphQLResolveInfo,
    productId: str,
    options: list[str],
    strategy: str | None = None,
) -> Payload:
    context = info.context
    product = context.store.product(productId)
    if product is None:
        return _no_product() | {"deletedOptionsIds": []}
    errors = check_deletion(product, options, strategy or "DEFAULT")
    if not errors:
        context.writer.change(
            product, lambda: drop_options(context.store, product, options)
        )
    deleted = [] if errors else options
    return {"deletedOptionsIds": deleted, "product": product, "userErrors": errors}


@resolves("Mutation", "productOptionsReorder")
def options_reorder(
    _root: Any, info: GraphQLResolveInfo, productId: str, options: list[Given]
) -> Payload:
    """Put options, and values if they are named, into an order; variants follow it."""
    product = info.context.store.product(productId)
    if product is None:
        return _no_product()
    for entry in options:
        _one_key(entry, "OptionReorderInput")
        for value in entry.get("values") or []:
            _one_key(value, "OptionValueReorderInput")
    errors = check_order(product, options)
    if not errors:
        info.context.writer.change(product, lambda: _reorder(product, options))
    return {"product": product, "userErrors": errors}


@resolves("Mutation", "productVariantsBulkReorder")
def variants_reorder(
    _root: Any, info: GraphQLResolveInfo, productId: str, positions: list[Given]
) -> Payload:
    product = info.context.store.product(productId)
    if product is None:
        return _no_product()
    errors = _position_errors(product, positions)
    if not errors:
        info.context.writer.change(product, lambda: _move(product, positions))
    return {"product": product, "userErrors": errors}


def _create(
    info: GraphQLResolveInfo, product: Record, options: list[Given], creates: bool
) -> None:
    context = info.context
    alone = is_default_only(product)
    held = [] if alone else [option["name"] for option in product["options"]]
    new = {
        option["name"]: [value["name"] for value in option["values"]]
        for option in options
    }

    def act() -> None:
        add_options(context.store, product, options)
        if not creates:
            return
        _make(info, product, held, new)
        sort_variants(product)

    context.writer.change(product, act)


def _make(
    info: GraphQLResolveInfo, product: Record, names: list[str], new: dict[str, list]
) -> None:
    """Make the variants of new values: with Shopify's default values."""
    for values in list(missing_combinations(product, names, new)):
        info.context.writer.write_variant(product, None, {}, values)


def _update(
    info: GraphQLResolveInfo,
    product: Record,
    held: Record,
    given: Given,
    changes: tuple[list[Given], list[Given], list[str]],
    manages: bool,
) -> None:
    add, update, delete = changes
    names = [entry["name"] for entry in add]

    def act() -> None:
        if given.get("name"):
            rename_option(product, held, given["name"])
        for entry in update:
            value = find_entry(held["optionValues"], {"id": entry["id"]})
            if entry.get("name"):
                rename_value(product, held, value, entry["name"])
        drop_values(product, held, delete)
        add_values(info.context.store, held, names)
        if given.get("position"):
            product["options"].remove(held)
            product["options"].insert(given["position"] - 1, held)
        rename_variants(product)
        if manages and names:
            others = [o["name"] for o in product["options"] if o is not held]
            _make(info, product, others, {held["name"]: names})

    info.context.writer.change(product, act)


def _reorder(product: Record, given: list[Given]) -> None:
    options = [find_entry(product["options"], entry) for entry in given]
    for option, entry in zip(options, given, strict=True):
        if entry.get("values") is not None:
            values = option["optionValues"]
            option["optionValues"] = [find_entry(values, it) for it in entry["values"]]
    product["options"] = options
    rename_variants(product)
    sort_variants(product)


def _move(product: Record, positions: list[Given]) -> None:
    for entry in sorted(positions, key=lambda it: it["position"]):
        variant = find_variant(product, entry["id"])
        product["variants"].remove(variant)
        product["variants"].insert(entry["position"] - 1, variant)


def _position_errors(product: Record, positions: list[Given]) -> list[Payload]:
    """What is wrong with positions; nobody has seen the words."""
    seen: set[str] = set()
    for place, entry in enumerate(positions):
        path = ["positions", str(place)]
        if find_variant(product, entry["id"]) is None:
            message = "Product variant does not exist"
            return [user_error([*path, "id"], message, "MISSING_VARIANT")]
        if entry["id"] in seen:
            message = "Product variant ID is duplicated"
            return [user_error([*path, "id"], message, "DUPLICATED_VARIANT_ID")]
        if not 0 < entry["position"] <= len(product["variants"]):
            message = "Product variant position is not valid"
            return [user_error([*path, "position"], message, "INVALID_POSITION")]
        seen.add(entry["id"])
    return []


def find_variant(product: Record, id_: str) -> Record | None:
    return next((v for v in product["variants"] if v["id"] == id_), None)


def _no_links(options: list[Given], name: str) -> None:
    """Refuse options whose values are those of a metafield.

    :raises GraphQLError: one of them is linked
    """
    if any(option.get("linkedMetafield") for option in options):
        raise not_kept(name, "linkedMetafield")


def _one_key(entry: Given, name: str) -> None:
    """Take what names one thing, by its id or its name.

    :raises GraphQLError: it names none, or two
    """
    if len([key for key in ("id", "name") if entry.get(key) is not None]) != 1:
        message = f"{name} requires exactly one of id, name"
        raise refusal(message, "INVALID_FIELD_ARGUMENTS")


def _no_product() -> Payload:
    return {"product": None, "userErrors": [user_error(["productId"], *MISSING)]}
