"""What a person sees of a linked product."""

from odoo import api, fields, models
from odoo.fields import Domain


class ShopifyProduct(models.Model):
    _name = "shopify.product"
    _inherit = ["shopify.product", "shopify.record.page"]

    online_store_url = fields.Char("Page in the Shop", readonly=True)
    is_published = fields.Boolean(
        "Published in Odoo", related="product_tmpl_id.is_published"
    )
    product_pricelist_id = fields.Many2one(related="shop_id.product_pricelist_id")
    compare_pricelist_id = fields.Many2one(related="shop_id.compare_pricelist_id")

    @api.model
    def _issue_depends(self):
        return ("gid", "variant_ids.gid")

    def _issue_gids(self):
        parts = (*self.variant_ids.mapped("gid"), *self.media_ids.mapped("gid"))
        return [gid for gid in (self.gid, *parts) if gid]

    @api.model
    def _about_any(self, gids):
        parts = ("variant_ids.gid", "media_ids.gid")
        return super()._about_any(gids) | Domain.OR(
            Domain(part, "in", gids) for part in parts
        )

    def action_open_in_shop(self):
        """Open the product's page in the shop, as its visitors see it."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_url",
            "url": self.online_store_url,
            "target": "new",
        }

    def action_open_product(self):
        """Open the product in Odoo."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": "product.template",
            "res_id": self.product_tmpl_id.id,
            "views": [(False, "form")],
        }

    def _open(self):
        """Return the action that shows one link as a form, several as a list."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "commerce_sync.product_action"
        )
        if len(self) == 1:
            return action | {"views": [(False, "form")], "res_id": self.id}
        return action | {"context": {}, "domain": [("id", "in", self.ids)]}
