from odoo import api, fields, models


class ShopifyOrderGap(models.Model):
    """An order that a comparison with Shopify found missing in Odoo, or older there."""

    _name = "shopify.order.gap"
    _description = "Shopify Order Missing in Odoo"
    _inherit = ["shopify.about.order"]
    _order = "sync_id desc, id"

    sync_id = fields.Many2one(
        "shopify.sync", "Run", required=True, readonly=True, ondelete="cascade"
    )
    shop_id = fields.Many2one(related="sync_id.shop_id")
    gid = fields.Char("Shopify ID", required=True, readonly=True)
    name = fields.Char("Order", readonly=True)
    kind = fields.Selection(
        [("missing", "Missing"), ("stale", "Out of date in Odoo")],
        required=True,
        readonly=True,
    )
    state = fields.Selection(
        [
            ("found", "Found"),
            ("fetched", "Fetched"),
            ("outside", "Left out by the shop's filters"),
        ],
        required=True,
        readonly=True,
        default="found",
    )

    _gid_unique = models.UniqueIndex("(sync_id, gid)")

    @api.depends("name", "gid")
    def _compute_display_name(self):
        for gap in self:
            gap.display_name = gap.name or gap.gid
