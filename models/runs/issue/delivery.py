from odoo import models

from ....services.commerce.orders.sale_states import QUOTATION, UNSENT


class ShopifySyncIssue(models.Model):
    _inherit = "shopify.sync.issue"

    def _waiting_for_delivery(self):
        """Return all orders that may wait for a delivery method that is unknown.

        One order tells of a method, for all that came after it.
        """
        shops = self.filtered(lambda issue: issue.code == "unknown_delivery").shop_id
        return self.env["shopify.order"].union(*map(self._waiting, shops))

    def _waiting(self, shop):
        """Return orders on the shop's default method that are not sent yet."""
        orders = [
            ("carrier_id", "=", shop.default_carrier_id.id),
            ("state", "in", [*QUOTATION, "sale"]),
            *UNSENT,
        ]
        return self.env["shopify.order"].search(
            [("shop_id", "=", shop.id), ("sale_order_id", "any", orders)]
        )
