"""What a run of each mode does."""

from datetime import timezone

from odoo import models

from ...services.shopify.constants import SHOPIFY_PAGE_SIZE
from ...services.shopify.importers.metafield_rules import metafield_rules
from ...services.shopify.importers.order import ById, ByUpdate
from ...services.shopify.importers.phase import ChosenRecords, OrderedRecords
from ...services.shopify.importers.product_importer import ProductImporter
from ...services.shopify.importers.product_source import ProductSource
from ...services.shopify.importers.task import (
    ImportChangedTask,
    ImportOneTask,
    ImportTask,
)
from ..shopify_sync_mode import SyncMode


class ShopifySync(models.Model):
    _inherit = "shopify.sync"

    def _task(self, pace):
        """Return this run's work, in the shop's company, language and zone."""
        mode = SyncMode(self.mode)
        self.shop_id._check_active()
        service = self.shop_id._in_its_world(self.env)._service(pace)
        is_met = self._meet(service)
        shop = self.shop_id._in_its_world(self.env)
        if mode.is_all and not self._is_dry():
            shop._begin_schedule(mode.kind)
        source = self._source(mode, shop, service)
        importer = self._importer(mode, shop)
        return self._task_class(mode)(
            service,
            importer,
            self._records(mode, source, importer, service.ahead),
            self._planned_phases(mode, shop, service)
            if self._is_dry()
            else self._later_phases(mode, shop, service),
            since=self._since(mode, importer.kind),
            introduce=lambda: is_met or self._introduce(shop, service),
            advance=lambda until: self._advance(importer.kind, until),
            notes=self._notes(mode, shop),
            conclude=lambda window: self._conclude(shop, window),
        )

    def _source(self, mode, shop, service):
        """Return what reads the kind of record that the mode is about."""
        rules = metafield_rules(shop.env, shop)
        return ProductSource(service.client, rules)

    def _importer(self, mode, shop):
        """Return what stores the kind of record that the mode is about."""
        return ProductImporter(
            shop.env, shop, book=self._plan_book(), lang=self._reader_lang()
        )

    def _notes(self, mode, shop):
        """Return what a run is to remember of its begin."""
        if self.dry_run or mode is not SyncMode.IMPORT_ALL_PRODUCTS:
            return {}
        return {"product_form": shop._product_form()}

    def _conclude(self, shop, window):
        """Keep what holds now that everything is stored."""
        if "product_form" in window:
            shop.product_form = window["product_form"]

    def _task_class(self, mode):
        if mode.is_one:
            return ImportOneTask
        return ImportChangedTask if mode.is_changed else ImportTask

    def _records(self, mode, source, importer, ahead):
        if mode.is_one or mode.is_batch:
            parameters = self.parameters
            gids = parameters.get("gids") or [parameters["gid"]]
            return ChosenRecords(source, importer, gids)
        order = ByUpdate() if mode.is_changed else ById()
        return OrderedRecords(source, importer, order, ahead, self._few())

    def _few(self) -> int | None:
        """Return how many records the first page has: those to store one by one."""
        # None is fetched ahead beside them, and the page after them is a full one.
        return SHOPIFY_PAGE_SIZE if self.careful_count < 0 else self.careful_count

    def _later_phases(self, mode, shop, service):
        """Return what follows on the records, in its order."""
        return []

    def _meet(self, service) -> bool:
        """Learn of a shop that nobody has tested what a run asks and books by.

        Without its scopes a run would not ask for companies and payment terms.
        """
        if self._is_dry() or self.shop_id.scopes:
            return False
        shop = self.shop_id._in_its_world(self.env)
        self.env.cr.commit()  # no transaction stays open over the network
        try:
            self._introduce(shop, service)
        except Exception:
            service.close()
            raise
        self.shop_id.invalidate_recordset()
        return True

    def _introduce(self, shop, service):
        """Learn what the shop tells of itself; another shop than before is refused."""
        if self._is_dry():
            self._check_world(shop, service)
        else:
            shop._learn_apart(service)

    def _since(self, mode, kind):
        if not mode.is_changed:
            return None
        since = self.env["shopify.watermark"]._since(self.shop_id, kind)
        return since and since.replace(tzinfo=timezone.utc)

    def _advance(self, kind, until):
        if not self._is_dry():
            shop = self.env["shopify.shop"].browse(self._shop_key())
            self.env["shopify.watermark"]._advance(shop, kind, until)
