"""What Odoo and a shop's records in it decide about the mapping of products."""

from typing import Any

from odoo.api import Environment
from odoo.models import BaseModel

from .mapping import OPTIONAL_FIELDS, MetafieldRule, ProductForms, ProductSettings

WEIGHT_DIGITS = 2
COMPARE = "compare_list_price"
MODELS = {"product": "product.template", "variant": "product.product"}


def product_settings(
    env: Environment, shop: BaseModel, forms: ProductForms
) -> ProductSettings:
    """Read what a shop decides about its products, with what decides it for the shop.

    :param env: in the company of the shop
    """
    return ProductSettings(
        sku_with_bin=shop.sku_with_bin,
        import_without_sku=shop.import_without_sku,
        share_products=shop.share_products,
        currency=shop.currency_id.name or "",
        take_over_cost=shop.take_over_cost,
        category_policy=shop.category_policy,
        bin_field=forms.bin_field,
        **odoo_settings(env, shop),
        metafields=metafield_rules(env, shop),
    )


def odoo_settings(env: Environment, shop: BaseModel) -> dict[str, Any]:
    """Parts of the settings that the database, its apps and the company make."""
    unit = env["ir.config_parameter"].sudo().get_param("product.weight_in_lbs")
    digits = env["product.product"]._fields["weight"].get_digits(env)
    return {
        "company_currency": shop.company_id.currency_id.name or "",
        "weighs_in_pounds": unit == "1",
        "weight_digits": digits[1] if digits else WEIGHT_DIGITS,
        "fields": _fields(env, shop),
    }


def sales_currency(env: Environment, shop: BaseModel) -> BaseModel:
    """Currency of the sales prices of the products that a shop makes.

    Where it is not the shop's, the shop's pricelist alone has its prices.
    """
    Company = env["res.company"].sudo()
    owner = Company._get_main_company() if shop.share_products else shop.company_id
    return owner.currency_id


def _fields(env: Environment, shop: BaseModel) -> tuple[str, ...]:
    there = [
        it for it in OPTIONAL_FIELDS.values() if it in env["product.template"]._fields
    ]
    if COMPARE in there and sales_currency(env, shop) != shop.currency_id:
        there.remove(COMPARE)
    return tuple(sorted(there))


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
