"""What a run of each mode does."""

from datetime import timezone

from odoo import models

from ...services.shopify.importers.product_importer import ProductImporter
from ...services.shopify.importers.product_source import ProductSource
from ...services.shopify.importers.task import ImportOneTask, ImportTask
from ..shopify_sync_mode import SyncMode

KINDS = {"products": (ProductSource, ProductImporter)}


class ShopifySync(models.Model):
    _inherit = "shopify.sync"

    def _task(self, pace):
        """Return this run's work, in the shop's company and language."""
        mode = SyncMode(self.mode)
        shop = self.shop_id._in_its_world(self.env)
        if mode is SyncMode.IMPORT_ALL_PRODUCTS:
            shop._begin_schedule()
        service = shop._service(pace)
        source_class, importer_class = KINDS[mode.lane]
        source, importer = source_class(service.client), importer_class(shop.env, shop)
        if mode.is_one:
            return ImportOneTask(service, source, importer, self.parameters["gid"])
        return ImportTask(
            service,
            source,
            importer,
            changed_only=mode is SyncMode.IMPORT_CHANGED_PRODUCTS,
            since=self._since(mode, importer.kind),
            introduce=lambda: shop._learn_apart(service),
            advance=lambda until: self._advance(importer.kind, until),
        )

    def _since(self, mode, kind):
        if mode is not SyncMode.IMPORT_CHANGED_PRODUCTS:
            return None
        since = self.env["shopify.watermark"]._since(self.shop_id, kind)
        return since and since.replace(tzinfo=timezone.utc)

    def _advance(self, kind, until):
        self.env["shopify.watermark"]._advance(self.shop_id, kind, until)
