"""What a person sees of an image: a small picture of it."""

from odoo import fields, models


class ShopifyMedia(models.Model):
    _inherit = "shopify.media"

    preview = fields.Binary(compute="_compute_preview")

    def _compute_preview(self):
        for media in self:
            media.preview = media.image or media._shown_image()

    def _shown_image(self):
        """Return the image that was made of it in Odoo's product."""
        if self.product_image_id and "product.image" in self.env:
            extra = self.env["product.image"].browse(self.product_image_id)
            return extra.exists().image_128
        product = self.shopify_product_id
        gids = set(self.variant_gids or ())
        variants = product.variant_ids.filtered(lambda link: link.gid in gids)
        if variants:
            return variants[0].product_id.image_variant_128
        return product.product_tmpl_id.image_128 if self.shown_as == "main" else False

    def action_open_product(self):
        """Open the Shopify page of the product whose image it is."""
        self.ensure_one()
        return self.shopify_product_id.get_formview_action()
