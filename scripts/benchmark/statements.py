"""Counting SQL statements, of every connection that this process has."""

from collections import Counter
from unittest.mock import patch

from odoo.sql_db import Cursor

from ...models.engine.host.advisory_lock import AdvisoryLock
from ...models.engine.slices.fence import Fence


class Statements:
    """Counts while it is entered: Odoo's cursors, and the engine's lock connection.

    Leases are renewed every few seconds, the more of them the busier the machine is:
    what they ask is no part of what records cost.
    """

    def __init__(self) -> None:
        self.count = 0
        self.forms: Counter[str] = Counter()
        self._patches = [
            patch.object(Cursor, "execute", self._counting(Cursor.execute)),
            patch.object(AdvisoryLock, "_ask", self._counting(AdvisoryLock._ask)),
            patch.object(Fence, "renew", self._aside(Fence.renew)),
        ]

    def _counting(self, call):
        def counted(*args, **options):
            self.count += 1
            self.forms[_form(args[1] if len(args) > 1 else "")] += 1
            return call(*args, **options)

        return counted

    def _aside(self, renew):
        def renewed(fence):
            before = self.count
            renew(fence)
            self.count = before

        return renewed

    def __enter__(self) -> "Statements":
        for each in self._patches:
            each.start()
        return self

    def most(self, many: int) -> str:
        """The most frequent statements, for a profile."""
        return "\n".join(f"{n:7} {form}" for form, n in self.forms.most_common(many))

    def __exit__(self, *_error) -> None:
        for each in self._patches:
            each.stop()


def _form(statement: object) -> str:
    """The beginning of a statement, which is the same for other values."""
    return " ".join(getattr(statement, "code", str(statement)).split())[:150]
