"""Orders whose contact may be another one: told of until a person has decided."""

from collections.abc import Mapping, Sequence
from typing import Any

from odoo.api import Environment
from odoo.models import BaseModel

from ...commerce.run.listed import listed
from ..mappers.facts import Facts
from ..mappers.full_order import FullOrder
from .order_buyers import takes_customer
from .order_issues import issue
from .order_partners import Partners
from .order_plan import OrderPlan
from .result import RecordIssue
from .texts import contact_name


class UnclearBuyers:
    """Tells of orders that got a new contact although another one could be meant.

    The contact is linked to its customer from then on, so that no further look finds
    anything unclear: the link of the order remembers it.
    """

    def __init__(self, env: Environment) -> None:
        self._env = env

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
            gid = plan.source.id
            if plan.record and not takes_customer(plan, left[gid]):
                plan.unclear = plan.link.unclear or None
            elif partners[gid].problem:
                plan.unclear = _unclear(partners[gid])
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

    def _issue(self, order: FullOrder, problem: str, known: BaseModel) -> RecordIssue:
        """Report an order whose new contact may be one that Odoo has already.

        :param known: what is left of the contacts that could be meant
        """
        text = {
            "several_contacts": self._several_contacts,
            "contact_taken": self._contact_taken,
            "contact_other_email": self._other_email,
            "foreign_contact": self._foreign_contact,
        }[problem]
        names = listed(f"{contact_name(it)} ({it.id})" for it in known)
        return issue(order, problem, text(order.name, names))

    def _several_contacts(self, order: str, contacts: str) -> str:
        return self._env._(
            "Order %(order)s got a new contact: Odoo had more than one with the e-mail"
            " address or phone number of who ordered it, %(contacts)s. Merge the"
            " contacts, or choose another one on the order, then press Retry. If the"
            " new one is right, ignore this.",
            order=order,
            contacts=contacts,
        )

    def _contact_taken(self, order: str, contacts: str) -> str:
        return self._env._(
            "Order %(order)s got a new contact: %(contacts)s has the e-mail address or"
            " phone number of who ordered it, but is another customer of this shop."
            " Choose it on the order if it is meant, then press Retry. If the new one"
            " is right, ignore this.",
            order=order,
            contacts=contacts,
        )

    def _other_email(self, order: str, contacts: str) -> str:
        return self._env._(
            "Order %(order)s got a new contact: %(contacts)s has the phone number of"
            " who ordered it, but another e-mail address, so they may be two people."
            " If they are one, merge the new contact with it, then press Retry. If"
            " they are two, ignore this.",
            order=order,
            contacts=contacts,
        )

    def _foreign_contact(self, order: str, contacts: str) -> str:
        return self._env._(
            "Order %(order)s got a new contact: the one of its customer, %(contacts)s,"
            " belongs to another company in Odoo. If it is to serve both, take the"
            " company off it and merge it with the new one, then press Retry. If they"
            " are to be two, ignore this.",
            order=order,
            contacts=contacts,
        )


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
