"""Health looks after images that wait, and after products that wait for theirs."""

from datetime import timedelta

from odoo import api, fields, models

from ..shopify_sync_mode import SyncMode
from .waiting_images import WaitingImages

# A run that was queued for a product is given so long before the next is.
GRACE = timedelta(minutes=5)


class ShopifySync(models.Model):
    _inherit = "shopify.sync"

    @api.model
    def _cron_health(self):
        super()._cron_health()
        for shop in self.env["shopify.shop"].search([("active", "=", True)]):
            self._queue_held(shop)
            if self._may_load(shop) and self._waits_for_images(shop):
                mode = SyncMode.IMPORT_IMAGES.value
                self.create(
                    {"mode": mode, "shop_id": shop.id, "state": "queued"}
                ).run_async()

    @api.model
    def _may_load(self, shop):
        return not (
            self._has_open_products(shop)
            or self._is_open_or_failed([SyncMode.IMPORT_IMAGES], shop)
        )

    @api.model
    def _waits_for_images(self, shop):
        self.env.flush_all()
        return WaitingImages(self.pool, shop.id, "product.image" in self.env).any()

    @api.model
    def _has_open_products(self, shop):
        """Tell whether a run is under way that looks after the images, too."""
        lane = self._lane_of({"shop_id": shop.id, "mode": SyncMode.IMPORT_IMAGES.value})
        open_ = [("lane", "=", lane), ("state", "in", ["queued", "running"])]
        return bool(self.search_count(open_, limit=1))

    @api.model
    def _queue_held(self, shop):
        """Look again at products that were held back for their images."""
        now = self.env.cr.now()
        held = self.env["shopify.sync.issue"].search(
            [
                ("shop_id", "=", shop.id),
                ("code", "=", "images_processing"),
                ("state", "=", "open"),
                ("retry_at", "<=", now),
            ]
        )
        chosen = [SyncMode.IMPORT_ONE_PRODUCT, SyncMode.IMPORT_BATCH_PRODUCTS]
        if held and not self._is_open_or_failed(chosen, shop):
            held.retry_at = now + GRACE
            self._import_chosen(shop, held.mapped("gid"))
