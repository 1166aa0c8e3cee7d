from odoo import models

from ..kinds.customers import ImportAllCustomers


class CommerceIssue(models.Model):
    _inherit = "commerce.issue"

    def _import_companies(self):
        """Queue the companies of these shops, with what changed of their customers."""
        return self.channel_id._queue_companies().run_async()

    def _import_all_customers(self):
        """Queue all customers, where Shopify withheld what it shows by now."""
        return self.channel_id._queue_run(ImportAllCustomers.mode).run_async()
