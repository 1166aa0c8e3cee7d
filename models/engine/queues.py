"""Several queues, one pool of workers.

`sync.run` itself stands for all queues together, a concrete model for its own alone.
Who looks for work asks them all in one statement, so that a further queue needs no
worker and no statement more.
"""

import logging
from collections.abc import Callable

from odoo import api, models
from odoo.tools import SQL

_logger = logging.getLogger(__name__)


class SyncRun(models.AbstractModel):
    _inherit = "sync.run"

    @api.model
    def _queues(self) -> list[models.BaseModel]:
        """Return the queues that this model stands for."""
        names = self.pool.descendants([self._name], "_inherit")
        return [self.env[name] for name in names if not self.pool[name]._abstract]

    @api.model
    def _ask_queues(self, rows: Callable[[models.BaseModel], SQL], rest: SQL) -> list:
        """Return what one statement says of all queues.

        :param rows: returns the SELECT of one queue
        :param rest: what is done with the rows of all, which are called `waiting`
        """
        parts = [SQL("(%s)", rows(queue)) for queue in self._queues()]
        self.env.cr.execute(
            SQL("WITH waiting AS (%s) %s", SQL(" UNION ALL ").join(parts), rest)
        )
        return self.env.cr.fetchall()

    @api.model
    def _whole_lane(self, lane: str) -> str:
        """Return a lane's name, which no lane of another queue and no lock bears."""
        return f"{self._name} {lane}"

    @api.model
    def _cron_health(self) -> None:
        """Queue what is due in every queue; called by a cron every minute.

        What goes wrong in one of them keeps none of the others waiting.
        """
        for queue in self._queues():
            try:
                with self.env.cr.savepoint():
                    queue._queue_due()
            except Exception:
                _logger.exception("What is due in %s was not queued", queue._name)

    @api.model
    def _queue_due(self) -> None:
        """Queue what is due by itself in this queue."""
