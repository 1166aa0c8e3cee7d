"""Orders whose contact may be another one: told of until a person has decided."""

from collections.abc import Mapping, Sequence
from typing import Any

from odoo.api import Environment
from odoo.models import BaseModel

from ...records.facts import Facts
from ...records.order import Order
from ...run.in_words import contact_name, listed
from ...run.page_result import RecordIssue
from ..issues import OrderIssues
from ..plan import OrderPlan
from .buyers import takes_customer
from .partners import Partners


class UnclearBuyers:
    """Tells of orders that got a new contact although another one could be meant.

    The contact is linked to its customer from then on, so that no further look finds
    anything unclear: the link of the order remembers it.
    """

    def __init__(self, env: Environment, shop: BaseModel) -> None:
        self._env = env
        self._issues = OrderIssues(env, shop)

    def tell(
        self,
        plans: Sequence[OrderPlan],
        partners: Mapping[str, Partners],
        left: Mapping[str, Facts],
    ) -> None:
        """Set what is unclear of each order, and report it.

        :param partners: of new orders, and of those whose people moved
        """
        for plan in plans:
            external_id = plan.source.external_id
            if plan.record and not takes_customer(plan, left[external_id]):
                plan.unclear = plan.link.unclear or None
            elif partners[external_id].problem:
                plan.unclear = _unclear(partners[external_id])
        told = [plan for plan in plans if plan.unclear]
        candidates = self._candidates(told) if told else None
        for plan in told:
            if not _waits(plan, candidates):
                plan.unclear = None
                continue
            code, among = plan.unclear["code"], set(plan.unclear["among"])
            known = candidates.filtered(lambda it, among=among: it.id in among)
            plan.issues.append(self._issue(plan.source, code, known))

    def _candidates(self, plans: Sequence[OrderPlan]) -> BaseModel:
        """Return the contacts that are still there: merged ones are not."""
        ids = {id_ for plan in plans for id_ in plan.unclear["among"]}
        partners = self._env["res.partner"].browse(ids).exists()
        return partners.filtered("active")

    def _issue(self, order: Order, problem: str, known: BaseModel) -> RecordIssue:
        """Report an order whose new contact may be one that Odoo has already.

        :param known: what is left of the contacts that could be meant
        """
        names = listed(f"{contact_name(it)} ({it.id})" for it in known)
        return self._issues.of(order, problem, "order", contacts=names)


def _unclear(partners: Partners) -> dict[str, Any]:
    return {
        "code": partners.problem,
        "partner": partners.customer.id,
        "among": sorted(partners.among),
    }


def _waits(plan: OrderPlan, candidates: BaseModel) -> bool:
    """Whether the order has the contact that it got, and another one is to be had."""
    unclear, record = plan.unclear, plan.record
    others = set(unclear["among"]) - {unclear["partner"]}
    is_kept = not record or record.partner_id.id == unclear["partner"]
    return is_kept and bool(others & set(candidates.ids))
