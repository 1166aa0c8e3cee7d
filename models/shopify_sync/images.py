"""Images: what a run does after its products, or alone."""

from odoo import api, fields, models

from ...services.shopify.images import MEGABYTE, ImageDownloader
from ...services.shopify.importers.images_phase import ImagesPhase
from ...services.shopify.importers.images_show import ImagesShow
from ...services.shopify.importers.images_store import ImagesStore
from ...services.shopify.importers.phase import ChosenRecords
from ..shopify_sync_mode import SyncMode
from .waiting_images import WaitingImages


class ShopifySync(models.Model):
    _inherit = "shopify.sync"

    image_count = fields.Integer(
        "Images", readonly=True, copy=False, help="Images that came in."
    )
    loads_images = fields.Boolean(compute="_compute_loads_images")

    @api.depends("position", "state")
    def _compute_loads_images(self):
        for run in self:
            phase = (run.position or {}).get("phase")
            run.loads_images = phase == "images" and run.state in ("queued", "running")

    @api.model
    def _afresh(self):
        return {**super()._afresh(), "image_count": 0}

    def _records(self, mode, source, importer, ahead):
        if mode is SyncMode.IMPORT_IMAGES:
            return ChosenRecords(source, importer, [])
        return super()._records(mode, source, importer, ahead)

    def _later_phases(self, mode, shop, service):
        if mode.lane != "products":
            return super()._later_phases(mode, shop, service)
        images = ImagesPhase(
            service.client,
            ImageDownloader(service.settings, shop.image_limit_mb * MEGABYTE),
            service.pace,
            WaitingImages(self.pool, shop.id, "product.image" in self.env),
            ImagesStore(shop.env, shop).store,
            ImagesShow(shop.env, shop).show,
        )
        if mode is SyncMode.IMPORT_IMAGES:
            return [images]
        return [*super()._later_phases(mode, shop, service), images]
