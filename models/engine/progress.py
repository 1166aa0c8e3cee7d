"""Figures of a run while it works and after, as a person reads them."""

from odoo import api, fields, models


class SyncRun(models.AbstractModel):
    _inherit = "sync.run"

    total_count = fields.Integer("Expected", readonly=True, copy=False)
    done_count = fields.Integer("Done", readonly=True, copy=False)
    created_count = fields.Integer("Created", readonly=True, copy=False)
    updated_count = fields.Integer("Updated", readonly=True, copy=False)
    unchanged_count = fields.Integer("Unchanged", readonly=True, copy=False)
    set_aside_count = fields.Integer(
        "Set Aside", readonly=True, copy=False, help="Records that did not come in."
    )
    issue_count = fields.Integer("Issues", readonly=True, copy=False)
    request_count = fields.Integer("Requests", readonly=True, copy=False)
    points_used = fields.Float("API Points", readonly=True, copy=False, digits=(16, 0))
    wait_seconds = fields.Float(
        "Waited (s)", readonly=True, copy=False, help="Slept for the API's rate limit."
    )
    active_seconds = fields.Float(
        "Worked (s)",
        readonly=True,
        copy=False,
        help="Time a worker spent, waits included.",
    )
    duration = fields.Float(
        compute="_compute_duration", help="Hours from the start to the end, or to now."
    )
    time_left = fields.Float(compute="_compute_time_left", help="Hours, by its speed.")
    progress = fields.Float(compute="_compute_progress", help="Percent")
    records_per_second = fields.Float(compute="_compute_progress", digits=(16, 1))
    seconds_left = fields.Float("Time Left (s)", compute="_compute_progress")

    @api.depends("state", "total_count", "done_count", "active_seconds")
    def _compute_progress(self) -> None:
        for run in self:
            run.progress = run._percent()
            run.records_per_second = (
                run.done_count / run.active_seconds if run.active_seconds else 0
            )
            run.seconds_left = run._estimate()

    def _percent(self) -> float:
        if self.state == "success":
            return 100
        # More may come in than was counted at the start.
        share = self.done_count / self.total_count if self.total_count else 0
        return min(100 * share, 99)

    def _estimate(self) -> float:
        left = max(self.total_count - self.done_count, 0)
        if self.state not in ("queued", "running") or not self.records_per_second:
            return 0
        return left / self.records_per_second

    @api.depends("start_time", "end_time")
    def _compute_duration(self) -> None:
        now = self.env.cr.now()
        for run in self:
            start, end = run.start_time or now, run.end_time or now
            run.duration = max((end - start).total_seconds(), 0) / 3600

    @api.depends("seconds_left")
    def _compute_time_left(self) -> None:
        for run in self:
            run.time_left = run.seconds_left / 3600
