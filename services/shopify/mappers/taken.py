"""Which of Shopify's values an import takes over into a record of Odoo."""

from collections.abc import Mapping
from typing import Any


def taken_over(
    values: Mapping[str, Any],
    current: Mapping[str, Any],
    filled: Mapping[str, Any],
    *,
    overwrite: bool = True,
) -> dict[str, Any]:
    """Values that differ from the current ones and may replace them.

    An empty text empties only what Shopify had filled itself.

    :param filled: the values that the last import brought
    :param overwrite: False fills the empty ones alone
    """
    return {
        name: value
        for name, value in values.items()
        if value != current[name]
        and (value or value is False and _may_empty(name, current, filled))
        and (overwrite or not current[name])
    }


def _may_empty(name, current, filled) -> bool:
    return name in filled and current[name] == filled[name]
