"""Customers and companies as records: what an import stores, of whatever shop."""

from dataclasses import replace
from datetime import datetime, timezone
from itertools import count

from ...services.commerce.records.company import Company, Location
from ...services.commerce.records.customer import (
    CompanyContact,
    Consent,
    Customer,
    CustomerAddress,
)
from ...services.commerce.records.person import Address, Person, full_name
from ..moments import later_moment

CREATED = datetime(2026, 11, 2, 10, tzinfo=timezone.utc)
NY = {"state": "NY", "country": "US", "province": "New York"}
ALBANY = {"city": "Albany", "zip": "12207", **NY}
OF_PERSON = ("name", "email", "phone", "locale", "owns_email", "is_withheld")

_numbers = count(3000)


def an_address(street="1 Main Street", **given) -> CustomerAddress:
    """One address of a customer."""
    values = {"name": "Jane Doe", "street": street, **ALBANY, **given}
    external_id = f"gid://shopify/MailingAddress/{next(_numbers)}"
    return CustomerAddress(external_id, Address(**values))


def moved(address: CustomerAddress, **given) -> CustomerAddress:
    """Return the address as it is after some of it changed."""
    return address._replace(address=address.address._replace(**given))


def a_consent(state="NOT_SUBSCRIBED", opt_in="SINGLE_OPT_IN", since=None) -> Consent:
    return Consent(state, opt_in, since)


def a_customer(first="Jane", last="Doe", addresses=(), companies=(), **given):
    """One customer; its first address is its own.

    :param companies: of `a_company`, which the customer buys for
    """
    number = given.pop("number", None) or next(_numbers)
    external_id = f"gid://shopify/Customer/{number}"
    given.setdefault("email", f"{(first or 'x').lower()}@example.com")
    person = Person(
        key=external_id,
        external_id=external_id,
        name=full_name(first, last),
        locale="en",
        unnamed=f"Shopify {number}",
    )
    customer = Customer(external_id, CREATED, person, verified_email=True)
    default = addresses[0].external_id if addresses else ""
    named = {"default": default, "addresses": addresses, "companies": companies}
    return _with(customer, **named, **given)


def changed(customer: Customer, **given) -> Customer:
    """Return the customer as its shop has it after some of it changed."""
    return replace(_with(customer, **given), updated_at=later_moment())


def _with(customer: Customer, **given) -> Customer:
    """Return the customer with other values; one is the person's, or its own.

    :param default: id of the address that is its own
    """
    known = {it.external_id for it in customer.addresses if it.is_default}
    default = given.pop("default", next(iter(known), ""))
    addresses = tuple(
        it._replace(is_default=it.external_id == default)
        for it in given.pop("addresses", customer.addresses)
    )
    own = next((it.address for it in addresses if it.is_default), Address())
    of_person = {it: given.pop(it) for it in OF_PERSON if it in given}
    person = customer.person._replace(address=own, **of_person)
    if "companies" in given:
        contacts = (CompanyContact(it, "Buyer") for it in given.pop("companies"))
        given["buys_for"] = tuple(contacts)
    given.setdefault("display_name", person.name or person.email)
    return replace(customer, person=person, addresses=addresses, **given)


def withheld(customer: Customer) -> Customer:
    """Return the customer as an app sees it that is not approved for its data."""
    nothing = dict.fromkeys(("name", "email", "phone"), "")
    bare = [it._replace(address=Address(**NY)) for it in customer.addresses]
    hidden = {"display_name": "", "is_withheld": True, "addresses": bare}
    return changed(customer, **nothing, **hidden)


def a_location(name="Head office", street="5 Market Square", **given) -> Location:
    """A location of a company, with one address."""
    external_id = f"gid://shopify/CompanyLocation/{next(_numbers)}"
    address = Address(name=name, street=street, **ALBANY)
    return Location(external_id, name, billing=address, shipping=address, **given)


def a_company(name="Acme", locations=None, **given) -> Company:
    """One company; without locations it has one."""
    locations = (a_location(),) if locations is None else tuple(locations)
    external_id = f"gid://shopify/Company/{next(_numbers)}"
    return Company(external_id, name, locations=locations, **given)
