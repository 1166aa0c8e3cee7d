"""Books what rates of exchange leave open of orders that the shop calls paid."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from odoo.api import Environment
from odoo.fields import Command
from odoo.models import BaseModel

from ...run.in_words import money_text
from ..documents.documented import exact
from ..plan.followed import Followed
from ..plan.issues import LifeIssues
from ..plan.steps import Plan
from .reconcile import open_lines, reconcile


class ExchangeDifferences:
    """Keeps one entry for each order that its payments do not settle by their rates.

    It is made once the shop calls the order paid, and reversed when that or the amount
    changes. Nothing is booked where what is open in Odoo is not what the shop's figures
    leave, such as after a write-off by hand.
    Source: https://www.odoo.com/documentation/19.0/applications/finance/accounting/get_started/multi_currency.html
    """

    def __init__(self, env: Environment, issues: LifeIssues) -> None:
        self._env = env
        self._issues = issues

    def book(self, plans: Sequence[Plan]) -> None:
        """Book what is missing of these orders, whose money is reconciled."""
        followed = [it.followed for it in plans if it.has_money and _may_differ(it)]
        if not followed:
            return
        lines = open_lines(self._env, [it.link for it in followed])
        changed = [it.link for it in followed if self._settle(it, lines[it.order.id])]
        if changed:
            reconcile(self._env, changed)

    def _settle(self, it: Followed, lines: BaseModel) -> bool:
        """Book what is missing of an order; tell what no rate explains.

        :param lines: that are open of it
        """
        if not _is_as_told(it, lines):
            return False
        if it.exchange_difference != _booked(it):
            return self._change(it, lines)
        self._issues.add(it, "still_owed", amount=_left(it))
        return False

    def _change(self, it: Followed, lines: BaseModel) -> bool:
        """Let an order's entry say what it is to say; tell if Odoo cannot book it."""
        amount, old = it.exchange_difference, it.link.exchange_move_id
        like = (lines | old.line_ids).filtered(_is_receivable)[:1]
        journal = like._get_exchange_journal(it.order.company_id)
        account = like._get_exchange_account(it.order.company_id, float(amount))
        if not journal or not account:
            company = it.order.company_id.name
            self._issues.add(
                it, "no_exchange_account", amount=_left(it), company=company
            )
            return False
        last = max((lines | old.line_ids).mapped("date"))
        day = max(last, journal.with_context(move_date=last).accounting_date)
        old._reverse_moves([{"date": day}], cancel=True)
        new = old.browse()
        if amount:
            values = {"date": day, "journal_id": journal.id}
            new = old.create(values | self._values(it, like, account))
            new.action_post()
        it.link.write({"exchange_move_id": new.id, "exchange_difference": amount})
        return True

    def _values(
        self, it: Followed, like: BaseModel, account: BaseModel
    ) -> dict[str, Any]:
        amount = float(it.exchange_difference)
        sides = ((like.account_id, -amount), (account, amount))
        return {
            "move_type": "entry",
            "ref": self._env._("Exchange difference of %s", it.link.name),
            "line_ids": [
                Command.create(
                    {
                        "name": self._env._("Exchange difference of %s", it.link.name),
                        "account_id": of.id,
                        "partner_id": like.partner_id.id,
                        "currency_id": it.order.currency_id.id,
                        "amount_currency": value,
                    }
                )
                for of, value in sides
            ],
        }


def _may_differ(plan: Plan) -> bool:
    """Whether an entry is to be made or changed, or something is to be told."""
    it = plan.followed
    if it.exchange_difference != _booked(it):
        return True
    if not it.source.has_two_currencies:
        return False  # no rate leaves anything open; the proof of money shows it
    is_owed = not it.exchange_difference and it.left > 0 and not it.is_cancelled
    paid = it.link.transaction_ids.filtered("is_registered")
    return is_owed and it.is_called_paid and bool(paid)


def _is_as_told(it: Followed, lines: BaseModel) -> bool:
    """Whether what is open is what the shop tells, less what is booked as a difference.

    :param lines: of an order, or of all that share a document
    """
    currency = it.order.currency_id
    if lines.currency_id - currency or len(lines.account_id) > 1:
        return False
    found = exact(
        sum(lines.mapped("amount_residual_currency")), currency.decimal_places
    )
    return found + _booked(it) == it.left


def _left(it: Followed) -> str:
    return money_text(it.order.currency_id, float(it.left))


def _booked(it: Followed) -> Decimal:
    digits = it.order.currency_id.decimal_places
    return exact(it.link.exchange_difference, digits)


def _is_receivable(line: BaseModel) -> bool:
    return line.account_type == "asset_receivable"
