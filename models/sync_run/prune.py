"""Old runs go by themselves, with Odoo's own daily vacuum."""

from datetime import timedelta

from odoo import api, fields, models

from .const import CLOSED_STATES, HISTORY_DAYS

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
        return [("state", "in", CLOSED_STATES), ("end_time", "<", cutoff)]
