"""A Shopify variant in Odoo's words."""

from collections.abc import Mapping
from typing import Any

from ....commerce.products.mapping import ProductSettings
from ....commerce.records.facts import Facts, taken_over
from ....commerce.records.plain import amount
from ...gql.fragments import ProductFields, VariantFields
from .measures import cost_fact, cost_in_odoo, weight_fact, weight_in_odoo
from .options import combination
from .page_and_shipping import country_code
from .sku_field import sku_and_bin

PRICE_FACTS = ("price", "compareAtPrice")


def identity_facts(variant: VariantFields) -> Facts:
    """What tells a variant from all others, in Shopify's form."""
    return {
        "sku": (variant.sku or "").strip(),
        "barcode": (variant.barcode or "").strip(),
    }


def variant_facts(product: ProductFields, variant: VariantFields) -> Facts:
    """What is read of a variant, in Shopify's form."""
    return {
        **identity_facts(variant),
        "price": amount(variant.price),
        "compareAtPrice": amount(variant.compare_at_price or None),
        "weight": weight_fact(variant),
        "unitCost": cost_fact(variant),
        "options": [list(pair) for pair in combination(product, variant)],
    }


def used_variant_facts(facts: Facts, settings: ProductSettings) -> Facts:
    """Facts that Odoo can take over: no cost in another currency than the company's."""
    cost = facts.get("unitCost")
    is_foreign = cost and cost_in_odoo(cost, settings) is None
    if settings.take_over_cost and not is_foreign:
        return facts
    return {name: fact for name, fact in facts.items() if name != "unitCost"}


def variant_values(facts: Facts, settings: ProductSettings) -> dict[str, Any]:
    """Values of `product.product` for these facts, which may be a part of all."""
    values: dict[str, Any] = {}
    if "sku" in facts:
        sku, shelf = sku_and_bin(facts["sku"], settings)
        values |= {"default_code": sku or False, "shopify_bin": shelf or False}
    if "barcode" in facts:
        values["barcode"] = facts["barcode"] or False
    if "weight" in facts:
        values["weight"] = weight_in_odoo(facts["weight"], settings) or False
    # A cost that is unsaid is no cost of nothing, which would devalue the stock.
    if (cost := cost_in_odoo(facts.get("unitCost"), settings)) is not None:
        values["standard_price"] = cost
    return values


def taken_variant_values(
    changed: Facts,
    baseline: Mapping[str, Any],
    current: Mapping[str, Any],
    settings: ProductSettings,
    *,
    overwrite: bool = False,
) -> dict[str, Any]:
    """Values that an import takes over from the facts that left the baseline."""
    values = variant_values(changed, settings)
    filled = variant_values(dict(baseline), settings)
    return taken_over(values, current, filled, overwrite=overwrite)


def variant_binding_values(variant: VariantFields) -> dict[str, Any]:
    """Values of `commerce.variant` that always follow Shopify."""
    return {
        "external_id": variant.id,
        "inventory_item_external_id": variant.inventory_item.id,
        "position": variant.position,
        "taxable": variant.taxable,
        "tracked": variant.inventory_item.tracked,
        "weight": weight_fact(variant) or False,
        "unit_cost": cost_fact(variant) or False,
        "hs_code": variant.inventory_item.harmonized_system_code or False,
        "country_code": country_code(variant.inventory_item) or False,
    }
