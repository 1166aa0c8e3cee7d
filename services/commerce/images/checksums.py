"""Checksums of the files behind image fields, many in one look-up."""

from collections.abc import Iterable

from odoo.api import Environment
from odoo.models import BaseModel
from odoo.tools import groupby

Key = tuple[str, str, int]  # model, field, id
Place = tuple[BaseModel, str]  # record, field


class ImageChecksums:
    """Tells whether an image is still the one that was set."""

    def __init__(self, env: Environment) -> None:
        # Files of fields belong to their records, whose rights are asked for there.
        self._files = env["ir.attachment"].sudo()
        self._known: dict[Key, str] = {}

    def read(self, places: Iterable[Place]) -> None:
        """Read the checksums of these images as they are stored now."""
        keys = {_key(*place) for place in places}
        for (model, field), found in groupby(keys, lambda key: key[:2]):
            for file in self._find(model, field, [id_ for *_rest, id_ in found]):
                self._known[model, field, file.res_id] = file.checksum

    def _find(self, model: str, field: str, ids: list[int]) -> BaseModel:
        return self._files.search_fetch(
            [
                ("res_model", "=", model),
                ("res_field", "=", field),
                ("res_id", "in", ids),
            ],
            ["res_id", "checksum"],
        )

    def of(self, record: BaseModel, field: str) -> str | bool:
        """Return the checksum that was read; False where there is no image."""
        return self._known.get(_key(record, field)) or False

    def forget(self) -> None:
        """Forget all that was read."""
        self._known.clear()


def _key(record: BaseModel, field: str) -> Key:
    return record._name, field, record.id
