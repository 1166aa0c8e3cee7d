"""What links remember of the images that the import gave to their records."""

from odoo import api, fields, models
from odoo.fields import Domain


class ShopifyProduct(models.Model):
    _inherit = "shopify.product"

    media_ids = fields.One2many("shopify.media", "shopify_product_id", "Images")
    images_pending = fields.Boolean(
        readonly=True, help="Its images changed and are not in Odoo's product yet."
    )
    images_overwrite = fields.Boolean(
        readonly=True, help="Shopify's first image may replace one that was here."
    )
    image_hash = fields.Char(readonly=True)
    image_checksum = fields.Char(readonly=True)

    _images_pending_index = models.Index("(shop_id) WHERE images_pending IS TRUE")

    def _show_images_anew(self):
        """Forget what was shown of the images; return values of the link for it."""
        self.media_ids.write(
            {"shown_as": False, "shown_hash": False, "product_image_id": False}
        )
        return {"image_hash": False, "image_checksum": False}

    def _issue_gids(self):
        return [*super()._issue_gids(), *self.media_ids.mapped("gid")]

    @api.model
    def _about_any(self, gids):
        return super()._about_any(gids) | Domain("media_ids.gid", "in", gids)


class ShopifyVariant(models.Model):
    _inherit = "shopify.variant"

    image_hash = fields.Char(readonly=True)
    image_checksum = fields.Char(readonly=True)

    def _image_values(self):
        """Return values that tell which image the import gave to the variant."""
        return {
            "image_hash": self.image_hash,
            "image_checksum": self.image_checksum,
        }
