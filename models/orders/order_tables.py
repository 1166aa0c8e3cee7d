"""What a page shows of an order's transactions and refunds."""

from datetime import datetime

from markupsafe import Markup

from odoo import models
from odoo.tools import format_datetime

from ...services.commerce.run.in_words import money_text
from ..html_table import right, row, table


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

    def _transaction_row(self, transaction: models.BaseModel) -> Markup:
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

    def _refund_row(self, refund: models.BaseModel) -> Markup:
        cells = [
            self._day(refund.processed_at),
            refund.note or "",
            right(str(refund.quantity)),
            right(str(refund.restocked)),
            right(money_text(refund.currency_id, refund.amount)),
            refund.move_id.name or "–",
        ]
        return row(cells)

    def _day(self, moment: datetime | bool) -> str:
        return moment and format_datetime(self.env, moment, dt_format="short")

    @staticmethod
    def _chosen(record: models.BaseModel, name: str) -> str:
        chosen = record._fields[name]._description_selection(record.env)
        return dict(chosen).get(record[name]) or ""
