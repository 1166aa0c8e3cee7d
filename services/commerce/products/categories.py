"""Categories of Odoo for the products that an import makes."""

from collections.abc import Iterable

from odoo.api import Environment
from odoo.models import BaseModel

Path = tuple[str, ...]


class Categories:
    """Categories by their path from the top, made where they are missing."""

    def __init__(self, env: Environment, paths: Iterable[Path]) -> None:
        self._env = env
        wanted = {path[:depth] for path in paths for depth in range(1, len(path) + 1)}
        self._ids: dict[Path, int] = {(): False}
        self._children = self._look_up({path[-1] for path in wanted})
        for depth in range(1, 1 + max(map(len, wanted), default=0)):
            self._settle(sorted(path for path in wanted if len(path) == depth))

    def values(self, path: Path) -> dict[str, int]:
        """Values of a template in the category at the end of a path; none for none."""
        return {"categ_id": self._ids[path]} if path else {}

    def _look_up(self, names: set[str]) -> dict[tuple[int, str], BaseModel]:
        if not names:
            return {}
        found = self._env["product.category"].search_fetch(
            [("name", "in", list(names))], ["name", "parent_id"], order="id desc"
        )
        return {(it.parent_id.id, it.name): it for it in found}

    def _settle(self, paths: list[Path]) -> None:
        """Find or make the categories of one depth, whose parents are known."""
        keys = {path: (self._ids[path[:-1]], path[-1]) for path in paths}
        missing = [key for key in keys.values() if key not in self._children]
        made = self._env["product.category"].create(
            [{"parent_id": parent, "name": name} for parent, name in missing]
        )
        self._children.update(zip(missing, made, strict=True))
        self._ids.update({path: self._children[key].id for path, key in keys.items()})
