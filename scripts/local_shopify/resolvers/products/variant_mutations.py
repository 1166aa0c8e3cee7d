"""Mutations of a product's variants."""

from typing import Any

from graphql import GraphQLResolveInfo

from ...base.errors import user_error
from ...base.store import Record
from ...records.products.checks import TAKEN
from ...records.products.options import chosen_values
from ...records.products.variant_checks import check_option_values, check_variant
from ..registry import resolves

Errors = list[dict[str, Any]]
Payload = dict[str, Any]
UNKNOWN = "Product variant does not exist", "PRODUCT_VARIANT_DOES_NOT_EXIST"
NO_ID = "Product variant is missing ID attribute", "PRODUCT_VARIANT_ID_MISSING"


@resolves("Mutation", "productVariantsBulkUpdate")
def bulk_update(
    _root: Any,
    info: GraphQLResolveInfo,
    productId: str,
    variants: list[dict[str, Any]],
    media: list[dict[str, Any]] | None = None,
    allowPartialUpdates: bool = False,
) -> Payload:
    product = info.context.store.product(productId)
    if product is None:
        return _missing_product("productVariants")
    known = {variant["id"]: variant for variant in product["variants"]}
    errors, good = _check_updates(known, variants)
    if errors and not allowPartialUpdates:
        return {"product": product, "productVariants": None, "userErrors": errors}
    changed = {given["id"]: given for given in good}
    inputs = [_kept(variant, changed) for variant in product["variants"]]
    info.context.writer.update(product, {"variants": inputs})
    named = {given.get("id") for given in variants}
    updated = [v for v in product["variants"] if v["id"] in named]
    return {"product": product, "productVariants": updated, "userErrors": errors}


@resolves("Mutation", "productVariantsBulkCreate")
def bulk_create(
    _root: Any,
    info: GraphQLResolveInfo,
    productId: str,
    variants: list[dict[str, Any]],
    media: list[dict[str, Any]] | None = None,
    strategy: str = "DEFAULT",
) -> Payload:
    product = info.context.store.product(productId)
    if product is None:
        return _missing_product("productVariants") | {"productVariants": []}
    old = [] if _replaces(product, strategy) else product["variants"]
    errors = _check_creations(product, old, variants)
    if errors:
        return {"product": None, "productVariants": [], "userErrors": errors}
    known = {variant["id"] for variant in product["variants"]}
    inputs = [_kept(variant, {}) for variant in old]
    info.context.writer.update(product, {"variants": inputs + variants})
    created = [v for v in product["variants"] if v["id"] not in known]
    return {"product": product, "productVariants": created, "userErrors": []}


@resolves("Mutation", "productVariantsBulkDelete")
def bulk_delete(
    _root: Any, info: GraphQLResolveInfo, productId: str, variantsIds: list[str]
) -> Payload:
    product = info.context.store.product(productId)
    if product is None:
        return _missing_product("product")
    gone = set(variantsIds)
    stay = [v for v in product["variants"] if v["id"] not in gone]
    errors = _check_deletions(product, variantsIds, stay)
    if errors:
        return {"product": None, "userErrors": errors}
    inputs = [_kept(variant, {}) for variant in stay]
    info.context.writer.update(product, {"variants": inputs})
    return {"product": product, "userErrors": []}


def _kept(variant: Record, changed: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """The input that keeps a variant, with its changes if there are any."""
    values = [
        {"optionName": each["name"], "name": each["value"]}
        for each in variant["selectedOptions"]
    ]
    given = {"id": variant["id"], "optionValues": values}
    changes = dict(changed.get(variant["id"], {}))
    named = changes.pop("optionValues", None)
    if named:
        given["optionValues"] = _merged(values, named)
    return given | changes


def _merged(
    values: list[dict[str, str]], named: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    changed = {entry.get("optionName"): entry for entry in named}
    return [changed.get(entry["optionName"], entry) for entry in values]


def _check_updates(
    known: dict[str, Record], variants: list[dict[str, Any]]
) -> tuple[Errors, list[dict[str, Any]]]:
    errors: Errors = []
    good = []
    for place, given in enumerate(variants):
        path = ["variants", str(place)]
        found = check_variant(given, path, list(known.values()))
        if given.get("id") not in known:
            message, code = UNKNOWN if given.get("id") else NO_ID
            found = [user_error([*path, "id"], message, code)]
        errors += found
        if not found:
            good.append(given)
    return errors, good


def _check_creations(
    product: Record, old: list[Record], variants: list[dict[str, Any]]
) -> Errors:
    errors: Errors = []
    titles = {variant["title"] for variant in old}
    for place, given in enumerate(variants):
        path = ["variants", str(place)]
        errors += check_variant(given, path, product["variants"])
        named = given.get("optionValues") or []
        values = chosen_values(product, named)
        if wrong := check_option_values(product, named, path):
            errors += wrong
            continue
        title = " / ".join(value for _, value in values or [])
        if title in titles:
            error = user_error(path, TAKEN.format(title), "VARIANT_ALREADY_EXISTS")
            errors.append(error)
        titles.add(title)
    return errors


def _check_deletions(product: Record, ids: list[str], stay: list[Record]) -> Errors:
    known = {variant["id"] for variant in product["variants"]}
    errors = [
        user_error(
            ["variantsIds", str(place)],
            "At least one variant does not belong to the product",
            "AT_LEAST_ONE_VARIANT_DOES_NOT_BELONG_TO_THE_PRODUCT",
        )
        for place, id_ in enumerate(ids)
        if id_ not in known
    ]
    if not errors and not stay:
        message, code = "Cannot delete the last variant", "CANNOT_DELETE_LAST_VARIANT"
        errors.append(user_error(["variantsIds"], message, code))
    return errors


def _replaces(product: Record, strategy: str) -> bool:
    """By default a lone variant that nobody has made gives way to the new ones."""
    lone = [v["title"] for v in product["variants"]] == ["Default Title"]
    return strategy == "REMOVE_STANDALONE_VARIANT" or (strategy == "DEFAULT" and lone)


def _missing_product(field: str) -> Payload:
    message, code = "Product does not exist", "PRODUCT_DOES_NOT_EXIST"
    errors = [user_error(["productId"], message, code)]
    return {"product": None, field: None, "userErrors": errors}
