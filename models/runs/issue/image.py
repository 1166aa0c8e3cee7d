"""Issues of single images, and of products that wait for theirs."""

from datetime import datetime

from odoo import api, fields, models

from ....services.commerce.images.due import ALL_IMAGES
from ....services.commerce.images.store import pause
from ....services.commerce.issues.catalogue import CATALOGUE
from ..kinds.images import ImportImages

MEDIA = "/MediaImage/"


class CommerceIssue(models.Model):
    _inherit = "commerce.issue"

    retry_at = fields.Datetime("Next Look", readonly=True)

    @api.model
    def _next_look(self, code: str, seen_count: int) -> datetime | bool:
        """Return when a product is looked at again that waits for its images."""
        if not CATALOGUE[code].looks_again:
            return False
        return self.env.cr.now() + pause(seen_count - 1)

    def _load_again(self):
        """Queue a run for the images that these are about."""
        runs = self.env["shopify.sync"]
        self.filtered(lambda it: it.code == "image_not_stored").sudo().state = "settled"
        for shop, issues in self.grouped("channel_id").items():
            issues._media().sudo()._load_again()
            runs |= shop._queue_run(ImportImages.mode)
        return runs.run_async()

    def _media(self):
        return self.env["commerce.media"].search(
            [
                ("channel_id", "in", self.channel_id.ids),
                ("external_id", "in", self.mapped("external_id")),
                ("state", "!=", "gone"),
            ]
        )

    def _external_id_with_page(self) -> str:
        """Return the id of what has a page at Shopify: of an image, its product."""
        if MEDIA not in self.external_id:
            return self.external_id.removesuffix(ALL_IMAGES)
        return self._media()[:1].commerce_product_id.external_id
