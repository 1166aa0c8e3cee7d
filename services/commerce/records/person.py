"""Who a customer or the buyer of an order is, and where."""

from typing import NamedTuple

from .plain import one_line


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


class Person(NamedTuple):
    """What a contact of Odoo is found by, and what a new one gets.

    `key` tells persons of a page apart: the customer's id, or the order's for a guest.
    `owns_email` tells that nobody else can have typed the address at a checkout.
    """

    key: str
    external_id: str = ""  # of the customer; a guest has none
    name: str = ""
    email: str = ""
    phone: str = ""
    address: Address = Address()
    locale: str = ""
    is_withheld: bool = False
    owns_email: bool = False
    unnamed: str = ""  # what a contact is called if nothing is known of it
