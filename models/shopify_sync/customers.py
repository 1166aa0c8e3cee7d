"""What runs of customers read and store."""

from odoo import models

from ...services.shopify.importers.customer_gone_store import CustomerGoneStore
from ...services.shopify.importers.customer_importer import CustomerImporter
from ...services.shopify.importers.customer_source import CustomerSource
from ...services.shopify.importers.planned_customers import PlannedCustomers

LANE = "customers"


class ShopifySync(models.Model):
    _inherit = "shopify.sync"

    def _source(self, mode, shop, service):
        if mode.lane != LANE:
            return super()._source(mode, shop, service)
        return CustomerSource(service.client, with_companies=shop._reads_companies())

    def _importer(self, mode, shop):
        if mode.lane != LANE:
            return super()._importer(mode, shop)
        if self.dry_run:
            told = (self._plan_book(), self._reader_lang())
            return PlannedCustomers(shop.env, shop, *told)
        return CustomerImporter(shop.env, shop)

    def _later_phases(self, mode, shop, service):
        phases = super()._later_phases(mode, shop, service)
        # Shopify tells of no deleted customer: what changed gives no hint.
        if mode.lane != LANE or mode.is_changed:
            return phases
        store = CustomerGoneStore(shop.env, shop)
        gone = self._gone_by_ids(mode, shop, service, store, "shopify.customer")
        return [gone, *phases]
