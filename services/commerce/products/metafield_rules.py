"""The metafield mapping of a shop, as the mappers read it."""

from odoo.api import Environment
from odoo.models import BaseModel

from .metafield_rule import MetafieldRule
from .odoo_features import sales_currency

MODELS = {"product": "product.template", "variant": "product.product"}


def metafield_rules(env: Environment, shop: BaseModel) -> tuple[MetafieldRule, ...]:
    """Return the active rules of a shop whose fields are there, in a fixed order."""
    mappings = shop.metafield_mapping_ids.sorted("id")
    return tuple(
        _rule(env, shop, mapping)
        for mapping in mappings
        if mapping.field_name in env[MODELS[mapping.owner]]._fields
    )


def _rule(env: Environment, shop: BaseModel, mapping: BaseModel) -> MetafieldRule:
    field = env[MODELS[mapping.owner]]._fields[mapping.field_name]
    choices = field._description_selection(env) if field.type == "selection" else []
    of_field = field.type == "monetary" and mapping.external_type == "money"
    currency = sales_currency(env, shop) if of_field else shop.currency_id
    return MetafieldRule(
        owner=mapping.owner,
        name=mapping.name,
        type=mapping.external_type,
        field=mapping.field_name,
        kind=field.type,
        currency=currency.name or "",
        choices=tuple((str(value), str(label)) for value, label in choices),
    )
