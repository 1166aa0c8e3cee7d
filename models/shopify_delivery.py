from odoo import fields, models


class ShopifyDelivery(models.Model):
    """A way of shipping that a shop's customers chose, and Odoo's delivery method."""

    _name = "shopify.delivery"
    _description = "Shopify Delivery Method"
    _rec_name = "title"
    _order = "shop_id, title, id"

    shop_id = fields.Many2one("shopify.shop", required=True, ondelete="cascade")
    title = fields.Char(required=True, help="As the customer reads it in Shopify.")
    code = fields.Char(help="Shopify's own code; empty fits every code.")
    carrier_id = fields.Many2one(
        "delivery.carrier",
        "Delivery Method",
        help="Empty: the shop's default method, and its orders tell of it.",
    )
    order_gid = fields.Char(
        "First Order", readonly=True, help="The order that tells of a missing method."
    )

    _title_unique = models.UniqueIndex(
        "(shop_id, lower(title), coalesce(code, ''))",
        "The shop has a delivery method for this title and code already.",
    )
