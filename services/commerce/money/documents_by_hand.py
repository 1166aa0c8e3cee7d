"""Which documents follow where a person made, cancelled or deleted some. Pure.

An import remembers what documents were to say of each line when it last looked. What
they say beside that now is a person's, and stays: only what the shop changed since is
documented. What a person did ahead of the shop counts: it is not done once more.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Any

from ..records.money import ZERO, Amounts
from .document_lines import Documented, minus

NOTHING: Documented = (ZERO, Amounts())


class Course(Enum):
    """How far documents go."""

    UP_TO_DATE = "up to date"  # to what stands in the shop
    DIFFERENCE = "difference"  # by what the shop changed, beside a person's documents
    STAY = "stay"  # a person did it already, and more


@dataclass(frozen=True, slots=True)
class Line:
    """What documents of one line are to say, say, and were to say."""

    target: Documented
    said: Documented
    known: Documented

    @property
    def changed(self) -> Amounts:
        """What the shop changed since an import last looked."""
        return minus(self.target[1], self.known[1])

    @property
    def by_hand(self) -> Amounts:
        """What a person changed since."""
        return minus(self.said[1], self.known[1])

    @property
    def is_open(self) -> bool:
        return _is_any(minus(self.target[1], self.said[1]))

    def base(self, course: Course) -> Documented:
        """Return what the target is compared with."""
        if course is Course.DIFFERENCE:
            course = _course(self.changed.total, self.by_hand.total)
        return {
            Course.UP_TO_DATE: self.said,
            Course.DIFFERENCE: self.known,
            Course.STAY: self.target,
        }[course]


def bases(
    target: Mapping[str, Documented],
    said: Mapping[str, Documented],
    known: Mapping[str, Documented],
    anew: Collection[str] = (),
) -> Mapping[str, Documented]:
    """Return by line what its target is compared with: a document is the difference.

    :param said: what documents say
    :param known: what they were to say when an import last looked; empty for an order
        that none has looked at
    :param anew: lines that the shop taxes otherwise by now
    """
    if not known:
        return said
    lines = {
        key: Line(*(of.get(key, NOTHING) for of in (target, said, known)))
        for key in {**target, **said, **known}
    }
    is_news = bool(anew) or any(_is_any(line.changed) for line in lines.values())
    course = _course_of(lines.values()) if is_news else Course.STAY
    if course is Course.UP_TO_DATE:
        return said
    return {key: line.base(course) for key, line in lines.items()}


def read_documented(data: Mapping[str, Any]) -> Documented:
    """Read what an import remembers of a line."""
    amounts = Amounts(Decimal(data["net"]), tuple(map(Decimal, data["taxes"])))
    return Decimal(data["quantity"]), amounts


def _course_of(lines: Iterable[Line]) -> Course:
    """Choose for a whole order: a person may credit by other lines than the shop."""
    left = [line for line in lines if line.is_open]
    return _course(
        sum((line.changed.total for line in left), ZERO),
        sum((line.by_hand.total for line in left), ZERO),
    )


def _course(changed: Decimal, by_hand: Decimal) -> Course:
    if not by_hand:
        return Course.UP_TO_DATE
    if changed * by_hand <= 0:
        return Course.DIFFERENCE
    return Course.UP_TO_DATE if abs(by_hand) < abs(changed) else Course.STAY


def _is_any(amounts: Amounts) -> bool:
    return bool(amounts.net) or any(amounts.taxes)
