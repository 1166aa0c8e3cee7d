"""Tells of cancelled orders whose documents are not what the shop has kept."""

from collections.abc import Sequence

from odoo.api import Environment

from ...records.money import ZERO
from ...run.in_words import contact_name, money_text
from ..plan.issues import LifeIssues
from ..plan.steps import Plan
from .documented import DocumentedLines


def tell_of_money_left(
    env: Environment, issues: LifeIssues, plans: Sequence[Plan]
) -> None:
    """Tell of money that was not given back, and of invoices that nobody credits."""
    plans = [plan for plan in plans if plan.followed.is_cancelled and _may_differ(plan)]
    lines = env["sale.order.line"].union(*(plan.order.order_line for plan in plans))
    said = DocumentedLines(env, lines).of_line if lines else {}
    for plan in plans:
        it, known = plan.followed, plan.order.order_line.ids
        documents = sum((said[id_].total for id_ in known if id_ in said), ZERO)
        kept = it.money_kept + it.exchange_difference
        if kept > documents:
            issues.add(
                it,
                "money_kept",
                amount=money_text(it.order.currency_id, float(kept - documents)),
                customer=contact_name(it.order.partner_invoice_id),
            )
        elif kept < documents and not plan.document:
            amount = money_text(it.order.currency_id, float(documents))
            issues.not_invoiced(it, "cancelled", amount=amount)


def _may_differ(plan: Plan) -> bool:
    """Whether money was kept that Odoo is to know of, or invoices do not follow."""
    if plan.order.currency_id.name != plan.followed.money.currency:
        return False
    if plan.followed.money_kept > 0 and plan.has_money:
        return True
    return not plan.document and bool(plan.order.invoice_ids)
