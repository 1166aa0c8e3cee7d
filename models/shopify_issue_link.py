"""Issues that a link by hand can settle."""

from odoo import api, fields, models

# What keeps a product apart from the one that it is in Odoo.
LINKABLE = {
    "doubled_sku",
    "doubled_sku_in_odoo",
    "sku_elsewhere",
    "several_products",
    "linked_elsewhere",
    "structure_differs",
    "options_changed",
    "combination_taken",
}


class ShopifySyncIssue(models.Model):
    _inherit = "shopify.sync.issue"

    can_link = fields.Boolean(compute="_compute_can_link")

    @api.depends("code")
    def _compute_can_link(self):
        for issue in self:
            issue.can_link = issue.code in LINKABLE

    def action_link_by_hand(self):
        """Open the dialog that links this product, with what Shopify said of it."""
        self.ensure_one()
        return self.env["shopify.link.by.hand"]._open(
            payload=self.payload,
            shop_id=self.shop_id.id,
            shopify_ref=self.gid.rsplit("/", 1)[-1],
        )
