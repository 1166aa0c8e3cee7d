"""Inventory items, their levels, and the shop's locations and collections."""

from typing import Any

from graphql import GraphQLResolveInfo

from ...base.errors import user_error
from ...base.gid import gid, number_of
from ...base.store import Record
from ...records.products.taxonomy import categories
from ...records.products.variant_checks import check_variant
from ...records.products.variants import fill_item
from ...search import fields as search_fields
from ..paging import BY_ID, moment, page, pages_of, text
from ..registry import resolves

LOCATION_SORTS = BY_ID | {"NAME": text("name")}
COLLECTION_SORTS = BY_ID | {"TITLE": text("title"), "UPDATED_AT": moment("updatedAt")}


@resolves("QueryRoot", "inventoryItem")
def inventory_item(_root: Any, info: GraphQLResolveInfo, id: str) -> Record | None:
    variant = info.context.store.inventory_items.get(number_of(id))
    return variant and variant["inventoryItem"]


@resolves("InventoryItem", "variant")
def variant_of_item(item: Record, info: GraphQLResolveInfo) -> Record:
    return info.context.store.inventory_items[number_of(item["id"])]


@resolves("InventoryItem", "countryHarmonizedSystemCodes")
def country_codes(item: Record, info: GraphQLResolveInfo, **arguments: Any) -> Any:
    return pages_of(info, item["countryHarmonizedSystemCodes"], arguments)


@resolves("InventoryItem", "duplicateSkuCount")
def duplicate_sku_count(item: Record, info: GraphQLResolveInfo) -> int:
    variants = info.context.store.variants.values()
    same = sum(variant["sku"] == item["sku"] for variant in variants)
    return same - 1 if item["sku"] else 0


@resolves("Mutation", "inventoryItemUpdate")
def inventory_item_update(
    _root: Any, info: GraphQLResolveInfo, id: str, input: dict[str, Any]
) -> dict[str, Any]:
    context = info.context
    variant = context.store.inventory_items.get(number_of(id))
    if variant is None:
        errors = [user_error(["id"], "The product couldn't be updated.")]
        return {"inventoryItem": None, "userErrors": errors}
    errors = check_variant({"inventoryItem": input}, ["input"], [])
    if not errors:
        currency = context.settings.currency
        context.writer.change(
            context.store.product_of(variant),
            lambda: fill_item(context.store, variant, input, currency),
        )
    return {"inventoryItem": variant["inventoryItem"], "userErrors": errors}


@resolves("InventoryItem", "inventoryLevels")
def inventory_levels(item: Record, info: GraphQLResolveInfo, **arguments: Any) -> Any:
    levels = [_level(item, location, info) for location in item["levels"]]
    return pages_of(info, levels, arguments)


@resolves("InventoryItem", "inventoryLevel")
def inventory_level(
    item: Record, info: GraphQLResolveInfo, locationId: str, **_options: Any
) -> Record | None:
    if locationId not in item["levels"]:
        return None
    return _level(item, locationId, info)


@resolves("InventoryLevel", "quantities")
def quantities(
    level: Record, info: GraphQLResolveInfo, names: list[str]
) -> list[Record]:
    known = {"available": level["available"], "on_hand": level["available"]}
    return [{"name": name, "quantity": known.get(name, 0)} for name in names]


def _level(item: Record, location_id: str, info: GraphQLResolveInfo) -> Record:
    place = number_of(location_id)
    number = number_of(item["id"])
    return {
        "__typename": "InventoryLevel",
        "id": gid("InventoryLevel", f"{place}?inventory_item_id={number}"),
        "item": item,
        "location": info.context.store.locations[place],
        "available": item["levels"][location_id],
        "isActive": True,
        "canDeactivate": True,
        "createdAt": item["createdAt"],
        "updatedAt": item["updatedAt"],
    }


@resolves("QueryRoot", "locations")
def locations(_root: Any, info: GraphQLResolveInfo, **arguments: Any) -> Any:
    records = info.context.store.locations.values
    fields = search_fields.LOCATION
    return page(info, "locations", records, arguments, LOCATION_SORTS, fields)


@resolves("QueryRoot", "location")
def location(
    _root: Any, info: GraphQLResolveInfo, id: str | None = None
) -> Record | None:
    """The location asked for; the shop's first one if none is."""
    known = info.context.store.locations
    return known.get(number_of(id)) if id else next(iter(known.values()), None)


@resolves("QueryRoot", "collections")
def collections(_root: Any, info: GraphQLResolveInfo, **arguments: Any) -> Any:
    records = info.context.store.collections.values
    fields = search_fields.COLLECTION
    return page(info, "collections", records, arguments, COLLECTION_SORTS, fields)


@resolves("QueryRoot", "collection")
def collection(_root: Any, info: GraphQLResolveInfo, id: str) -> Record | None:
    return info.context.store.collections.get(number_of(id))


@resolves("Collection", "products")
def products_of_collection(
    record: Record, info: GraphQLResolveInfo, **arguments: Any
) -> Any:
    return pages_of(info, _products(record, info), arguments)


@resolves("Collection", "productsCount")
def products_count(record: Record, info: GraphQLResolveInfo) -> dict[str, Any]:
    return {"count": len(_products(record, info)), "precision": "EXACT"}


@resolves("QueryRoot", "taxonomy")
def taxonomy(_root: Any, info: GraphQLResolveInfo) -> dict[str, Any]:
    return {}


@resolves("Taxonomy", "categories")
def taxonomy_categories(
    _taxonomy: Any,
    info: GraphQLResolveInfo,
    search: str | None = None,
    childrenOf: str | None = None,
    **arguments: Any,
) -> Any:
    found = [
        each
        for each in categories(info.context.store)
        if (search or "").lower() in each["fullName"].lower()
        and childrenOf in (None, each["parentId"])
    ]
    return pages_of(info, found, arguments)


def _products(record: Record, info: GraphQLResolveInfo) -> list[Record]:
    products = info.context.store.products.values()
    return [each for each in products if record["id"] in each["collections"]]
