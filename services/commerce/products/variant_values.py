"""A variant of the shop as Odoo's variant and its link hold it. Pure."""

from typing import Any

from ..records.facts import Facts
from ..records.product import Variant
from .mapping import ProductSettings
from .measures import cost_in_odoo, weight_in_odoo
from .sku_field import sku_and_bin

PRICE_FACTS = ("price", "compareAtPrice")
IDENTITY_FACTS = ("sku", "barcode")


def identity_facts(variant: Variant) -> Facts:
    """What tells a variant from all others."""
    return {name: variant.facts[name] for name in IDENTITY_FACTS}


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
        values["default_code"] = sku or False
        if settings.bin_field:
            values[settings.bin_field] = shelf or False
    if "barcode" in facts:
        values["barcode"] = facts["barcode"] or False
    if "weight" in facts:
        values["weight"] = weight_in_odoo(facts["weight"], settings) or False
    # A cost that is unsaid is no cost of nothing, which would devalue the stock.
    if (cost := cost_in_odoo(facts.get("unitCost"), settings)) is not None:
        values["standard_price"] = cost
    return values


def variant_link_values(variant: Variant) -> dict[str, Any]:
    """Values of `commerce.variant` that always follow the shop."""
    return {
        "external_id": variant.external_id,
        "inventory_item_external_id": variant.stock_external_id,
        "position": variant.position,
        "taxable": variant.taxable,
        "tracked": variant.tracked,
        "weight": variant.facts["weight"] or False,
        "unit_cost": variant.facts["unitCost"] or False,
        "hs_code": variant.hs_code or False,
        "country_code": variant.country_code or False,
    }
