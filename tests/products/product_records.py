"""Products as any system's reading would give them to an import."""

from dataclasses import fields, replace
from datetime import datetime, timezone
from decimal import Decimal
from itertools import count

from ...services.commerce.records.product import Option, Product, Variant

_numbers = count(1)
CHANGED_AT = datetime(2026, 11, 2, 10, tzinfo=timezone.utc)


def a_variant(sku="AB-12", price="20.00", options=(), **given) -> Variant:
    """One variant; `options` are pairs of name and value."""
    number = given.pop("number", None) or next(_numbers)
    given = {
        "external_id": f"variant-{number}",
        "title": " / ".join(value for _, value in options),
        "stock_external_id": f"stock-{number}",
        **given,
    }
    return Variant(sku=sku, price=Decimal(price), options=tuple(options), **given)


def a_product(title="T-Shirt", variants=None, **given) -> Product:
    """One product; without variants it has a lone one."""
    number = given.pop("number", None) or next(_numbers)
    variants = [a_variant()] if variants is None else variants
    given = {
        "external_id": f"product-{number}",
        "updated_at": CHANGED_AT,
        "options": _options(variants),
        **given,
    }
    return Product(title=title, variants=tuple(variants), **given)


def sized(*sizes, price="20.00", prefix="TS", **given) -> list[Variant]:
    """Variants that differ by their size, with a SKU each."""
    return [
        a_variant(f"{prefix}-{size}", price, [("Size", size)], **given)
        for size in sizes
    ]


def later(product: Product, **given) -> Product:
    """Return the product as its shop has it after some of it changed."""
    if "variants" in given:
        given = {"options": _options(given["variants"]), **given}
    moment = product.updated_at.replace(minute=product.updated_at.minute + 1)
    return replace(product, **{"updated_at": moment, **given})


def names_of(record: type) -> set[str]:
    """Return the names of what a record is told of."""
    return {it.name for it in fields(record) if it.init}


def _options(variants) -> tuple[Option, ...]:
    values: dict[str, dict[str, None]] = {}
    for variant in variants:
        for name, value in variant.options:
            values.setdefault(name, {})[value] = None
    return tuple(
        Option(name, tuple(told), position)
        for position, (name, told) in enumerate(values.items(), start=1)
    )
