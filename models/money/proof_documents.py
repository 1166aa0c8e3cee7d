"""The proof of money goes on: what the order, its documents and payments say now."""

from collections.abc import Iterable
from decimal import Decimal

from odoo import models

from ...services.commerce.orders.odoo_proof import CHANGED
from ...services.commerce.records.payments import PENDING, comes_in, moved_money
from .proof import Figure


class CommerceOrder(models.Model):
    _inherit = "commerce.order"

    def _live_figures(self, told: Iterable[Figure]) -> list[Figure]:
        """Return what Odoo has now beside what Shopify says.

        :param told: the figures of the lines, which may explain another total
        """
        if not self.sale_order_id:
            return []
        figures = [self._order_figure(told), *self._invoiced_figures()]
        if moved := self.transaction_ids.filtered(self._has_moved):
            figures.append(self._paid_figure(moved))
        return [*figures, *self._owed_figures(figures)]

    def _order_figure(self, told: Iterable[Figure]) -> Figure:
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

    def _invoiced_figures(self) -> list[Figure]:
        """Compare what is invoiced less what is credited, if anything is."""
        moves = self.sale_order_id.invoice_ids.filtered(lambda it: it.state != "cancel")
        if not moves:
            return []
        signs = (-1 if it.move_type == "out_refund" else 1 for it in moves)
        pairs = zip(signs, moves, strict=True)
        invoiced = self._exact(sum(sign * it.amount_total for sign, it in pairs))
        expected = self._exact(self.current_total)
        why = "not_invoiced" if invoiced < expected else "not_credited"
        if self.cancelled_at and not invoiced:
            why = "cancelled"
        return [Figure("invoiced", expected, invoiced, why)]

    def _paid_figure(self, moved: models.BaseModel) -> Figure:
        """Compare what moved with payments here, those a person made, too."""
        told = self._exact(
            sum(
                abs(it.amount) if comes_in(it.kind, it.amount) else -abs(it.amount)
                for it in moved
            )
        )
        invoices = self.sale_order_id.invoice_ids
        payments = moved.payment_id | invoices._get_reconciled_payments()
        signs = {"inbound": 1, "outbound": -1}
        booked = self._exact(
            sum(signs[it.payment_type] * it.amount for it in payments if _counts(it))
        )
        is_less = booked < told or moved.filtered(lambda it: not it.payment_id)
        why = "not_registered" if is_less else "registered_elsewhere"
        return Figure("paid", told, booked, why)

    def _owed_figures(self, figures: list[Figure]) -> list[Figure]:
        """Compare what is still to be paid, and what rates of exchange make of it."""
        above = {it.name: it for it in figures}
        if "invoiced" not in above:
            return []
        none = Figure("paid", self._exact(0), self._exact(0))
        invoiced, paid = above["invoiced"], above.get("paid", none)
        told, booked = map(self._exact, (self.outstanding, self.exchange_difference))
        rates = Figure("exchange", invoiced.told - paid.told - told, booked)
        owed = self._exact(sum(self._open_lines().mapped("amount_residual_currency")))
        left = invoiced.odoo - paid.odoo - booked
        why = self._why_owed(invoiced, paid, left - owed)
        return [*([rates] if booked else []), Figure("owed", told, owed, why)]

    def _open_lines(self) -> models.BaseModel:
        """Return what is open of its documents and of payments of imports."""
        moves = self.sale_order_id.invoice_ids | self.exchange_move_id
        moves |= self.transaction_ids.payment_id.move_id
        return moves.line_ids.filtered(
            lambda line: (
                line.parent_state == "posted"
                and line.account_type == "asset_receivable"
                and line.currency_id == self.currency_id
            )
        )

    def _why_owed(self, invoiced: Figure, paid: Figure, settled: Decimal) -> str:
        """Name what explains that Odoo wants another sum than Shopify.

        :param settled: by something in Odoo that is in no other row
        """
        if self.sale_order_id.invoice_ids.filtered(lambda it: it.state == "draft"):
            return "not_posted"
        if settled:
            return "settled_by_hand"
        if invoiced.difference or paid.difference:
            return "as_above"
        if self.financial_status in ("authorized", "pending"):
            return "authorized"
        return self._why_open()

    def _why_open(self) -> str:
        """Name what leaves open what is invoiced and paid in Odoo as in Shopify."""
        if self.transaction_ids.filtered(_is_refund_pending):
            return "refund_pending"
        if self.shop_currency == self.customer_currency:
            return "not_explained"
        if self.outstanding:
            return "rates"
        return "not_explained" if self._books_rates() else "no_exchange_account"

    def _books_rates(self) -> bool:
        """Whether its company has where to book a difference of its rates."""
        lines, company = self._open_lines(), self.sale_order_id.company_id
        owed = sum(lines.mapped("amount_residual_currency"))
        account = lines._get_exchange_account(company, owed)
        return bool(lines._get_exchange_journal(company) and account)

    @staticmethod
    def _has_moved(transaction: models.BaseModel) -> bool:
        return moved_money(transaction.kind, transaction.status)


def _is_refund_pending(transaction: models.BaseModel) -> bool:
    return transaction.kind == "refund" and transaction.status in PENDING


def _counts(payment: models.BaseModel) -> bool:
    return payment.state not in ("draft", "canceled", "rejected")
