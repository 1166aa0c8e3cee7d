"""What Odoo itself decides about the mapping of products."""

from typing import Any

from odoo.api import Environment
from odoo.models import BaseModel

from .optional_fields import OPTIONAL_FIELDS

WEIGHT_DIGITS = 2
COMPARE = "compare_list_price"


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
