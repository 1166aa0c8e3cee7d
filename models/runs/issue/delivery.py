from odoo import models

from ....services.commerce.issues.catalogue import wants
from ....services.commerce.issues.kind import Choice
from ....services.commerce.orders.sale_states import QUOTATION, UNSENT


class CommerceIssue(models.Model):
    _inherit = "commerce.issue"

    def _waiting_for_delivery(self):
        """Return all orders that may wait for a delivery method that is unknown.

        One order tells of a method, for all that came after it.
        """
        shops = self.filtered(lambda it: wants(it.code, Choice.DELIVERY)).channel_id
        return self.env["commerce.order"].union(*map(self._waiting, shops))

    def _waiting(self, shop):
        """Return orders on the shop's default method that are not sent yet."""
        orders = [
            ("carrier_id", "=", shop.default_carrier_id.id),
            ("state", "in", [*QUOTATION, "sale"]),
            *UNSENT,
        ]
        return self.env["commerce.order"].search(
            [("channel_id", "=", shop.id), ("sale_order_id", "any", orders)]
        )
