"""Taking a wrong link away."""

from odoo import models

from .notification import notification


class ShopifyProduct(models.Model):
    _inherit = "shopify.product"

    def action_unlink_from_shopify(self):
        """Forget these links; both products stay, and nothing keeps a new link away."""
        self.check_access("read")
        self.product_tmpl_id.check_access("write")
        names = ", ".join(f"“{link.title}”" for link in self)
        self.sudo().unlink()
        message = self.env._(
            "%(names)s has no link any more. The next import of it matches it again by"
            " its SKUs; to choose otherwise, open the product and press Link to a"
            " Shopify Product.",
            names=names,
        )
        told = notification(self.env._("Link removed"), message, kind="info")
        told["params"]["next"] = {"type": "ir.actions.act_window_close"}
        return told
