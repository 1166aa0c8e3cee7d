"""Importing chosen products, from their links and from Odoo's products."""

from odoo import models

from .notification import names_left_out


class ShopifyProduct(models.Model):
    _inherit = "shopify.product"

    def _say_queued(self, count):
        return self.env._("%(count)s products are queued.", count=count)

    def _forget_deletions(self):
        """Remove the links of deleted variants, too."""
        deleted = self.variant_ids.filtered(lambda link: link.state == "tombstone")
        deleted.unlink()
        super()._forget_deletions()


class ShopifyProductMixin(models.AbstractModel):
    _inherit = "shopify.product.mixin"

    def action_import_from_shopify(self):
        """Import what is linked of these products, and name what is not."""
        templates = self._shopify_templates()
        links = self.env["shopify.product"].search(
            [("product_tmpl_id", "in", templates.ids), ("gid", "!=", False)]
        )
        unlinked = templates - links.product_tmpl_id
        left_out = names_left_out(
            unlinked.mapped("display_name"),
            self.env._(
                "%(count)s have no link to Shopify and were left out: %(names)s. Open"
                " one and press Link to a Shopify Product."
            ),
        )
        return links._tell_queued(links._queue_import(), left_out)
