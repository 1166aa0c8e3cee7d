"""Runs for products that a person chose."""

from odoo import api, models

from ..shopify_sync_mode import URGENT, SyncMode


class ShopifySync(models.Model):
    _inherit = "shopify.sync"

    @api.model
    def _import_products(self, shop, gids):
        """Queue one run for these products of a shop, wake the workers, return it."""
        chosen = list(dict.fromkeys(gids))
        mode, parameters = SyncMode.IMPORT_BATCH_PRODUCTS, {"gids": chosen}
        if len(chosen) == 1:
            mode, parameters = SyncMode.IMPORT_ONE_PRODUCT, {"gid": chosen[0]}
        run = self.create(
            {
                "mode": mode.value,
                "shop_id": shop.id,
                "parameters": parameters,
                "priority": URGENT,
                "state": "queued",
            }
        )
        return run.run_async()
