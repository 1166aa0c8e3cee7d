"""Reads a variant of Shopify's, with what is kept on its stock item."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from ....commerce.records.product import Cost, Metafield, Variant, Weight
from ...gql.enums import ProductVariantInventoryPolicy
from ...gql.fragments import VariantFields

# Of the countries of origin, the one that stands for none.
NOWHERE = "ZZ"


def read_variant(
    node: VariantFields, chosen: Iterable[Any], metafields: tuple[Metafield, ...]
) -> Variant:
    """Read a variant with the options that it has been given."""
    item = node.inventory_item
    return Variant(
        external_id=node.id,
        title=node.title,
        sku=(node.sku or "").strip(),
        barcode=(node.barcode or "").strip(),
        price=node.price,
        compare_at_price=node.compare_at_price or None,
        options=tuple((it.name, it.value) for it in chosen),
        position=node.position,
        taxable=node.taxable,
        tracked=item.tracked,
        stock_external_id=item.id,
        weight=_weight(item),
        unit_cost=_cost(item),
        hs_code=item.harmonized_system_code or "",
        country_code=_country_code(item),
        oversells=node.inventory_policy == ProductVariantInventoryPolicy.CONTINUE,
        metafields=metafields,
    )


def _weight(item: Any) -> Weight | None:
    """Weight with its unit; none where it is zero, as nobody gave one."""
    weight = item.measurement.weight
    if not weight or not weight.value:
        return None
    return Weight(Decimal(str(weight.value)), weight.unit.value)


def _cost(item: Any) -> Cost | None:
    cost = item.unit_cost
    return cost and Cost(cost.amount, cost.currency_code.value)


def _country_code(item: Any) -> str:
    code = item.country_code_of_origin and item.country_code_of_origin.value
    return "" if not code or code == NOWHERE else code
