"""Fields of products, and where they are found."""

import html
import re
from typing import Any

from graphql import GraphQLResolveInfo

from ...base.errors import refusal
from ...base.gid import number_of
from ...base.listing import PRODUCT_VARIANTS_LIMIT
from ...base.store import Record
from ...records.metafields import definition_of, find_metafield, namespace_of
from ...records.products.options import DEFAULT_VALUE
from ...search import fields as search_fields
from ..paging import BY_ID, count, moment, page, pages_of, text
from ..registry import resolves
from .media import image

SORTS = BY_ID | {
    "CREATED_AT": moment("createdAt"),
    "UPDATED_AT": moment("updatedAt"),
    "PUBLISHED_AT": moment("publishedAt"),
    "TITLE": text("title"),
    "VENDOR": text("vendor"),
    "PRODUCT_TYPE": text("productType"),
    "INVENTORY_TOTAL": lambda product: total_inventory(product),
}
NO_DEFINITION = "Metafield definition of type 'id' is required when using custom ids."
TAGS = re.compile(r"<[^>]*>")
SPACES = re.compile(r"\s+")


def total_inventory(product: Record) -> int:
    return sum(
        sum(variant["inventoryItem"]["levels"].values())
        for variant in product["variants"]
        if variant["inventoryItem"]["tracked"]
    )


@resolves("QueryRoot", "products")
def products(_root: Any, info: GraphQLResolveInfo, **arguments: Any) -> Any:
    records = info.context.store.products.values
    return page(info, "products", records, arguments, SORTS, search_fields.PRODUCT)


@resolves("QueryRoot", "productsCount")
def products_count(_root: Any, info: GraphQLResolveInfo, **arguments: Any) -> Any:
    records = info.context.store.products.values
    return count(info, "products", records, arguments, search_fields.PRODUCT)


@resolves("QueryRoot", "product")
def product(_root: Any, info: GraphQLResolveInfo, id: str) -> Record | None:
    return info.context.store.product(id)


@resolves("QueryRoot", "productByIdentifier")
def product_by_identifier(
    _root: Any, info: GraphQLResolveInfo, identifier: dict[str, Any]
) -> Record | None:
    return find_product(info, identifier)


def find_product(info: GraphQLResolveInfo, identifier: dict[str, Any]) -> Record | None:
    """Find a product by one of: id, handle, customId (a unique metafield)."""
    store = info.context.store
    if identifier.get("id"):
        return store.product(identifier["id"])
    if identifier.get("handle"):
        return store.handles.get(identifier["handle"])
    wanted = identifier.get("customId")
    return _of_custom_id(info, wanted) if wanted else None


def _of_custom_id(info: GraphQLResolveInfo, wanted: dict[str, Any]) -> Record | None:
    """Find a product by a metafield that a definition makes its own.

    :raises GraphQLError: there is no such definition
    """
    store, place = info.context.store, (wanted.get("namespace"), wanted["key"])
    defined = definition_of(store, "PRODUCT", *place)
    if defined is None or defined["type"]["name"] != "id":
        raise refusal(NO_DEFINITION, "NOT_FOUND")
    for record in store.products.values():
        held = find_metafield(record, *place)
        if held and held["value"] == wanted["value"]:
            return record
    return None


@resolves("Product", "variants")
def variants_of_product(
    record: Record, info: GraphQLResolveInfo, **arguments: Any
) -> Any:
    """Longer pages where the product was asked for alone."""
    alone = info.path.prev is not None and info.path.prev.prev is None
    limit = {"limit": PRODUCT_VARIANTS_LIMIT} if alone else {}
    return pages_of(info, record["variants"], arguments, **limit)


@resolves("Product", "media")
def media_of_product(record: Record, info: GraphQLResolveInfo, **arguments: Any) -> Any:
    return pages_of(info, record["media"], arguments)


@resolves("Product", "images")
def images_of_product(
    record: Record, info: GraphQLResolveInfo, **arguments: Any
) -> Any:
    found = (image(media, info) for media in record["media"])
    return pages_of(info, [each for each in found if each], arguments)


@resolves("Product", "metafields")
@resolves("ProductVariant", "metafields")
def metafields(record: Record, info: GraphQLResolveInfo, **arguments: Any) -> Any:
    found, wanted = record["metafields"], arguments.get("namespace")
    if wanted is not None:
        found = [m for m in found if m["namespace"] == namespace_of(wanted)]
    keys = arguments.get("keys")
    if keys is not None:
        found = [m for m in found if f"{m['namespace']}.{m['key']}" in keys]
    return pages_of(info, found, arguments)


@resolves("Product", "metafield")
@resolves("ProductVariant", "metafield")
def metafield(
    record: Record, info: GraphQLResolveInfo, key: str, namespace: str | None = None
) -> Record | None:
    return find_metafield(record, namespace, key)


@resolves("Product", "collections")
def collections(record: Record, info: GraphQLResolveInfo, **arguments: Any) -> Any:
    store = info.context.store
    found = [store.collections.get(number_of(id_)) for id_ in record["collections"]]
    return pages_of(info, [each for each in found if each], arguments)


@resolves("Product", "options")
def options(
    record: Record, info: GraphQLResolveInfo, first: int | None = None
) -> list[Record]:
    return record["options"][:first]


@resolves("ProductOption", "values")
def option_values(option: Record, info: GraphQLResolveInfo) -> list[str]:
    return [value["name"] for value in option["optionValues"] if value["hasVariants"]]


@resolves("Product", "hasOnlyDefaultVariant")
def has_only_default_variant(record: Record, info: GraphQLResolveInfo) -> bool:
    titles = [variant["title"] for variant in record["variants"]]
    return titles == [DEFAULT_VALUE]


@resolves("Product", "variantsCount")
def variants_count(record: Record, info: GraphQLResolveInfo) -> dict[str, Any]:
    return {"count": len(record["variants"]), "precision": "EXACT"}


@resolves("Product", "mediaCount")
def media_count(record: Record, info: GraphQLResolveInfo) -> dict[str, Any]:
    return {"count": len(record["media"]), "precision": "EXACT"}


@resolves("Product", "totalVariants")
def total_variants(record: Record, info: GraphQLResolveInfo) -> int:
    return len(record["variants"])


@resolves("Product", "totalInventory")
def total_inventory_of(record: Record, info: GraphQLResolveInfo) -> int:
    return total_inventory(record)


@resolves("Product", "tracksInventory")
def tracks_inventory(record: Record, info: GraphQLResolveInfo) -> bool:
    return any(variant["inventoryItem"]["tracked"] for variant in record["variants"])


@resolves("Product", "hasOutOfStockVariants")
def has_out_of_stock_variants(record: Record, info: GraphQLResolveInfo) -> bool:
    return any(
        variant["inventoryItem"]["tracked"]
        and sum(variant["inventoryItem"]["levels"].values()) <= 0
        for variant in record["variants"]
    )


@resolves("Product", "description")
def description(
    record: Record, info: GraphQLResolveInfo, truncateAt: int | None = None
) -> str:
    plain = html.unescape(TAGS.sub(" ", record["descriptionHtml"]))
    return SPACES.sub(" ", plain).strip()[:truncateAt]


@resolves("Product", "bodyHtml")
def body_html(record: Record, info: GraphQLResolveInfo) -> str:
    return record["descriptionHtml"]


@resolves("Product", "featuredMedia")
def featured_media(record: Record, info: GraphQLResolveInfo) -> Record | None:
    return record["media"][0] if record["media"] else None


@resolves("Product", "featuredImage")
def featured_image(record: Record, info: GraphQLResolveInfo) -> Record | None:
    return image(record["media"][0], info) if record["media"] else None


@resolves("Product", "onlineStoreUrl")
def online_store_url(record: Record, info: GraphQLResolveInfo) -> str | None:
    if record["publishedAt"] is None:
        return None
    return f"{info.context.shop_url}/products/{record['handle']}"


@resolves("Product", "priceRangeV2")
def price_range(record: Record, info: GraphQLResolveInfo) -> dict[str, Any]:
    prices = sorted((v["price"] for v in record["variants"]), key=float)
    currency = info.context.settings.currency
    ends = [{"amount": price, "currencyCode": currency} for price in prices]
    return {"minVariantPrice": ends[0], "maxVariantPrice": ends[-1]}
