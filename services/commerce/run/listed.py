"""Lists that a person reads."""

from collections.abc import Iterable, Sequence

# Names beyond these say nothing more to a reader.
NAMES_SHOWN = 5


def listed(names: Iterable[str]) -> str:
    """Join names; beyond a few only their number counts."""
    return first_of(list(dict.fromkeys(names)))


def first_of(names: Sequence[str]) -> str:
    """Join the first names, and tell how many follow; equal ones count each."""
    shown = ", ".join(f"“{name}”" for name in names[:NAMES_SHOWN])
    rest = len(names) - NAMES_SHOWN
    return f"{shown} + {rest}" if rest > 0 else shown
