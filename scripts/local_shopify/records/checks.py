"""What `productSet` and its kin refuse, as user errors."""

from collections import Counter
from typing import Any

from ..errors import user_error
from ..store import Record
from .options import chosen_values
from .values import money

Errors = list[dict[str, Any]]
MAX_OPTIONS = 3
MAX_VARIANTS = 2048
MAX_TITLE = 255
SEPARATOR = " / "  # joins option values to a variant's title


def check_product(given: dict[str, Any], path: list[str], creates: bool) -> Errors:
    """Check the fields of a product itself."""
    errors: Errors = []
    title = given.get("title")
    if (creates or title is not None) and not (title or "").strip():
        message = "Title can't be blank"
        errors.append(user_error([*path, "title"], message, "INVALID_INPUT"))
    if title and len(title) > MAX_TITLE:
        message = f"Title is too long (maximum is {MAX_TITLE} characters)"
        errors.append(user_error([*path, "title"], message, "INVALID_INPUT"))
    return errors


def check_set_lists(given: dict[str, Any], path: list[str], creates: bool) -> Errors:
    """Check the options and variants of a `productSet`."""
    options, variants = given.get("productOptions"), given.get("variants")
    if options and variants is None:
        message = "Variants input is required when product options are given"
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
        errors += check_amounts(given, field)
        values = chosen_values(product, given.get("optionValues") or [])
        if values is None:
            message = "Option values must name each option of the product once"
            errors.append(user_error(field, message, "INVALID_VARIANT"))
            continue
        title = SEPARATOR.join(value for _, value in values)
        seen[title] += 1
        if seen[title] == 2:
            message = f"The variant '{title}' already exists."
            errors.append(user_error(field, message, "INVALID_VARIANT"))
    return errors


def check_amounts(given: dict[str, Any], path: list[str]) -> Errors:
    errors: Errors = []
    for name, label in (("price", "Price"), ("compareAtPrice", "Compare at price")):
        try:
            amount = money(given.get(name))
        except ValueError:
            errors.append(user_error([*path, name], f"{label} is not a number"))
            continue
        if amount is not None and amount.startswith("-"):
            message = f"{label} must be greater than or equal to 0"
            errors.append(user_error([*path, name], message, "INVALID_INPUT"))
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
