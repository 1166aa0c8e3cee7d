"""The planning of one product's structure: who moves, who leaves, what is retired."""

from collections.abc import Iterable
from typing import Any

from odoo.models import BaseModel

from ...records.product import Pair, Variant
from ..plan import ProductPlan, VariantPlan
from ..structure import (
    Move,
    Structure,
    chosen_pairs,
    line_values,
    names,
    option_lines,
    pairs,
)
from .known import Known
from .sku_moves import settled

# What a variant is made of: ids of its template's values, pairs for those to be made.
# Begins with a word, since no options at all make a combination, too.
Key = tuple[str, frozenset[Any]]


class StructureWork:
    """The planning of one product's structure."""

    def __init__(
        self, plan: ProductPlan, structure: Structure, gone: list[BaseModel]
    ) -> None:
        self._plan = plan
        self._structure = structure
        self._gone = gone
        self._present = plan.record.product_variant_ids.filtered("active")
        self._told = self._told_before()
        self._lines = self._commerce_lines()
        self._linked = [
            it for it in plan.variants if it.record.product_tmpl_id == plan.record
        ]
        self._wanted = {it.record: self._key_of(it) for it in self._linked}
        structure.common = self._common()

    def _told_before(self) -> set[Pair]:
        """All that the shop called options, of variants that are gone, too."""
        baselines = [link.baseline for link in self._plan.link.variant_ids]
        return {*pairs(self._structure.old)}.union(*map(chosen_pairs, baselines))

    def _commerce_lines(self) -> BaseModel:
        """Lines whose values follow the shop: of its options before and now."""
        structure = self._structure
        told = {name for name, _ in self._told} | {*names(structure.new)}
        lines = [structure.lines[name] for name in told if name in structure.lines]
        return self._plan.record.attribute_line_ids.browse().union(*lines)

    def _common(self) -> BaseModel:
        """Values that a person gave to all variants, so that new ones get them, too."""
        others = option_lines(self._plan.record) - self._lines
        values = [line_values(line) for line in others]
        return others.product_template_value_ids.browse().union(
            *(it for it in values if len(it) == 1)
        )

    def _kept(self, record: BaseModel) -> BaseModel:
        """Values of a variant that the shop knows nothing of."""
        return record.product_template_attribute_value_ids.filtered(
            lambda value: value.attribute_line_id not in self._lines
        )

    def _key_of(self, variant: VariantPlan) -> Key:
        if variant.baseline and not differs(variant):
            return _key(variant.record)
        return self._wanted_key(variant.source, self._kept(variant.record))

    def _wanted_key(self, source: Variant, kept: Iterable[BaseModel]) -> Key:
        values = self._structure.values
        ids = [values[it].id if it in values else it for it in source.options]
        return "made of", frozenset([*(value.id for value in kept), *ids])

    def stay_or_leave(self, known: Known) -> None:
        """Archive variants that the shop no longer has, unless they are in stock.

        Where they have other options than the product has now, or those of another
        variant, they make way even so. What another shop has always stays.
        """
        structure, wanted = self._structure, set(self._wanted.values())
        in_stock, elsewhere = [], []
        for link in self._gone:
            record = link.product_id
            if known.is_sold_elsewhere(record):
                elsewhere.append(record)
                continue
            in_the_way = not self._fits(link) or _key(record) in wanted
            stocked = known.has_stock(record)
            leaves = in_the_way or (link.state == "bound" and not stocked)
            if leaves:
                structure.archived.append(record)
            if stocked:
                (self._plan.archived_in_stock if leaves else in_stock).append(record)
        structure.in_stock = self._present.browse().union(*in_stock)
        structure.elsewhere = self._present.browse().union(*elsewhere)

    def _fits(self, link: BaseModel) -> bool:
        told = {name for name, _ in chosen_pairs(link.baseline)}
        return told == set(names(self._structure.new))

    def settle(self, new: list[Variant]) -> list[Variant]:
        """Decide who gets its options; who would be a second one stays as it was."""
        common = self._structure.common
        keys = {source.external_id: self._wanted_key(source, common) for source in new}
        now = {it.id: _key(it) if it.active else None for it in self._wanted}
        after = settled(
            {**now, **dict.fromkeys(keys)},
            {**self._may_be_active(), **keys},
            self._keys_of_others(),
        )
        for variant in self._linked:
            self._move(variant, after.get(variant.record.id))
        taken = [source for source in new if after[source.external_id] is None]
        self._plan.combinations_taken += [source.title for source in taken]
        return [source for source in new if after[source.external_id] is not None]

    def _keys_of_others(self) -> set[Key]:
        """Combinations that variants have and keep which the shop says nothing of."""
        return {
            _key(record)
            for record in self._present
            if record not in self._wanted and record not in self._structure.archived
        }

    def _may_be_active(self) -> dict[int, Key]:
        """What variants want that are active, or are to be so again."""
        back = {it.record for it in self._linked if was_archived(it)}
        return {
            record.id: key
            for record, key in self._wanted.items()
            if record.active or record in back
        }

    def _move(self, variant: VariantPlan, after: Key | None) -> None:
        record, wanted = variant.record, self._wanted[variant.record]
        if after is None and not record.active and not was_archived(variant):
            after = wanted  # archived by a person: it follows and stays archived
        if after != wanted:
            self._plan.combinations_taken.append(variant.source.title)
            variant.facts["options"] = variant.baseline.get("options", [])
            return
        if was_archived(variant):
            self._structure.revived.append(record)
        if wanted != _key(record):
            leaves = record.product_template_attribute_value_ids - self._kept(record)
            joins = variant.source.options
            self._structure.moves.append(Move(record, leaves, joins))

    def retire(self) -> None:
        """Take values and lines from the template that no variant has any more."""
        structure = self._structure
        options = set(names(structure.new))
        still = {structure.values.get(pair) for pair in pairs(structure.new)}
        used = self._used()
        for name in sorted({name for name, _ in self._told}):
            line = structure.lines.get(name)
            if not line or self._is_told(line, options):
                continue
            if not line_values(line) & used:
                structure.retired_lines.append(line)
        for pair in sorted(self._told):
            value = structure.values.get(pair)
            if value and value not in still and value not in used:
                structure.retired_values.append(value)

    def _is_told(self, line: BaseModel, options: set[str]) -> bool:
        return any(self._structure.lines.get(name) == line for name in options)

    def _used(self) -> BaseModel:
        """Values that active variants have after the import."""
        structure = self._structure
        moving = {move.record for move in structure.moves}
        used = self._plan.record.attribute_line_ids.product_template_value_ids.browse()
        for record in self._present:
            if record in moving:
                used |= self._kept(record)
            elif record not in structure.archived:
                used |= record.product_template_attribute_value_ids
        return used


def differs(variant: VariantPlan) -> bool:
    options = variant.baseline.get("options")
    return (variant.facts["options"] or None) != (options or None)


def was_archived(variant: VariantPlan) -> bool:
    """Tell whether a variant is back that the import archived when it was gone."""
    return variant.link.state == "gone" and not variant.record.active


def _key(record: BaseModel) -> Key:
    return "made of", frozenset(record.product_template_attribute_value_ids.ids)
