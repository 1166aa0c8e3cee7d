"""Metafields of a product or variant in Odoo's words, by a shop's mapping. Pure."""

from collections.abc import Mapping, Sequence, Set
from typing import Any

from ..records.facts import Facts
from ..records.product import Product, Variant
from .mapping import MetafieldRule, Misfit, OtherCurrency, ProductForms

Rules = Sequence[MetafieldRule]

# What reading a value raises that is none of its type, too large or nested too deeply.
UNFIT = (ValueError, KeyError, TypeError, ArithmeticError, RecursionError)


def of_owner(rules: Rules, owner: str) -> list[MetafieldRule]:
    """Return the rules of products, or those of variants."""
    return [rule for rule in rules if rule.owner == owner]


def metafield_facts(record: Product | Variant, rules: Rules) -> Facts:
    """Return what is told of a record's metafields; None where it has none such."""
    if not rules:
        return {}
    known = {it.name: {"type": it.type, "value": it.value} for it in record.metafields}
    return {rule.fact: known.get(rule.name) for rule in rules}


def metafield_value(
    rule: MetafieldRule, fact: Mapping[str, str] | None, forms: ProductForms
) -> Any:
    """Return the value of Odoo's field for a fact; None where there is none.

    :raises Misfit: it has no place in the field
    """
    if not fact or not fact["value"]:
        return None
    if fact["type"] != rule.type:
        raise Misfit(rule, "type", fact["type"])
    try:
        value = forms.metafield(rule.type, fact["value"], rule.kind, rule.currency)
    except OtherCurrency as error:
        raise Misfit(rule, "currency", str(error)) from error
    except UNFIT as error:
        raise Misfit(rule, "value", fact["value"]) from error
    return _choice(rule, value) if rule.kind == "selection" else value


def _choice(rule: MetafieldRule, text: str | None) -> str | None:
    """Return the selection's value that a text names, or whose label it is."""
    if text is None:
        return None
    values = {value: value for value, _label in rule.choices}
    labels = {label.strip().casefold(): value for value, label in rule.choices}
    chosen = values.get(text) or labels.get(text.strip().casefold())
    if chosen is None:
        raise Misfit(rule, "choice", text)
    return chosen


def metafield_values(
    facts: Facts, rules: Rules, forms: ProductForms
) -> tuple[dict[str, Any], dict[str, Misfit]]:
    """Return values by field, and what has no place, by the name of its fact."""
    values, misfits = {}, {}
    for rule in rules:
        if rule.fact in facts:
            try:
                values[rule.field] = metafield_value(rule, facts[rule.fact], forms)
            except Misfit as misfit:
                misfits[rule.fact] = misfit
    return values, misfits


def taken_metafields(
    values: Mapping[str, Any],
    current: Mapping[str, Any],
    filled: Mapping[str, Any],
    *,
    overwrite: bool = False,
    decided: Set[str] = frozenset(),
) -> dict[str, Any]:
    """Return the values that may replace the current ones.

    None is what the shop does not have: it empties only what the shop had filled. Zero
    and “false” are values like others, and a flag that is not set is empty.

    :param filled: the values that the last import brought; None if there was none
    :param decided: names whose values replace the current ones whatever these are
    """
    return {
        name: False if value is None else value
        for name, value in values.items()
        if value != current[name]
        and (
            name in decided
            or (
                current[name] and current[name] == filled.get(name)
                if value is None
                else overwrite or name in filled or not current[name]
            )
        )
    }
