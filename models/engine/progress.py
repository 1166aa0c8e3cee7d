"""What a person reads of a run at work: its figures, and that no worker looks."""

from odoo import api, fields, models
from odoo.tools import SQL

SILENT_MINUTES = 5
"""Workers look every minute; after so long without any, a person must know."""


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
    unattended = fields.Text(
        compute="_compute_unattended", help="That no worker has looked for long."
    )

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

    # Without Odoo's scheduler nothing happens

    @api.depends("state", "paused")
    def _compute_unattended(self) -> None:
        going = self.filtered(lambda run: run.state in ("queued", "running"))
        text = (going - going.filtered("paused")) and self._unattended_text()
        for run in self:
            run.unattended = run in going and not run.paused and text

    @api.model
    def _unattended_text(self) -> str | bool:
        """Return what a person must know and do, False where the workers look."""
        minutes = self._minutes_unattended()
        if minutes < SILENT_MINUTES:
            return False
        return self.env._(
            "No worker has looked for %(minutes)s minutes, so nothing goes on. Check"
            " that Odoo runs with cron workers (max_cron_threads) and that its"
            " scheduled action “%(cron)s” is active; else restart Odoo.",
            minutes=minutes,
            cron=self._all_worker_crons()[:1].name or "",
        )

    @api.model
    def _minutes_unattended(self) -> int:
        """Return how long ago a worker looked, by the database's clock.

        Odoo keeps of each cron when it was last done, by that clock.
        """
        self.env.cr.execute(
            SQL(
                "SELECT COALESCE(EXTRACT(EPOCH FROM now() AT TIME ZONE 'utc'"
                " - max(COALESCE(lastcall, create_date))) / 60, 0)"
                " FROM ir_cron WHERE id = ANY(%s)",
                self._all_worker_crons().ids,
            )
        )
        return int(self.env.cr.fetchone()[0])

    @api.model
    def _all_worker_crons(self) -> models.BaseModel:
        return self.with_context(active_test=False)._worker_crons()
