"""What `productSet` refuses of lists, and of how a product is named.

The words are those of real shops or of Shopify's schema; of those marked so, nobody has
seen any.
"""

from collections import Counter
from typing import Any

from ...base.errors import not_kept, user_error
from ...base.gid import number_of
from ...base.store import Record, Store
from ..file_checks import check_new_file
from ..files import find_file
from .checks import MAX_OPTIONS, MAX_VARIANTS, SEPARATOR, TAKEN
from .options import chosen_values
from .variant_checks import check_option_values, check_quantities, check_variant

Errors = list[dict[str, Any]]
Given = dict[str, Any]
MISSING = "Product does not exist"
ID_NOT_ALLOWED = "The id field is not allowed if identifier is provided."
NO_FIELD = "The input field corresponding to the identifier is required."
MISMATCH = (
    "The identifier value does not match the value of the corresponding field in the "
    "input."
)
NO_CUSTOM_ID = (
    "The input argument `metafields` (if present) must contain the `customId` value."
)
NO_VARIANTS = "Variants input is required when updating product options"
NO_OPTIONS = "Product options input is required when updating variants"
UNKNOWN = "Product variant does not exist"
MAX_QUANTITIES = 50_000
OF_A_VARIANT = 250
TOO_MANY_QUANTITIES = (
    "Inventory quantity input exceeds the limit of 50000. Consider using separate "
    "`inventorySetQuantities` mutations."
)
# Nobody has seen these words.
NO_FILE = "File does not exist"
NOT_AMONG_FILES = "Variant file must be among the product's files"
NO_COLLECTION = "Collection does not exist"


def check_identifier(given: Given, product: Record | None, by: Given) -> Errors:
    """Check that an input belongs to the product that its identifier names."""
    if given.get("id") and by != {"id": given["id"]}:
        return [user_error(["input"], ID_NOT_ALLOWED, "ID_NOT_ALLOWED")]
    if product is None and by.get("id"):
        return [user_error(["input"], MISSING, "PRODUCT_DOES_NOT_EXIST")]
    if by.get("handle") and given.get("handle") is None:
        field = ["input", "handle"]
        return [user_error(field, NO_FIELD, "MISSING_FIELD_REQUIRED")]
    if by.get("handle") and given["handle"] != by["handle"]:
        return [user_error(["input"], MISMATCH, "INPUT_MISMATCH")]
    return _check_custom_id(given, product, by.get("customId"))


def _check_custom_id(
    given: Given, product: Record | None, wanted: Given | None
) -> Errors:
    """An entry that says more than the identifier does, as its type, is another one."""
    metafields = given.get("metafields")
    if wanted is None or (metafields is None and product is not None):
        return []
    said = {name: value for name, value in wanted.items() if value is not None}
    if any(entry == said for entry in metafields or []):
        return []
    return [user_error(["input"], NO_CUSTOM_ID, "METAFIELD_MISMATCH")]


def check_lists(given: Given, product: Record | None) -> Errors:
    """Check which lists stand together, and their sizes."""
    options, variants = given.get("productOptions"), given.get("variants")
    if options and variants is None:
        field = ["input", "variants"]
        return [user_error(field, NO_VARIANTS, "VARIANTS_INPUT_MISSING")]
    if variants and options is None:
        field = ["input", "productOptions"]
        return [user_error(field, NO_OPTIONS, "PRODUCT_OPTIONS_INPUT_MISSING")]
    errors = _check_sizes(options or [], variants or [])
    return errors or _check_options(options or [], product)


def _check_sizes(options: list[Given], variants: list[Given]) -> Errors:
    if len(options) > MAX_OPTIONS:
        field = ["input", "productOptions"]
        message = f"Can only specify a maximum of {MAX_OPTIONS} options"
        return [user_error(field, message, "OPTIONS_OVER_LIMIT")]
    if len(variants) > MAX_VARIANTS:
        message = f"Can only specify a maximum of {MAX_VARIANTS} variants"
        return [user_error(["input", "variants"], message, "VARIANTS_OVER_LIMIT")]
    total = sum(len(each.get("inventoryQuantities") or []) for each in variants)
    if total > MAX_QUANTITIES:
        code = "INVENTORY_QUANTITIES_LIMIT_EXCEEDED"
        return [user_error(["input", "variants"], TOO_MANY_QUANTITIES, code)]
    return []


def _check_options(options: list[Given], product: Record | None) -> Errors:
    errors: Errors = []
    known = {option["id"] for option in product["options"]} if product else set()
    names = Counter((option.get("name") or "").lower() for option in options)
    for place, option in enumerate(options):
        path = ["input", "productOptions", str(place)]
        name = option.get("name") or ""
        if option.get("id") and option["id"] not in known:
            message, code = "Option does not exist", "OPTION_DOES_NOT_EXIST"
            errors.append(user_error([*path, "id"], message, code))
        if SEPARATOR in name:
            message = f"The name contains unsupported sequence '{SEPARATOR}'"
            errors.append(user_error([*path, "name"], message, "INVALID_INPUT"))
        if name and names[name.lower()] > 1:
            message, code = "Duplicated option name", "DUPLICATED_OPTION_NAME"
            errors.append(user_error([*path, "name"], message, code))
        errors += _check_values(option, path)
    return errors


def _check_values(option: Given, path: list[str]) -> Errors:
    errors: Errors = []
    seen: set[str] = set()
    for place, value in enumerate(option.get("values") or []):
        name = (value.get("name") or "").lower()
        if name and name in seen:
            field = [*path, "values", str(place), "name"]
            message = "Duplicated option value"
            errors.append(user_error(field, message, "DUPLICATED_OPTION_VALUE"))
        seen.add(name)
    return errors


def check_variants(store: Store, product: Record, variants: list[Given]) -> Errors:
    """Check variants against the options that their product will have."""
    errors: Errors = []
    known = {variant["id"]: variant for variant in product["variants"]}
    seen: Counter[str] = Counter()
    for place, given in enumerate(variants):
        field = ["input", "variants", str(place)]
        held = known.get(given.get("id") or "")
        if given.get("id") and held is None:
            code = "PRODUCT_VARIANT_DOES_NOT_EXIST"
            errors.append(user_error([*field, "id"], UNKNOWN, code))
        errors += check_variant(given, field, product["variants"], "INVALID_INPUT")
        quantities = given.get("inventoryQuantities") or []
        errors += check_quantities(store, held, quantities, field)
        errors += _check_option_values(product, given, field, seen)
    return errors


def _check_option_values(
    product: Record, given: Given, field: list[str], seen: Counter[str]
) -> Errors:
    named = given.get("optionValues") or []
    values = chosen_values(product, named)
    if values is None:
        [wrong] = check_option_values(product, named, field)
        return [user_error(field, wrong["message"], "INVALID_VARIANT")]
    title = SEPARATOR.join(value for _, value in values)
    seen[title] += 1
    if seen[title] < 2:
        return []
    return [user_error(field, TAKEN.format(title), "INVALID_VARIANT")]


def refuse_unkept(given: Given) -> None:
    """Refuse what lists say and no record keeps.

    :raises GraphQLError: an option is linked to a metafield, or a variant not published
    """
    for option in given.get("productOptions") or []:
        if option.get("linkedMetafield"):
            raise not_kept("OptionSetInput", "linkedMetafield")
    for variant in given.get("variants") or []:
        refuse_unkept_of_variant(variant)


def refuse_unkept_of_variant(given: Given) -> None:
    """Refuse what a variant says and no record keeps.

    :raises GraphQLError: it is not published, or has a value of a metafield
    """
    if given.get("published") is False:
        raise not_kept("ProductVariant", "published")
    if any(it.get("linkedMetafieldValue") for it in given.get("optionValues") or []):
        raise not_kept("VariantOptionValueInput", "linkedMetafieldValue")


def check_files(store: Store, given: Given) -> Errors:
    """Check that files exist, and that a variant's file is one of the product's."""
    files = given.get("files")
    errors: Errors = []
    for place, entry in enumerate(files or []):
        field = ["input", "files", str(place)]
        if entry.get("id") and not find_file(store, entry["id"]):
            errors.append(user_error([*field, "id"], NO_FILE, "INVALID_INPUT"))
        elif not entry.get("id") and not entry.get("originalSource"):
            message = "can't be blank"
            field = [*field, "originalSource"]
            errors.append(user_error(field, message, "INVALID_INPUT"))
        elif not entry.get("id"):
            wrong = check_new_file(entry, field)
            errors += [error | {"code": "INVALID_INPUT"} for error in wrong]
    sources = [(each.get("id"), each.get("originalSource")) for each in files or []]
    for place, variant in enumerate(given.get("variants") or []):
        own = variant.get("file")
        if own and (own.get("id"), own.get("originalSource")) not in sources:
            field = ["input", "variants", str(place), "file"]
            errors.append(user_error(field, NOT_AMONG_FILES, "INVALID_INPUT"))
    return errors


def check_collections(store: Store, ids: list[str], path: list[str]) -> Errors:
    return [
        user_error([*path, str(place)], NO_COLLECTION, "INVALID_INPUT")
        for place, id_ in enumerate(ids)
        if number_of(id_) not in store.collections
    ]
