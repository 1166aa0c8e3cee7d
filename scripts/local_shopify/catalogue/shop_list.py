"""A product list as any shop gives it at `/products.json`.

What the public list does not tell (status, stock, cost) takes Shopify's default.
"""

import gzip
import json
from pathlib import Path
from typing import Any

from ..base.clock import read_stamp, stamp
from ..base.gid import gid
from .problems import CatalogueError

GZIP = b"\x1f\x8b"


def read_shop_list(path: Path) -> list[dict[str, Any]]:
    """Read a list, plain or gzipped, as inputs of `productSet`.

    :raises CatalogueError: it cannot be read, or is no product list
    """
    try:
        content = path.read_bytes()
        if content.startswith(GZIP):
            content = gzip.decompress(content)
        products = json.loads(content)["products"]
    except OSError as error:
        message = f"catalogue {path} cannot be read: {error.strerror or error}"
        raise CatalogueError(message) from error
    except (ValueError, KeyError, TypeError, EOFError) as error:
        message = (
            f'catalogue {path} is no product list: it must hold {{"products": […]}}'
        )
        raise CatalogueError(message) from error
    return [_read(path, place, product) for place, product in enumerate(products)]


def _read(path: Path, place: int, product: dict[str, Any]) -> dict[str, Any]:
    try:
        return _product(product)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        message = (
            f"catalogue {path}: product number {place + 1} is not as Shopify lists"
            f" products ({type(error).__name__}: {error})"
        )
        raise CatalogueError(message) from error


def _product(product: dict[str, Any]) -> dict[str, Any]:
    options = [option["name"] for option in product.get("options") or []]
    options = options or ["Title"]
    images = product.get("images") or []
    given = {
        "title": product["title"],
        "handle": product.get("handle"),
        "descriptionHtml": product.get("body_html") or "",
        "vendor": product.get("vendor") or "",
        "productType": product.get("product_type") or "",
        "tags": _tags(product.get("tags")),
        "files": [_file(image) for image in images],
        "productOptions": _options(product, options),
        "variants": [_variant(v, options, images) for v in product["variants"]],
        **_times(product),
    }
    if product.get("id"):
        given["id"] = gid("Product", int(product["id"]))
    return given


def _tags(tags: str | list[str] | None) -> list[str]:
    return tags.split(",") if isinstance(tags, str) else list(tags or [])


def _times(product: dict[str, Any]) -> dict[str, str]:
    names = {"created_at": "createdAt", "updated_at": "updatedAt"}
    names["published_at"] = "publishedAt"
    return {
        field: stamp(read_stamp(product[name]))
        for name, field in names.items()
        if product.get(name)
    }


def _options(product: dict[str, Any], names: list[str]) -> list[dict[str, Any]]:
    listed = {o["name"]: o.get("values") or [] for o in product.get("options") or []}
    options = []
    for place, name in enumerate(names, 1):
        used = [variant.get(f"option{place}") for variant in product["variants"]]
        values = dict.fromkeys([*listed.get(name, []), *filter(None, used)])
        entry = {"name": name, "values": [{"name": value} for value in values]}
        options.append(entry)
    return options


def _file(image: dict[str, Any]) -> dict[str, Any]:
    return {
        "originalSource": image["src"],
        "alt": image.get("alt"),
        "width": image.get("width"),
        "height": image.get("height"),
    }


def _variant(
    variant: dict[str, Any], options: list[str], images: list[dict[str, Any]]
) -> dict[str, Any]:
    values = [
        {"optionName": name, "name": variant.get(f"option{place}") or "Default Title"}
        for place, name in enumerate(options, 1)
    ]
    grams = float(variant.get("grams") or 0)
    item = {
        "requiresShipping": bool(variant.get("requires_shipping", True)),
        "measurement": {"weight": {"unit": "GRAMS", "value": grams}},
    }
    own = [i["src"] for i in images if variant.get("id") in i.get("variant_ids", [])]
    given = {
        "optionValues": values,
        "sku": variant.get("sku"),
        "barcode": variant.get("barcode"),
        "price": variant.get("price"),
        "compareAtPrice": variant.get("compare_at_price"),
        "taxable": bool(variant.get("taxable", True)),
        "inventoryItem": item,
        "mediaSrc": own[:1],
    }
    if variant.get("id"):
        given["newId"] = gid("ProductVariant", int(variant["id"]))
    return given
