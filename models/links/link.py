from odoo import api, fields, models
from odoo.fields import Domain

from ...services.shopify.gid import parse_shopify_id_from_gid


class ShopifyBinding(models.AbstractModel):
    """Ties a record of one shop to a record of Odoo.

    Concrete models name Odoo's field and add their own unique index on it.
    """

    _name = "shopify.binding"
    _description = "Shopify Link"
    _inherit = ["shopify.shop.part"]

    shop_id = fields.Many2one(readonly=True)
    # The number within a gid overflows Odoo's Integer, so all ids are text.
    gid = fields.Char("Global ID", readonly=True)
    shopify_id = fields.Char(
        "Shopify ID", compute="_compute_shopify_id", search="_search_shopify_id"
    )
    state = fields.Selection(
        [
            ("bound", "In both"),
            ("pending", "To be exported"),
            ("gone", "Gone in Shopify"),
            ("tombstone", "Deleted in Odoo"),
        ],
        required=True,
        readonly=True,
        default="bound",
        help="A record that was deleted in Odoo is not imported again.",
    )
    shopify_updated_at = fields.Datetime("Changed in Shopify", readonly=True)
    baseline = fields.Json(
        readonly=True, help="What both sides last agreed on, as Shopify says it."
    )
    checksum = fields.Char(readonly=True)
    imported_at = fields.Datetime("Last Import", readonly=True)
    exported_at = fields.Datetime("Last Export", readonly=True)
    next_export = fields.Boolean("Export Next")

    _gid_unique = models.UniqueIndex(
        "(shop_id, gid) WHERE gid IS NOT NULL",
        "This Shopify record is already linked in this shop.",
    )
    _next_export_index = models.Index("(shop_id) WHERE next_export IS TRUE")

    @api.depends("gid")
    def _compute_shopify_id(self):
        for binding in self:
            binding.shopify_id = binding.gid and parse_shopify_id_from_gid(binding.gid)

    def _search_shopify_id(self, operator, value):
        if operator != "in":
            return NotImplemented
        return Domain.OR(
            Domain("gid", "=like", f"%/{number}")
            if number
            else Domain("gid", "=", False)
            for number in value
        )

    @api.model
    def _of_shop(self):
        return []  # people make no links

    def _bury(self):
        """Keep the links of deleted records, so that no import brings them back."""
        self.filtered("gid").write({"state": "tombstone", "next_export": False})
        self.filtered(lambda binding: not binding.gid).unlink()
