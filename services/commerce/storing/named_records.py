"""Tags, campaigns and the like, which are known by their name alone."""

from collections.abc import Iterable

from odoo.api import Environment
from odoo.fields import Domain
from odoo.models import BaseModel


class NamedRecords:
    """Records of a model by their names, made where they are missing.

    Whether a name is written in capitals makes no difference.
    """

    def __init__(self, env: Environment, model: str, names: Iterable[str]) -> None:
        wanted = {name.casefold(): name for name in names if name}
        Model = env[model].with_context(active_test=False)
        self._records: dict[str, BaseModel] = {}
        if not wanted:
            return
        alike = Domain.OR(
            Domain("name", "=ilike", _plain(name)) for name in wanted.values()
        )
        for record in Model.search(alike, order="id desc"):
            self._records[record.name.casefold()] = record
        missing = [name for key, name in wanted.items() if key not in self._records]
        made = env[model].create([{"name": name} for name in missing])
        for name, record in zip(missing, made, strict=True):
            self._records[name.casefold()] = record

    def id_of(self, name: str) -> int | bool:
        """Return the record of a name, or False for none."""
        record = self._records.get(name.casefold()) if name else None
        return record.id if record else False

    def ids(self, names: Iterable[str]) -> list[int]:
        """Return the records of these names."""
        return [found for name in names if (found := self.id_of(name))]


def _plain(name: str) -> str:
    """Return a name as a pattern that fits it alone."""
    for sign in ("\\", "%", "_"):
        name = name.replace(sign, f"\\{sign}")
    return name
