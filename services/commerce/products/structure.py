"""How a product's attributes follow its options in the shop, decided beforehand."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from odoo.models import BaseModel

from ..records.facts import Facts
from ..records.product import Option, Pair


@dataclass(frozen=True, slots=True)
class Move:
    """A variant of Odoo that gives up values of its template and takes others."""

    record: BaseModel
    leaves: BaseModel
    joins: tuple[Pair, ...]


@dataclass(slots=True)
class Structure:
    """What one product's attributes become; nothing of it is ever deleted."""

    template: BaseModel
    options: tuple[Option, ...]
    # The shop's options before and now, as the facts name them.
    old: list
    new: list
    # Values and lines of the template for what the shop calls so.
    values: dict[Pair, BaseModel]
    lines: dict[str, BaseModel]
    moves: list[Move] = field(default_factory=list)
    # Variants to archive and to bring back, and those that stay for their stock, or
    # for another shop that has them.
    archived: list[BaseModel] = field(default_factory=list)
    revived: list[BaseModel] = field(default_factory=list)
    in_stock: BaseModel | None = None
    elsewhere: BaseModel | None = None
    # Values of a person's own that every new variant has as well.
    common: BaseModel | None = None
    retired_values: list[BaseModel] = field(default_factory=list)
    retired_lines: list[BaseModel] = field(default_factory=list)

    @property
    def changes_odoo(self) -> bool:
        return bool(
            self.moves
            or self.archived
            or self.revived
            or self.retired_values
            or self.retired_lines
            or self.is_reordered
        )

    @property
    def is_reordered(self) -> bool:
        """Whether the shop lists the options in another order, or other options."""
        return bool(self.old) and names(self.old) != names(self.new)


def names(fact: Iterable) -> list[str]:
    """Names of the options in a fact."""
    return [name for name, _values in fact]


def pairs(fact: Iterable) -> Iterator[Pair]:
    """Every option of a fact with each of its values."""
    return ((name, value) for name, values in fact for value in values)


def chosen_pairs(baseline: Facts | None) -> frozenset[Pair]:
    """What the shop last called the options of a variant."""
    told = (baseline or {}).get("options", [])
    return frozenset((name, value) for name, value in told)


def option_lines(template: BaseModel) -> BaseModel:
    """Lines of a template that tell its variants apart, read for all templates."""
    lines = template.attribute_line_ids
    return lines.filtered(
        lambda line: line.attribute_id.create_variant != "no_variant"
    ).with_prefetch(lines._prefetch_ids)


def values_by_name(template: BaseModel) -> dict[Pair, BaseModel]:
    """Values in use on a template, by the names that they have in Odoo."""
    return {
        (value.attribute_id.name, value.name): value
        for value in option_lines(template).product_template_value_ids
        if value.ptav_active
    }


def known_values(
    template: BaseModel, called: Mapping[BaseModel, frozenset[Pair]]
) -> dict[Pair, BaseModel]:
    """Values of a template by what the shop calls them.

    A value that a person renamed in Odoo is the one that all variants with the shop's
    name share, and no other variant has.

    :param called: what the shop last called the options of each variant
    """
    known, told = values_by_name(template), frozenset().union(*called.values())
    taken = {value for pair, value in known.items() if pair in told}
    for pair in sorted(told - known.keys()):
        shared = _shared(pair, called).filtered(lambda value: value not in taken)
        if len(shared) == 1:
            known[pair] = shared
            taken.add(shared)
    return known


def _shared(pair: Pair, called: Mapping[BaseModel, frozenset[Pair]]) -> BaseModel:
    """Values in use that all variants with a pair have, and no other variant."""
    having = [record for record, pairs_ in called.items() if pair in pairs_]
    shared = having[0].product_template_attribute_value_ids
    for record, pairs_ in called.items():
        values = record.product_template_attribute_value_ids
        shared = shared & values if pair in pairs_ else shared - values
    return shared.filtered("ptav_active")


def known_lines(
    template: BaseModel, values: Mapping[Pair, BaseModel]
) -> dict[str, BaseModel]:
    """Lines of a template by the options that the shop calls so."""
    lines = {line.attribute_id.name: line for line in option_lines(template)}
    for (name, _value), value in values.items():
        lines[name] = value.attribute_line_id
    return lines


def line_values(line: BaseModel) -> BaseModel:
    """Values of a line that are in use."""
    return line.product_template_value_ids.filtered("ptav_active")
