"""What becomes of an error, and what a person reads of it and of a run that waits.

A concrete model adds its own classes by overriding `_verdict`. Of an error itself the
engine asks, where it has them, `retry_after` (seconds that the other side asks for) and
`fits` (see `task.Task.store`).
"""

import errno
from collections.abc import Sequence
from enum import Enum

import psycopg2
import psycopg2.pool

from odoo import api, models
from odoo.exceptions import ConcurrencyError, UserError
from odoo.tools.translate import LazyGettext

from .host.sql_error import first_line
from .task import Issue

FULL = (errno.ENOSPC, errno.EDQUOT)


class Verdict(Enum):
    """What the engine does about an error."""

    CONFLICT = "store the page once more"
    OUTAGE = "park the run and try again later"
    STOP = "fail the run: a person must act"
    SET_ASIDE = "set the record aside and go on"


VERDICTS = [
    (psycopg2.extensions.TransactionRollbackError, Verdict.CONFLICT),
    (ConcurrencyError, Verdict.CONFLICT),
    (psycopg2.errors.ProgramLimitExceeded, Verdict.SET_ASIDE),
    # A full disk and a lost connection, too, are operational errors.
    (psycopg2.OperationalError, Verdict.OUTAGE),
    (psycopg2.errors.ReadOnlySqlTransaction, Verdict.OUTAGE),
    (psycopg2.InterfaceError, Verdict.OUTAGE),
    (psycopg2.pool.PoolError, Verdict.OUTAGE),  # all connections are lent
    (OSError, Verdict.OUTAGE),
    (MemoryError, Verdict.OUTAGE),
    (Exception, Verdict.SET_ASIDE),
]


class SyncRun(models.AbstractModel):
    _inherit = "sync.run"

    @api.model
    def _verdict(self, error: Exception) -> Verdict:
        """Decide what becomes of an error: by the first class that it belongs to."""
        return next(verdict for kind, verdict in VERDICTS if isinstance(error, kind))

    @api.model
    def _describe_error(self, error: Exception) -> dict:
        """Return the error's fields for the run: the text a person reads, the class."""
        text = self._words_of(error)
        return {"error_message": text, "error_exception": type(error).__name__}

    @api.model
    def _words_of(self, error: Exception) -> str:
        text = str(error).strip() or type(error).__name__
        if isinstance(error, psycopg2.errors.DiskFull):
            return self.env._(
                "The disk of Odoo's database is full. Free some space on it."
            )
        if isinstance(error, psycopg2.Error):
            return self.env._("Odoo's database says: %s", first_line(error))
        if isinstance(error, OSError) and error.errno in FULL:
            return self.env._(
                "The disk where Odoo keeps its files is full. Free some space on it."
            )
        if isinstance(error, MemoryError):
            return self.env._(
                "Odoo's server has too little memory. Give it more, or raise Odoo's"
                " limit_memory_hard."
            )
        if isinstance(error, OSError) and error.filename:
            return self.env._(
                "Odoo cannot use its file %(file)s: %(reason)s",
                file=error.filename,
                reason=error.strerror or type(error).__name__,
            )
        return text

    def _in_words(self, reason: str | LazyGettext) -> str:
        """Return a reason in the run's language, which services do not know."""
        return str(reason)

    def _failure(self) -> Exception:
        """Return what tells a caller that waited that the run failed."""
        return UserError(self._failure_text())

    def _failure_text(self) -> str:
        return self.env._(
            "%(run)s failed: %(error)s",
            run=self.display_name,
            error=self.error_message or self.error_exception or "",
        )

    def _waiting_text(self) -> str:
        """Say why a run that somebody waits for has not ended, and what to do."""
        if self.state == "running":
            return self.env._(
                "Another worker carries %(run)s on at this moment. Wait for its end;"
                " its page shows how far it is.",
                run=self.display_name,
            )
        if self.paused:
            return self.env._(
                "%(run)s is paused. Press Resume, then run it again.",
                run=self.display_name,
            )
        if self.retry_at:
            return self.env._(
                "%(run)s waits: %(reason)s. It goes on by itself at %(time)s (UTC), or"
                " here when it is run again after that.",
                run=self.display_name,
                reason=(self.wait_reason or "").rstrip("."),
                time=self.retry_at.replace(microsecond=0),
            )
        return self.env._(
            "%(run)s waits: %(other)s is at work, and runs of the same kind follow each"
            " other. It goes on by itself after that.",
            run=self.display_name,
            other=self._at_work_in_lane().display_name or self.env._("another worker"),
        )

    def _at_work_in_lane(self) -> models.BaseModel:
        """Return the run that keeps this one waiting; none where it just ended."""
        return self.search([("lane", "=", self.lane), ("state", "=", "running")])

    def _stale_error(self) -> Exception:
        """Return the error of a run whose worker was lost again and again."""
        return TimeoutError(self._stale_text())

    def _stale_text(self) -> str:
        return self.env._(
            "The worker of %(run)s was lost %(count)s times in a row without progress."
            " Look at the server's log and memory, then press Retry.",
            run=self.display_name,
            count=self.retry_attempts + 1,
        )

    def _keep_issues(self, keys: Sequence[str], issues: Sequence[Issue]) -> None:
        """Keep what was set aside of the records `keys`; the others are settled."""
