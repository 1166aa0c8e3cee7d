"""Old runs go by themselves, with Odoo's own daily vacuum."""

from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain

from .const import CLOSED_STATES, HISTORY_DAYS, OPEN_STATES

BATCH = 1000


class SyncRun(models.AbstractModel):
    _inherit = "sync.run"

    @api.autovacuum
    def _prune(self):
        """Delete old runs; return (how many, whether more are left)."""
        if self._abstract:
            return 0, 0
        cutoff = self.env.cr.now() - timedelta(days=HISTORY_DAYS)
        old = self.search(self._prunable(cutoff), limit=BATCH)
        old.unlink()
        return len(old), len(old) == BATCH

    @api.model
    def _prunable(self, cutoff):
        """Return which runs go: what ended by then, or never went on."""
        ended = Domain("state", "in", CLOSED_STATES) & Domain("end_time", "<", cutoff)
        idle = Domain("end_time", "=", False) & Domain("write_date", "<", cutoff)
        return Domain("state", "not in", OPEN_STATES) & (ended | idle)
