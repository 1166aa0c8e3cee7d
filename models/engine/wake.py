"""When the workers are needed next.

Where OCA's job queue is installed, its jobs carry the runs on. The truth stays with the
runs: a job only says "look after this lane". It works for a slice and leaves a job for
what is left. The crons take lost runs over, as ever, and what no job came for within a
lease.

Source: https://github.com/OCA/queue/tree/19.0/queue_job
"""

from datetime import timedelta

from odoo import SUPERUSER_ID, api, models
from odoo.tools import SQL

from .const import ALARM_SECONDS, LEASE_SECONDS
from .host.alarm import ring_in
from .host.cron_threads import watch
from .slices.fence import NOW, WAITS_SINCE

ALL = "sync.run"
SECONDS_TO_LISTEN = 3


class SyncRun(models.AbstractModel):
    _inherit = "sync.run"

    def _register_hook(self) -> None:
        """Go on at once after a restart, with what a stopped server left behind."""
        super()._register_hook()
        if self._name != ALL:
            return
        watch(self.env.cr.dbname)
        if self._seconds_until_due() is not None:
            # The server's cron threads start, and listen, only when all is loaded.
            ring_in(self.env.cr.dbname, SECONDS_TO_LISTEN)
            self._wake_crons()

    def _wake_workers(self) -> None:
        """Have these runs carried on once the caller commits."""
        if self._has_job_queue():
            self._delay_jobs()
        else:
            self._wake_crons()

    @api.model
    def _worker_crons(self) -> models.BaseModel:
        """Return the cron records that work all queues."""
        crons = self.env["ir.cron"].sudo()
        return crons.search(
            [("model_id.model", "=", ALL), ("code", "=", "model._work()")]
        )

    @api.model
    def _wake_crons(self) -> None:
        self._trigger_at_once(self._worker_crons())

    @api.model
    def _wake_for_rest(self, at_once: bool, lane: str | None = None) -> None:
        """Trigger a worker for what is left: now, or when the next run is due.

        :param lane: the one that was worked on, where it was only one
        """
        self.env.cr.commit()
        if self._has_job_queue():
            self._delay_jobs_for_rest(at_once, lane)
        seconds = self._seconds_until_due()
        if seconds is None:
            return
        if at_once and seconds <= 0:
            self._trigger_at_once(self._this_worker())
        else:
            self._trigger_in(max(seconds, 1))

    @api.model
    def _trigger_in(self, seconds: float) -> None:
        # Odoo keeps whole seconds: the trigger must be due when the alarm rings.
        at = self.env.cr.now() + timedelta(seconds=int(seconds) + 1)
        self._this_worker()._trigger(at)
        if seconds <= ALARM_SECONDS:
            self.env.cr.postcommit.add(
                lambda: ring_in(self.env.cr.dbname, int(seconds) + 2)
            )

    @api.model
    def _trigger_at_once(self, crons: models.BaseModel) -> None:
        """Have crons run once the caller commits, now by the database's clock.

        Odoo's own clock may be another, and who is woken asks the database.
        """
        for cron in crons:
            cron._trigger(self.env.cr.now())
        self.env.cr.postcommit.add(crons._notifydb)

    @api.model
    def _this_worker(self) -> models.BaseModel:
        own = self.env["ir.cron"].sudo().browse(self.env.context.get("cron_id"))
        workers = self._worker_crons()
        return own if own in workers else workers[:1]

    @api.model
    def _cron_due_at(self) -> SQL:
        """Return from when on a waiting run is the crons' to take."""
        if not self._has_job_queue():
            return SQL("COALESCE(run.retry_at, %s)", NOW)
        return SQL("%s + make_interval(secs => %s)", WAITS_SINCE, LEASE_SECONDS)

    @api.model
    def _seconds_until_due(self) -> float | None:
        """Seconds until a cron is needed, to work or take over; None if it is not."""
        ((seconds,),) = self._ask_queues(
            lambda queue: queue._next_due(),
            SQL("SELECT EXTRACT(EPOCH FROM min(due_at) - %s) FROM waiting", NOW),
        )
        return None if seconds is None else float(seconds)

    @api.model
    def _next_due(self) -> SQL:
        """Return the SELECT of when a cron is needed next."""
        return SQL(
            """
            SELECT min(CASE WHEN run.state = 'running'
                            THEN run.last_activity + make_interval(secs => %(lease)s)
                            ELSE %(due_at)s END) AS due_at
              FROM %(table)s AS run
             WHERE run.state = 'running'
                OR (run.state = 'queued' AND run.paused IS NOT TRUE AND %(rests)s)
            """,
            lease=LEASE_SECONDS,
            due_at=self._cron_due_at(),
            table=SQL.identifier(self._table),
            rests=self._lane_rests(),
        )

    # Jobs of OCA's job queue

    @api.model
    def _has_job_queue(self) -> bool:
        return "queue.job" in self.env

    def _delay_jobs(self) -> None:
        """Have a job look after each lane of these runs."""
        for runs in self.grouped("lane").values():
            runs[0]._delay_job(0)

    @api.model
    def _delay_jobs_for_rest(self, at_once: bool, lane: str | None) -> None:
        """Have jobs look after what is left, each when it is due."""
        for run, seconds in self._waiting_runs(lane):
            # What is due and could not be taken is someone's at this moment.
            run._delay_job(max(seconds, 0 if at_once else 1))

    def _delay_job(self, seconds: float) -> None:
        """Have a job look after the run's lane; one that waits already is enough."""
        when = f"at {self.retry_at}" if self.retry_at else "now"
        self.with_env(self.env(user=SUPERUSER_ID, context={})).with_delay(
            # Whole seconds, of which the job queue cuts off the current one's part.
            eta=int(seconds) + 2 if seconds > 0 else None,
            priority=self.priority,
            channel=self._job_channel(),
            description=self.display_name,
            identity_key=f"{self._name}: {self.lane}, {when}",
        )._work_in_job(self.lane)

    def _job_channel(self) -> str:
        """Return the channel of a run's jobs; its capacity is the job queue's."""
        return "root"

    def _work_in_job(self, lane: str) -> None:
        """Carry on the runs of a lane for a slice; called by jobs."""
        # On a cursor of its own: a commit on the job's would give up the job's lock.
        with self.env.registry.cursor() as cr:
            self.with_env(self.env(cr=cr))._work(lane)

    @api.model
    def _waiting_runs(self, lane: str | None) -> list[tuple[models.BaseModel, float]]:
        """Return the next run of each lane that rests, and the seconds until then."""
        rows = self._ask_queues(
            lambda queue: queue._next_waiting(lane),
            SQL("SELECT queue, id, seconds FROM waiting"),
        )
        return [
            (self.env[queue].browse(run_id), float(seconds))
            for queue, run_id, seconds in rows
        ]

    @api.model
    def _next_waiting(self, lane: str | None) -> SQL:
        return SQL(
            """
            SELECT DISTINCT ON (run.lane) %(queue)s AS queue, run.id,
                   COALESCE(EXTRACT(EPOCH FROM run.retry_at - %(now)s), 0) AS seconds
              FROM %(table)s AS run
             WHERE run.state = 'queued' AND run.paused IS NOT TRUE AND %(rests)s
               AND (%(lane)s IS NULL OR run.lane = %(lane)s)
             ORDER BY run.lane, run.retry_at NULLS FIRST, run.priority, run.id
            """,
            queue=self._name,
            now=NOW,
            lane=lane,
            table=SQL.identifier(self._table),
            rests=self._lane_rests(),
        )
