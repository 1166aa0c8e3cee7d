"""Carries out what was decided on the attributes of the products of a page."""

from collections import defaultdict
from collections.abc import Sequence

from odoo.api import Environment
from odoo.fields import Command
from odoo.models import BaseModel
from odoo.tools import SQL

from .attributes import TemplateAttributes
from .structure import Move, Structure


class StructureStore:
    """Moves variants to other options, and takes away what no variant has."""

    def __init__(self, env: Environment, attributes: TemplateAttributes) -> None:
        self._env = env
        self._attributes = attributes

    def make_way(self, structures: Sequence[Structure]) -> None:
        """Archive the variants that are gone, before others have their options."""
        archived = [record for it in structures for record in it.archived]
        self._products(archived).active = False

    def carry_out(self, structures: Sequence[Structure]) -> None:
        """Move variants, then take away values and lines, and order the others."""
        moves = [move for it in structures for move in it.moves]
        self._move(moves)
        self._products([it for each in structures for it in each.revived]).active = True
        for structure in structures:
            self._retire_values(structure)
        self._retire_lines(structures)
        for structure in structures:
            if structure.is_reordered:
                self._reorder(structure)

    def _products(self, records: Sequence[BaseModel]) -> BaseModel:
        return self._env["product.product"].union(*records)

    def _move(self, moves: list[Move]) -> None:
        if not moves:
            return
        self._leave_combinations(self._products([move.record for move in moves]))
        groups = defaultdict(list)
        for move in moves:
            wanted = self._attributes.of(move.record.product_tmpl_id, move.joins)
            joins = tuple(it for it in wanted if it not in move.leaves.ids)
            leaves = tuple(it for it in move.leaves.ids if it not in wanted)
            groups[leaves, joins].append(move.record)
        for (leaves, joins), records in groups.items():
            commands = [Command.unlink(it) for it in leaves]
            commands += [Command.link(it) for it in joins]
            self._products(records).product_template_attribute_value_ids = commands
        self._env["product.product"].flush_model(["combination_indices"])

    def _leave_combinations(self, records: BaseModel) -> None:
        """Let variants swap their options within one transaction.

        Odoo's unique index on a template's combinations looks at each row as it is
        written, so what variants were is blotted out first. It is an index of Odoo's
        own computed field, which Odoo writes anew as soon as the values are set.
        """
        field = records._fields["combination_indices"]
        records.flush_model(["combination_indices", "active"])
        self._env.cr.execute(
            SQL(
                "UPDATE product_product SET combination_indices = 'moves ' || id"
                " WHERE id IN %s",
                tuple(records.ids),
            )
        )
        records.invalidate_recordset([field.name], flush=False)
        self._env.add_to_compute(field, records)

    def _retire_values(self, structure: Structure) -> None:
        """Archive values, which keeps what old orders and archived variants say."""
        values = self._env["product.template.attribute.value"].union(
            *structure.retired_values
        )
        values.ptav_active = False
        lines = self._lines(structure.retired_lines)
        for line, gone in values.grouped("attribute_line_id").items():
            if line not in lines:
                line.value_ids = [
                    Command.unlink(it) for it in gone.product_attribute_value_id.ids
                ]

    def _retire_lines(self, structures: Sequence[Structure]) -> None:
        lines = self._lines([it for each in structures for it in each.retired_lines])
        if lines:
            lines.product_template_value_ids.ptav_active = False
            lines.active = False

    def _lines(self, lines: Sequence[BaseModel]) -> BaseModel:
        return self._env["product.template.attribute.line"].union(*lines)

    def _reorder(self, structure: Structure) -> None:
        """Order a template's lines; what a person added keeps its place."""
        for position, option in enumerate(structure.options, start=1):
            line = self._attributes.line(structure.template, option.name)
            if line and line.sequence != position:
                line.sequence = position
