"""Records that Odoo knows as they are: of them no more than id and time was asked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

# What is unchanged costs Odoo's database little more than the statements of its
# transaction: so many are stored together. After a loss as many are asked for again.
MOST_AT_ONCE = 1_000


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A record in its place among others, of which nothing is to be stored."""

    id: str
    updated_at: datetime


def gathered(pages: Iterator[Sequence[Any]]) -> Iterator[Sequence[Any]]:
    """Join pages of which all is unchanged with what follows on them.

    What there is goes first where a wait or error comes.
    """
    ready: list[Any] = []
    while True:
        try:
            records = next(pages)
        except StopIteration:
            break
        except Exception:
            if ready:
                yield ready
            raise
        ready += records
        is_known = all(isinstance(it, Unchanged) for it in records)
        if not is_known or len(ready) >= MOST_AT_ONCE:
            yield ready
            ready = []
    if ready:
        yield ready
