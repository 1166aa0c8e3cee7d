"""Holds orders whose total in Odoo is not the shop's."""

from collections.abc import Sequence

from odoo.api import Environment
from odoo.models import BaseModel

from ..issues.catalogue import CATALOGUE
from .figure_words import OrderWords
from .issues import OrderIssues
from .plan import OrderPlan


def hold_other_totals(
    env: Environment, shop: BaseModel, plans: Sequence[OrderPlan]
) -> None:
    """Note for each order, once stored, whether it comes to another total in Odoo."""
    issues, words = OrderIssues(env, shop), OrderWords(env, shop.system_label)
    for plan in plans:
        if not _is_compared(plan) or not _differs(plan):
            continue
        code = "total" if _is_untouched(plan) else "changed_in_odoo"
        reason = [code, words.totals(plan)]
        plan.held.append(reason)
        if reason not in (plan.link.released or []):
            plan.issues.append(issues.hold(plan, *reason))


def _is_compared(plan: OrderPlan) -> bool:
    if plan.source.cancelled_at or plan.record.state == "cancel":
        return False
    return not any(CATALOGUE[code].explains_total for code, _detail in plan.held)


def _is_untouched(plan: OrderPlan) -> bool:
    """Whether its lines are as the import left them."""
    return plan.record.commerce_exact and all(line.record for line in plan.lines)


def _differs(plan: OrderPlan) -> bool:
    here, there = plan.record.amount_total, float(plan.money.current_total)
    return bool(round(here - there, 6))
