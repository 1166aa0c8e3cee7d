"""The tab Shopify of a sales order, for whoever of the staff may read the order."""

from markupsafe import Markup

from odoo import api, fields, models
from odoo.tools import format_datetime

from ...services.commerce.run.in_words import money_text
from ..html_table import right, row, table
from .staff_field import staff_field


class SaleOrder(models.Model):
    _inherit = "sale.order"

    commerce_difference = staff_field(
        fields.Text, "Difference from Shopify", compute="_compute_commerce_page"
    )
    commerce_cancelled_here = staff_field(
        fields.Boolean, "Cancelled in Odoo Alone", compute="_compute_commerce_page"
    )
    commerce_proof_table = staff_field(
        fields.Html, "Proof of Money", compute="_compute_commerce_page", sanitize=False
    )
    commerce_transactions_table = staff_field(
        fields.Html, "Transactions", compute="_compute_commerce_page", sanitize=False
    )
    commerce_refunds_table = staff_field(
        fields.Html, "Refunds", compute="_compute_commerce_page", sanitize=False
    )

    @api.depends("is_from_channel", "amount_total", "state", "invoice_ids.state")
    @api.depends_context("lang")
    def _compute_commerce_page(self):
        links = self._commerce_links()
        none = self.env["commerce.order"]
        for order in self:
            link = links.get(order._origin.id, none)
            is_linked = bool(link)
            order.commerce_difference = is_linked and link._difference_text()
            order.commerce_cancelled_here = is_linked and link._is_cancelled_here()
            order.commerce_proof_table = is_linked and link.proof_table
            order.commerce_transactions_table = is_linked and link._transactions_table()
            order.commerce_refunds_table = is_linked and link._refunds_table()


class CommerceOrder(models.Model):
    _inherit = "commerce.order"

    def _transactions_table(self) -> Markup | bool:
        """Return the order's transactions, with the payments that they are."""
        heads = (
            self.env._("Date"),
            self.env._("Transaction"),
            self.env._("State"),
            self.env._("Payment Method"),
        )
        heads += (self.env._("Amount") + "\t", self.env._("Payment in Odoo"))
        rows = [self._transaction_row(it) for it in self.transaction_ids]
        return bool(rows) and table(heads, rows)

    def _transaction_row(self, transaction) -> Markup:
        cells = [
            self._day(transaction.processed_at),
            self._chosen(transaction, "kind"),
            self._chosen(transaction, "status"),
            transaction.gateway_name or transaction.gateway or "",
            right(money_text(transaction.currency_id, transaction.amount)),
            transaction.payment_id.name or "–",
        ]
        return row(cells, "" if transaction.status == "success" else "text-muted")

    def _refunds_table(self) -> Markup | bool:
        """Return the order's refunds, with the credit notes that they led to."""
        heads = (
            self.env._("Date"),
            self.env._("Note"),
            self.env._("Units") + "\t",
            self.env._("Back in Stock") + "\t",
        )
        heads += (self.env._("Refunded") + "\t", self.env._("Credit Note"))
        rows = [self._refund_row(it) for it in self.refund_ids]
        return bool(rows) and table(heads, rows)

    def _refund_row(self, refund) -> Markup:
        cells = [
            self._day(refund.processed_at),
            refund.note or "",
            right(str(refund.quantity)),
            right(str(refund.restocked)),
            right(money_text(refund.currency_id, refund.amount)),
            refund.move_id.name or "–",
        ]
        return row(cells)

    def _day(self, moment):
        return moment and format_datetime(self.env, moment, dt_format="short")

    @staticmethod
    def _chosen(record, name):
        chosen = record._fields[name]._description_selection(record.env)
        return dict(chosen).get(record[name]) or ""
