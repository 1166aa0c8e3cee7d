"""When the workers are needed next."""

from datetime import timedelta

from odoo import api, models
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
