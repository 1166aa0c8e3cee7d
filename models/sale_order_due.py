"""Invoices that a person makes of Shopify's orders: due when Shopify says."""

from odoo import fields, models

from ..services.shopify.importers.order_life.due_dates import due_values


class SaleOrder(models.Model):
    _inherit = "sale.order"

    def _prepare_invoice(self):
        values = super()._prepare_invoice()
        if self.env.context.get("shopify_follows"):
            return values  # an import knows the invoice's own day
        told = self._shopify_links().get(self.id, self.env["shopify.order"]).due_date
        if told:
            today = fields.Date.context_today(self)
            values |= due_values(self.payment_term_id, told, today)
        return values
