"""Shopify's products as the generated client would read them."""

from itertools import count

from ...services.shopify.gql.fragments import ProductFields
from ..moments import later

_numbers = count(1000)


def a_variant(sku="AB-12", price="20.00", options=(), **given) -> dict:
    """One variant in Shopify's JSON; `options` are pairs of name and value."""
    number = given.pop("number", None) or next(_numbers)
    chosen = options or [("Title", "Default Title")]
    return {
        "id": f"gid://shopify/ProductVariant/{number}",
        "legacyResourceId": number,
        "title": " / ".join(value for _, value in chosen),
        "sku": sku,
        "barcode": None,
        "price": price,
        "compareAtPrice": None,
        "taxable": True,
        "inventoryPolicy": "DENY",
        "position": 1,
        "updatedAt": "2026-11-02T10:00:00Z",
        "selectedOptions": [{"name": it, "value": value} for it, value in chosen],
        "inventoryItem": an_inventory_item(number),
        "media": {"nodes": []},
        **given,
    }


def an_inventory_item(number, weight="0.0", unit="KILOGRAMS", cost=None, **given):
    """What Shopify keeps on a variant's stock item; `cost` in US dollars."""
    return {
        "id": f"gid://shopify/InventoryItem/{number}",
        "tracked": True,
        "unitCost": cost and {"amount": cost, "currencyCode": "USD"},
        "measurement": {"weight": {"unit": unit, "value": weight}},
        "harmonizedSystemCode": None,
        "countryCodeOfOrigin": None,
        **given,
    }


def an_image(alt=None, status="READY", **given) -> dict:
    """One image of a product in Shopify's JSON."""
    number = given.pop("number", None) or next(_numbers)
    url = given.pop("url", f"https://cdn.example/{number}.png")
    return {
        "__typename": "MediaImage",
        "id": f"gid://shopify/MediaImage/{number}",
        "alt": alt,
        "status": status,
        "mediaContentType": "IMAGE",
        "image": {"url": url} if status == "READY" else None,
        **given,
    }


def a_collection(title, **given) -> dict:
    """One collection in Shopify's JSON."""
    number = given.pop("number", None) or next(_numbers)
    return {
        "id": f"gid://shopify/Collection/{number}",
        "title": title,
        "handle": title.lower().replace(" ", "-"),
        **given,
    }


def metafields(*triples) -> dict:
    """A connection of metafields: (namespace.key, type, value)."""
    return {
        "nodes": [
            dict(zip(("namespace", "key"), name.split("."), strict=True))
            | {"type": type_, "value": value, "compareDigest": ""}
            for name, type_, value in triples
        ]
    }


def listed(*nodes) -> dict:
    """A connection that has these nodes and no more."""
    return {
        "nodes": list(nodes),
        "pageInfo": {"hasNextPage": False, "endCursor": None},
    }


def a_product(title="T-Shirt", variants=None, **given) -> ProductFields:
    """One product; without variants it has a lone default one."""
    number = given.pop("number", None) or next(_numbers)
    variants = [a_variant()] if variants is None else variants
    product = {
        "id": f"gid://shopify/Product/{number}",
        "legacyResourceId": number,
        "title": title,
        "descriptionHtml": "",
        "handle": title.lower().replace(" ", "-"),
        "status": "ACTIVE",
        "vendor": "Northwind",
        "productType": "Shirts",
        "tags": [],
        "isGiftCard": False,
        "hasOnlyDefaultVariant": _is_lone(variants),
        "onlineStoreUrl": None,
        "createdAt": "2026-11-01T10:00:00Z",
        "updatedAt": "2026-11-02T10:00:00Z",
        "publishedAt": "2026-11-01T10:00:00Z",
        "seo": {"title": None, "description": None},
        "category": None,
        "options": _options(variants),
        "collections": listed(),
        "media": listed(),
        "variants": listed(*variants),
    }
    return ProductFields.model_validate({**product, **given})


def sized(*sizes, price="20.00", prefix="TS", **given):
    """Variants that differ by their size, with a SKU each."""
    return [
        a_variant(f"{prefix}-{size}", price, [("Size", size)], **given)
        for size in sizes
    ]


def changed(product: ProductFields, **fields) -> ProductFields:
    """Return the product as Shopify has it after some of its fields changed."""
    raw = product.model_dump(mode="json", by_alias=True)
    if "variants" in fields:
        nodes = fields.pop("variants")
        raw["variants"]["nodes"] = nodes
        fields = {"options": _options(nodes), **fields}
    raw["updatedAt"] = later()
    return ProductFields.model_validate({**raw, **fields})


def raw_variants(product: ProductFields) -> list[dict]:
    """Variants of a product as JSON, to change and hand to `changed`."""
    return [
        variant.model_dump(mode="json", by_alias=True)
        for variant in product.variants.nodes
    ]


def _is_lone(variants) -> bool:
    return [it["title"] for it in variants] == ["Default Title"]


def _options(variants) -> list[dict]:
    values: dict[str, dict[str, None]] = {}
    for variant in variants:
        for chosen in variant["selectedOptions"]:
            values.setdefault(chosen["name"], {})[chosen["value"]] = None
    return [
        {
            "id": f"gid://shopify/ProductOption/{next(_numbers)}",
            "name": name,
            "position": position,
            "optionValues": [
                {
                    "id": f"gid://shopify/ProductOptionValue/{next(_numbers)}",
                    "name": value,
                    "hasVariants": True,
                }
                for value in names
            ],
        }
        for position, (name, names) in enumerate(values.items(), start=1)
    ]
