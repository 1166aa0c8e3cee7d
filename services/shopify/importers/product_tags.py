"""Tags of products."""

from collections import defaultdict
from collections.abc import Iterable

from odoo.api import Environment
from odoo.fields import Command

from .product_plan import ProductPlan


class ProductTags:
    """All tags that the plans of a page name, made where they are missing."""

    def __init__(self, env: Environment, plans: Iterable[ProductPlan]) -> None:
        self._env = env
        names = sorted({name for plan in plans for name in plan.tags or ()})
        Tag = env["product.tag"]
        self._tags = {tag.name: tag for tag in Tag.search([("name", "in", names)])}
        missing = [name for name in names if name not in self._tags]
        made = Tag.create([{"name": name} for name in missing])
        self._tags.update(zip(missing, made, strict=True))

    def ids(self, names: Iterable[str] | None) -> list[int]:
        """Ids of the tags of these names."""
        return [self._tags[name].id for name in sorted(names or ())]

    def apply(self, plans: Iterable[ProductPlan]) -> None:
        """Give products their tags: one write per tag, however many products."""
        commands = defaultdict(list)
        for plan in plans:
            if plan.tags is None:
                continue
            for tag in plan.record.product_tag_ids:
                if tag.name not in plan.tags:
                    commands[tag].append(Command.unlink(plan.record.id))
            had = set(plan.record.product_tag_ids.mapped("name"))
            for name in sorted(plan.tags - had):
                commands[self._tags[name]].append(Command.link(plan.record.id))
        for tag, changes in commands.items():
            tag.product_template_ids = changes
