"""What `productSet` and its kin refuse, as user errors."""

from collections import Counter
from typing import Any

from ...base.errors import user_error
from ...base.store import Record, Store
from ..metafields import check_metafields
from ..values import handle_of
from .options import chosen_values
from .variant_checks import check_option_values, check_variant

Errors = list[dict[str, Any]]
MAX_OPTIONS = 3
MAX_VARIANTS = 2048
MAX_TEXT = 255
LABELS = (
    ("handle", "handle", "Handle"),
    ("vendor", "vendor", "Vendor"),
    ("productType", "productType", "Product type"),
    ("productType", "customProductType", "Custom product type"),
)
TAKEN = "The variant '{0}' already exists. Please change at least one option value."
SEPARATOR = " / "  # joins option values to a variant's title


def check_product(
    store: Store, given: dict[str, Any], product: Record | None, path: list[str]
) -> Errors:
    """Check the fields of a product itself, a new one if there is none."""
    errors: Errors = []
    title = given.get("title")
    if (product is None or title is not None) and not (title or "").strip():
        message = "Title can't be blank"
        errors.append(user_error([*path, "title"], message, "INVALID_INPUT"))
    held = product["metafields"] if product else []
    errors += _check_lengths(given, path) + _check_handle(store, given, product)
    return errors + check_metafields(
        given.get("metafields") or [], [*path, "metafields"], held
    )


def _check_lengths(given: dict[str, Any], path: list[str]) -> Errors:
    """`productSet`, which has a path, names the input alone, but for the title."""
    too_long = f"is too long (maximum is {MAX_TEXT} characters)"
    errors: Errors = []
    if len(given.get("title") or "") > MAX_TEXT:
        message = too_long if path else f"Title {too_long}"
        errors.append(user_error([*path, "title"], message, "INVALID_INPUT"))
        if path:
            given = {"handle": given["title"]} | given
    for name, field, label in LABELS:
        if len(given.get(name) or "") > MAX_TEXT:
            message = f"{label} {too_long}"
            errors.append(user_error(path or [field], message, "INVALID_INPUT"))
    return errors


def _check_handle(
    store: Store, given: dict[str, Any], product: Record | None
) -> Errors:
    wanted = given.get("handle")
    owner = store.handles.get(handle_of(wanted)) if wanted else None
    if owner is None or owner is product:
        return []
    message = f"Handle '{wanted}' already in use. Please provide a new handle."
    return [user_error(["input", "handle"], message, "HANDLE_NOT_UNIQUE")]


def check_new_options(options: list[dict[str, Any]]) -> Errors:
    """Check the options of a `productCreate`."""
    if not any(SEPARATOR in (option.get("name") or "") for option in options):
        return []
    message = f'Name cannot contain the character sequence "{SEPARATOR}"'
    return [user_error(["options"], message)]


def check_set_lists(given: dict[str, Any], path: list[str], creates: bool) -> Errors:
    """Check the options and variants of a `productSet`."""
    options, variants = given.get("productOptions"), given.get("variants")
    if options and variants is None:
        message = "Variants input is required when updating product options"
        return [user_error([*path, "variants"], message, "VARIANTS_INPUT_MISSING")]
    if variants and options is None and creates:
        message = "Product options input is required when variants are given"
        field = [*path, "productOptions"]
        return [user_error(field, message, "PRODUCT_OPTIONS_INPUT_MISSING")]
    errors = _check_sizes(options or [], variants or [], path)
    return errors or _check_option_names(options or [], path)


def check_variants(
    product: Record, variants: list[dict[str, Any]], path: list[str]
) -> Errors:
    """Check variants against the options that their product will have."""
    errors: Errors = []
    seen: Counter[str] = Counter()
    for place, given in enumerate(variants):
        field = [*path, str(place)]
        errors += check_variant(given, field, product["variants"], "INVALID_INPUT")
        named = given.get("optionValues") or []
        values = chosen_values(product, named)
        if values is None:
            [wrong] = check_option_values(product, named, field)
            errors.append(user_error(field, wrong["message"], "INVALID_VARIANT"))
            continue
        title = SEPARATOR.join(value for _, value in values)
        seen[title] += 1
        if seen[title] == 2:
            message = TAKEN.format(title)
            errors.append(user_error(field, message, "INVALID_VARIANT"))
    return errors


def _check_sizes(options: list, variants: list, path: list[str]) -> Errors:
    if len(options) > MAX_OPTIONS:
        message = f"Can only specify a maximum of {MAX_OPTIONS} options"
        return [user_error([*path, "productOptions"], message, "OPTIONS_OVER_LIMIT")]
    if len(variants) > MAX_VARIANTS:
        message = f"Can only specify a maximum of {MAX_VARIANTS} variants"
        return [user_error([*path, "variants"], message, "VARIANTS_OVER_LIMIT")]
    return []


def _check_option_names(options: list[dict[str, Any]], path: list[str]) -> Errors:
    errors: Errors = []
    names = Counter((option.get("name") or "").lower() for option in options)
    for place, option in enumerate(options):
        field = [*path, "productOptions", str(place), "name"]
        name = option.get("name") or ""
        if SEPARATOR in name:
            message = f"The name contains unsupported sequence '{SEPARATOR}'"
            errors.append(user_error(field, message, "INVALID_INPUT"))
        if name and names[name.lower()] > 1:
            message = "Duplicated option name"
            errors.append(user_error(field, message, "DUPLICATED_OPTION_NAME"))
    return errors
