"""Whether any worker looks at all: without Odoo's scheduler nothing happens."""

from odoo import api, fields, models
from odoo.tools import SQL

SILENT_MINUTES = 5
"""Workers look every minute; after so long without any, a person must know."""


class SyncRun(models.AbstractModel):
    _inherit = "sync.run"

    unattended = fields.Text(
        compute="_compute_unattended", help="That no worker has looked for long."
    )

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
