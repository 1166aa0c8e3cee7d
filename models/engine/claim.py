"""Workers: claim the next run of any free lane and carry it on for a slice."""

import logging
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress

from psycopg2.extensions import TransactionRollbackError

from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from .const import LEASE_SECONDS, NEW_FIRST_SECONDS, OPEN_STATES
from .host.advisory_lock import AdvisoryLock
from .host.ir_cron import time_used
from .slices.deadline import Deadline, slice_deadline
from .slices.fence import LOST, NOW, OWN_BACKEND, WAITS_SINCE, mark
from .slices.slice import Slice
from .slices.stopping import is_stopping

_logger = logging.getLogger(__name__)

DUE = SQL(
    "run.state = 'queued' AND run.paused IS NOT TRUE"
    " AND (run.retry_at IS NULL OR run.retry_at <= %s)",
    NOW,
)
# What nobody worked on yet goes first, unless another waits for much longer.
TURN = SQL(
    "%s - CASE WHEN run.last_activity IS NULL"
    " THEN make_interval(secs => %s) ELSE interval '0' END",
    WAITS_SINCE,
    NEW_FIRST_SECONDS,
)


class SyncRun(models.AbstractModel):
    _inherit = "sync.run"

    LOCK_ID = 1_398_361_667
    """The namespace of our advisory locks in a database."""

    @api.model
    def _work(self, lane: str | None = None) -> None:
        """Carry on one run after the other until the slice is over; called by crons.

        :param lane: only runs of this one
        """
        try:
            self._work_for_a_slice(lane)
        except LOST as error:
            _logger.warning("A worker stops, the others go on: %s", error)
            with self.pool.cursor() as cr:
                self.with_env(self.env(cr=cr))._wake_for_rest(at_once=False)

    @api.model
    def _work_for_a_slice(self, lane: str | None) -> None:
        deadline = slice_deadline(*time_used(self.env))
        busy = bool(deadline)
        with closing(AdvisoryLock(self.env.cr.dbname)) as lock:
            while busy and not (deadline.passed or is_stopping()):
                busy = self._work_once(lock, deadline, lane)
        # Without a deadline this unit of work has no more time: the next one has.
        self._wake_for_rest(at_once=busy or not deadline, lane=lane)

    @api.model
    def _work_once(
        self, lock: AdvisoryLock, deadline: Deadline, lane: str | None
    ) -> bool:
        self._fail_stale_runs(lock=lock)
        for run in self._due_runs(lane):
            with run._lane_lock(lock) as free:
                if free and (token := run._claim()):
                    Slice(run, token, lock, deadline).carry_on()
                    return True
        return False

    def run(self) -> None:
        """Carry these runs on here and now, until each has ended or waits.

        Commits. Raises what `_failure` returns where a run failed, and a UserError
        that says why where one has not ended.
        """
        # As a worker would: whoever may launch a run need not own what it touches.
        runs = self._steered()
        runs.filtered(lambda run: run.state == "draft").write({"state": "queued"})
        lanes = [(run, run.lane) for run in runs]
        self.env.cr.commit()
        for run, lane in lanes:
            run._run_here(lane)
        self.invalidate_recordset()
        if failed := self.filtered(lambda run: run.state == "failed"):
            raise failed[0]._failure()
        if waiting := runs.filtered(lambda run: run.state in OPEN_STATES):
            raise UserError(waiting[0]._waiting_text())

    def _run_here(self, lane: str) -> None:
        with (
            closing(AdvisoryLock(self.env.cr.dbname)) as lock,
            self._lane_lock(lock, lane) as more,
        ):
            while more and (token := self._claim()):
                more = Slice(self, token, lock, Deadline(LEASE_SECONDS)).carry_on()

    @contextmanager
    def _lane_lock(self, lock: AdvisoryLock, lane: str | None = None) -> Iterator[bool]:
        """Hold the run's lane; yield whether it was free.

        :param lane: where it is known: each commit forgets what was read of the run
        """
        lane = lane or self.lane
        free = lock.try_lock(self.LOCK_ID, lane) or self._free_lane(lock)
        try:
            yield free
        finally:
            if free:
                with suppress(*LOST):  # a lost connection has freed it
                    lock.unlock(self.LOCK_ID, lane)

    def _free_lane(self, lock: AdvisoryLock) -> bool:
        """End a holder that is alive but silent, if the run is silent too."""
        return bool(
            self._is_silent(LEASE_SECONDS)
            and lock.end_silent_holder(self.LOCK_ID, self.lane, LEASE_SECONDS)
            and lock.try_lock(self.LOCK_ID, self.lane)
        )

    @api.model
    def _due_runs(self, lane: str | None = None) -> list[models.BaseModel]:
        """Return the next run of each lane that rests, the longest waiting first.

        :param lane: look only there, and take what is due at once; the crons take
            what is theirs by `_cron_due_at`
        """
        self.env.cr.commit()
        whose = SQL("%s <= %s", self._cron_due_at(), NOW)
        if lane:
            whose = SQL("run.lane = %s", lane)
        rows = self._ask_queues(
            lambda queue: queue._next_of_lanes(whose),
            SQL("SELECT queue, id FROM waiting ORDER BY turn, queue, id"),
        )
        return [self.env[queue].browse(run_id) for queue, run_id in rows]

    @api.model
    def _next_of_lanes(self, whose: SQL) -> SQL:
        """Return the SELECT of the next run of each lane, and whose turn is when."""
        return SQL(
            """
            SELECT DISTINCT ON (run.lane) %(queue)s AS queue, run.id, %(turn)s AS turn
              FROM %(table)s AS run
             WHERE %(due)s AND %(whose)s AND %(rests)s
             ORDER BY run.lane, run.priority, run.last_activity NULLS FIRST, run.id
            """,
            queue=self._name,
            turn=TURN,
            table=SQL.identifier(self._table),
            due=DUE,
            whose=whose,
            rests=self._lane_rests(),
        )

    def _claim(self) -> str | None:
        """Take the run for this worker and return its token, or None if a rival has it.

        The row count is the proof: under REPEATABLE READ a snapshot taken before the
        rival's commit still shows 'queued', so the claim starts a transaction. Time in
        which nobody took a run that was due, such as in a server that was off, is no
        time without progress.
        """
        self.env.cr.commit()
        token = uuid.uuid4().hex
        try:
            self.env.cr.execute(self._claim_sql(token), log_exceptions=False)
        except TransactionRollbackError:
            self.env.cr.rollback()
            return None
        claimed = self.env.cr.rowcount == 1
        self.env.cr.commit()
        return token if claimed else None

    def _claim_sql(self, token: str) -> SQL:
        return SQL(
            """
            UPDATE %(table)s AS run
               SET state = 'running', run_token = %(token)s, backend = %(backend)s,
                   attempt = COALESCE(attempt, 0) + 1, retry_at = NULL,
                   wait_reason = NULL, last_activity = %(now)s,
                   start_time = COALESCE(start_time, %(now)s),
                   last_progress = COALESCE(
                       last_progress + GREATEST(
                           %(now)s - COALESCE(retry_at, last_activity), interval '0'),
                       %(now)s)
             WHERE run.id = %(id)s AND %(due)s AND %(rests)s
            RETURNING set_config('application_name', %(mark)s, false)
            """,
            table=SQL.identifier(self._table),
            mark=mark(self),
            token=token,
            backend=OWN_BACKEND,
            now=NOW,
            id=self.id,
            due=DUE,
            rests=self._lane_rests(),
        )

    @api.model
    def _lane_rests(self) -> SQL:
        """Return the condition that no run of the lane is at work."""
        return SQL(
            "NOT EXISTS (SELECT 1 FROM %s AS other"
            " WHERE other.lane = run.lane AND other.state = 'running')",
            SQL.identifier(self._table),
        )

    @contextmanager
    def _advisory_lock(self, lock_id: int, name: str = "") -> Iterator[bool]:
        """Yield whether the lock was free; hold it meanwhile."""
        with closing(AdvisoryLock(self.env.cr.dbname)) as lock:
            yield lock.try_lock(lock_id, name)

    def _safe_commit(self) -> None:
        """Store all that is pending together."""
        self.env.flush_all()
        self.env.cr.commit()

    def _safe_rollback(self) -> None:
        """Forget all that is pending, also in the record cache."""
        self.env.cr.rollback()
        self.env.invalidate_all(flush=False)
