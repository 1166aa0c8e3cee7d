"""Costs of variants that were in Odoo before."""

from collections.abc import Iterable
from typing import Any

from odoo.api import Environment

from ..records.action import Action
from .plan import VariantPlan

COST = "standard_price"


def without_cost(values: dict[str, Any]) -> dict[str, Any]:
    """Return the values that are written record by record."""
    return {name: value for name, value in values.items() if name != COST}


def write_costs(env: Environment, variants: Iterable[VariantPlan]) -> None:
    """Write the costs of a page, and their traces in the valuation in one go."""
    changed = [
        it for it in variants if it.action is not Action.CREATE and COST in it.values
    ]
    records = env["product.product"].union(*(it.record for it in changed))
    before = {record: record[COST] for record in records}
    for variant in changed:
        # Odoo would leave the trace of each cost by itself.
        quiet = variant.record.with_context(disable_auto_revaluation=True)
        quiet[COST] = variant.values[COST]
    if before:
        records._change_standard_price(before)
