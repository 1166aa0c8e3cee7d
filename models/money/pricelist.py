from odoo import fields, models


class CommercePricelist(models.Model):
    """The pricelist that gives a shop's orders their currency."""

    _name = "commerce.pricelist"
    _description = "Shopify Pricelist of Orders"
    _inherit = ["commerce.channel.part"]
    _rec_name = "currency_id"
    _order = "channel_id, id"

    currency_id = fields.Many2one("res.currency", required=True)
    pricelist_id = fields.Many2one(
        "product.pricelist",
        required=True,
        ondelete="restrict",
        index=True,
        check_company=True,
    )

    _currency_unique = models.UniqueIndex(
        "(channel_id, currency_id)",
        "The shop has a pricelist in this currency already.",
    )
