"""Values of contacts that stand for persons: names, addresses, languages, phones."""

from collections.abc import Callable, Hashable, Iterable
from typing import Any

from odoo.api import Environment

from ..records.person import Address, Person
from .countries import Places


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


def name_of_person(
    name: str, address: Address, email: str, phone: str, unnamed: str
) -> str:
    """Name a contact by the best that is known of it."""
    known = (name, address.name, address.company, email, phone, unnamed)
    return next(filter(None, known), "")


def language(locale: str, installed: Iterable[str]) -> str | None:
    """Return the installed language of a locale, such as “de” or “pt-BR”.

    A country that is not installed gets the language of another, the main one first.
    """
    wanted = locale.replace("-", "_")
    codes = sorted(installed)
    short = wanted.split("_")[0].lower()
    main = f"{short}_{short.upper()}"
    same = [it for it in codes if it.split("_")[0].lower() == short]
    exact = [it for it in same if it.lower() == wanted.lower()]
    return next(iter([*exact, *(it for it in same if it == main), *same]), None)


class PhoneFormats:
    """What a number became, where a page looks for it and stores it, too.

    Odoo finds it as `commerce_phones` in the context.
    """

    def __init__(self) -> None:
        self._known: dict[Hashable, str | bool] = {}

    def get(self, key: Hashable, make: Callable[[], str | bool]) -> str | bool:
        """Return the format of a key, made where it is not known yet."""
        if key not in self._known:
            self._known[key] = make()
        return self._known[key]

    def clear(self) -> None:
        """Forget a page for the next one."""
        self._known.clear()
