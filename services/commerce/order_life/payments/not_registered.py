"""Tells of payments and refunds that no import registers."""

from odoo.models import BaseModel

from ...records.payments import RECEIVED
from ...run.in_words import money_text
from ..plan.followed import Followed
from ..plan.issues import LifeIssues
from .transactions import direction


def tell_of_unknown_gateway(
    issues: LifeIssues, it: Followed, transactions: BaseModel
) -> None:
    """Tell of payments and refunds that have no journal."""
    what = _not_registered(issues, it, transactions, "unknown_gateway")
    issues.add(it, "unknown_gateway", what=what)


def tell_of_archived_journal(
    issues: LifeIssues, it: Followed, transactions: BaseModel, journals: BaseModel
) -> None:
    """Tell of payments and refunds whose journal is archived."""
    what = _not_registered(issues, it, transactions, "archived_journal")
    names = ", ".join(sorted(journals.mapped("name")))
    issues.add(it, "archived_journal", what=what, journals=names)


def tell_of_paid_by_hand(
    issues: LifeIssues, it: Followed, transactions: BaseModel
) -> None:
    """Tell of money that someone had registered before the shop told of it."""
    received = transactions.filtered(lambda each: each.kind in RECEIVED)
    refunded = transactions - received
    told = [
        issues.text(
            it,
            "paid_in_odoo",
            case,
            gateways=_ways(some),
            amount=money_text(it.order.currency_id, sum(some.mapped("amount"))),
        )
        for case, some in (("", received), ("refunded", refunded))
        if some
    ]
    issues.add_text(it, "paid_in_odoo", " ".join(told))


def _not_registered(
    issues: LifeIssues, it: Followed, transactions: BaseModel, code: str
) -> str:
    """Say which money is not in Odoo: what was paid, and what was refunded."""
    received = transactions.filtered(lambda each: direction(each) == "inbound")
    refunded = transactions - received
    return " ".join(
        issues.text(it, code, case, gateways=_ways(some))
        for case, some in (("received", received), ("refunded", refunded))
        if some
    )


def _ways(transactions: BaseModel) -> str:
    return ", ".join(sorted(set(transactions.mapped("gateway_name"))))
