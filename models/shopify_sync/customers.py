"""What runs of customers read and store."""

from functools import partial

from odoo import models

from ...services.shopify.importers.company_phase import CompaniesPhase, CompanyNews
from ...services.shopify.importers.company_source import CompanySource, LocationSource
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
        if mode.lane != LANE:
            return phases
        # What a dry run tells of a company, it tells of its contacts.
        if (mode.is_changed or mode.is_all) and not self.dry_run:
            phases = [*self._company_phases(mode, shop, service), *phases]
        # Shopify tells of no deleted customer: what changed gives no hint.
        if mode.is_changed:
            return phases
        store = CustomerGoneStore(shop.env, shop)
        gone = self._gone_by_ids(mode, shop, service, store, "shopify.customer")
        return [gone, *phases]

    def _company_phases(self, mode, shop, service):
        """Return what reads companies that changed while their customers did not."""
        news = CompanyNews(service.client, granted=shop._reads_companies())
        importer = CustomerImporter(shop.env, shop).companies()
        sources = [CompanySource(service.client), LocationSource(service.client)]
        return [
            CompaniesPhase(
                source,
                importer,
                news,
                self._since(mode, source.kind),
                partial(self._advance, source.kind),
            )
            # Whoever reads all companies reads all their locations.
            for source in (sources if mode.is_changed else sources[:1])
        ]
