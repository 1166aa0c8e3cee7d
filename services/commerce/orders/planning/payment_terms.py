"""Payment terms of Odoo for those that a shop grants."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cached_property

from odoo.api import Environment
from odoo.fields import Command
from odoo.models import BaseModel
from odoo.tools import format_date

from ...order_life.days import Dates
from ...records.order import NO_TERMS, Order, PaymentTerms
from ...run.page_result import RecordIssue
from ..issues import OrderIssues


class OrderTerms:
    """The shop's mapping of payment terms; what is new joins it.

    Terms of so many days get Odoo's own for these, made where it has none. All others
    wait for a person, and the shop's due dates stand meanwhile.
    """

    def __init__(self, env: Environment, shop: BaseModel) -> None:
        self._env = env
        self._shop = shop
        self._issues = OrderIssues(env, shop)

    @cached_property
    def _rows(self) -> dict[str, BaseModel]:
        return {row.name.casefold(): row for row in self._shop.payment_term_ids}

    def learn(self, orders: Iterable[Order]) -> None:
        """Add the terms that were never met."""
        for order in orders:
            name, days = _terms(order).name, _terms(order).days
            if name and name.casefold() not in self._rows:
                term = self._empty if days is None else self._of_days(days, name)
                values = {"channel_id": self._shop.id, "name": name}
                self._rows[name.casefold()] = self._env["commerce.payment.term"].create(
                    {**values, "payment_term_id": term.id}
                )

    def of(self, order: Order) -> BaseModel:
        """Return Odoo's terms for the shop's; empty without any."""
        name = _terms(order).name
        row = self._rows.get(name.casefold()) if name else None
        return row.payment_term_id if row else self._empty

    def is_met(self, order: Order) -> bool:
        """Whether it is known when an order with terms is due."""
        return bool(self.of(order) or _terms(order).due)

    def issues(self, order: Order) -> list[RecordIssue]:
        """Report an order that is not paid, and whose terms no invoice can have."""
        is_open = order.outstanding.shop > 0 and not order.cancelled_at
        if not _terms(order).name or not is_open or self.of(order):
            return []
        due = _terms(order).due
        if len(due) == 1:
            return []
        return [self._in_parts(order, due) if due else self._unknown(order)]

    def _in_parts(self, order: Order, due: Sequence[str]) -> RecordIssue:
        dates = Dates(self._shop)
        days = [dates.day(datetime.fromisoformat(it)) for it in due]
        told = ", ".join(format_date(self._env, day) for day in days)
        return self._issues.of(order, "due_in_parts", days=told)

    def _unknown(self, order: Order) -> RecordIssue:
        return self._issues.of(order, "unknown_terms", terms=_terms(order).name)

    @property
    def _empty(self) -> BaseModel:
        return self._env["account.payment.term"]

    def _of_days(self, days: int, name: str) -> BaseModel:
        """Return Odoo's terms of so many days and nothing else, made if it has none."""
        found = self._empty.search(
            [
                *self._empty._check_company_domain(self._shop.company_id),
                ("early_discount", "=", False),
                ("line_ids.nb_days", "=", days),
            ]
        )
        fitting = (it for it in found if _is_due_after(it, days))
        return next(fitting, None) or self._make(days, name)

    def _make(self, days: int, name: str) -> BaseModel:
        line = {"value": "percent", "value_amount": 100.0, "nb_days": days}
        return self._empty.create(
            {
                "name": name,
                "note": self._env._("Payment terms: %(terms)s", terms=name),
                "company_id": self._shop.company_id.id,
                "line_ids": [Command.create(line)],
            }
        )


def _terms(order: Order) -> PaymentTerms:
    return order.terms or NO_TERMS


def _is_due_after(term: BaseModel, days: int) -> bool:
    line = term.line_ids
    return (
        len(line) == 1
        and line.value == "percent"
        and line.delay_type == "days_after"
        and line.nb_days == days
    )
