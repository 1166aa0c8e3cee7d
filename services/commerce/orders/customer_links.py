"""Links customers that an order brings before their own import."""

from collections.abc import Mapping, Sequence
from typing import Any

from odoo.api import Environment
from odoo.models import BaseModel

from ..customers.matching import Match
from ..records.person import Person
from ..storing.create import create_links


def link_customers(
    env: Environment,
    shop: BaseModel,
    persons: Sequence[Person],
    contacts: Mapping[str, BaseModel],
    matches: Mapping[str, Match],
) -> None:
    """Link persons to the contacts that they got, both by the persons' keys.

    A link is filled again whose contact was deleted in Odoo, or is another company's.
    """
    for person in persons:
        link = matches[person.key].link
        if link and link.partner_id != contacts[person.key]:
            link.write(_told(person, contacts[person.key], matches[person.key]))
    now = env.cr.now()
    create_links(
        env["commerce.customer"],
        [
            {
                "channel_id": shop.id,
                "external_id": person.external_id,
                "imported_at": now,
                **_told(person, contacts[person.key], matches[person.key]),
            }
            for person in persons
            if not matches[person.key].link
        ],
    )


def _told(person: Person, partner: BaseModel, match: Match) -> dict[str, Any]:
    """Return what a link says until the customer's own import completes it."""
    return {
        "partner_id": partner.id,
        "name": person.name or partner.name,
        "email": person.email or False,
        "phone": person.phone or False,
        "locale": person.locale or False,
        "is_withheld": person.is_withheld,
        "is_origin": not match.partner,
        "baseline": _baseline(person, match),
        "checksum": False,
        "state": "bound",
    }


def _baseline(person: Person, match: Match) -> dict[str, Any]:
    """Return what a contact got of its customer; a matched one got nothing."""
    if match.partner:
        return {}
    return {
        "name": person.name,
        "email": person.email,
        "phone": person.phone,
        "locale": person.locale,
    }
