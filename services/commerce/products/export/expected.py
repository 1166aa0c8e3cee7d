"""A product of the shop with some of its facts changed. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from ...records.facts import Facts
from ...records.product import Cost, Metafield, Product, Variant, Weight

METAFIELD = "metafield "


def with_facts(
    product: Product, facts: Facts, variants: Mapping[str, Facts]
) -> Product:
    """Return the product as its shop has it once these facts are sent.

    :param variants: facts of variants by their external ids
    """
    values = _values(product, facts, OF_PRODUCT)
    shared = {name: set_ for name, set_ in OF_ALL_VARIANTS.items() if name in facts}
    changed = []
    for variant in product.variants:
        for fact, change in shared.items():
            variant = replace(variant, **change(facts[fact]))
        if own := variants.get(variant.external_id):
            variant = replace(variant, **_values(variant, own, OF_VARIANT))
        changed.append(variant)
    return replace(product, **values, variants=tuple(changed))


def _values(
    record: Product | Variant, facts: Facts, table: Mapping[str, Callable]
) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for fact, value in facts.items():
        if fact in table:
            values |= table[fact](value)
    metafields = {it: facts[it] for it in facts if it.startswith(METAFIELD)}
    if metafields:
        values["metafields"] = _metafields(record, metafields)
    return values


def _metafields(record: Product | Variant, facts: Facts) -> tuple[Metafield, ...]:
    known = {it.name: it for it in record.metafields}
    for fact, value in facts.items():
        name = fact.split(" ")[1]
        if value:
            known[name] = Metafield(name, value["type"], value["value"])
        else:
            known.pop(name, None)
    return tuple(known.values())


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _weight(fact: str | None) -> Weight | None:
    if not fact:
        return None
    number, unit = fact.split(" ")
    return Weight(Decimal(number), unit)


def _cost(fact: str | None) -> Cost | None:
    if not fact:
        return None
    number, currency = fact.split(" ")
    return Cost(Decimal(number), currency)


Change = Callable[[Any], dict[str, Any]]

OF_PRODUCT: dict[str, Change] = {
    "title": lambda it: {"title": it},
    "published": lambda it: {"is_published": it},
    "descriptionHtml": lambda it: {"description_html": it},
    "seoTitle": lambda it: {"seo_title": it},
    "seoDescription": lambda it: {"seo_description": it},
    "tags": lambda it: {"tags": tuple(it)},
}
# What Odoo keeps once for all variants.
OF_ALL_VARIANTS: dict[str, Change] = {
    "taxable": lambda it: {"taxable": it != "none"},
    "tracked": lambda it: {"tracked": it},
    "harmonizedSystemCode": lambda it: {"hs_code": it},
    "countryCodeOfOrigin": lambda it: {"country_code": it},
}
OF_VARIANT: dict[str, Change] = {
    "sku": lambda it: {"sku": it},
    "barcode": lambda it: {"barcode": it},
    "price": lambda it: {"price": Decimal(it)},
    "compareAtPrice": lambda it: {"compare_at_price": _number(it)},
    "weight": lambda it: {"weight": _weight(it)},
    "unitCost": lambda it: {"unit_cost": _cost(it)},
}
