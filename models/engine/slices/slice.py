"""A slice: what one worker does on one run before it hands it back."""

import logging
import traceback
from contextlib import closing, suppress
from typing import Any

import psycopg2

from odoo import SUPERUSER_ID, api
from odoo.exceptions import UserError
from odoo.models import BaseModel

from ..const import (
    GIVE_UP_HOURS,
    MOST_ASKED_SECONDS,
    MOST_PARKED_SECONDS,
    OUTAGE_SECONDS,
    TOLD_SECONDS,
)
from ..failure import Verdict
from ..host.advisory_lock import AdvisoryLock
from ..signals import SyncEnded, SyncFenced, SyncParked
from ..task import Task
from .deadline import Deadline, real_limit
from .fence import NOW, Fence, after, later, more
from .pace import Meter, SlicePace
from .page import PageStore
from .stopping import AtWork

_logger = logging.getLogger(__name__)

FREE = {"run_token": None, "backend": None, "in_hand": None, "in_hand_count": 0}


class Slice:
    """Carries a claimed run on until it ends, waits, fails or its time is over."""

    def __init__(
        self, run: BaseModel, token: str, lock: AdvisoryLock, deadline: Deadline
    ) -> None:
        self._run = run
        self._fence = Fence(run, token)
        self._lock = lock
        self._deadline = deadline
        self._pace = SlicePace(self._fence, deadline)

    def carry_on(self) -> bool:
        """Work; whatever happens ends in a state of the run, never in an exception.

        Return whether the run may have more to do: False once all is done.
        """
        with AtWork(self._free):
            return self._carry_on()

    def _carry_on(self) -> bool:
        try:
            self._work()
            return False
        except SyncFenced as fenced:
            _logger.warning("Stopped without writing: %s", fenced)
            self._rollback()
        except SyncEnded:
            self._leave(state="queued", wait_reason=self._lack_of_time())
        except SyncParked as parked:
            self._rest(parked)
        except Exception as error:
            self._settle(error)
        except BaseException:  # a person who works in a shell ends it
            self._leave(state="queued")
            raise
        return True

    def _free(self) -> None:
        """Give the run back while it is worked on; called from another thread."""
        self._fence.write_apart(**FREE, state="queued")
        with self._run.pool.cursor() as cr:
            runs = api.Environment(cr, SUPERUSER_ID, {})[self._run._name]
            runs.browse(self._run.id)._wake_workers()

    def _work(self) -> None:
        with closing(self._run._task(self._pace)) as task:
            self._meter = Meter(task.usage)
            store = PageStore(
                self._run, task, self._fence, self._meter, self._lock, self._pace
            )
            window, position = self._run.window, self._run.position
            self._run.env.cr.commit()  # no transaction stays open over the network
            window = window or self._begin(task)
            for records in task.pages(window, position):
                store.store(records)
                if self._deadline.passed:
                    raise SyncEnded
            self._finish(task, window)

    def _begin(self, task: Task) -> dict:
        window = task.begin()
        self._fence.write_apart(window=window, total_count=window.get("total") or 0)
        return window

    def _finish(self, task: Task, window: dict[str, Any]) -> None:
        cr = self._run.env.cr
        cr.commit()  # what was read meanwhile is older than the lease
        task.finish(window)
        self._run.env.flush_all()
        self._fence.write(
            cr, **FREE, **self._used(), state="success", end_time=NOW, wait_reason=None
        )
        cr.commit()

    def _rest(self, parked: SyncParked) -> None:
        """Park the run for a wait that was told: it lacks no progress meanwhile."""
        self._rollback()
        seconds = min(parked.seconds, MOST_PARKED_SECONDS)
        reason = self._run._in_words(parked.reason)
        self._park(seconds, reason, last_progress=after("last_progress", seconds))

    def _park(self, seconds: float, reason: str, **values: Any) -> None:
        _logger.info("Run %s waits %.0f s for %s", self._run.id, seconds, reason)
        self._leave(
            state="queued", retry_at=later(seconds), wait_reason=reason, **values
        )

    def _settle(self, error: Exception) -> None:
        self._rollback()
        self._translate(error)
        verdict = self._run._verdict(error)
        if verdict in (Verdict.OUTAGE, Verdict.CONFLICT):
            _logger.warning("Run %s meets an outage: %s", self._run.id, error)
            self._wait_out(error)
        else:
            _logger.exception("Run %s fails", self._run.id)
            self._fail(error)

    def _translate(self, error: Exception) -> None:
        """Give the error the words of its message: a log knows no language."""
        if isinstance(error, UserError):
            error.args = (self._run._describe_error(error)["error_message"],)

    def _wait_out(self, error: Exception) -> None:
        silent = self._silent_seconds()
        if silent is not None and silent > GIVE_UP_HOURS * 3600:
            self._fail(error)
        else:
            patience = min(max(silent or 0, 5), OUTAGE_SECONDS)
            reason = self._run._describe_error(error)["error_message"]
            asked = getattr(error, "retry_after", None)
            self._park(min(asked, MOST_ASKED_SECONDS) if asked else patience, reason)

    def _lack_of_time(self) -> str | None:
        """Return what a person must know of a run that slices do not carry on."""
        silent = self._silent_seconds() or 0
        if silent < TOLD_SECONDS:
            return None
        return self._run.env._(
            "enough time. Nothing was stored for %(minutes)s minutes: the next records"
            " take longer than Odoo leaves a worker. Set limit_time_real_cron above"
            " %(limit)s seconds.",
            minutes=int(silent // 60),
            limit=int(min(real_limit(), TOLD_SECONDS)),
        )

    def _silent_seconds(self) -> float | None:
        self._rollback()
        with suppress(psycopg2.Error):
            return self._run._seconds_without_progress()
        return None

    def _fail(self, error: Exception) -> None:
        self._leave(
            state="failed",
            end_time=NOW,
            retry_attempts=more("retry_attempts", 1),
            error_traceback="".join(traceback.format_exception(error)),
            **self._run._describe_error(error),
        )

    def _leave(self, **values: Any) -> None:
        """Free the run; where even that is impossible its lease runs out."""
        self._rollback()
        try:
            self._fence.write_apart(**FREE, **self._used(), **values)
        except SyncFenced as fenced:
            _logger.warning("Stopped without writing: %s", fenced)
        except psycopg2.Error:
            _logger.warning("Run %s is left to be taken over", self._run.id)

    def _used(self) -> dict:
        meter = getattr(self, "_meter", None)
        return meter.increments() if meter else {}

    def _rollback(self) -> None:
        with suppress(psycopg2.Error):
            self._run.env.cr.rollback()
