"""Tells of money that moved for orders of before the shop's first day of documents."""

from collections.abc import Sequence
from datetime import date

from odoo.models import BaseModel
from odoo.tools import format_date

from ...run.in_words import contact_name, money_text
from ..days import Dates
from ..plan.issues import LifeIssues
from ..plan.steps import Plan
from .transactions import direction, due


def tell_of_money_since(
    shop: BaseModel, issues: LifeIssues, plans: Sequence[Plan]
) -> None:
    """Tell of what was received or given back from that day on: no books have it."""
    dates = Dates(shop)
    for plan in plans:
        if plan.left_out and (moved := _moved(dates, shop, plan)):
            it = plan.followed
            issues.add_moved(
                it,
                "moved_since",
                [each for _day, each in moved],
                since=format_date(it.order.env, shop.documents_since),
                moved="; ".join(_told(day, each) for day, each in moved),
                customer=contact_name(it.order.partner_invoice_id),
            )


def _moved(dates: Dates, shop: BaseModel, plan: Plan) -> list[tuple[date, BaseModel]]:
    """Return transactions that no accounts of before can have, with their days."""
    days = (
        (dates.past_day(it.processed_at), it)
        for it in due(plan.followed, shop).sorted("processed_at")
    )
    return [(day, it) for day, it in days if day >= shop.documents_since]


def _told(day: date, transaction: BaseModel) -> str:
    values = {
        "amount": money_text(transaction.currency_id, abs(transaction.amount)),
        "day": format_date(transaction.env, day),
    }
    if direction(transaction) == "inbound":
        return transaction.env._("%(amount)s received on %(day)s", **values)
    return transaction.env._("%(amount)s refunded on %(day)s", **values)
