"""Which records are linked: read apart from the run's own transaction."""

from collections.abc import Iterable

from odoo.modules.registry import Registry
from odoo.tools import SQL


class LinkedGids:
    """Reads gids of one shop's links, by cursors that are closed at once.

    :param condition: which links may be asked for; none where all
    """

    def __init__(
        self, registry: Registry, shop_id: int, table: str, condition: SQL | None
    ) -> None:
        self._registry = registry
        self._linked = SQL(
            """
            SELECT gid FROM %s
             WHERE shop_id = %s AND state = 'bound' AND gid IS NOT NULL AND %s
            """,
            SQL.identifier(table),
            shop_id,
            condition or SQL("TRUE"),
        )

    def all(self) -> list[str]:
        return self._read(self._linked)

    def among(self, gids: Iterable[str]) -> list[str]:
        """Return those of some gids that are linked."""
        return self._read(SQL("%s AND gid = ANY(%s)", self._linked, list(gids)))

    def _read(self, query: SQL) -> list[str]:
        with self._registry.cursor() as cr:
            cr.execute(query)
            return [gid for (gid,) in cr.fetchall()]
