"""Facts: what the shop says of a record, in the shop's form.

The facts of the last import are kept as the link's baseline. An import takes over
only the facts that differ from it, so that what was changed in Odoo stays.
"""

import json
from collections.abc import Mapping, Set
from enum import Enum
from hashlib import blake2b
from typing import Any

Facts = dict[str, Any]


def left_baseline(facts: Facts, baseline: Mapping[str, Any] | None) -> Facts:
    """Facts that differ from the baseline; an empty one equals a missing one."""
    known = baseline or {}
    return {
        name: fact
        for name, fact in facts.items()
        if (fact or None) != (known.get(name) or None)
    }


def taken_over(
    values: Mapping[str, Any],
    current: Mapping[str, Any],
    filled: Mapping[str, Any],
    *,
    overwrite: bool = False,
    decided: Set[str] = frozenset(),
) -> dict[str, Any]:
    """Values that differ from the current ones and may replace them.

    What no import brought yet fills only what is empty; a flag is never empty. An empty
    text empties only what the shop had filled itself.

    :param filled: the values that the last import brought
    :param overwrite: replace also what no import brought yet
    :param decided: names whose values replace the current ones whatever these are
    """
    return {
        name: value
        for name, value in values.items()
        if value != current[name]
        and (
            name in decided
            or (value or _may_empty(name, value, current, filled))
            and (overwrite or name in filled or _is_empty(current[name], value))
        )
    }


def _may_empty(name: str, value: Any, current: Mapping, filled: Mapping) -> bool:
    is_flag = current[name] is True
    return value is False and (
        is_flag or name in filled and current[name] == filled[name]
    )


def _is_empty(current: Any, value: Any) -> bool:
    return not current and value is not True


class Action(str, Enum):
    """What an import means to do with a record; a plan of changes keeps the value."""

    CREATE = "create"
    LINK = "link"
    UPDATE = "update"
    KEEP = "keep"
    SET_ASIDE = "set_aside"


def merged_tags(odoo: set[str], baseline: set[str], told: set[str]) -> set[str]:
    """Tags after an import: Odoo's, with what was added and taken away since."""
    return (odoo | (told - baseline)) - (baseline - told)


def summed(*told: Any) -> str:
    """Sum up what is told in a short text, which changes whenever any of it does."""
    raw = json.dumps(told, default=str).encode()
    return blake2b(raw, digest_size=16).hexdigest()
