"""Customers, with whatever a shop system tells of them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from .company import Company
from .facts import Facts, summed
from .person import Address, Person


class CustomerAddress(NamedTuple):
    """One of a customer's addresses."""

    external_id: str
    address: Address
    is_default: bool = False


class Consent(NamedTuple):
    """Whether a customer wants advertising; empty where nobody was asked."""

    state: str = ""  # SUBSCRIBED, UNSUBSCRIBED, NOT_SUBSCRIBED, PENDING or another
    opt_in: str = ""  # how it was asked: SINGLE_OPT_IN, CONFIRMED_OPT_IN or UNKNOWN
    since: datetime | None = None  # with its zone


NOBODY_ASKED = Consent()


class CompanyContact(NamedTuple):
    """A customer's place in a company that it buys for."""

    company: Company
    title: str = ""  # what it is there, such as “Buyer”


@dataclass(frozen=True, slots=True)
class Customer:
    """Who buys in a shop, with an account or without one.

    `facts` are what an import compares with the last one's, `checksum` sums up all that
    is told but the time.
    """

    external_id: str
    updated_at: datetime  # with its zone
    person: Person  # who it is, with its default address
    display_name: str = ""  # as its system shows it
    note: str = ""
    tags: tuple[str, ...] = ()  # sorted
    addresses: tuple[CustomerAddress, ...] = ()
    email_consent: Consent = NOBODY_ASKED
    sms_consent: Consent = NOBODY_ASKED
    account_state: str = "DISABLED"  # or INVITED, ENABLED, DECLINED
    verified_email: bool = False
    order_count: int = 0
    tax_exempt: bool = False
    tax_exemptions: tuple[str, ...] = ()  # the system's names of them
    buys_for: tuple[CompanyContact, ...] = ()  # the main company first
    received: Callable[[], dict[str, Any]] = field(
        default=dict, repr=False, compare=False
    )
    facts: Facts = field(init=False, repr=False, compare=False)
    checksum: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "facts", _facts(self))
        object.__setattr__(self, "checksum", _checksum(self))

    @property
    def is_nameless(self) -> bool:
        """Whether nothing tells who it is."""
        person = self.person
        known = (person.name, person.email, person.phone, self.display_name)
        return not any(known)

    def payload(self) -> dict[str, Any]:
        """Return what the system sent, to be shown with an issue."""
        return self.received()


def _facts(customer: Customer) -> Facts:
    person = customer.person
    return {
        "name": person.name,
        "email": person.email,
        "phone": person.phone,
        "locale": person.locale,
        "note": customer.note,
        "tags": list(customer.tags),
        "taxExempt": customer.tax_exempt,
        "address": list(person.address),
        "addresses": {it.external_id: list(it.address) for it in customer.addresses},
    }


def _checksum(customer: Customer) -> str:
    return summed(
        customer.facts,
        customer.display_name,
        customer.email_consent,
        customer.sms_consent,
        customer.account_state,
        customer.verified_email,
        customer.order_count,
        customer.tax_exemptions,
        customer.person.is_withheld,
        [(it.company.facts, it.title) for it in customer.buys_for],
    )
