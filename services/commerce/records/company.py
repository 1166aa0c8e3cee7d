"""Companies (B2B) that customers buy for, with whatever a shop system tells of them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from .facts import Facts
from .person import Address
from .plain import plain_tax_id


class Location(NamedTuple):
    """A place of a company, with where its invoices and its goods go."""

    external_id: str
    name: str = ""
    reference: str = ""  # its number in the shop's own books
    phone: str = ""
    tax_id: str = ""  # as it was typed
    tax_exempt: bool = False
    billing: Address = Address()
    shipping: Address = Address()


@dataclass(frozen=True, slots=True)
class Company:
    """A company with all its locations; `facts` are what an import compares."""

    external_id: str
    name: str
    reference: str = ""  # its number in the shop's own books
    note: str = ""
    locations: tuple[Location, ...] = ()
    received: Callable[[], dict[str, Any]] = field(
        default=dict, repr=False, compare=False
    )
    facts: Facts = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "facts", _facts(self))

    @property
    def tax_id(self) -> str:
        """The first tax ID of its locations, as Odoo writes it; empty without one."""
        found = (plain_tax_id(it.tax_id) for it in self.locations)
        return next(filter(None, found), "")

    @property
    def tax_exempt(self) -> bool:
        """Whether no location pays taxes."""
        return bool(self.locations) and all(it.tax_exempt for it in self.locations)

    def payload(self) -> dict[str, Any]:
        """Return what the system sent, to be shown with an issue."""
        return self.received()


def _facts(company: Company) -> Facts:
    return {
        "name": company.name,
        "externalId": company.reference,
        "note": company.note,
        "taxId": company.tax_id,
        "taxExempt": company.tax_exempt,
        "locations": {
            it.external_id: [
                it.name,
                it.reference,
                it.phone,
                it.tax_id,
                it.tax_exempt,
                list(it.billing),
                list(it.shipping),
            ]
            for it in company.locations
        },
    }
