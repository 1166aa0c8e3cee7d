"""Counting SQL statements, of every connection that this process has."""

from unittest.mock import patch

from odoo.sql_db import Cursor

from ...models.sync_run.advisory_lock import AdvisoryLock


class Statements:
    """Counts while it is entered: Odoo's cursors, and the engine's lock connection."""

    def __init__(self) -> None:
        self.count = 0
        self._patches = [
            patch.object(Cursor, "execute", self._counting(Cursor.execute)),
            patch.object(AdvisoryLock, "_ask", self._counting(AdvisoryLock._ask)),
        ]

    def _counting(self, call):
        def counted(*args, **options):
            self.count += 1
            return call(*args, **options)

        return counted

    def __enter__(self) -> "Statements":
        for each in self._patches:
            each.start()
        return self

    def __exit__(self, *_error) -> None:
        for each in self._patches:
            each.stop()
