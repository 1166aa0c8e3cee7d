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

    def _issue_gids(self):
        return [*super()._issue_gids(), *self.media_ids.mapped("gid")]

    @api.model
    def _about_any(self, gids):
        return super()._about_any(gids) | Domain("media_ids.gid", "in", gids)


class ShopifyVariant(models.Model):
    _inherit = "shopify.variant"

    image_hash = fields.Char(readonly=True)
    image_checksum = fields.Char(readonly=True)
