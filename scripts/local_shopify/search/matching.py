"""How one condition of a search meets a record."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from operator import ge, gt, le, lt
from typing import Any
from zoneinfo import ZoneInfo

from ..base.clock import read_stamp, stamp
from ..base.gid import number_of
from .parser import Term

Record = dict[str, Any]
Test = Callable[[Record], bool]
COMPARE = {"<": lt, "<=": le, ">": gt, ">=": ge}
WORDS = re.compile(r"\w+")


class Unacceptable(ValueError):
    """A value that its field does not take; the condition is left out."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field to search by.

    `values` gives all that a record has of it; one match is enough.
    """

    values: Callable[[Record], Iterable[Any]]
    kind: str = "exact"  # "exact", "words", "number", "time" or "id"
    choices: tuple[str, ...] = ()


def test_of(term: Term, field: Field, zone: ZoneInfo) -> Test:
    """Make the test for a condition.

    :raises Unacceptable: the field does not take this value
    """
    if field.choices and not term.compare and term.value.lower() not in field.choices:
        raise Unacceptable(term.value)
    if term.value == "*" and not term.quoted:
        return lambda record: any(v not in (None, "") for v in field.values(record))
    makers = {"number": _number, "time": _time, "id": _id, "words": _words}
    accepts = makers.get(field.kind, _exact)(term, zone)
    return lambda record: any(
        accepts(value) for value in field.values(record) if value is not None
    )


def _ordered(term: Term, wanted: Any) -> Callable[[Any], bool]:
    compare = COMPARE.get(term.compare)
    if compare:
        return lambda value: compare(value, wanted)
    return lambda value: value == wanted


def _number(term: Term, zone: ZoneInfo) -> Callable[[Any], bool]:
    try:
        accepts = _ordered(term, float(term.value))
    except ValueError as error:
        raise Unacceptable(term.value) from error
    return lambda value: accepts(float(value))


def _id(term: Term, zone: ZoneInfo) -> Callable[[Any], bool]:
    accepts = _ordered(term, number_of(term.value))
    return lambda value: accepts(number_of(value))


def _time(term: Term, zone: ZoneInfo) -> Callable[[Any], bool]:
    """Times are stored as stamps of equal length, which sort as they follow.

    A bare date, and any time without quotes, is read in the shop's zone.
    """
    try:
        wanted = stamp(read_stamp(term.value, zone))
    except ValueError as error:
        raise Unacceptable(term.value) from error
    return _ordered(term, wanted)


def _exact(term: Term, zone: ZoneInfo) -> Callable[[Any], bool]:
    wanted = term.value.lower()
    if wanted.endswith("*") and not term.quoted:
        return lambda value: str(value).lower().startswith(wanted[:-1])
    return lambda value: _text(value) == wanted


def _words(term: Term, zone: ZoneInfo) -> Callable[[Any], bool]:
    """All words of the value, one after the other; the last may be a prefix."""
    prefix = term.value.endswith("*")
    wanted = WORDS.findall(term.value.lower())
    if not wanted:
        return lambda value: False
    return lambda value: _follow(WORDS.findall(str(value).lower()), wanted, prefix)


def _follow(words: list[str], wanted: list[str], prefix: bool) -> bool:
    size = len(wanted)
    for start in range(len(words) - size + 1):
        window = words[start : start + size]
        last = window[-1] == wanted[-1] or (
            prefix and window[-1].startswith(wanted[-1])
        )
        if window[:-1] == wanted[:-1] and last:
            return True
    return False


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value).lower()
