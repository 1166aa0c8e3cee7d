"""Variants."""

import re
from typing import Any

from ...base.gid import number_of
from ...base.store import Record, Store
from ..metafields import merge_metafields, set_metafields
from ..values import money
from .media import media_of_variant

PLAIN_FIELDS = (
    "barcode",
    "inventoryPolicy",
    "requiresComponents",
    "showUnitPrice",
    "taxCode",
    "taxable",
    "unitPriceMeasurement",
)
ITEM_FIELDS = (
    "countryCodeOfOrigin",
    "countryHarmonizedSystemCodes",
    "harmonizedSystemCode",
    "provinceCodeOfOrigin",
    "requiresShipping",
    "tracked",
)


def new_variant(store: Store, product: Record, id_: str | None = None) -> Record:
    """A variant without options, with Shopify's default values."""
    id_ = id_ or store.next_id("ProductVariant")
    now = store.clock.stamp()
    return {
        "__typename": "ProductVariant",
        "id": id_,
        "legacyResourceId": str(number_of(id_)),
        "productNumber": number_of(product["id"]),
        "createdAt": now,
        "updatedAt": now,
        "sku": None,
        "barcode": None,
        "price": "0.00",
        "compareAtPrice": None,
        "inventoryPolicy": "DENY",
        "inventoryItem": _new_item(store, now),
        "taxable": True,
        "taxCode": None,
        "showUnitPrice": False,
        "requiresComponents": False,
        "unitPriceMeasurement": None,
        "metafields": [],
        "mediaIds": [],
    }


def _new_item(store: Store, now: str) -> Record:
    id_ = store.next_id("InventoryItem")
    return {
        "id": id_,
        "legacyResourceId": str(number_of(id_)),
        "createdAt": now,
        "updatedAt": now,
        "countryCodeOfOrigin": None,
        "countryHarmonizedSystemCodes": [],
        "harmonizedSystemCode": None,
        "provinceCodeOfOrigin": None,
        "requiresShipping": True,
        "tracked": False,
        "unitCost": None,
        "measurement": {
            "id": id_.replace("InventoryItem", "InventoryItemMeasurement"),
            "weight": {"unit": "KILOGRAMS", "value": 0.0},
        },
        "levels": {},
    }


def fill_variant(
    store: Store, currency: str, product: Record, variant: Record, given: Record
) -> None:
    """Write what an input says onto a variant; what it does not name stays."""
    for field in PLAIN_FIELDS:
        if field in given:
            variant[field] = given[field]
    if "price" in given:
        variant["price"] = money(given["price"]) or "0.00"
    if "compareAtPrice" in given:
        variant["compareAtPrice"] = money(given["compareAtPrice"])
    fill_item(store, variant, given.get("inventoryItem") or {}, currency)
    if "sku" in given:
        variant["sku"] = variant["inventoryItem"]["sku"] = given["sku"]
    _fill_quantities(variant, given.get("inventoryQuantities") or [])
    _adjust_quantities(variant, given.get("quantityAdjustments") or [])
    if given.get("metafields") is not None:
        set_metafields(store, variant, given["metafields"])
    if given.get("mergeMetafields") is not None:
        merge_metafields(store, variant, given["mergeMetafields"])
    _fill_media(store, product, variant, given)


def name_variant(variant: Record, values: list[tuple[str, str]]) -> None:
    """Give a variant its option values, as (option, value), and the title they make."""
    variant["selectedOptions"] = [
        {"name": name, "value": value} for name, value in values
    ]
    variant["title"] = " / ".join(value for _, value in values)


def fill_item(store: Store, variant: Record, given: Record, currency: str) -> None:
    """Write onto a variant's stock item; its time moves on if that changed it."""
    item = variant["inventoryItem"]
    before = dict(item)
    for field in ITEM_FIELDS:
        if field in given:
            item[field] = given[field]
    if "sku" in given:
        variant["sku"] = given["sku"]
    item["sku"] = variant["sku"]
    # Shopify keeps the digits of a code alone.
    item["harmonizedSystemCode"] = _digits(item["harmonizedSystemCode"])
    if "cost" in given:
        amount = money(given["cost"])
        item["unitCost"] = amount and {"amount": amount, "currencyCode": currency}
    weight = (given.get("measurement") or {}).get("weight")
    if weight:
        item["measurement"] = item["measurement"] | {"weight": dict(weight)}
    if item != before:
        item["updatedAt"] = store.clock.stamp()


def _digits(code: str | None) -> str | None:
    return re.sub(r"\D", "", code or "") or None


def _fill_quantities(variant: Record, given: list[dict[str, Any]]) -> None:
    """Take both forms of input: one quantity per name, or what is available."""
    levels = variant["inventoryItem"]["levels"]
    for entry in given:
        quantity = entry.get("quantity", entry.get("availableQuantity"))
        if entry.get("name", "available") in ("available", "on_hand"):
            levels[entry["locationId"]] = quantity


def _adjust_quantities(variant: Record, given: list[dict[str, Any]]) -> None:
    """Add to what is available; an adjustment of null ends the stocking there."""
    levels = variant["inventoryItem"]["levels"]
    for entry in given:
        if entry.get("adjustment") is None:
            levels.pop(entry["locationId"], None)
            continue
        held = levels.get(entry["locationId"], 0)
        levels[entry["locationId"]] = held + entry["adjustment"]


def _fill_media(store: Store, product: Record, variant: Record, given: Record) -> None:
    if given.get("mediaId"):
        variant["mediaIds"] = [given["mediaId"]]
    if given.get("file"):
        media = media_of_variant(store, product, given["file"])
        variant["mediaIds"] = [media["id"]]
    urls = given.get("mediaSrc")
    if urls:
        found = [m["id"] for m in product["media"] if m["originalSource"] in urls]
        variant["mediaIds"] = found
