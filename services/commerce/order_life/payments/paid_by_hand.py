"""Money that a person has registered in Odoo before the shop told of it."""

from collections import defaultdict
from collections.abc import Iterable

from odoo.api import Environment
from odoo.models import BaseModel

from ...records.payments import RECEIVED
from ..plan.followed import Followed

# Cash that goes back as change is of no credit note.
REFUNDED = ("refund",)


class PaidByHand:
    """Knows what settles documents of orders beside the payments of an import.

    Orders on one document share what waits there, and what a person registered for it.

    :param followed: orders, each with all of its transactions that are due
    """

    def __init__(self, env: Environment, followed: Iterable[Followed]) -> None:
        self._env = env
        self._moves = {it: _documents(it) | _received(it) for it in followed}
        moves = env["account.move"].union(*self._moves.values())
        invoices = moves.filtered(_is_invoice)
        self._open = {move.id: move.amount_residual for move in moves}
        self._paid: dict[int, float] = defaultdict(float)
        # Receipts found here, less refunds, that came to more than what was registered.
        self._beyond: dict[Followed, float] = defaultdict(float)
        for part in self._by_hand(invoices, "credit"):
            self._paid[part.debit_move_id.move_id.id] += part.debit_amount_currency
        for part in self._by_hand(moves - invoices, "debit"):
            self._paid[part.credit_move_id.move_id.id] += part.credit_amount_currency

    def _by_hand(self, moves: BaseModel, side: str) -> BaseModel:
        """Return what settles moves, but documents, payments of imports, and rates.

        :param side: of what settles them
        """
        parts = moves.line_ids[f"matched_{side}_ids"]
        of = f"{side}_move_id"
        payments = parts[of].move_id.origin_payment_id
        known = self._env["commerce.transaction"]
        if payments:
            known = known.search([("payment_id", "in", payments.ids)])
        rates = parts[of]._get_exchange_journal(moves.company_id)
        return parts.filtered(
            lambda part: (
                not part[of].move_id.is_invoice()
                and part[of].journal_id not in rates
                and part[of].move_id.origin_payment_id not in known.payment_id
            )
        )

    def among(self, it: Followed, transactions: BaseModel) -> BaseModel:
        """Return the transactions whose money is in Odoo already.

        That is money that no document waits for, as long as a person's payments go,
        whatever they come to: a bank keeps fees, a till rounds, customers pay in parts.
        """
        if not self._paid:
            return transactions.browse()
        due = transactions.filtered(lambda each: each.amount > 0).sorted("processed_at")
        invoices = self._moves[it].filtered(_is_invoice)
        others = self._moves[it] - invoices
        received = due.filtered(lambda each: each.kind in RECEIVED)
        refunded = due.filtered(lambda each: each.kind in REFUNDED)
        found = self._found(it, received, invoices, 1)
        return found | self._found(it, refunded, others, -1)

    def _found(
        self, it: Followed, transactions: BaseModel, moves: BaseModel, sign: int
    ) -> BaseModel:
        """Return those found here, and count all of them.

        :param sign: 1 of receipts, -1 of refunds
        """
        found, compare = transactions.browse(), it.order.currency_id.compare_amounts
        for each in transactions:
            waiting = sum(self._open[id_] for id_ in moves.ids)
            paid = sum(self._paid[id_] for id_ in moves.ids) - sign * self._beyond[it]
            if compare(each.amount, waiting) > 0 and compare(paid, 0) > 0:
                found |= each
                rest = _take(self._paid, moves.ids, each.amount)
                self._beyond[it] += sign * rest
            else:
                _take(self._open, moves.ids, each.amount)
        return found


def _documents(it: Followed) -> BaseModel:
    """Return the posted invoices and credit notes of an order."""
    return it.order.order_line.invoice_lines.move_id.filtered(
        lambda move: (
            move.move_type in ("out_invoice", "out_refund") and move.state == "posted"
        )
    )


def _received(it: Followed) -> BaseModel:
    """Return what an import registered; a person may have paid back what is open."""
    payments = it.link.transaction_ids.payment_id
    return payments.filtered(lambda one: one.payment_type == "inbound").move_id


def _is_invoice(move: BaseModel) -> bool:
    return move.move_type == "out_invoice"


def _take(left: dict[int, float], ids: Iterable[int], amount: float) -> float:
    """Take an amount off what is left of documents; return what they fall short of."""
    for id_ in ids:
        part = min(amount, max(left[id_], 0.0))
        left[id_] -= part
        amount -= part
    return amount
