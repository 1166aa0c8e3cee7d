"""Issues of single images, and of products that wait for theirs."""

from odoo import api, fields, models

from ..services.shopify.importers.images_phase import ALL_IMAGES
from ..services.shopify.importers.images_store import pause

MEDIA = "/MediaImage/"


class ShopifySyncIssue(models.Model):
    _inherit = "shopify.sync.issue"

    retry_at = fields.Datetime("Next Look", readonly=True)

    @api.model
    def _values(self, sync, issue):
        values = super()._values(sync, issue)
        if issue.code == "images_processing":
            values["retry_at"] = self.env.cr.now() + pause(0)
        return values

    def _see_again(self, sync, issue):
        super()._see_again(sync, issue)
        if issue.code == "images_processing":
            self.retry_at = self.env.cr.now() + pause(self.seen_count - 1)

    def action_retry(self):
        """Import the records again now, single images by themselves."""
        images = self.filtered(lambda issue: issue._is_of_images)
        if not images:
            return super().action_retry()
        runs = images._load_again()
        for shop, issues in (self - images).grouped("shop_id").items():
            runs |= runs._import_chosen(shop, issues.mapped("gid"))
        return runs._open()

    @property
    def _is_of_images(self):
        return MEDIA in self.gid or self.gid.endswith(ALL_IMAGES)

    def _load_again(self):
        """Queue a run for the images that these are about."""
        runs = self.env["shopify.sync"]
        self.filtered(lambda it: it.code == "image_not_stored").sudo().state = "settled"
        for shop, issues in self.grouped("shop_id").items():
            issues._media().sudo()._load_again()
            runs |= runs.create(
                {"mode": "import_images", "shop_id": shop.id, "state": "queued"}
            )
        return runs.run_async()

    def _media(self):
        return self.env["shopify.media"].search(
            [
                ("shop_id", "in", self.shop_id.ids),
                ("gid", "in", self.mapped("gid")),
                ("state", "!=", "gone"),
            ]
        )

    def action_open_in_shopify(self):
        """Open the record's page at Shopify; of an image, its product's."""
        self.ensure_one()
        if MEDIA not in self.gid:
            return self.shop_id._open_record(self.gid.removesuffix(ALL_IMAGES))
        return self.shop_id._open_record(self._media()[:1].shopify_product_id.gid)
