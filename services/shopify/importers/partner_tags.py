"""Tags of contacts."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from odoo.api import Environment
from odoo.fields import Command
from odoo.models import BaseModel

from .customer_plan import CustomerPlan


class PartnerTags:
    """All tags that the plans of a page name, made where they are missing."""

    def __init__(self, env: Environment, plans: Sequence[CustomerPlan]) -> None:
        self._env = env
        names = sorted({name for plan in plans for name in plan.tags or ()})
        Tag = env["res.partner.category"]
        found = Tag.search([("name", "in", names)]) if names else Tag
        self._tags = {tag.name: tag for tag in reversed(found)}
        missing = [name for name in names if name not in self._tags]
        made = Tag.create([{"name": name} for name in missing])
        self._tags.update(zip(missing, made, strict=True))

    def ids(self, names: Iterable[str] | None) -> list[int]:
        """Ids of the tags of these names."""
        return [self._tags[name].id for name in sorted(names or ())]

    def apply(self, plans: Iterable[CustomerPlan]) -> None:
        """Give contacts their tags: one write per tag, however many contacts.

        Written on the contacts: a tag may be on hundreds of thousands of others.
        """
        changes: dict[tuple[BaseModel, bool], BaseModel] = defaultdict(
            self._env["res.partner"].browse
        )
        for plan in plans:
            if plan.tags is None:
                continue
            had = {tag.name: tag for tag in plan.record.category_id}
            for name in sorted(plan.tags - had.keys()):
                changes[self._tags[name], True] |= plan.record
            for name in sorted(had.keys() - plan.tags):
                changes[had[name], False] |= plan.record
        for (tag, is_new), partners in changes.items():
            command = Command.link(tag.id) if is_new else Command.unlink(tag.id)
            partners.write({"category_id": [command]})
