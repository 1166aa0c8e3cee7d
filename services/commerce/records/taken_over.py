"""Which of the shop's values an import takes over into a record of Odoo."""

from collections.abc import Mapping
from typing import Any


def taken_over(
    values: Mapping[str, Any],
    current: Mapping[str, Any],
    filled: Mapping[str, Any],
    *,
    overwrite: bool = False,
) -> dict[str, Any]:
    """Values that differ from the current ones and may replace them.

    What no import brought yet fills only what is empty; a flag is never empty. An empty
    text empties only what the shop had filled itself.

    :param filled: the values that the last import brought
    :param overwrite: replace also what no import brought yet
    """
    return {
        name: value
        for name, value in values.items()
        if value != current[name]
        and (value or _may_empty(name, value, current, filled))
        and (overwrite or name in filled or _is_empty(current[name], value))
    }


def _may_empty(name: str, value: Any, current: Mapping, filled: Mapping) -> bool:
    is_flag = current[name] is True
    return value is False and (
        is_flag or name in filled and current[name] == filled[name]
    )


def _is_empty(current: Any, value: Any) -> bool:
    return not current and value is not True


def merged_tags(odoo: set[str], baseline: set[str], told: set[str]) -> set[str]:
    """Tags after an import: Odoo's, with what was added and taken away since."""
    return (odoo | (told - baseline)) - (baseline - told)
