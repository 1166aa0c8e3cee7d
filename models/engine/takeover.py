"""Runs whose worker died, hangs or was stopped are queued again."""

from contextlib import closing

from psycopg2.extensions import TransactionRollbackError

from odoo import api, models
from odoo.tools import SQL

from .const import LEASE_SECONDS
from .host.advisory_lock import AdvisoryLock
from .slices.fence import end_backend
from .slices.page import WHOLE_PAGE


class SyncRun(models.AbstractModel):
    _inherit = "sync.run"

    MAX_RETRY_ATTEMPTS = 10

    @api.model
    def _fail_stale_runs(
        self, threshold_seconds: int = LEASE_SECONDS, lock: AdvisoryLock | None = None
    ) -> None:
        """Queue runs again whose worker is gone, or silent for the threshold.

        A run that lost its worker MAX_RETRY_ATTEMPTS times without progress fails.
        """
        if lock is None:
            with closing(AdvisoryLock(self.env.cr.dbname)) as lock:
                return self._fail_stale_runs(threshold_seconds, lock)
        self.env.cr.commit()
        for run in self._running():
            run._take_over(lock, threshold_seconds)

    @api.model
    def _running(self) -> list[models.BaseModel]:
        """Return the runs of all queues that are at work."""
        rows = self._ask_queues(
            lambda queue: SQL(
                "SELECT %s AS queue, id FROM %s WHERE state = 'running'",
                queue._name,
                SQL.identifier(queue._table),
            ),
            SQL("SELECT queue, id FROM waiting ORDER BY queue, id"),
        )
        return [self.env[queue].browse(run_id) for queue, run_id in rows]

    def _take_over(self, lock: AdvisoryLock, seconds: float) -> None:
        with self._lane_lock(lock) as free:
            if free:
                self._requeue_stale()
            elif self._is_silent(seconds):
                lock.end_silent_holder(self.LOCK_ID, self.lane, 0)
                self._requeue_stale()

    def _requeue_stale(self) -> None:
        """Take the token away; from here on the old worker can write nothing."""
        self.env.cr.commit()
        if self.state != "running":
            return
        end_backend(self.env.cr, self)
        attempts = self.retry_attempts + 1
        values = {
            "state": "queued",
            "retry_attempts": attempts,
            "careful_count": self.careful_count or self.part_size or WHOLE_PAGE,
        }
        if attempts > self.MAX_RETRY_ATTEMPTS:
            values |= {"state": "failed", **self._describe_error(self._stale_error())}
        try:
            self.write(values)
            self.env.cr.commit()
        except TransactionRollbackError:
            self.env.cr.rollback()

    def _is_silent(self, seconds: float) -> bool:
        """Whether the run gave no sign for so long, by the database's clock."""
        return self._ask_age("last_activity") >= seconds

    def _seconds_without_progress(self) -> float:
        return self._ask_age("last_progress")

    def _ask_age(self, column: str) -> float:
        self.env.cr.execute(
            SQL(
                "SELECT COALESCE(EXTRACT(EPOCH FROM %s - %s), 0) FROM %s WHERE id = %s",
                SQL("(clock_timestamp() AT TIME ZONE 'utc')"),
                SQL.identifier(column),
                SQL.identifier(self._table),
                self.id,
            )
        )
        return float(self.env.cr.fetchone()[0])
