"""Journals for what is paid with money that the shop owes already."""

from typing import Any

from odoo.api import Environment
from odoo.fields import Command
from odoo.models import BaseModel

# By what is owed: the name of the journal, its code.
OWN_JOURNALS = {
    "gift_card": ("Gift Cards", "SGC"),
    "store_credit": ("Store Credit", "SSC"),
}


def own_journal(env: Environment, shop: BaseModel, debt: str) -> BaseModel:
    """Find or make the journal of gift cards or store credit; none without a chart.

    An archived one is found, too: Odoo has no second one of its code.
    """
    name, code = OWN_JOURNALS[debt]
    company = shop.company_id
    journals = env["account.journal"].with_company(company)
    domain = [*journals._check_company_domain(company), ("code", "=", code)]
    found = journals.with_context(active_test=False).search(
        domain, limit=1, order=f"active DESC, {journals._order}"
    )
    if found or not company.chart_template:
        return found
    debts = _account_of_debts(env, company, name)
    return journals.create(
        {
            "name": name,
            "code": code,
            "type": "cash",
            "company_id": company.id,
            "inbound_payment_method_line_ids": [_line(env, "in", debts)],
            "outbound_payment_method_line_ids": [_line(env, "out", debts)],
        }
    )


def _account_of_debts(env: Environment, company: BaseModel, name: str) -> BaseModel:
    """Make the account that says how much customers may still spend."""
    accounts = env["account.account"].with_company(company)
    like = accounts.search(
        [
            *accounts._check_company_domain(company),
            ("account_type", "=", "liability_current"),
        ],
        limit=1,
    )
    return accounts.create(
        {
            "name": name,
            "code": accounts._search_new_account_code(like.code or "200000"),
            "account_type": "liability_current",
            "reconcile": True,
            "company_ids": [Command.link(company.id)],
        }
    )


def _line(
    env: Environment, direction: str, account: BaseModel
) -> tuple[int, int, dict[str, Any]]:
    method = env.ref(f"account.account_payment_method_manual_{direction}")
    return Command.create(
        {
            "name": method.name,
            "payment_method_id": method.id,
            "payment_account_id": account.id,
        }
    )
