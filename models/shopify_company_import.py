"""Importing companies once more: all of a shop, with what changed of its customers."""

from odoo import models

from .shopify_sync.kinds.customers import ImportChangedCustomers


class ShopifyShop(models.Model):
    _inherit = "shopify.shop"

    def _queue_companies(self):
        """Queue runs that read all companies of these shops; return the runs."""
        self.env["shopify.watermark"].sudo()._forget(self, "company")
        return self._queue_run(ImportChangedCustomers.mode)


class ShopifyCompany(models.Model):
    _inherit = "shopify.company"

    def _queue_import(self):
        """Queue one run per shop; companies come in with its customers."""
        return self.filtered("gid").shop_id._queue_companies().run_async()

    def _say_queued(self, count):
        return self.env._(
            "%(count)s companies are queued, with all others of their shop.",
            count=count,
        )
