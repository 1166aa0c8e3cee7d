"""A shop's own two pricelists, and the fixed rules in them."""

from odoo.api import Environment
from odoo.models import BaseModel

PRICELISTS = {
    "price": "product_pricelist_id",
    "compareAtPrice": "compare_pricelist_id",
}


def own_pricelist(shop: BaseModel, fact: str) -> BaseModel:
    """Return the shop's pricelist, or none if its amounts are not the shop's.

    :param fact: `price` or `compareAtPrice`
    """
    return shop[PRICELISTS[fact]].filtered(
        lambda pricelist: pricelist.currency_id == shop.currency_id
    )


def fixed_rules(
    env: Environment, shop: BaseModel, fact: str, variants: BaseModel
) -> dict[int, BaseModel]:
    """Return the rules that give variants a price at any time, by the variant's id."""
    pricelist = own_pricelist(shop, fact)
    if not pricelist or not variants:
        return {}
    rules = env["product.pricelist.item"].search(
        [
            ("pricelist_id", "=", pricelist.id),
            ("product_id", "in", variants.ids),
            ("applied_on", "=", "0_product_variant"),
            ("compute_price", "=", "fixed"),
            ("min_quantity", "<=", 1),
            ("date_start", "=", False),
            ("date_end", "=", False),
        ]
    )
    return {rule.product_id.id: rule for rule in rules}
