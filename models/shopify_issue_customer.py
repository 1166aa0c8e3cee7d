from odoo import models

from .shopify_sync_mode import SyncMode


class ShopifySyncIssue(models.Model):
    _inherit = "shopify.sync.issue"

    def _import_companies(self):
        """Queue the companies of these shops, with what changed of their customers."""
        return self.shop_id._queue_companies().run_async()

    def _import_all_customers(self):
        """Queue all customers, where Shopify withheld what it shows by now."""
        runs = self.shop_id._queue_run(SyncMode.IMPORT_ALL_CUSTOMERS)
        return runs.run_async()
