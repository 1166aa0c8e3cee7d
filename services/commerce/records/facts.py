"""Facts: what the shop says of a record, in the shop's form.

The facts of the last import are kept as the link's baseline. An import takes over
only the facts that differ from it, so that what was changed in Odoo stays.
"""

from collections.abc import Mapping
from decimal import Decimal
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


def amount(money: Decimal | None) -> str | None:
    """Write an amount so that equal amounts read alike: 20.00 and 20.0 are “20”."""
    return None if money is None else format(money.normalize(), "f")
