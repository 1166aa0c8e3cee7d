"""Attributes of Odoo for the options of products."""

from collections.abc import Iterable, Mapping

from odoo.api import Environment
from odoo.fields import Command
from odoo.models import BaseModel

from ..records.product import Combination, Option
from .structure import Structure, option_lines

Wanted = list[tuple[BaseModel, tuple[Option, ...]]]
# Records by the id of what they are part of, and by name.
ByName = dict[tuple[int, str], BaseModel]


class AttributeBook:
    """Attributes and their values by name, made where they are missing.

    Only “dynamic” attributes fit: of the others Odoo makes every combination at once,
    and the mode of an attribute cannot change once a product uses it.
    """

    def __init__(self, env: Environment) -> None:
        self._env = env

    def attributes(self, names: Iterable[str]) -> dict[str, BaseModel]:
        """Return the attributes of these names; of several the oldest."""
        Attribute = self._env["product.attribute"]
        wanted = list(dict.fromkeys(names))
        found = Attribute.search(
            [("name", "in", wanted), ("create_variant", "=", "dynamic")],
            order="id desc",
        )
        known = {attribute.name: attribute for attribute in found}
        missing = [name for name in wanted if name not in known]
        made = Attribute.create(
            [{"name": name, "create_variant": "dynamic"} for name in missing]
        )
        return known | dict(zip(missing, made, strict=True))

    def values(self, wanted: Mapping[BaseModel, Iterable[str]]) -> ByName:
        """Return the values of these names by attribute and name."""
        Value = self._env["product.attribute.value"]
        pairs = {(it.id, name): None for it, names in wanted.items() for name in names}
        found = Value.search(
            [
                ("attribute_id", "in", [attribute.id for attribute in wanted]),
                ("name", "in", list({name for _, name in pairs})),
            ],
            order="id desc",
        )
        known = {(value.attribute_id.id, value.name): value for value in found}
        missing = [pair for pair in pairs if pair not in known]
        made = Value.create(
            [{"attribute_id": attribute, "name": name} for attribute, name in missing]
        )
        return known | dict(zip(missing, made, strict=True))


class TemplateAttributes:
    """Options of templates as attribute lines, without touching any variant.

    The environment's context must keep Odoo from making or removing variants itself.
    """

    def __init__(self, env: Environment) -> None:
        self._env = env
        self._book = AttributeBook(env)
        self._of_template: dict[tuple[int, str, str], int] = {}
        self._line_of: ByName = {}

    def know(self, structures: Iterable[Structure]) -> None:
        """Learn what options are in Odoo already, whatever they are called there."""
        for structure in structures:
            template = structure.template.id
            for (name, value), known in structure.values.items():
                self._of_template[template, name, value] = known.id
            for name, line in structure.lines.items():
                self._line_of[template, name] = line

    def ensure(self, wanted: Wanted) -> None:
        """Give each template the lines and values that its options need."""
        wanted = [(template, self._unknown(template, it)) for template, it in wanted]
        wanted = [(template, options) for template, options in wanted if options]
        if not wanted:
            return
        lines = self._lines(wanted)
        attributes = self._attributes(wanted, lines)
        values = self._values(wanted, attributes)
        self._extend_lines(wanted, lines, attributes, values)
        self._load_template_values(wanted, lines, attributes, values)
        self._line_of |= lines

    def line(self, template: BaseModel, option: str) -> BaseModel | None:
        """Return the line of an option that `ensure` or `know` met."""
        return self._line_of.get((template.id, option))

    def of(self, template: BaseModel, chosen: Combination) -> list[int]:
        """Ids of the template's values that make a combination."""
        return [self._of_template[template.id, name, value] for name, value in chosen]

    def _unknown(
        self, template: BaseModel, options: tuple[Option, ...]
    ) -> tuple[Option, ...]:
        """Options with those of their values that are not known to be there."""
        known = self._of_template
        missing = [
            Option(
                option.name,
                tuple(
                    value
                    for value in option.values
                    if (template.id, option.name, value) not in known
                ),
                option.position,
            )
            for option in options
        ]
        return tuple(option for option in missing if option.values)

    def _lines(self, wanted: Wanted) -> ByName:
        templates = self._env["product.template"].union(*(it for it, _ in wanted))
        found = {
            (line.product_tmpl_id.id, line.attribute_id.name): line
            for line in option_lines(templates)
        }
        return found | self._line_of

    def _attributes(self, wanted: Wanted, lines: ByName) -> ByName:
        """Return the attribute of each option; a line that is there decides."""
        pairs = [(it.id, option.name) for it, options in wanted for option in options]
        book = self._book.attributes(
            name for pair in pairs if pair not in lines for name in pair[1:]
        )
        return {
            pair: lines[pair].attribute_id if pair in lines else book[pair[1]]
            for pair in pairs
        }

    def _values(self, wanted: Wanted, attributes: ByName) -> ByName:
        names: dict[BaseModel, dict[str, None]] = {}
        for template, options in wanted:
            for option in options:
                attribute = attributes[template.id, option.name]
                names.setdefault(attribute, {}).update(dict.fromkeys(option.values))
        return self._book.values(names)

    def _extend_lines(
        self, wanted: Wanted, lines: ByName, attributes: ByName, values: ByName
    ) -> None:
        missing = {}
        for template, options in wanted:
            for option in options:
                key = (template.id, option.name)
                attribute = attributes[key]
                ids = [values[attribute.id, name].id for name in option.values]
                if key not in lines:
                    missing[key] = {
                        "product_tmpl_id": template.id,
                        "attribute_id": attribute.id,
                        "sequence": option.position,
                        "value_ids": [Command.set(ids)],
                    }
                elif new := set(ids) - set(lines[key].value_ids.ids):
                    lines[key].value_ids = [Command.link(it) for it in sorted(new)]
        made = self._env["product.template.attribute.line"].create(
            list(missing.values())
        )
        # Odoo brings archived lines back, and lists these first.
        by_attribute = {(it.product_tmpl_id.id, it.attribute_id.id): it for it in made}
        for key, line in missing.items():
            lines[key] = by_attribute[key[0], line["attribute_id"]]

    def _load_template_values(
        self, wanted: Wanted, lines: ByName, attributes: ByName, values: ByName
    ) -> None:
        """Find or make the values that the variants of these templates combine."""
        keys = {}
        for template, options in wanted:
            for option in options:
                line = lines[template.id, option.name]
                for name in option.values:
                    value = values[attributes[template.id, option.name].id, name]
                    keys[template.id, option.name, name] = (line.id, value.id)
        known = self._template_values(set(keys.values()))
        missing = [pair for pair in keys.values() if pair not in known]
        made = self._env["product.template.attribute.value"].create(
            [
                {"attribute_line_id": line, "product_attribute_value_id": value}
                for line, value in missing
            ]
        )
        known.update(zip(missing, made.ids, strict=True))
        self._of_template.update({key: known[pair] for key, pair in keys.items()})

    def _template_values(
        self, wanted: set[tuple[int, int]]
    ) -> dict[tuple[int, int], int]:
        """Values of lines that are there, after bringing back archived ones."""
        found = self._env["product.template.attribute.value"].search(
            [("attribute_line_id", "in", list({line for line, _ in wanted}))]
        )
        known = {
            (it.attribute_line_id.id, it.product_attribute_value_id.id): it
            for it in found
        }
        archived = [
            it for key, it in known.items() if key in wanted and not it.ptav_active
        ]
        found.browse().union(*archived).ptav_active = True
        return {key: it.id for key, it in known.items()}
