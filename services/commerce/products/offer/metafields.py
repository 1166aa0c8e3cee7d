"""Mapped fields of Odoo as the metafields that a shop would have of them."""

from collections.abc import Sequence
from typing import Any

from odoo.models import BaseModel

from ...records.facts import Facts
from ..mapping import MetafieldRule, ProductForms
from ..metafield_form import held, read_metafields
from ..metafield_values import UNFIT


class MetafieldFacts:
    """Facts of mapped fields; a value that an import would bring is the baseline's own.

    A mapping that no import has read yet tells nothing, and neither does a value that
    its type has no form for, or one of the shop's that has no place in Odoo.
    """

    def __init__(self, rules: Sequence[MetafieldRule], forms: ProductForms) -> None:
        self._rules = rules
        self._forms = forms

    def of(self, baseline: Facts, record: BaseModel) -> Facts:
        """Return the facts of a product or a variant."""
        return {
            rule.fact: self._fact(rule, baseline, record)
            for rule in self._rules
            if rule.fact in baseline
        }

    def _fact(self, rule: MetafieldRule, baseline: Facts, record: BaseModel) -> Any:
        known, value = baseline[rule.fact], record[rule.field]
        values, misfits = read_metafields(baseline, [rule], self._forms)
        if misfits:
            return known
        agreed = held(record, rule.field, values[rule.field])
        if (agreed or False) == (value or False):
            return known
        if value is False and rule.kind != "boolean":
            return None
        try:
            text = self._forms.metafield_text(
                rule.type, value, rule.kind, rule.currency, known and known["value"]
            )
        except UNFIT:
            return known
        return {"type": rule.type, "value": text}
