"""Records set aside by a run, and those that are settled; of a dry run, its plan."""

import logging
from dataclasses import replace

from odoo import models
from odoo.fields import Domain
from odoo.tools import SQL

from ...services.commerce.run.page_result import PlannedChange
from ..engine.failure import Verdict
from ..engine.host.sql_error import first_line

_logger = logging.getLogger(__name__)


class ShopifySync(models.Model):
    _inherit = "shopify.sync"

    def _keep_issues(self, keys, issues):
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

    def _keep_told(self, keys, issues):
        """Keep issues where a person finds them."""
        if self._is_dry():
            self._plan_issues(keys, issues)
        else:
            self.env["commerce.issue"]._keep(self, keys, issues)

    def _plan_issues(self, keys, issues):
        """Add issues to the plan that are not in it yet."""
        rows = self.env["commerce.plan"]
        told = rows.search(
            [("sync_id", "=", self.id), ("external_id", "in", list(keys))]
        )
        known = {(row.external_id, row.code) for row in told if row.code}
        new = [
            issue for issue in issues if (issue.external_id, issue.code) not in known
        ]
        rows._add(self.id, [self._planned_issue(issue) for issue in new])

    def _planned_issue(self, issue):
        """Return the row of a record that could not even be planned."""
        return PlannedChange(
            external_id=issue.external_id,
            name=issue.name,
            model=self._work_of(self.mode).kind.record,
            action="set_aside",
            field="issue",
            label=self.env._("Reason"),
            new=issue.message,
            code=issue.code,
        )

    def _forget_plan(self):
        if self:
            rows = SQL("DELETE FROM commerce_plan WHERE sync_id IN %s", self._ids)
            self.env.cr.execute(rows)
            self.env["commerce.plan"].invalidate_model()

    def _prunable(self, cutoff):
        is_needed = Domain("issue_ids", "any", [("state", "=", "open")])
        return super()._prunable(cutoff) & ~is_needed
