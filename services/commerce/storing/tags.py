"""Tags of products and contacts."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Protocol

from odoo.fields import Command
from odoo.models import BaseModel


class Tagged(Protocol):
    """A plan that may say which tags its record has; with None they stay."""

    record: BaseModel
    tags: set[str] | None


class RecordTags:
    """All tags that the plans of a page name, made where they are missing.

    :param model: the records' model
    :param field: its field of tags
    """

    def __init__(self, model: BaseModel, field: str, plans: Sequence[Tagged]) -> None:
        self._model = model
        self._field = field
        names = sorted({name for plan in plans for name in plan.tags or ()})
        Tag = model[field].browse()
        found = Tag.search_fetch([("name", "in", names)], ["name"]) if names else Tag
        self._tags = {tag.name: tag for tag in reversed(found)}
        missing = [name for name in names if name not in self._tags]
        made = Tag.create([{"name": name} for name in missing])
        self._tags.update(zip(missing, made, strict=True))

    def ids(self, names: Iterable[str] | None) -> list[int]:
        """Ids of the tags of these names."""
        return [self._tags[name].id for name in sorted(names or ())]

    def apply(self, plans: Iterable[Tagged]) -> None:
        """Give records their tags: one write per tag, however many records.

        Written on the records: a tag may be on hundreds of thousands of others.
        """
        changes: dict[tuple[BaseModel, bool], list[BaseModel]] = defaultdict(list)
        for plan in plans:
            if plan.tags is None:
                continue
            had = {tag.name: tag for tag in plan.record[self._field]}
            for name in sorted(plan.tags - had.keys()):
                changes[self._tags[name], True].append(plan.record)
            for name in sorted(had.keys() - plan.tags):
                changes[had[name], False].append(plan.record)
        for (tag, is_new), records in changes.items():
            command = Command.link(tag.id) if is_new else Command.unlink(tag.id)
            self._model.concat(*records).write({self._field: [command]})
