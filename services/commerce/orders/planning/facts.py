"""What an order's head takes over, and what of it stays though it is told no more."""

from odoo.models import BaseModel

from ...records.facts import Facts
from ...records.order import Order
from ...records.person import Address

PEOPLE = ("customer", "billing", "shipping")
TERMS = ("paymentTerms", "due")


def facts_of(order: Order, link: BaseModel) -> Facts:
    """Return an order's facts; what its shop hides now stays as it was.

    :param link: empty where there is none yet
    """
    baseline = link.baseline
    facts = with_known_people(order.facts, baseline)
    facts |= known_country(baseline, link.is_documented)
    if order.terms is not None:
        return facts
    return facts | known_terms(baseline)


def with_known_people(facts: Facts, baseline: Facts | None) -> Facts:
    """Return facts that keep whom they no longer name.

    Shops erase people, and apps lose their rights: nobody else ordered for that.
    """
    known = baseline or {}
    lost = {
        name: known[name]
        for name in PEOPLE
        if known.get(name) and not is_told(facts[name])
    }
    return facts | lost


def known_country(baseline: Facts | None, is_documented: bool) -> Facts:
    """Return the country whose taxes an order has had; none is taxed anew for going
    elsewhere.

    :param is_documented: even that it went nowhere is not to change any more
    """
    known = (baseline or {}).get("country", "")
    return {"country": known} if known or is_documented else {}


def known_terms(baseline: Facts | None) -> Facts:
    """What an order has taken over: an app that lost its right is told of none."""
    known = baseline or {}
    return {name: known[name] for name in TERMS if name in known}


def is_told(fact: str | list[str]) -> bool:
    """Whether a fact tells who or where; a country and a ZIP alone do not."""
    if isinstance(fact, list):
        it = Address(*fact)
        return any((it.name, it.company, it.street, it.street2, it.city))
    return bool(fact)


def people_left(left: Facts) -> bool:
    """Whether people or addresses are among some facts."""
    return bool(left.keys() & set(PEOPLE))
