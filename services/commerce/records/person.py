"""Who a customer or the buyer of an order is."""

from typing import NamedTuple

from .address import Address


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
