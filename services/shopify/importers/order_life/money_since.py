"""Tells of money that moved for orders of before the shop's first day of documents."""

from collections.abc import Sequence
from datetime import date

from odoo.models import BaseModel

from .dates import Dates
from .due import due
from .issues import LifeIssues
from .steps import Plan


def tell_of_money_since(
    shop: BaseModel, issues: LifeIssues, plans: Sequence[Plan]
) -> None:
    """Tell of what was received or given back from that day on: no books have it."""
    dates = Dates(shop)
    for plan in plans:
        if plan.left_out and (moved := _moved(dates, shop, plan)):
            issues.moved_since(plan.followed, moved)


def _moved(dates: Dates, shop: BaseModel, plan: Plan) -> list[tuple[date, BaseModel]]:
    """Return transactions that no accounts of before can have, with their days."""
    days = (
        (dates.past_day(it.processed_at), it)
        for it in due(plan.followed, shop).sorted("processed_at")
    )
    return [(day, it) for day, it in days if day >= shop.documents_since]
