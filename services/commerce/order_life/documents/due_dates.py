"""Due dates of documents: the shop's, where it tells one."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from odoo import fields
from odoo.models import BaseModel
from odoo.tools import format_date

from ..plan.followed import Followed
from ..plan.issues import LifeIssues
from ..plan.steps import Plan


def due_values(term: BaseModel, told: date | None, day: date) -> dict[str, Any]:
    """Return payment terms and due date of an invoice of a day.

    Terms that lead to the due date that the shop tells stay, with what they say on the
    invoice. Without either an invoice is due on its own day, whenever it is made.

    :param term: of the order in Odoo
    :param told: the due date in the shop
    """
    told = told and max(told, day)
    if term and told in (None, False, _last_day(term, day)):
        return {"invoice_payment_term_id": term.id}
    return {"invoice_payment_term_id": False, "invoice_date_due": told or day}


def _last_day(term: BaseModel, day: date) -> date | None:
    return max((line._get_due_date(day) for line in term.line_ids), default=None)


def follow_due_dates(plans: Sequence[Plan], issues: LifeIssues) -> None:
    """Let open invoices of known orders be due as the shop says by now, once each time.

    Due dates that a person chose stay until the shop tells another one.
    """
    for plan in plans:
        it, told = plan.followed, _told(plan.followed)
        if (it.link.documented_terms or None) == told:
            continue
        if it.link.is_documented:
            for invoice in _open_invoices(it):
                _follow(it, invoice, issues)
        it.link.documented_terms = told


def _told(it: Followed) -> list[str] | None:
    """Return what an order took over of its terms, if anything."""
    facts = it.link.baseline or {}
    told = [facts.get("paymentTerms") or "", *(facts.get("due") or [])]
    return told if any(told) else None


def _open_invoices(it: Followed) -> BaseModel:
    moves = it.order.order_line.invoice_lines.move_id
    return moves.filtered(
        lambda move: (
            move.move_type == "out_invoice"
            and move.state != "cancel"
            and move.payment_state in ("not_paid", "partial")
        )
    )


def _follow(it: Followed, invoice: BaseModel, issues: LifeIssues) -> None:
    day = invoice.invoice_date or fields.Date.context_today(invoice)
    values = due_values(it.order.payment_term_id, it.link.due_date, day)
    parts = invoice.line_ids.filtered(lambda line: line.display_type == "payment_term")
    if invoice.state == "posted" and len(parts) > 1:
        # Parts that are paid already cannot be put together.
        due_date = format_date(invoice.env, it.link.due_date)
        issues.add(it, "due_date_kept", day=due_date, invoice=invoice.name)
        return
    # Odoo lets nobody choose other terms on a posted invoice; the due date it does.
    context = {"skip_readonly_check": True, "skip_is_manually_modified": True}
    invoice.with_context(**context).write(values)
