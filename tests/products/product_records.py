"""Products as records: what an import stores, of whatever shop."""

from dataclasses import replace
from datetime import datetime, timezone
from decimal import Decimal
from itertools import count

from ...services.commerce.records.product import (
    Collection,
    Cost,
    Media,
    Metafield,
    Option,
    Product,
    Variant,
    Weight,
)
from ..moments import later_moment

CREATED = datetime(2026, 11, 2, 10, tzinfo=timezone.utc)
# Before and after whatever a test does in Odoo.
OLDER = datetime(2026, 1, 1, tzinfo=timezone.utc)
NEWER = datetime(2099, 1, 1, tzinfo=timezone.utc)

_numbers = count(1000)


def a_variant(sku="AB-12", price="20.00", options=(), **given) -> Variant:
    """One variant; `options` are pairs of name and value."""
    number = given.pop("number", None) or next(_numbers)
    given = {
        "external_id": f"gid://shopify/ProductVariant/{number}",
        "stock_external_id": f"gid://shopify/InventoryItem/{number}",
        "price": price,
        **given,
    }
    return in_options(Variant(sku=sku, **_told_of_variant(given)), *options)


def in_options(variant: Variant, *options) -> Variant:
    """Return the variant with other options, and the title that they make."""
    title = " / ".join(value for _, value in options)
    return replace(variant, options=options, title=title)


def sized(*sizes, price="20.00", prefix="TS", **given) -> list[Variant]:
    """Variants that differ by their size, with a SKU each."""
    return [
        a_variant(f"{prefix}-{size}", price, [("Size", size)], **given)
        for size in sizes
    ]


def an_image(alt="", state="waiting", **given) -> Media:
    """One image of a product, which gives it its place."""
    number = next(_numbers)
    given = {"url": f"https://cdn.example/{number}.png", **given}
    return Media(f"gid://shopify/MediaImage/{number}", 1, alt=alt, state=state, **given)


def a_collection(title, **given) -> Collection:
    handle = title.lower().replace(" ", "-")
    external_id = f"gid://shopify/Collection/{next(_numbers)}"
    return Collection(external_id, title, handle, **given)


def a_weight(value, unit="KILOGRAMS") -> Weight:
    return Weight(Decimal(str(value)), unit)


def a_cost(amount, currency="USD") -> Cost:
    return Cost(Decimal(amount), currency)


def metafields(*triples) -> tuple[Metafield, ...]:
    """Metafields: name, type and value of each."""
    return tuple(Metafield(*it) for it in triples)


def a_product(title="T-Shirt", variants=None, **given) -> Product:
    """One product; without variants it has a lone one."""
    number = given.pop("number", None) or next(_numbers)
    given = {
        "external_id": f"gid://shopify/Product/{number}",
        "updated_at": CREATED,
        "handle": title.lower().replace(" ", "-"),
        "vendor": "Northwind",
        "product_type": "Shirts",
        "variants": [a_variant()] if variants is None else variants,
        **given,
    }
    return Product(title=title, **_told_of_product(given))


def changed(product: Product, **given) -> Product:
    """Return the product as its shop has it after some of it changed."""
    given = {"updated_at": later_moment(), **given}
    return replace(product, **_told_of_product(given))


def edited(product: Product, **given) -> Product:
    """Return the product after all its variants changed alike."""
    told = _told_of_variant(given)
    return changed(product, variants=[replace(it, **told) for it in product.variants])


def _told_of_product(given: dict) -> dict:
    """Return values as a record has them: what comes in order is numbered.

    Visitors see what is active, and nothing else.
    """
    told = {it: tuple(value) for it, value in given.items() if isinstance(value, list)}
    if "variants" in given:
        told["options"] = _options(given["variants"])
    if "tags" in given:
        told["tags"] = tuple(sorted(given["tags"]))
    if "status" in given and "is_published" not in given:
        told["is_published"] = given["status"] == "active"
    if "media" in given:
        places = enumerate(given["media"], start=1)
        told["media"] = tuple(it._replace(position=place) for place, it in places)
    return {**given, **told}


def _told_of_variant(given: dict) -> dict:
    amounts = {"price", "compare_at_price"} & given.keys()
    return given | {it: given[it] and Decimal(given[it]) for it in amounts}


def _options(variants) -> tuple[Option, ...]:
    values: dict[str, dict[str, None]] = {}
    for variant in variants:
        for name, value in variant.options:
            values.setdefault(name, {})[value] = None
    return tuple(
        Option(name, tuple(told), position)
        for position, (name, told) in enumerate(values.items(), start=1)
    )
