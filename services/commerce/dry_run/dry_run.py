"""A dry run does what an import does, tells of it, and leaves nothing of it there."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from odoo.api import Environment
from odoo.models import BaseModel

from ..run.page_result import PageResult, PlannedChange
from .plan_book import PlanBook
from .snapshot import Words

Result = TypeVar("Result")


class _Done(Exception):
    """Ends a savepoint, with what was done."""


def rolled_back(env: Environment, work: Callable[[], Result]) -> Result:
    """Do the work, undo all of it, and return what it returned.

    What it returned must hold no records that it made.
    """
    try:
        with env.cr.savepoint():
            raise _Done(work())
    except _Done as done:
        return done.args[0]


class DryRun:
    """Makes an importer one that stores nothing: `class …(DryRun, OrderImporter)`.

    The importer does its work, and tells of it; all is rolled back then, page by page.

    :param book: keeps what is told
    :param lang: of the person who reads it
    """

    def __init__(
        self, env: Environment, shop: BaseModel, book: PlanBook, lang: str, **given: Any
    ) -> None:
        super().__init__(env, shop, **given)
        self._book = book
        self._words = Words(self._env, self._shop, lang)
        self._told: list[PlannedChange] = []

    def tell(self, rows: Iterable[PlannedChange]) -> None:
        """Add rows about records of the page at hand."""
        self._told += rows

    def store(self, records: Sequence[Any]) -> PageResult:
        """Plan one page; what is in the plan already stays as it is there."""
        met = self._book.met(it.external_id for it in records)
        page = [it for it in records if it.external_id not in met]
        self._told = []
        result = rolled_back(self._env, lambda: super(DryRun, self).store(page))
        result.unchanged += len(records) - len(page)
        self._book.keep(self._told)
        return result
