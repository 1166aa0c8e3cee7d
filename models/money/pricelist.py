from odoo import fields, models


class ShopifyPricelist(models.Model):
    """The pricelist that gives a shop's orders their currency."""

    _name = "shopify.pricelist"
    _description = "Shopify Pricelist of Orders"
    _inherit = ["shopify.shop.part"]
    _rec_name = "currency_id"
    _order = "shop_id, id"

    currency_id = fields.Many2one("res.currency", required=True)
    pricelist_id = fields.Many2one(
        "product.pricelist",
        required=True,
        ondelete="restrict",
        index=True,
        check_company=True,
    )

    _currency_unique = models.UniqueIndex(
        "(shop_id, currency_id)", "The shop has a pricelist in this currency already."
    )
