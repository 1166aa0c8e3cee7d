"""The proof of money goes on: what the order, its documents and payments say now."""

from odoo import models

from ..services.shopify.importers.order_proof import CHANGED
from .shopify_proof import Figure

MOVED = {"sale": 1, "capture": 1, "refund": -1}


class ShopifyOrder(models.Model):
    _inherit = "shopify.order"

    def _live_figures(self, told):
        """Return what Odoo has now beside what Shopify says.

        :param told: the figures of the lines, which may explain another total
        """
        if not self.sale_order_id:
            return []
        figures = [self._order_figure(told), *self._invoiced_figures()]
        if moved := self.transaction_ids.filtered(self._has_moved):
            figures.append(self._paid_figure(moved))
        return figures

    def _order_figure(self, told):
        expected = self._exact(self.current_total)
        if self._is_cancelled_here():
            return Figure("order_total", expected, self._exact(0), "cancelled_in_odoo")
        total = self._exact(self.sale_order_id.amount_total)
        if self.sale_order_id.state == "cancel":
            total = expected
        why = CHANGED if any(it.explanation == CHANGED for it in told) else ""
        return Figure("order_total", expected, total, why)

    def _is_cancelled_here(self) -> bool:
        """Whether the sales order is cancelled, and Shopify's order is not."""
        is_there = self.state == "bound" and not self.cancelled_at
        return is_there and self.sale_order_id.state == "cancel"

    def _invoiced_figures(self):
        """Compare what is invoiced less what is credited, if anything is."""
        moves = self.sale_order_id.invoice_ids.filtered(lambda it: it.state != "cancel")
        if not moves:
            return []
        signs = (-1 if it.move_type == "out_refund" else 1 for it in moves)
        pairs = zip(signs, moves, strict=True)
        invoiced = self._exact(sum(sign * it.amount_total for sign, it in pairs))
        expected = self._exact(self.current_total)
        why = "not_invoiced" if invoiced < expected else "not_credited"
        return [Figure("invoiced", expected, invoiced, why)]

    def _paid_figure(self, moved):
        """Compare what moved with payments here, those a person made, too."""
        told = self._exact(sum(MOVED[it.kind] * it.amount for it in moved))
        invoices = self.sale_order_id.invoice_ids
        payments = moved.payment_id | invoices._get_reconciled_payments()
        signs = {"inbound": 1, "outbound": -1}
        booked = self._exact(
            sum(signs[it.payment_type] * it.amount for it in payments if _counts(it))
        )
        why = "not_registered" if booked < told else "registered_elsewhere"
        return Figure("paid", told, booked, why)

    @staticmethod
    def _has_moved(transaction):
        return transaction.status == "success" and transaction.kind in MOVED


def _counts(payment) -> bool:
    return payment.state not in ("draft", "canceled", "rejected")
