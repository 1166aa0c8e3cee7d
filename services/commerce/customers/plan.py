"""What an import means to do with one customer, and what its shop decides of it.

Made first, carried out after.
"""

from dataclasses import dataclass, field
from typing import Any

from odoo.models import BaseModel

from ..records.customer import Customer
from ..records.facts import Action, Facts, summed
from ..run.page_result import RecordIssue

# Raise it when customers are read or planned differently, such as with a field more:
# each is then read and looked at once more, although the shop tells nothing new.
READING_VERSION = 1


@dataclass(slots=True)
class CustomerPlan:
    """One customer; `record` and `link` are empty where there are none yet."""

    customer: Customer
    action: Action
    facts: Facts
    record: BaseModel
    link: BaseModel
    baseline: Facts = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)
    # All tags after the import; None leaves them alone.
    tags: set[str] | None = None
    # Whether the e-mail address is to be on the blacklist; None leaves it alone.
    blacklist: bool | None = None
    # The same of its phone number.
    phone_blacklist: bool | None = None
    # What the link is to remember of the blacklists.
    consents: dict[str, Any] = field(default_factory=dict)
    # Link of the company that the customer buys for, if any.
    company: BaseModel | None = None
    issues: list[RecordIssue] = field(default_factory=list)
    checksum: str = ""
    # The contact is a user of Odoo: nobody changes who that is from outside.
    is_protected: bool = False


@dataclass(frozen=True, slots=True)
class CustomerSettings:
    """A change of any of these lets every customer be looked at once more."""

    exempt_position: int
    consent_policy: str
    tags: bool
    languages: tuple[str, ...]
    summed: str = field(init=False)

    def __post_init__(self) -> None:
        given = (self.exempt_position, self.consent_policy, self.tags, self.languages)
        object.__setattr__(self, "summed", summed(READING_VERSION, given))

    def checksum(self, customer: Customer) -> str:
        """Sum up all that an import sees of a customer, the settings included."""
        return f"{customer.checksum} {self.summed}"

    @classmethod
    def of(cls, shop: BaseModel) -> "CustomerSettings":
        """Read the settings of a shop."""
        installed = shop.env["res.lang"].get_installed()
        return cls(
            exempt_position=shop.exempt_position_id.id or 0,
            consent_policy=shop.consent_policy,
            tags=shop.customer_tags,
            languages=tuple(sorted(code for code, _ in installed)),
        )
