"""Metafields in the form in which Odoo's fields hold them."""

from typing import Any

from odoo.models import BaseModel

from ..records.facts import Facts
from .form_values import safe_html
from .mapping import Misfit, ProductForms
from .metafield_values import Rules, metafield_values


def read_metafields(
    facts: Facts, rules: Rules, forms: ProductForms
) -> tuple[dict[str, Any], dict[str, Misfit]]:
    """Return values and misfits, with HTML made safe.

    Odoo's field would leave it as it is where the run's user may write any HTML.
    """
    values, misfits = metafield_values(facts, rules, forms)
    for rule in rules:
        if rule.kind == "html" and (raw := values.get(rule.field)):
            values[rule.field] = safe_html(raw)
    return values, misfits


def held(record: BaseModel, name: str, value: Any) -> Any:
    """Return a value as the record would hold it: rounded, its HTML made safe."""
    if value is None:
        return None
    field = record._fields[name]
    return field.convert_to_record(field.convert_to_cache(value, record), record)
