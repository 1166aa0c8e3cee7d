"""Addresses in one form that tells equal ones."""

import re
from typing import Any, NamedTuple


class Address(NamedTuple):
    """The content of an address; empty texts where nothing is said."""

    name: str = ""
    company: str = ""
    street: str = ""
    street2: str = ""
    city: str = ""
    zip: str = ""
    state: str = ""  # code within the country
    country: str = ""  # ISO code
    phone: str = ""
    province: str = ""  # the state's name

    @property
    def has_place(self) -> bool:
        """Whether it tells where; the shop may withhold all but the country."""
        return any((self.street, self.street2, self.city, self.zip))


def full_name(first: str | None, last: str | None) -> str:
    """Join what there is of a name."""
    return " ".join(filter(None, (one_line(first), one_line(last))))


def plain_key(values: dict[str, Any]) -> tuple:
    """Sum up an address's values in Odoo, so that equal addresses are equal.

    Case, spaces and the signs within a phone number make no difference.
    """
    texts = ("name", "company_name", "street", "street2", "city")
    return (
        *(_plain(values.get(name)) for name in texts),
        re.sub(r"\s", "", _plain(values.get("zip"))),
        values.get("state_id") or 0,
        values.get("country_id") or 0,
        re.sub(r"\D", "", values.get("phone") or ""),
    )


def one_line(text: str | None) -> str:
    """Join the words of a text by single spaces."""
    return " ".join((text or "").split())


def _plain(text: Any) -> str:
    return one_line(text or "").casefold()
