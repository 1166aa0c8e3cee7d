"""What most of a product's variants say, where Odoo keeps one value for them all."""

from collections import Counter
from collections.abc import Hashable, Iterable
from typing import TypeVar

Value = TypeVar("Value", bound=Hashable)


def usual(values: Iterable[Value | None]) -> Value | None:
    """Value that comes most often, of several the first; none counts as unsaid."""
    said = Counter(value for value in values if value is not None)
    return said.most_common(1)[0][0] if said else None
