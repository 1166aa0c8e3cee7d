"""What the shop calls the attributes of a linked product, and Odoo calls them now."""

from collections.abc import Mapping
from functools import cached_property

from odoo.models import BaseModel

from ....records.product import Combination, Pair, Product, Variant
from ...structure import chosen_pairs, known_lines, known_values, option_lines


class Calling:
    """Odoo's lines and values of one product, by the shop's names for them.

    A name leaves Odoo only where both sides had agreed on it: the product came from the
    shop, or the value was written after the two were linked.

    :param there: what the shop has; its options are those of the last import
    """

    def __init__(self, link: BaseModel, there: Product) -> None:
        self._link = link
        self.there = there
        self.template = link.product_tmpl_id
        self.linked = _linked(link, there)
        called = {
            record: frozenset(variant.options)
            for record, variant in self.linked.items()
            if record.active
        }
        self.values = known_values(self.template, called) if called else {}
        known = known_lines(self.template, self.values)
        self.lines = {
            it.name: known[it.name] for it in there.listed if it.name in known
        }

    @property
    def is_origin(self) -> bool:
        """Whether the product came from the shop, so that its lines are the options."""
        return self._link.is_origin

    @property
    def is_complete(self) -> bool:
        """Whether each of the shop's options is a line of Odoo's."""
        return len(self.lines) == len(self.there.listed)

    @cached_property
    def other_lines(self) -> BaseModel:
        """Lines that are no option in the shop."""
        known = self.template.attribute_line_ids.browse().union(*self.lines.values())
        return in_order(option_lines(self.template) - known)

    @cached_property
    def option_names(self) -> dict[str, str]:
        """Odoo's names of the options, by the shop's."""
        if not self.is_origin:
            return {}
        return {name: line.attribute_id.name for name, line in self.lines.items()}

    @cached_property
    def value_names(self) -> dict[Pair, str]:
        """Odoo's names of the values, by the shop's."""
        return {pair: it.name for pair, it in self.values.items() if self._may_name(it)}

    @cached_property
    def shop_names(self) -> dict[BaseModel, str]:
        """What Odoo's values are called in the shop once all names are sent."""
        return {
            it: self.value_names.get(pair, pair[1]) for pair, it in self.values.items()
        }

    def _may_name(self, value: BaseModel) -> bool:
        written = value.product_attribute_value_id.write_date
        return self.is_origin or written > self._link.create_date

    def renamed(self, chosen: Combination) -> Combination:
        """Return a combination of the shop's by Odoo's names."""
        return tuple(
            (self.option_names.get(name, name), self.value_names.get((name, it), it))
            for name, it in chosen
        )


def in_order(lines: BaseModel) -> BaseModel:
    """Sort lines as Odoo shows them."""
    return lines.sorted(lambda line: (line.sequence, line.id))


def value_in(record: BaseModel, line: BaseModel) -> BaseModel:
    """Return the value of a line that a variant has."""
    return record.product_template_attribute_value_ids.filtered(
        lambda value: value.attribute_line_id == line
    )[:1]


def _linked(link: BaseModel, there: Product) -> Mapping[BaseModel, Variant]:
    """Variants of Odoo whose options are in the shop what they were at the import."""
    by_id = {it.external_id: it for it in there.variants}
    return {
        it.product_id: variant
        for it in link.variant_ids
        if it.product_id
        and it.state == "bound"
        and (variant := by_id.get(it.external_id))
        and chosen_pairs(it.baseline) == frozenset(variant.options)
    }
