"""The rows of one dry run: written page by page, and read by the next page."""

from collections.abc import Iterable, Sequence

from odoo.models import BaseModel

from ..run.page_result import PlannedChange


class PlanBook:
    """Keeps what one run would do, of whatever system.

    :param rows: the model of the rows
    """

    def __init__(self, rows: BaseModel, run: BaseModel) -> None:
        self._rows = rows
        self._run = run
        self._of_run = rows._of_runs(run)
        self.env = rows.env

    def keep(self, changes: Sequence[PlannedChange]) -> None:
        """Add the rows of a page."""
        self._rows._add(self._run, changes)

    def met(self, external_ids: Iterable[str]) -> set[str]:
        """Return those records that are in the plan already."""
        rows = self._rows.search_fetch(
            [*self._of_run, ("external_id", "in", list(external_ids))], ["external_id"]
        )
        return set(rows.mapped("external_id"))

    def find(self, *domain: tuple) -> BaseModel:
        """Return rows of the run, the first first."""
        return self._rows.search([*self._of_run, *domain], order="id")
