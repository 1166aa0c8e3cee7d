"""How long a run took and will take, as a person reads it."""

from odoo import api, fields, models


class SyncRun(models.AbstractModel):
    _inherit = "sync.run"

    duration = fields.Float(
        compute="_compute_duration", help="Hours from the start to the end, or to now."
    )
    time_left = fields.Float(compute="_compute_time_left", help="Hours, by its speed.")

    @api.depends("start_time", "end_time")
    def _compute_duration(self):
        now = self.env.cr.now()
        for run in self:
            start, end = run.start_time or now, run.end_time or now
            run.duration = max((end - start).total_seconds(), 0) / 3600

    @api.depends("seconds_left")
    def _compute_time_left(self):
        for run in self:
            run.time_left = run.seconds_left / 3600
