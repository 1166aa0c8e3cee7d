"""Images and other media of a shop's products, and what links remember of them."""

from typing import Any

from odoo import api, fields, models

from ...services.commerce.images.due import LostImage
from ...services.commerce.images.export.notes import ImageNotes

TYPES = [
    ("image", "Image"),
    ("video", "Video"),
    ("external_video", "Video Elsewhere"),
    ("model_3d", "3D Model"),
]
STATES = [
    ("waiting", "To be downloaded"),
    ("processing", "Shopify works on it"),
    ("stored", "In Odoo"),
    ("failed", "Failed in Shopify"),
    ("broken", "Broken"),
    ("too_large", "Too large"),
    ("missing", "Not found"),
    ("refused", "Address refused"),
    ("listed", "Not imported"),
    ("gone", "Gone in Shopify"),
]


class CommerceMedia(models.Model):
    """One of a product's media in Shopify, and what became of it here."""

    _name = "commerce.media"
    _description = "Shopify Media"
    _order = "commerce_product_id, position, id"
    _rec_name = "external_id"

    channel_id = fields.Many2one(
        "commerce.channel", "Shop", required=True, readonly=True, ondelete="cascade"
    )
    commerce_product_id = fields.Many2one(
        "commerce.product", "Product", required=True, readonly=True, ondelete="cascade"
    )
    external_id = fields.Char("Global ID", required=True, readonly=True, index=True)
    position = fields.Integer(readonly=True)
    alt = fields.Char("Alternative Text", readonly=True)
    media_type = fields.Selection(TYPES, "Kind", required=True, readonly=True)
    state = fields.Selection(STATES, required=True, readonly=True)
    url = fields.Char("Address", readonly=True)
    variant_external_ids = fields.Json(
        readonly=True, help="Variants whose own image it is, by their Shopify ID."
    )
    is_of_variant = fields.Boolean("Variant's", compute="_compute_is_of_variant")
    image = fields.Image(readonly=True)
    preview = fields.Binary(compute="_compute_preview")
    content_hash = fields.Char("Content", readonly=True)
    size = fields.Integer("Bytes", readonly=True)
    retry_at = fields.Datetime("Next Look", readonly=True)
    waiting_since = fields.Datetime(readonly=True)
    tries = fields.Integer(readonly=True)
    error = fields.Text("Reason", readonly=True)
    # What was made of it in Odoo, so that what a person changed there stays.
    shown_as = fields.Selection(
        [("main", "Product image"), ("extra", "Extra image"), ("kept", "Kept here")],
        "Used As",
        readonly=True,
    )
    shown_hash = fields.Char(readonly=True)
    shown_name = fields.Char(readonly=True)
    product_image_id = fields.Integer("Extra Image", readonly=True)
    checksum = fields.Char("Odoo's File", readonly=True)
    is_ours = fields.Boolean("Sent from Odoo", readonly=True)

    _external_id_unique = models.UniqueIndex(
        "(commerce_product_id, external_id)",
        "This image is already listed for this product.",
    )
    _due_index = models.Index("(channel_id, retry_at) WHERE retry_at IS NOT NULL")
    _content_index = models.Index("(channel_id, url) WHERE state = 'stored'")
    _hash_index = models.Index("(channel_id, content_hash) WHERE state = 'stored'")

    @api.depends("variant_external_ids")
    def _compute_is_of_variant(self) -> None:
        for media in self:
            media.is_of_variant = bool(media.variant_external_ids)

    def _compute_preview(self) -> None:
        for media in self:
            media.preview = media.image or media._shown_image()

    def _shown_image(self) -> bytes | bool:
        """Return the image that was made of it in Odoo's product."""
        if self.product_image_id and "product.image" in self.env:
            extra = self.env["product.image"].browse(self.product_image_id)
            return extra.exists().image_128
        product = self.commerce_product_id
        external_ids = set(self.variant_external_ids or ())
        variants = product.variant_ids.filtered(
            lambda link: link.external_id in external_ids
        )
        if variants:
            return variants[0].product_id.image_variant_128
        return product.product_tmpl_id.image_128 if self.shown_as == "main" else False

    def action_open_product(self) -> dict[str, Any]:
        """Open the Shopify page of the product whose image it is."""
        self.ensure_one()
        return self.commerce_product_id.get_formview_action()

    def _content(self) -> bytes | bool:
        """Return the image, LostImage where its file cannot be read any more.

        Odoo reads such a file as empty: a product would lose its image to it.
        """
        if self.content_hash and not self.image:
            raise LostImage(self.external_id)
        return self.image

    def _load_lost(self) -> None:
        """Download again those whose file cannot be read any more."""
        lost = self.filtered(lambda row: row.content_hash and not row.image)
        lost.content_hash = False
        lost._load_again()

    def _load_again(self) -> None:
        """Look at these at once, whatever became of them before."""
        self.write({"tries": 0, "waiting_since": self.env.cr.now()})
        for media in self:
            media.state = "waiting" if media.url else "processing"
        self.retry_at = self.env.cr.now()


class CommerceProduct(models.Model):
    _inherit = "commerce.product"

    media_ids = fields.One2many("commerce.media", "commerce_product_id", "Images")
    images_pending = fields.Boolean(
        readonly=True, help="Its images changed and are not in Odoo's product yet."
    )
    images_overwrite = fields.Boolean(
        readonly=True, help="Shopify's first image may replace one that was here."
    )
    images_to_send = fields.Boolean(
        readonly=True, help="Its images changed in Odoo and are not in Shopify yet."
    )
    image_hash = fields.Char(readonly=True)
    image_checksum = fields.Char(readonly=True)

    _images_to_send_index = models.Index("(channel_id) WHERE images_to_send IS TRUE")
    _images_pending_index = models.Index("(channel_id) WHERE images_pending IS TRUE")

    def _send_images_again(self) -> None:
        """Send what the shop lacks of the images, whatever became of it before."""
        for shop, links in self.grouped("channel_id").items():
            notes = ImageNotes(shop._in_its_world(self.env).env, shop)
            notes.send_again(links)

    def _show_images_anew(self) -> dict:
        """Forget what was shown of the images; return values of the link for it."""
        self.media_ids.write(
            {"shown_as": False, "shown_hash": False, "product_image_id": False}
        )
        return {"image_hash": False, "image_checksum": False}


class CommerceVariant(models.Model):
    _inherit = "commerce.variant"

    image_hash = fields.Char(readonly=True)
    image_checksum = fields.Char(readonly=True)

    def _image_values(self) -> dict:
        """Return values that tell which image the import gave to the variant."""
        return {
            "image_hash": self.image_hash,
            "image_checksum": self.image_checksum,
        }
