"""Follows orders from the quotation to the last credit note."""

from collections.abc import Sequence
from dataclasses import replace

from odoo.api import Environment
from odoo.models import BaseModel

from ..run.page_result import RecordIssue
from .confirm_and_cancel import Cancellation, Confirmation
from .documents.bring_up_to_date import Documents
from .documents.money_left import tell_of_money_left
from .payments.exchange import ExchangeDifferences
from .payments.money_since import tell_of_money_since
from .payments.reconcile import reconcile
from .payments.register import Payments
from .payments.transactions import Transactions
from .plan.followed import Followed
from .plan.issues import LifeIssues
from .plan.steps import Steps
from .table_statistics import refresh_statistics
from .transfers.fit import Transfers
from .transfers.goods_left import tell_of_goods_left

# No e-mail, no follower, no note, no activity comes of an import; transfers follow
# when all lines are known.
LIFE_CONTEXT = {
    "commerce_follows": True,
    "tracking_disable": True,
    "mail_notrack": True,
    "mail_create_nolog": True,
    "mail_create_nosubscribe": True,
    "mail_post_autofollow": False,
    "mail_auto_subscribe_no_notify": True,
    "mail_activity_automation_skip": True,
    "sale_no_log_for_new_lines": True,
}


class OrderLife:
    """Brings orders, whose lines are stored, to where their shop and its rules say.

    It may be called any number of times: what comes out depends on what the shop says
    now, on what persons did in Odoo, and on what the links remember of an import's own
    documents, to tell the two apart. Lines of confirmed orders are to be written in
    `LIFE_CONTEXT` and with `skip_procurement`, so that no transfer is moved too early.

    :param env: in the company of the shop
    """

    def __init__(self, env: Environment, shop: BaseModel) -> None:
        context = {**env.context, **LIFE_CONTEXT, "skip_procurement": False}
        self._env = env(context=context)
        self._shop = shop.with_env(self._env)

    def follow(self, orders: Sequence[Followed]) -> list[RecordIssue]:
        """Confirm, invoice, pay, refund or cancel orders; tell what a person must do.

        :raises Exception: Odoo refuses something; nothing of the page must stay then
        """
        orders = [self._in_env(it) for it in orders if it.order]
        if not orders:
            return []
        steps = Steps(self._env, self._shop)
        issues = LifeIssues(self._env, self._shop)
        Transactions(self._env, self._shop).store(orders)
        plans = steps.of(orders)
        for plan in plans:
            if plan.is_cancelled_by_hand:
                issues.add(plan.followed, "cancelled_in_odoo")
        Transfers(self._env, self._shop).fit(plans)
        Confirmation(self._env).confirm(plans)
        Cancellation(self._env).cancel(plans)
        documents = Documents(self._env, self._shop, issues)
        with_money = [plan for plan in plans if plan.has_money]
        refresh_statistics(self._env, with_money)
        documents.bring_up_to_date(plans)
        refresh_statistics(self._env, with_money)
        Payments(self._env, self._shop, issues).register(plans)
        reconcile(self._env, [plan.followed.link for plan in with_money])
        ExchangeDifferences(self._env, issues).book(plans)
        tell_of_goods_left(issues, plans)
        tell_of_money_left(self._env, issues, plans)
        tell_of_money_since(self._shop, issues, plans)
        return issues.found

    def _in_env(self, it: Followed) -> Followed:
        return replace(it, link=it.link.with_env(self._env))
