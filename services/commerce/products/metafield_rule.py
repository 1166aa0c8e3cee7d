"""One line of a shop's metafield mapping."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MetafieldRule:
    """One metafield and the field of Odoo that it fills."""

    owner: str  # product or variant
    name: str  # namespace.key
    type: str
    field: str
    kind: str  # of the field, as ir.model.fields calls it
    currency: str = ""  # that amounts in the field are in
    choices: tuple[tuple[str, str], ...] = ()  # values of a selection and their labels

    @property
    def fact(self) -> str:
        """Name of the fact; another field or metafield makes it a new one."""
        return f"metafield {self.name} {self.field}"
