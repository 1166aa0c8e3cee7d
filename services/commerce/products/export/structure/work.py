"""The structure of one product: options renamed, added, ordered; variants added."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace

from odoo.models import BaseModel

from ....records.product import (
    Combination,
    ListedOption,
    ListedValue,
    Option,
    Product,
    Variant,
)
from .calling import Calling, in_order, value_in

MOST_OPTIONS = 3

# Builds a variant that the shop does not have, with the options that it is to have.
Builder = Callable[[BaseModel, Combination], Variant]


class StructureWork:
    """Carries Odoo's attributes and new variants over into a product of the shop.

    Nothing is taken away: a value or variant that the shop alone has stays.

    :param new: variants of Odoo that the shop is to have
    """

    def __init__(self, calling: Calling, product: Product, new: BaseModel) -> None:
        self._calling = calling
        self._product = product
        self._known = calling.there.listed
        # Where an option is none of Odoo's lines, what is new has no place in it.
        self.unclear = new if not calling.is_complete else new.browse()
        self._new = new - self.unclear
        self.added = self._added_lines()
        # Those of the new that are to be made, with their options.
        self.made: dict[BaseModel, Combination] = {}

    @property
    def has_too_many(self) -> bool:
        return bool(self.added) and len(self._known) + len(self.added) > MOST_OPTIONS

    def product(self, build: Builder) -> Product:
        """Return the product as the shop is to have it."""
        firsts = {line: self._first(line) for line in self.added}
        known = {it.external_id: record for record, it in self._calling.linked.items()}
        variants = [
            replace(it, options=self._moved(it, known.get(it.external_id), firsts))
            for it in self._product.variants
        ]
        variants += self._made(variants, build)
        return with_options(replace(self._product, variants=tuple(variants)), self)

    def listed(self) -> list[ListedOption]:
        """Options by Odoo's names and in its order; what the shop lists first stays."""
        calling = self._calling
        options = [
            ListedOption(
                it.external_id,
                calling.option_names.get(it.name, it.name),
                tuple(
                    value._replace(
                        name=calling.value_names.get((it.name, value.name), value.name)
                    )
                    for value in it.values
                ),
            )
            for it in self._ordered()
        ]
        return options + [
            ListedOption("", line.attribute_id.name, self._values(line))
            for line in self.added
        ]

    def _ordered(self) -> list[ListedOption]:
        """Return the options in the order of their lines, where Odoo leads."""
        calling = self._calling
        if not (calling.is_origin and calling.is_complete):
            return list(self._known)
        lines = calling.template.attribute_line_ids.browse()
        lines = in_order(lines.union(*calling.lines.values()))
        places = {line: place for place, line in enumerate(lines)}
        return sorted(self._known, key=lambda it: places[calling.lines[it.name]])

    def _added_lines(self) -> BaseModel:
        """Lines that tell variants apart, and that each of them has a value of."""
        calling = self._calling
        lines = calling.other_lines
        if not (calling.is_complete and calling.linked):
            return lines.browse()
        records = [it for it in calling.linked if it.active] + list(self._new)
        values = {line: [value_in(it, line) for it in records] for line in lines}
        return lines.filtered(
            lambda line: all(values[line]) and len(set(values[line])) > 1
        )

    def _first(self, line: BaseModel) -> BaseModel:
        """Return the value that most variants have, and all get by themselves."""
        records = [it for it in self._calling.linked if it.active]
        return Counter(value_in(it, line) for it in records).most_common(1)[0][0]

    def _values(self, line: BaseModel) -> tuple[ListedValue, ...]:
        """Return the values of a new option; that of most variants is the first."""
        records = [it for it in self._calling.linked if it.active] + list(self._new)
        names = [self._first(line).name]
        names += [value_in(it, line).name for it in records]
        return tuple(ListedValue("", name) for name in dict.fromkeys(names))

    def _moved(
        self,
        variant: Variant,
        record: BaseModel | None,
        firsts: dict[BaseModel, BaseModel],
    ) -> Combination:
        """Return the options that a variant has then."""
        added = [
            (
                line.attribute_id.name,
                ((record and value_in(record, line)) or first).name,
            )
            for line, first in firsts.items()
        ]
        return (*self._calling.renamed(variant.options), *added)

    def _made(self, there: Iterable[Variant], build: Builder) -> list[Variant]:
        """Build what is new; what the shop has meanwhile is for the next import."""
        taken = {frozenset(it.options) for it in there}
        skus = {it.sku for it in there}
        made = []
        for record in self._new:
            options = self._combination(record)
            if options is None:
                self.unclear |= record
                continue
            variant = build(record, options)
            if frozenset(options) not in taken and variant.sku not in skus - {""}:
                made.append(variant)
                self.made[record] = options
                taken.add(frozenset(options))
        return made

    def _combination(self, record: BaseModel) -> Combination | None:
        calling, pairs = self._calling, []
        for name, line in calling.lines.items():
            value = value_in(record, line)
            if not value:
                return None
            called = calling.shop_names.get(value, value.name)
            pairs.append((calling.option_names.get(name, name), called))
        pairs += [
            (line.attribute_id.name, value_in(record, line).name) for line in self.added
        ]
        return tuple(pairs) or None


def with_options(product: Product, work: StructureWork) -> Product:
    """Return a product with its options as its variants have them."""
    listed = work.listed()
    used: dict[str, dict[str, None]] = {}
    for variant in product.variants:
        for name, value in variant.options:
            used.setdefault(name, {})[value] = None
    listed = [_extended(it, used.get(it.name, {})) for it in listed]
    places = {it.name: place for place, it in enumerate(listed)}
    variants = [
        replace(it, options=tuple(sorted(it.options, key=lambda p: places[p[0]])))
        for it in product.variants
    ]
    options = [
        Option(it.name, tuple(v.name for v in it.values if v.name in used[it.name]))
        for it in listed
        if it.name in used
    ]
    return replace(
        product,
        listed=tuple(listed),
        options=tuple(
            it._replace(position=place) for place, it in enumerate(options, start=1)
        ),
        variants=tuple(variants),
    )


def _extended(option: ListedOption, used: Iterable[str]) -> ListedOption:
    """Add the values that variants bring along."""
    known = {it.name for it in option.values}
    new = [ListedValue("", name) for name in used if name not in known]
    return option._replace(values=(*option.values, *new))
