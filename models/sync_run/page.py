"""Storing a page: all of it together, or halved until the bad record is alone."""

from tenacity import (
    Retrying,
    retry_if_exception,
    stop_after_attempt,
    wait_random_exponential,
)

from odoo.tools import SQL

from .const import COMMIT_SIZE, PAGE_TRIES
from .fence import NOW, Fence, more
from .meter import Meter
from .signals import SyncSignal
from .task import PageResult, Task
from .verdict import Verdict

# After a lost worker the page goes record by record. A record that was taken in hand
# alone so often, and whose worker was lost each time, is taken for the cause.
TIMES_IN_HAND = 2
WAIT_BRIEFLY = SQL("SET LOCAL lock_timeout = '20s'")


class WorkerStopped(Exception):
    """The worker died each time it had this record in hand."""


class PageStore:
    """Stores records, position and counters of a run together or not at all."""

    def __init__(self, run, task: Task, fence: Fence, meter: Meter, lock, on_stored):
        """`on_stored` is called after each commit; it may raise to end the slice."""
        self._run = run
        self._on_stored = on_stored
        self._position = run.position
        self._task = task
        self._fence = fence
        self._meter = meter
        self._lock = lock
        self._careful = run.retry_attempts > 0 or bool(run.in_hand)
        self._suspect = (run.in_hand, run.in_hand_count)

    def store(self, records) -> None:
        """Store a page; what cannot be stored becomes an issue."""
        if self._careful:
            self._one_by_one(records)
            self._careful = False
        else:
            self._store(records)

    def _store(self, records) -> None:
        try:
            self._try(lambda: self._task.store(records), records)
        except SyncSignal:
            raise
        except Exception as error:
            if self._run._verdict(error) is not Verdict.SET_ASIDE:
                raise
            self._split(records, error)

    def _split(self, records, error) -> None:
        if len(records) == 1:
            self._set_aside(records[0], error)
            return
        size = 1 if len(records) <= COMMIT_SIZE else (len(records) + 1) // 2
        for start in range(0, len(records), size):
            self._store(records[start : start + size])

    def _one_by_one(self, records) -> None:
        for record in records:
            key = self._task.key_of(record)
            times = self._times_in_hand(key)
            if times >= TIMES_IN_HAND:
                self._set_aside(record, WorkerStopped(self._why_stopped()))
            else:
                self._fence.write_apart(in_hand=key, in_hand_count=times + 1)
                self._store([record])

    def _times_in_hand(self, key) -> int:
        suspect, times = self._suspect
        return times if key == suspect else 0

    def _why_stopped(self) -> str:
        return self._run.env._(
            "The server ended each time while it stored this record, so it was left "
            "out. Look for the reason in the server's log, then press Retry."
        )

    def _set_aside(self, record, error) -> None:
        issue = self._task.issue_of(record, error)
        self._try(lambda: SetAside(issue), [record])

    def _try(self, work, records) -> None:
        for attempt in Retrying(
            retry=retry_if_exception(self._is_conflict),
            stop=stop_after_attempt(PAGE_TRIES),
            wait=wait_random_exponential(multiplier=0.05, max=1),
            before_sleep=lambda state: self._fence.renew(),
            reraise=True,
        ):
            # Others wait for one transaction, not for all parts of a page.
            with attempt, self._lock.held(self._run.LOCK_ID, self._task.shared()):
                self._transaction(work, records)

    def _is_conflict(self, error) -> bool:
        return self._run._verdict(error) is Verdict.CONFLICT

    def _transaction(self, work, records) -> None:
        cr = self._run.env.cr
        position = self._task.position_after(records, self._position)
        cr.commit()  # what was read meanwhile is older than the lease
        try:
            cr.execute(WAIT_BRIEFLY)
            result = work()
            self._run._keep_issues(
                [self._task.key_of(record) for record in records], result.issues
            )
            self._run.env.flush_all()
            self._fence.write(cr, position=position, **self._progress(records, result))
            cr.commit()
        except BaseException:
            cr.rollback()
            raise
        self._position = position
        self._meter.settle()
        self._on_stored()

    def _progress(self, records, result: PageResult) -> dict:
        # A page that goes record by record does so to its end, over slices too.
        settled = {} if self._careful else {"retry_attempts": 0}
        counted = self._counted(records, result) if self._task.counts() else {}
        return {
            **settled,
            **counted,
            "last_progress": NOW,
            "in_hand": None,
            "in_hand_count": 0,
            "issue_count": more("issue_count", len(result.issues)),
            **{name: more(name, many) for name, many in result.counters.items()},
            **self._meter.increments(),
        }

    def _counted(self, records, result: PageResult) -> dict:
        stored = result.created + result.updated + result.unchanged
        return {
            "done_count": more("done_count", len(records)),
            "created_count": more("created_count", result.created),
            "updated_count": more("updated_count", result.updated),
            "unchanged_count": more("unchanged_count", result.unchanged),
            "set_aside_count": more("set_aside_count", len(records) - stored),
        }


class SetAside:
    """The result of one record that could not be stored."""

    created = updated = unchanged = 0

    def __init__(self, issue):
        self.issues = [issue]
        self.counters = {}
