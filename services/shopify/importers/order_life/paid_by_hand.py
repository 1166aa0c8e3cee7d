"""Money that a person has registered in Odoo before Shopify told of it."""

from collections import defaultdict
from collections.abc import Sequence

from odoo.api import Environment
from odoo.models import BaseModel

from ...mappers.transactions import RECEIVED
from .followed import Followed
from .steps import Plan


class PaidByHand:
    """Knows what settles invoices of orders beside the payments of an import.

    :param plans: only orders that were confirmed before can have been paid in Odoo
    """

    def __init__(self, env: Environment, plans: Sequence[Plan]) -> None:
        orders = env["sale.order"].union(
            *(it.order for it in plans if it.pay and it.was_confirmed)
        )
        invoices = orders.order_line.invoice_lines.move_id.filtered(
            lambda move: move.move_type == "out_invoice" and move.state == "posted"
        )
        parts = invoices.line_ids.matched_credit_ids
        payments = parts.credit_move_id.move_id.origin_payment_id
        known = env["shopify.transaction"].search([("payment_id", "in", payments.ids)])
        self._paid: dict[int, float] = defaultdict(float)
        for part in parts:
            paid_by = part.credit_move_id.move_id
            if paid_by.is_invoice() or paid_by.origin_payment_id in known.payment_id:
                continue
            self._paid[part.debit_move_id.move_id.id] += part.debit_amount_currency

    def among(self, it: Followed, transactions: BaseModel) -> BaseModel:
        """Return the transactions whose money is in Odoo already.

        That is money that no invoice waits for, as long as a person's payments go,
        whatever they come to: a bank keeps fees, a till rounds, customers pay in parts.
        """
        found = transactions.browse()
        if not self._paid:
            return found
        invoices = it.order.order_line.invoice_lines.move_id.filtered(
            lambda move: move.move_type == "out_invoice" and move.state == "posted"
        )
        paid = sum(self._paid[move.id] for move in invoices)
        waiting = sum(invoices.mapped("amount_residual"))
        compare = it.order.currency_id.compare_amounts
        for each in transactions.sorted("processed_at"):
            if each.kind not in RECEIVED or each.amount < 0:
                continue
            if compare(each.amount, waiting) > 0 and compare(paid, 0) > 0:
                found |= each
                paid -= each.amount
            else:
                waiting -= each.amount
        return found
