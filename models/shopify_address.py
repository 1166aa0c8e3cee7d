from odoo import fields, models


class ShopifyAddress(models.Model):
    """An address of a shop's customer and the partner that stands for it."""

    _name = "shopify.address"
    _description = "Shopify Address"
    _inherit = ["shopify.binding"]
    _order = "id"

    customer_id = fields.Many2one(
        "shopify.customer", readonly=True, index=True, ondelete="cascade"
    )
    partner_id = fields.Many2one(
        "res.partner",
        "Address",
        readonly=True,
        index=True,
        ondelete="set null",
        check_company=True,
    )
    is_default = fields.Boolean("Default", readonly=True)
    is_origin = fields.Boolean(
        "Came from Shopify", readonly=True, help="The import made this address."
    )
