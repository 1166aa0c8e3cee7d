"""Variants of Odoo by the options that make them what they are. Reads only."""

from odoo.models import BaseModel

from ....commerce.products.plan import ProductPlan
from ....commerce.products.structure import chosen_pairs
from ...gql.fragments import VariantFields
from ..reading.options import combination
from .known import Known

Key = frozenset[tuple[str, str]]


def chosen(plan: ProductPlan, source: VariantFields) -> Key:
    """Options of a variant of Shopify, in any order."""
    return frozenset(combination(plan.source, source))


def left_behind(known: Known, plan: ProductPlan) -> dict[Key, BaseModel]:
    """Links of variants that Shopify no longer has, by what it last called them."""
    met = {variant.id for variant in plan.source.variants.nodes}
    taken = {variant.record for variant in plan.variants}
    return {
        _options(link): link
        for link in known.siblings.get(plan.link, [])
        if link.product_id
        and link.external_id not in met
        and link.product_id not in taken
    }


def _options(link: BaseModel) -> Key:
    if link.baseline:
        return chosen_pairs(link.baseline)
    return _options_of(link.product_id)


def _options_of(variant: BaseModel) -> Key:
    values = variant.product_template_attribute_value_ids
    return frozenset((value.attribute_id.name, value.name) for value in values)
