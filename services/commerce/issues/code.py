"""What the catalogue of issues says of each code."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from odoo.tools.translate import LazyGettext


class About(Enum):
    """What a reason to wait puts in question."""

    TAKING = "whether Odoo takes the order"
    TOTAL = "whether the order in Odoo is what was ordered"
    MONEY = "what is to be booked of it"
    CURRENCY = "whether any amount in its currency can be booked"


class Fix(Enum):
    """What a person presses once the matter is settled, or to settle it."""

    RETRY = "Retry"
    IGNORE = "Ignore"
    LINK = "Link by Hand"
    RELEASE = "Confirm Anyway, or Go On Anyway"
    BRING_BACK = "Bring It Back"
    ITSELF = "nothing: it goes away by itself"


class Choice(Enum):
    """What a person is to choose, for all orders that it concerns."""

    TAX = "the tax of Odoo that a tax is"
    DELIVERY = "the delivery method that a title means"


@dataclass(frozen=True, slots=True, eq=False)
class IssueCode:
    """One code: its name, what a person reads, what solves it, what it holds up.

    :param texts: sentences by case; "" is the case that is meant where none is named.
        Empty where an error's own words are told
    :param stops: what waits of an order that has it as a reason; None for no reason to
        wait, and for one that holds up nothing
    :param is_firm: nobody overrules it: by any figures that Odoo has, the money would
        be wrong
    :param explains_total: Odoo comes to another total by it, as nobody needs to be told
    :param wants: what settles it once it is chosen
    :param looks_again: its record is looked at again by itself, after a pause
    :param is_told: it becomes an issue; all see a test order's banner
    :param grows: its payload names transactions; more of them are news even once it is
        ignored
    """

    code: str
    label: str
    fixes: frozenset[Fix]
    texts: Mapping[str, LazyGettext]
    stops: About | None = None
    is_firm: bool = False
    grows: bool = False
    explains_total: bool = False
    wants: Choice | None = None
    looks_again: bool = False
    is_told: bool = True


def issue_code(
    code: str,
    label: str,
    *fixes: Fix,
    text: LazyGettext | None = None,
    **more: Any,
) -> IssueCode:
    """Name a code; its usual sentence is `text`, those of cases are `texts`."""
    texts = {**({"": text} if text else {}), **more.pop("texts", {})}
    return IssueCode(code, label, frozenset(fixes), texts, **more)
