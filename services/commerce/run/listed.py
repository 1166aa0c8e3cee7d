"""Lists that a person reads."""

from collections.abc import Iterable

# Names beyond these say nothing more to a reader.
NAMES_SHOWN = 5


def listed(names: Iterable[str]) -> str:
    """Join names; beyond a few only their number counts."""
    every = list(dict.fromkeys(names))
    shown = ", ".join(f"“{name}”" for name in every[:NAMES_SHOWN])
    rest = len(every) - NAMES_SHOWN
    return f"{shown} + {rest}" if rest > 0 else shown
