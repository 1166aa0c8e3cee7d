"""Options of products."""

from dataclasses import dataclass

Combination = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Option:
    """An option with those of its values that at least one variant has."""

    name: str
    values: tuple[str, ...]
    position: int = 1
