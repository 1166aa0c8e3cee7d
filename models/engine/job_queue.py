"""Where OCA's job queue is installed, its jobs carry the runs on.

The truth stays with the runs: a job only says "look after this lane". It works for a
slice and leaves a job for what is left. The crons take lost runs over, as ever, and
what no job came for within a lease.

Source: https://github.com/OCA/queue/tree/19.0/queue_job
"""

from odoo import SUPERUSER_ID, api, models
from odoo.tools import SQL

from .slices.fence import NOW


class SyncRun(models.AbstractModel):
    _inherit = "sync.run"

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
