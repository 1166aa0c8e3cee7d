"""Registers the payments and refunds of orders, each once."""

from collections.abc import Iterable, Sequence
from typing import Any

from odoo.api import Environment
from odoo.models import BaseModel

from ..days import Dates
from ..plan.followed import Followed
from ..plan.issues import LifeIssues
from ..plan.steps import Plan
from .gateways import Gateways
from .not_registered import (
    tell_of_archived_journal,
    tell_of_paid_by_hand,
    tell_of_unknown_gateway,
)
from .paid_by_hand import PaidByHand
from .transactions import direction, due


class Payments:
    """Makes a payment of each transaction that moved money."""

    def __init__(self, env: Environment, shop: BaseModel, issues: LifeIssues) -> None:
        self._env = env
        self._shop = shop
        self._issues = issues
        self._dates = Dates(shop)

    def register(self, plans: Sequence[Plan]) -> None:
        """Register what is not registered yet, in one go.

        Of orders whose documents are left to a person nothing is registered.
        """
        left = self._issues.left
        unpaid = {
            plan.followed: found
            for plan in plans
            if plan.pay
            and plan.followed.source.external_id not in left
            and (found := due(plan.followed, self._shop))
        }
        if not unpaid:
            return
        gateways = Gateways(self._env, self._shop)
        gateways.know(it for found in unpaid.values() for it in found)
        by_hand = PaidByHand(self._env, unpaid)
        todo = [
            (followed, transaction)
            for followed, found in unpaid.items()
            for transaction in self._known(
                followed, self._new(followed, found, gateways, by_hand), gateways
            )
        ]
        self._make(todo, gateways)

    def _new(
        self,
        it: Followed,
        transactions: BaseModel,
        gateways: Gateways,
        by_hand: PaidByHand,
    ) -> BaseModel:
        """Return what is not in Odoo already; tell of what a person registered."""
        wanted = transactions.filtered(lambda each: not gateways.is_ignored(each))
        if paid := by_hand.among(it, wanted):
            tell_of_paid_by_hand(self._issues, it, paid)
        return wanted - paid

    def _known(
        self, it: Followed, transactions: BaseModel, gateways: Gateways
    ) -> Iterable[BaseModel]:
        """Return those that have a journal, and tell of the others.

        These wait alone: what is invoiced or credited is sure without them, and shows
        as open until a journal is chosen.
        """
        lost = transactions.filtered(lambda each: not gateways.line(each))
        if archived := lost.filtered(gateways.is_archived):
            journals = self._env["account.journal"].union(
                *(gateways.journal(each) for each in archived)
            )
            tell_of_archived_journal(self._issues, it, archived, journals)
        if unknown := lost - archived:
            tell_of_unknown_gateway(self._issues, it, unknown)
        return transactions - lost

    def _make(
        self, todo: Sequence[tuple[Followed, BaseModel]], gateways: Gateways
    ) -> None:
        payments = self._env["account.payment"].create(
            [self._values(it, transaction, gateways) for it, transaction in todo]
        )
        for (_it, transaction), payment in zip(todo, payments, strict=True):
            transaction.write({"payment_id": payment.id, "is_registered": True})
        _give_accounts(payments)
        payments.action_post()

    def _values(
        self, it: Followed, transaction: BaseModel, gateways: Gateways
    ) -> dict[str, Any]:
        line = gateways.line(transaction)
        return {
            "payment_type": direction(transaction),
            "partner_type": "customer",
            "partner_id": _payer(it.order).id,
            "company_id": self._shop.company_id.id,
            "journal_id": line.journal_id.id,
            "payment_method_line_id": line.id,
            "currency_id": it.order.currency_id.id,
            "amount": abs(transaction.amount),
            "date": self._dates.of_payment(transaction.processed_at, line.journal_id),
            "memo": f"{it.link.name} {transaction.gateway_name}",
            "payment_reference": transaction.external_number,
        }


def _payer(order: BaseModel) -> BaseModel:
    """Return whom an order's documents are for; a person may bill another one since."""
    moves = order.order_line.invoice_lines.move_id
    owner = moves.filtered(lambda move: move.state != "cancel").commercial_partner_id
    return owner if len(owner) == 1 else order.partner_invoice_id.commercial_partner_id


def _give_accounts(payments: BaseModel) -> None:
    """Let each payment have an entry; without one nothing could be reconciled."""
    for payment in payments.filtered(lambda it: not it.outstanding_account_id):
        account = payment._get_outstanding_account(payment.payment_type)
        payment.outstanding_account_id = account
