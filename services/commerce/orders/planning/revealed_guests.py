"""Buyers whom a shop withheld when they ordered, and shows by now."""

from collections.abc import Iterable, Mapping, Sequence

from odoo.api import Environment
from odoo.models import BaseModel

from ...customers.contact_checks import is_bare
from ...customers.contact_values import ContactValues
from ...customers.countries import Places
from ...customers.matching import CustomerMatcher
from ...order_life.sale_states import is_quotation
from ...records.facts import Facts
from ...records.person import Person
from ..plan import OrderPlan


class RevealedGuests:
    """Finds out who the bare contacts of guests are.

    What a person wrote into such a contact stays: it is no bare one any more.

    :param env: in the company and language of the shop
    """

    def __init__(self, env: Environment, shop: BaseModel) -> None:
        self._env = env
        self._shop = shop
        self._places = Places(env)

    def reveal(self, plans: Iterable[OrderPlan], left: Mapping[str, Facts]) -> None:
        """Fill in bare contacts; quotations of who is in Odoo already go there.

        :param left: facts that left the baseline, by the orders' ids
        """
        revealed = [
            (plan, person)
            for plan in plans
            if plan.record and _was_withheld(plan.link)
            if (person := plan.source.buyer).name or person.email
            if is_bare(plan.record.partner_id, person.unnamed)
        ]
        for plan, person in revealed:
            # Whom a customer's link has by now: its own import completes that one.
            if person.external_id and is_quotation(plan.record):
                _leave(plan, left)
        shown = [(plan, person) for plan, person in revealed if not person.external_id]
        if shown:
            # Who stays as it is comes first: others can be that contact.
            self._reveal(sorted(shown, key=lambda it: is_quotation(it[0].record)), left)

    def _reveal(
        self, shown: Sequence[tuple[OrderPlan, Person]], left: Mapping[str, Facts]
    ) -> None:
        persons = [person for _, person in shown]
        self._places.learn(person.address for person in persons)
        matcher = CustomerMatcher(self._env, self._shop, self._places)
        matches = matcher.match(persons)
        values = ContactValues(self._env, self._places)
        filled = set()
        for plan, person in shown:
            match, sign = matches[person.key], matcher.sign(person)
            is_known = match.partner or match.problem or sign in filled
            if is_known and is_quotation(plan.record):
                _leave(plan, left)
                continue
            plan.record.partner_id.write(values.of_new(person))
            filled |= {sign} - {""}


def retire_guests(env: Environment, plans: Iterable[OrderPlan]) -> None:
    """Archive bare contacts that no order has any more."""
    bare = env["res.partner"].union(*(plan.guest for plan in plans if plan.guest))
    if bare:
        used = env["sale.order"].search([("partner_id", "in", bare.ids)]).partner_id
        (bare - used).active = False


def _leave(plan: OrderPlan, left: Mapping[str, Facts]) -> None:
    """Let an order go to whoever placed it."""
    plan.guest = plan.record.partner_id
    left[plan.source.external_id]["customer"] = plan.facts["customer"]


def _was_withheld(link: BaseModel) -> bool:
    return any(code == "withheld" for code, _ in link.held or [])
