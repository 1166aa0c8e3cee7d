"""What each reason to wait holds up of an order. Pure.

A reason is about one thing. Whether an order is taken is a question of new
ones alone: nothing of it stops what follows on one that is in the books already. Where
the money is unsure, neither documents nor payments are booked, whatever was before;
where its currency is, not even of an order that is void.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from ..issues.catalogue import STOPS
from ..issues.code import About


@dataclass(frozen=True, slots=True)
class Waits:
    """The reasons of one order that nobody overruled.

    What Odoo refused the last time is tried again, and holds up nothing.

    :param in_books: documents of it are in Odoo, or payments where there are no others
    :param is_void: it is cancelled, and nothing of it is to be invoiced: no figure of
        its lines matters any more
    """

    codes: frozenset[str]
    in_books: bool = False
    is_void: bool = False

    @classmethod
    def of(cls, reasons: Iterable[Iterable[str]], **given: bool) -> "Waits":
        """Read pairs of a code and what it names."""
        return cls(frozenset(code for code, *_detail in reasons), **given)

    @property
    def booking(self) -> bool:
        """Whether its documents and its payments wait, together."""
        is_unsure = bool(self._about(About.MONEY)) and not self.is_void
        return is_unsure or bool(self._about(About.CURRENCY))

    @property
    def cancelling(self) -> bool:
        """Whether a person must look at it before a rule cancels it."""
        return self.booking or (not self.in_books and bool(self._about(About.TAKING)))

    @property
    def going_on(self) -> bool:
        """Whether it is neither confirmed nor booked for the first time."""
        return self.cancelling or (not self.in_books and bool(self._about(About.TOTAL)))

    def _about(self, subject: About) -> frozenset[str]:
        return frozenset(it for it in self.codes if STOPS.get(it) is subject)
