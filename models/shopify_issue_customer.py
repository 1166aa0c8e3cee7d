from odoo import models

from .shopify_sync_mode import SyncMode


class ShopifySyncIssue(models.Model):
    _inherit = "shopify.sync.issue"

    def action_retry(self):
        """Import the records again now; what is withheld of all, all again."""
        about_all = self.filtered(lambda issue: issue.code == "withheld")
        if not about_all:
            return super().action_retry()
        runs = self.env["shopify.sync"]
        for shop in about_all.shop_id:
            runs |= runs.create(
                {
                    "mode": SyncMode.IMPORT_ALL_CUSTOMERS.value,
                    "shop_id": shop.id,
                    "state": "queued",
                }
            )
        for shop, issues in (self - about_all).grouped("shop_id").items():
            runs |= runs._import_chosen(shop, issues.mapped("gid"))
        return runs.run_async()._open()
