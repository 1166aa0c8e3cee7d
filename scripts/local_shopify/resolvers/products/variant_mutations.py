"""Mutations of a product's variants."""

from typing import Any

from graphql import GraphQLResolveInfo

from ...base.errors import refusal, user_error
from ...base.store import Record
from ...records.file_checks import check_media
from ...records.products.checks import MAX_VARIANTS, TAKEN
from ...records.products.option_changes import is_default_only
from ...records.products.options import chosen_values, find_option
from ...records.products.set_checks import refuse_unkept_of_variant
from ...records.products.variant_checks import (
    check_option_values,
    check_quantities,
    check_variant,
)
from ..registry import resolves
from .set_mutation import check_kept

Errors = list[dict[str, Any]]
Payload = dict[str, Any]
UNKNOWN = "Product variant does not exist", "PRODUCT_VARIANT_DOES_NOT_EXIST"
NO_ID = "Product variant is missing ID attribute", "PRODUCT_VARIANT_ID_MISSING"
NO_QUANTITIES = (
    "Inventory quantities can only be provided during create. To update inventory for "
    "existing variants, use inventoryAdjustQuantities."
)
NO_CHANGE_FROM = (
    "InventoryAdjustmentInput must include the following argument: changeFromQuantity."
)
# Nobody has seen these words.
STALE = "The quantity is no longer the one that it is to be changed from"
TOO_MANY = f"Can only specify a maximum of {MAX_VARIANTS} variants"
NO_MEDIA = "Media does not exist on the product"
NEW_WITH_ID = "On create, this key cannot be used."


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
    errors, good = _check_updates(product, variants, media or [])
    errors += check_media(media or [], product["media"])
    if errors and not allowPartialUpdates:
        return {"product": product, "productVariants": None, "userErrors": errors}
    changed = {given["id"]: given for given in good}
    inputs = [_kept(product, variant, changed) for variant in product["variants"]]
    _write(info, product, inputs, media or [])
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
    errors = _check_creations(info, product, old, variants)
    errors += [
        error
        for place, given in enumerate(variants)
        for error in _check_images(
            product, media or [], given, ["variants", str(place)]
        )
    ]
    errors += check_media(media or [], product["media"])
    if errors:
        return {"product": None, "productVariants": [], "userErrors": errors}
    known = {variant["id"] for variant in product["variants"]}
    inputs = [_kept(product, variant, {}) for variant in old]
    _write(info, product, inputs + variants, media or [])
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
    inputs = [_kept(product, variant, {}) for variant in stay]
    _write(info, product, inputs, [])
    return {"product": product, "userErrors": []}


def _write(
    info: GraphQLResolveInfo,
    product: Record,
    variants: list[dict[str, Any]],
    media: list[dict[str, Any]],
) -> None:
    given: dict[str, Any] = {"variants": variants}
    if media:
        held = [{"id": each["id"]} for each in product["media"]]
        given["files"] = held + media
    info.context.writer.update(product, given)


def _kept(
    product: Record, variant: Record, changed: dict[str, dict[str, Any]]
) -> dict[str, Any]:
    """The input that keeps a variant, with its changes if there are any."""
    values = [
        {"optionName": each["name"], "name": each["value"]}
        for each in variant["selectedOptions"]
    ]
    given = {"id": variant["id"], "optionValues": values}
    changes = dict(changed.get(variant["id"], {}))
    named = changes.pop("optionValues", None)
    if named:
        given["optionValues"] = _merged(product, values, named)
    if "metafields" in changes:
        changes["mergeMetafields"] = changes.pop("metafields")
    return given | changes


def _merged(
    product: Record, values: list[dict[str, str]], named: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    changed = {find_option(product, entry)["name"]: entry for entry in named}
    return [changed.get(entry["optionName"], entry) for entry in values]


def _check_updates(
    product: Record, variants: list[dict[str, Any]], media: list[dict[str, Any]]
) -> tuple[Errors, list[dict[str, Any]]]:
    known = {variant["id"]: variant for variant in product["variants"]}
    titles = {id_: variant["title"] for id_, variant in known.items()}
    errors: Errors = []
    good = []
    for place, given in enumerate(variants):
        path = ["variants", str(place)]
        check_kept("ProductVariantsBulkInput", given, {"published"})
        refuse_unkept_of_variant(given)
        found = check_variant(given, path, product["variants"])
        found += _check_images(product, media, given, path)
        found += _check_stock(known.get(given.get("id") or ""), given, path)
        if given.get("id") not in known:
            message, code = UNKNOWN if given.get("id") else NO_ID
            found = [user_error([*path, "id"], message, code)]
        elif given.get("optionValues"):
            found += _check_new_values(product, known, titles, given, path)
        errors += found
        if not found:
            good.append(given)
    return errors, good


def _check_images(
    product: Record,
    media: list[dict[str, Any]],
    given: dict[str, Any],
    path: list[str],
) -> Errors:
    """Check that a variant's image is one of the product's, or comes with it."""
    held = {each["id"] for each in product["media"]}
    if given.get("mediaId") and given["mediaId"] not in held:
        return [user_error([*path, "mediaId"], NO_MEDIA, "INVALID_INPUT")]
    sources = {each["originalSource"] for each in [*product["media"], *media]}
    if not sources.issuperset(given.get("mediaSrc") or []):
        return [user_error([*path, "mediaSrc"], NO_MEDIA, "INVALID_INPUT")]
    return []


def _check_new_values(
    product: Record,
    known: dict[str, Record],
    titles: dict[str, str],
    given: dict[str, Any],
    path: list[str],
) -> Errors:
    """Check the values that a variant is to have instead of its own."""
    for place, entry in enumerate(given["optionValues"]):
        if find_option(product, entry) is None:
            field = [*path, "optionValues", str(place)]
            message = "Option does not exist"
            return [user_error(field, message, "OPTION_DOES_NOT_EXIST")]
    full = _kept(product, known[given["id"]], {given["id"]: given})["optionValues"]
    values = chosen_values(product, full) or []
    title = " / ".join(value for _, value in values)
    others = {name for id_, name in titles.items() if id_ != given["id"]}
    if title in others:
        return [user_error(path, TAKEN.format(title), "VARIANT_ALREADY_EXISTS")]
    titles[given["id"]] = title
    return []


def _check_stock(
    variant: Record | None, given: dict[str, Any], path: list[str]
) -> Errors:
    """Check what an update says of stock.

    :raises GraphQLError: an adjustment does not say from which quantity
    """
    if given.get("inventoryQuantities"):
        field = [*path, "inventoryQuantities"]
        code = "NO_INVENTORY_QUANTITIES_ON_VARIANTS_UPDATE"
        return [user_error(field, NO_QUANTITIES, code)]
    for place, entry in enumerate(given.get("quantityAdjustments") or []):
        if "changeFromQuantity" not in entry:
            raise refusal(NO_CHANGE_FROM, "INVALID_FIELD_ARGUMENTS")
        levels = variant["inventoryItem"]["levels"] if variant else {}
        wanted = entry["changeFromQuantity"]
        if wanted not in (None, levels.get(entry["locationId"])):
            field = [*path, "quantityAdjustments", str(place), "changeFromQuantity"]
            return [user_error(field, STALE, "INVALID_VALUE")]
    return []


def _check_creations(
    info: GraphQLResolveInfo,
    product: Record,
    old: list[Record],
    variants: list[dict[str, Any]],
) -> Errors:
    if len(old) + len(variants) > MAX_VARIANTS:
        return [user_error(["variants"], TOO_MANY, "INVALID_INPUT")]
    errors: Errors = []
    titles = {variant["title"] for variant in old}
    for place, given in enumerate(variants):
        path = ["variants", str(place)]
        if given.get("id"):
            error = user_error([*path, "id"], NEW_WITH_ID, "NO_KEY_ON_CREATE")
            errors.append(error)
        refuse_unkept_of_variant(given)
        errors += check_variant(given, path, product["variants"])
        quantities = given.get("inventoryQuantities") or []
        errors += check_quantities(info.context.store, None, quantities, path)
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
    lone = is_default_only(product)
    return strategy == "REMOVE_STANDALONE_VARIANT" or (strategy == "DEFAULT" and lone)


def _missing_product(field: str) -> Payload:
    message, code = "Product does not exist", "PRODUCT_DOES_NOT_EXIST"
    errors = [user_error(["productId"], message, code)]
    return {"product": None, field: None, "userErrors": errors}
