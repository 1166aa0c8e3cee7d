"""Each shop's jobs have a channel of their own, where jobs carry the runs on."""

from odoo import models


class ShopifySync(models.Model):
    _inherit = "shopify.sync"

    def _job_channel(self):
        return f"root.shopify.shop_{self.shop_id.id}"
