"""What is refused of a product itself, as user errors."""

from typing import Any

from ...base.errors import user_error
from ...base.store import Record, Store
from ..metafield_checks import check_contents
from ..metafields import check_metafields
from ..values import clean_tags, handle_of

Errors = list[dict[str, Any]]
MAX_OPTIONS = 3
MAX_VARIANTS = 2048
MAX_TEXT = 255
MAX_TAGS = 250
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
    errors += _check_lengths(given, path) + _check_handle(store, given, product)
    errors += _check_tags(given.get("tags") or [], path)
    field, held = [*path, "metafields"], product["metafields"] if product else []
    metafields = given.get("metafields") or []
    errors += check_metafields(metafields, field, held)
    return errors + check_contents(store, "PRODUCT", metafields, field, held)


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


def _check_tags(tags: list[str], path: list[str]) -> Errors:
    """Check how many tags there are, and how long; nobody has seen the words."""
    found = clean_tags(tags)
    if len(found) > MAX_TAGS:
        message = f"Tags exceed the maximum of {MAX_TAGS}"
        return [user_error([*path, "tags"], message, "INVALID_INPUT")]
    if any(len(tag) > MAX_TEXT for tag in found):
        message = f"Tag is too long (maximum is {MAX_TEXT} characters)"
        return [user_error([*path, "tags"], message, "INVALID_INPUT")]
    return []


def check_new_options(options: list[dict[str, Any]]) -> Errors:
    """Check the options of a `productCreate`."""
    if not any(SEPARATOR in (option.get("name") or "") for option in options):
        return []
    message = f'Name cannot contain the character sequence "{SEPARATOR}"'
    return [user_error(["options"], message)]
