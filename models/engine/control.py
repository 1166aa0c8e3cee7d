"""What a person, a cron or a shell does with a run: start, retry, pause, cancel.

In the end Odoo's daily vacuum deletes it.
"""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from odoo import api, models
from odoo.exceptions import AccessError, UserError
from odoo.fields import Domain

from .const import CLOSED_STATES, HISTORY_DAYS, NEW_STATES, OPEN_STATES

PRUNED_AT_ONCE = 1000


class SyncRun(models.AbstractModel):
    _inherit = "sync.run"

    @api.model
    def default_get(self, fields: list[str]) -> dict[str, Any]:
        """Return defaults; of what is the engine's, no context and no user has any.

        Nor of the parameters, which are checked where they are given.
        """
        names = [it for it in fields if it in self.DECIDED - {"parameters"}]
        defaults = super().default_get(names)
        if defaults.get("state", NEW_STATES[0]) not in NEW_STATES:
            defaults["state"] = NEW_STATES[0]
        return defaults

    def _check_decided(self, vals: dict[str, Any], states: Collection[str]) -> None:
        """Refuse values that a person does not decide.

        The system is told by its rights, never by the context: that may be forged.
        """
        for name in () if self.env.su else vals:
            if name not in self._fields or self._is_decided(name, vals, states):
                continue
            field = self._fields[name].get_description(self.env, ["string"])
            raise AccessError(
                self.env._(
                    "“%(field)s” of a synchronisation is kept by the synchronisation"
                    " itself, and was not changed. Start, pause, cancel or retry it by"
                    " its buttons.",
                    field=field["string"],
                )
            )

    def _is_decided(
        self, name: str, vals: dict[str, Any], states: Collection[str]
    ) -> bool:
        if name == "state":
            return vals[name] in states
        # Who queues a run again may say that it begins to count anew.
        is_reset = name == "retry_attempts" and vals.get("state") == "queued"
        return name in self.DECIDED or (is_reset and vals[name] == 0)

    def run_async(self) -> models.BaseModel:
        """Queue the runs and wake the workers; return the runs that will be done.

        Returns at once and never commits: the work starts when the caller commits.
        """
        steered = self._steered()
        runs = self.browse(run_id for run in steered for run_id in run._enqueue().ids)
        runs._wake_workers()
        return runs

    def _steered(self) -> models.BaseModel:
        """Return the runs as who sees them may steer them, by these methods only."""
        self.check_access("read")
        return self.sudo()

    def _enqueue(self) -> models.BaseModel:
        self.ensure_one()
        if self.state in ("running", "success") or self._is_due():
            return self
        if self.state == "draft" and (waiting := self._is_duplicate(self._identity())):
            self.write(
                {
                    "state": "cancelled",
                    "error_message": self.env._(
                        "%s already waits to do the same.", waiting.display_name
                    ),
                }
            )
            return waiting
        self.write({"state": "queued"})
        return self

    def _is_due(self) -> bool:
        return self.state == "queued" and not (self.retry_at or self.paused)

    def _identity(self) -> dict[str, str]:
        return {name: self[name] for name in ("lane", "mode", "parameters_key")}

    def action_run(self) -> bool:
        """Start or go on; shown as *Run*."""
        self.run_async()
        return True

    def action_retry(self) -> bool:
        """Queue ended runs again; shown as *Retry*.

        They go on from where they stopped; one that had ended well begins anew.
        """
        for run in self.filtered(lambda run: run.state not in CLOSED_STATES):
            raise UserError(
                self.env._(
                    "%s has not ended, there is nothing to retry.", run.display_name
                )
            )
        self._steered().write({"state": "queued", "retry_attempts": 0})
        self._wake_workers()
        return True

    def action_cancel(self) -> bool:
        """End runs; a running one stops within a page and keeps what it has stored."""
        going = self._steered().filtered(lambda run: run.state not in CLOSED_STATES)
        going.write({"state": "cancelled"})
        return True

    def action_pause(self) -> bool:
        """Hold runs back until they are resumed; a running one stops within a page."""
        waiting = self._steered().filtered(
            lambda run: run.state in ("queued", "running")
        )
        waiting.write({"state": "queued", "paused": True})
        return True

    def action_resume(self) -> bool:
        """Let paused runs go on."""
        paused = self._steered().filtered("paused")
        paused.write({"paused": False})
        paused._wake_workers()
        return True

    @api.autovacuum
    def _prune(self) -> tuple[int, int]:
        """Delete old runs; return (how many, whether more are left)."""
        if self._abstract:
            return 0, 0
        cutoff = self.env.cr.now() - timedelta(days=HISTORY_DAYS)
        old = self.search(self._prunable(cutoff), limit=PRUNED_AT_ONCE)
        old.unlink()
        return len(old), len(old) == PRUNED_AT_ONCE

    @api.model
    def _prunable(self, cutoff: datetime) -> Domain:
        """Return which runs go: what ended by then, or never went on."""
        ended = Domain("state", "in", CLOSED_STATES) & Domain("end_time", "<", cutoff)
        idle = Domain("end_time", "=", False) & Domain("write_date", "<", cutoff)
        return Domain("state", "not in", OPEN_STATES) & (ended | idle)
