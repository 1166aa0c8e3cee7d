"""What a run sets aside, and what came in after all; of a dry run, its plan."""

import logging
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from odoo import fields, models
from odoo.fields import Domain

from ...services.commerce.dry_run.plan_book import PlanBook
from ...services.commerce.run.page_result import PlannedChange, RecordIssue
from ..engine.failure import Verdict
from ..engine.host.sql_error import first_line

_logger = logging.getLogger(__name__)


class CommerceRun(models.AbstractModel):
    _inherit = "commerce.run"

    planned_count = fields.Integer("Planned Changes", compute="_compute_planned_count")

    def _compute_planned_count(self) -> None:
        plans = self.env["commerce.plan"]
        rows = plans._read_group(plans._of_runs(self), ["run_id"], ["__count"])
        counts = dict(rows)
        for run in self:
            run.planned_count = counts.get(run.id, 0)

    def action_show_plan(self) -> dict[str, Any]:
        """Show the planned changes, record by record."""
        return self._show("commerce_sync.plan_action")

    def action_open_issues(self) -> dict[str, Any]:
        """Show the run's issues; those of its shop where later runs met them all."""
        return self._show("commerce_sync.issue_action", is_narrow=bool(self.issue_ids))

    def _show(self, xml_id: str, *, is_narrow: bool = True) -> dict[str, Any]:
        """Return an action that shows what the run left, or all of its shop."""
        self.ensure_one()
        self.check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(xml_id)
        left = self.env[action["res_model"]]._of_runs(self)
        of_shop = [("channel_id", "=", self.channel_id.id)]
        return {**action, "domain": left if is_narrow else of_shop}

    def _plan_book(self) -> PlanBook:
        """Return where a dry run keeps its plan."""
        return PlanBook(self.env["commerce.plan"], self)

    def _reader_lang(self) -> str:
        """Return the language of the person who wanted the run."""
        return self.create_uid.lang or self.channel_id.lang

    def _keep_issues(self, keys: Iterable[str], issues: list[RecordIssue]) -> None:
        """Keep what was set aside of the records `keys`; settle what came in.

        Where Odoo refuses what was received of a record alone, its issue is kept
        without: what cannot even be set aside would stop all that come after it.
        """
        if not issues:
            return self._keep_told(keys, issues)
        self.env.flush_all()  # what fails of the records is no fault of the issues
        try:
            with self.env.cr.savepoint():
                self._keep_told(keys, issues)
        except Exception as error:
            if len(keys) > 1 or self._verdict(error) is not Verdict.SET_ASIDE:
                raise
            reason = first_line(error)
            _logger.error("Issues are kept without what was received: %s", reason)
            self._keep_told(keys, [replace(issue, payload={}) for issue in issues])

    def _keep_told(self, keys: Iterable[str], issues: list[RecordIssue]) -> None:
        """Keep issues where a person finds them."""
        if self._is_dry():
            self._plan_issues(keys, issues)
        else:
            self.env["commerce.issue"]._keep(self, keys, issues)

    def _plan_issues(self, keys: Iterable[str], issues: list[RecordIssue]) -> None:
        """Add issues to the plan that are not in it yet."""
        book = self._plan_book()
        told = book.find(("external_id", "in", list(keys)))
        known = {(row.external_id, row.code) for row in told if row.code}
        new = [
            issue for issue in issues if (issue.external_id, issue.code) not in known
        ]
        book.keep([self._planned_issue(issue) for issue in new])

    def _planned_issue(self, issue: RecordIssue) -> PlannedChange:
        """Return the row of a record that could not even be planned."""
        label, model = self.env._("Reason"), self._record_model()
        return PlannedChange.of_issue(issue, model, label, "set_aside")

    def _forget_outcome(self) -> None:
        """Forget plans and gaps of runs that plan, and look for gaps, all anew."""
        self.env["commerce.plan"]._forget_runs(self.filtered("dry_run"))
        self.env["commerce.order.gap"]._forget_runs(self)

    def _prunable(self, cutoff: datetime) -> Domain:
        is_needed = Domain("issue_ids", "any", [("state", "=", "open")])
        return super()._prunable(cutoff) & ~is_needed
