"""Completes contacts of buyers whom Shopify withheld when they ordered."""

from collections.abc import Iterable

from odoo.api import Environment
from odoo.models import BaseModel

from ..mappers.person import person_of_order
from .address_places import Places
from .customer_values import ContactValues
from .order_plan import OrderPlan


def complete_guests(env: Environment, plans: Iterable[OrderPlan]) -> None:
    """Fill in the bare contacts of guests whom Shopify shows by now.

    What a person wrote into such a contact stays: it is no bare one any more.

    :param env: in the company and language of the shop
    """
    shown = [
        (plan.record.partner_id, person)
        for plan in plans
        if plan.record and _was_withheld(plan.link)
        if _is_bare(plan.record.partner_id)
        if not (person := person_of_order(plan.source)).gid
        if person.name or person.email
    ]
    if not shown:
        return
    places = Places(env)
    places.learn(person.address for _, person in shown)
    values = ContactValues(env, places)
    for partner, person in shown:
        partner.write(values.of_new(person))


def _was_withheld(link: BaseModel) -> bool:
    return any(code == "withheld" for code, _ in link.held or [])


def _is_bare(partner: BaseModel) -> bool:
    """Whether nothing is known of a contact but that it bought."""
    name = partner.env._("Guest")
    return partner.name == name and not any(
        (partner.email, partner.phone, partner.street, partner.parent_id, partner.vat)
    )
