"""Values of contacts that stand for persons."""

from typing import Any

from odoo.api import Environment

from ..records.address import Address
from ..records.person import Person
from .countries import Places
from .names import language, name_of_person


class ContactValues:
    """Makes values of `res.partner` for persons.

    :param env: in the company of the shop
    """

    def __init__(self, env: Environment, places: Places) -> None:
        self._places = places
        self._languages = [code for code, _ in env["res.lang"].get_installed()]
        self._lang = env.lang

    def of_new(self, person: Person, parent: Any = None) -> dict[str, Any]:
        """Return all values of a new contact, with its own address.

        A contact of a company has the company's address, as Odoo has it.
        """
        address = person.address
        name = person.name or address.name
        values = {
            "name": name_of_person(
                name, address, person.email, person.phone, person.unnamed
            ),
            "email": person.email or False,
            "phone": person.phone or address.phone or False,
            "lang": self.lang(person.locale) or self._lang,
            "type": "contact",
            "is_company": bool(not name and address.company and not parent),
        }
        if parent:
            return {**values, **parent._get_address_values(), "parent_id": parent.id}
        return {**values, **self.own_address(address, values["name"])}

    def own_address(self, address: Address, name: str) -> dict[str, Any]:
        """Return an address as a contact has it that is no child of another."""
        company = address.company if address.company != name else ""
        return {**self._places.values(address), "company_name": company or False}

    def lang(self, locale: str) -> str | None:
        """Return the installed language of a locale."""
        return language(locale, self._languages) if locale else None
