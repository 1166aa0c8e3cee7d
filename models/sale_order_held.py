"""Orders of Shopify that wait for a person are confirmed by nobody else."""

from odoo import models
from odoo.exceptions import UserError


class SaleOrder(models.Model):
    _inherit = "sale.order"

    def action_confirm(self):
        """Confirm orders; held ones are refused with the reason."""
        for order in self.filtered("shopify_held"):
            raise UserError(
                self.env._(
                    "%(order)s is held. %(reason)s\nA manager of Sales or of Shopify"
                    " lets it go on by Confirm Anyway.",
                    order=order.name,
                    reason=order.shopify_held_text,
                )
            )
        return super().action_confirm()
