"""Sets images of many records: the files of each size by one statement.

Odoo's own way looks up, makes and checks each of an image's five files by itself. Which
contents they have, and what else a written image brings about, is Odoo's here, too.
"""

from collections.abc import Mapping, Sequence

from odoo.api import Environment
from odoo.fields import Field, Image
from odoo.models import BaseModel
from odoo.tools import groupby

Value = tuple[BaseModel, str, bytes | bool]  # record, field, image
File = tuple[str, int]  # field, id of its record


def set_images(images: Sequence[Value]) -> None:
    """Set image fields of records; their sizes are there then, too."""
    for (model, name), some in groupby(images, lambda it: (it[0]._name, it[1])):
        values = {record: value for record, _name, value in some}
        made = _create_files(name, values)
        for record, value in values.items():
            # What Odoo made of an image is at hand: it is not to be made again.
            record[name] = record[name] if record in made else value
        make_sizes(made.env, model, name)


def _create_files(name: str, values: Mapping[BaseModel, bytes | bool]) -> BaseModel:
    """Make the files of an image field for those records that have none.

    Return them. The records are still to be told, by a write of the same value.
    """
    first, *others = values
    records = first.union(*others)
    there = _files(records, [name])
    made = records.filtered(lambda it: values[it] and (name, it.id) not in there)
    records._fields[name].create([(it, values[it]) for it in made])
    return made


def make_sizes(env: Environment, model: str, name: str) -> None:
    """Make the smaller sizes of images that were just set, each of all at once."""
    due = {size: env.records_to_compute(size) for size in _sizes(env[model], name)}
    there = _files(env[model].union(*due.values()), [size.name for size in due])
    for size, records in due.items():
        new = records.filtered(
            lambda it, size=size: it[name] and (size.name, it.id) not in there
        )
        env.remove_to_compute(size, new)
        size.create([(it, size._process_related(it[name], env)) for it in new])


def _sizes(records: BaseModel, name: str) -> list[Field]:
    return [
        it
        for it in records._fields.values()
        if isinstance(it, Image) and it.store and it.related == name
    ]


def _files(records: BaseModel, names: Sequence[str]) -> set[File]:
    """Return which of some image fields have a file, by one look-up."""
    # Files of fields belong to their records, whose rights are asked for there.
    found = (
        records.env["ir.attachment"]
        .sudo()
        .search_fetch(
            [
                ("res_model", "=", records._name),
                ("res_field", "in", list(names)),
                ("res_id", "in", records.ids),
            ],
            ["res_field", "res_id"],
        )
    )
    return {(it.res_field, it.res_id) for it in found}
