"""Metafields whose value has no place in their field."""

from .metafield_rule import MetafieldRule


class Misfit(Exception):
    """A metafield whose value has no place in the field."""

    def __init__(self, rule: MetafieldRule, reason: str, value: str) -> None:
        super().__init__(f"{rule.name}: {reason}")
        self.rule = rule
        self.reason = reason  # type, choice, currency or value
        self.value = value  # what the shop has: the type, the currency or the value
