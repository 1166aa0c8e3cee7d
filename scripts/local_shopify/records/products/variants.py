"""Variants."""

from typing import Any

from ...base.gid import number_of
from ...base.store import Record, Store
from ..metafields import set_metafields
from ..values import money
from .media import image_url_media

PLAIN_FIELDS = ("barcode", "inventoryPolicy", "showUnitPrice", "taxCode", "taxable")
ITEM_FIELDS = (
    "countryCodeOfOrigin",
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
    _fill_item(variant, given.get("inventoryItem") or {}, currency)
    if "sku" in given:
        variant["sku"] = given["sku"]
    variant["inventoryItem"]["sku"] = variant["sku"]
    _fill_quantities(variant, given.get("inventoryQuantities") or [])
    if given.get("metafields") is not None:
        set_metafields(store, variant, given["metafields"])
    _fill_media(store, product, variant, given)


def name_variant(variant: Record, values: list[tuple[str, str]]) -> None:
    """Give a variant its option values, as (option, value), and the title they make."""
    variant["selectedOptions"] = [
        {"name": name, "value": value} for name, value in values
    ]
    variant["title"] = " / ".join(value for _, value in values)


def _fill_item(variant: Record, given: Record, currency: str) -> None:
    item = variant["inventoryItem"]
    for field in ITEM_FIELDS:
        if field in given:
            item[field] = given[field]
    if "sku" in given:
        variant["sku"] = given["sku"]
    if "cost" in given:
        amount = money(given["cost"])
        item["unitCost"] = amount and {"amount": amount, "currencyCode": currency}
    weight = (given.get("measurement") or {}).get("weight")
    if weight:
        item["measurement"]["weight"] = dict(weight)


def _fill_quantities(variant: Record, given: list[dict[str, Any]]) -> None:
    """Take both forms of input: one quantity per name, or what is available."""
    levels = variant["inventoryItem"]["levels"]
    for entry in given:
        quantity = entry.get("quantity", entry.get("availableQuantity"))
        if entry.get("name", "available") in ("available", "on_hand"):
            levels[entry["locationId"]] = quantity


def _fill_media(store: Store, product: Record, variant: Record, given: Record) -> None:
    if given.get("mediaId"):
        variant["mediaIds"] = [given["mediaId"]]
    if given.get("file"):
        media = image_url_media(store, product, given["file"])
        variant["mediaIds"] = [media["id"]]
    urls = given.get("mediaSrc")
    if urls:
        found = [m["id"] for m in product["media"] if m["originalSource"] in urls]
        variant["mediaIds"] = found
