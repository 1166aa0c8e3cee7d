from odoo import models

from .shopify_sync_mode import SyncMode


class ShopifySyncIssue(models.Model):
    _inherit = "shopify.sync.issue"

    def action_retry(self):
        """Import the records again now; what is withheld of all, all again.

        Companies are read with what changed of customers, and then all of them.
        """
        about_all = self.filtered(
            lambda it: (
                it.code == "withheld" and it.gid.startswith("gid://shopify/Shop/")
            )
        )
        companies = (self - about_all).filtered(
            lambda issue: issue.gid.startswith("gid://shopify/Company/")
        )
        if not about_all and not companies:
            return super().action_retry()
        runs = about_all.shop_id._queue_run(SyncMode.IMPORT_ALL_CUSTOMERS)
        runs |= companies.shop_id._queue_companies()
        rest = self - about_all - companies
        for shop, issues in rest.grouped("shop_id").items():
            runs |= runs._import_chosen(shop, issues._gids())
        return runs.run_async()._open()
