"""What is to be sent of the variants of a product. Pure."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from ....commerce.records.product import Product, Variant
from .call import Call

POINTS, POINTS_EACH = 10, 0.2
# Of one request: far more than Shopify's own pages have.
VARIANTS_AT_ONCE = 250
NO_WEIGHT = {"value": 0, "unit": "KILOGRAMS"}


def variant_calls(there: Product, expected: Product) -> Iterator[Call]:
    """Yield what changes of variants that are there, and of nothing else."""
    known = {it.external_id: it for it in there.variants}
    changed = [
        {"id": it.external_id, **values}
        for it in expected.variants
        if it.external_id in known
        and (values := variant_changes(known[it.external_id], it))
    ]
    for start in range(0, len(changed), VARIANTS_AT_ONCE):
        some = changed[start : start + VARIANTS_AT_ONCE]
        yield Call(
            "UpdateVariants",
            {"productId": there.external_id, "variants": some},
            points=POINTS + POINTS_EACH * len(some),
        )


def variant_changes(there: Variant | None, expected: Variant) -> dict[str, Any]:
    """Return the input of a variant; of one that is there what differs alone."""
    values = _differing(OWN, there, expected)
    if item := _differing(ITEM, there, expected):
        values["inventoryItem"] = item
    return values


def _differing(
    fields: dict[str, tuple[str, Callable]], there: Variant | None, expected: Variant
) -> dict[str, Any]:
    return {
        name: form(getattr(expected, field))
        for field, (name, form) in fields.items()
        if there is None or getattr(expected, field) != getattr(there, field)
    }


def _money(amount: Decimal | None) -> str | None:
    return None if amount is None else format(amount, "f")


def _weight(weight: Any) -> dict[str, Any]:
    if weight is None:
        return {"weight": NO_WEIGHT}
    return {"weight": {"value": float(weight.value), "unit": weight.unit}}


def _same(value: Any) -> Any:
    return value


def _or_null(value: Any) -> Any:
    return value or None


OWN: dict[str, tuple[str, Callable]] = {
    "price": ("price", _money),
    "compare_at_price": ("compareAtPrice", _money),
    "barcode": ("barcode", _or_null),
    "taxable": ("taxable", _same),
    "oversells": ("inventoryPolicy", lambda it: "CONTINUE" if it else "DENY"),
}
# What Shopify keeps on the item of the stock.
ITEM: dict[str, tuple[str, Callable]] = {
    "sku": ("sku", _same),
    "tracked": ("tracked", _same),
    "unit_cost": ("cost", lambda it: it and _money(it.amount)),
    "weight": ("measurement", _weight),
    "hs_code": ("harmonizedSystemCode", _or_null),
    "country_code": ("countryCodeOfOrigin", _or_null),
}
