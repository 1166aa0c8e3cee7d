"""Sets images of many records: the files of each size by one statement.

Odoo's own way looks up, makes and checks each of an image's five files by itself. Which
contents they have, and what else a written image brings about, is Odoo's here, too.
"""

from collections.abc import Mapping, Sequence

from odoo.api import Environment
from odoo.fields import Binary, Image
from odoo.models import BaseModel
from odoo.tools import groupby

Value = tuple[BaseModel, str, bytes | bool]  # record, field, image
LIMIT = "base.image_autoresize_max_px"
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
    field = records._fields[name]
    field.create([(it, values[it]) for it in _unchecked(made, field)])
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
        _keep_size(size, [(it, size._process_related(it[name], env)) for it in new])


def _keep_size(size: Image, images: Sequence[tuple[BaseModel, bytes | bool]]) -> None:
    """Make the files of one size, which are not to be made small once more."""
    for record, image in images:
        size._update_cache(record, size.convert_to_cache(image, record))
    Binary.create(size, [(_unchecked(record, size), image) for record, image in images])


def _unchecked(records: BaseModel, field: Image) -> BaseModel:
    """Spare Odoo to look into files whether they are small: their field says so.

    It makes attachments smaller that are larger than a parameter of its own, which may
    have been changed.
    """
    known = records.env["ir.config_parameter"].sudo().get_param(LIMIT, "1920x1920")
    is_small = 0 < field.max_width <= 1920 and 0 < field.max_height <= 1920
    is_checked = not is_small or known != "1920x1920"
    return records.with_context(image_no_postprocess=not is_checked)


def _sizes(records: BaseModel, name: str) -> list[Image]:
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
