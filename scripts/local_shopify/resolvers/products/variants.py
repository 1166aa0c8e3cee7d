"""Fields of variants, and where they are found."""

from typing import Any

from graphql import GraphQLResolveInfo

from ...base.gid import number_of
from ...base.store import Record
from ...records.files import find_file
from ...search import fields as search_fields
from ..paging import BY_ID, count, page, pages_of, text
from ..registry import resolves
from .media import image as image_of

SORTS = BY_ID | {
    "TITLE": text("title"),
    "NAME": text("title"),
    "SKU": text("sku"),
    "POSITION": lambda variant: variant["position"],
}


@resolves("QueryRoot", "productVariants")
def product_variants(_root: Any, info: GraphQLResolveInfo, **arguments: Any) -> Any:
    records = info.context.store.variants.values
    return page(info, "variants", records, arguments, SORTS, search_fields.VARIANT)


@resolves("QueryRoot", "productVariantsCount")
def product_variants_count(
    _root: Any, info: GraphQLResolveInfo, **arguments: Any
) -> Any:
    records = info.context.store.variants.values
    return count(info, "variants", records, arguments, search_fields.VARIANT)


@resolves("QueryRoot", "productVariant")
def product_variant(_root: Any, info: GraphQLResolveInfo, id: str) -> Record | None:
    return info.context.store.variants.get(number_of(id))


@resolves("ProductVariant", "product")
def product_of_variant(variant: Record, info: GraphQLResolveInfo) -> Record:
    return info.context.store.product_of(variant)


@resolves("ProductVariant", "displayName")
def display_name(variant: Record, info: GraphQLResolveInfo) -> str:
    product = info.context.store.product_of(variant)
    return f"{product['title']} - {variant['title']}"


@resolves("ProductVariant", "inventoryQuantity", "sellableOnlineQuantity")
def inventory_quantity(variant: Record, info: GraphQLResolveInfo) -> int:
    return sum(variant["inventoryItem"]["levels"].values())


@resolves("ProductVariant", "availableForSale")
def available_for_sale(variant: Record, info: GraphQLResolveInfo) -> bool:
    item = variant["inventoryItem"]
    oversold = variant["inventoryPolicy"] == "CONTINUE" or not item["tracked"]
    return oversold or sum(item["levels"].values()) > 0


@resolves("ProductVariant", "media")
def media_of_variant(
    variant: Record, info: GraphQLResolveInfo, **arguments: Any
) -> Any:
    return pages_of(info, _media(variant, info), arguments)


@resolves("ProductVariant", "image")
def image_of_variant(
    variant: Record, info: GraphQLResolveInfo, **_size: Any
) -> Record | None:
    media = _media(variant, info)
    return image_of(media[0], info) if media else None


def _media(variant: Record, info: GraphQLResolveInfo) -> list[Record]:
    store = info.context.store
    found = (find_file(store, id_) for id_ in variant["mediaIds"])
    return [media for media in found if media]
