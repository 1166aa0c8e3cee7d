"""Storing a page: all of it together, or halved until the bad record is alone."""

import time
from collections.abc import Callable, Sequence
from typing import Any

from tenacity import (
    Retrying,
    retry_if_exception,
    stop_after_attempt,
    wait_random_exponential,
)

from odoo.models import BaseModel
from odoo.tools import SQL

from ..const import COMMIT_SIZE, PAGE_TRIES
from ..failure import Verdict
from ..host.advisory_lock import AdvisoryLock
from ..host.sql_error import statements_hidden
from ..signals import SyncSignal
from ..task import Issue, PageResult, Task
from .fence import NOW, Fence, more
from .pace import Meter, SlicePace

# What a lost worker had in hand goes record by record. A record that was taken in hand
# alone so often, and whose worker was lost each time, is taken for the cause.
TIMES_IN_HAND = 2
WHOLE_PAGE = -1
WAIT_BRIEFLY = SQL("SET LOCAL lock_timeout = '20s'")


class WorkerStopped(Exception):
    """The worker died each time it had this record in hand."""


class PageStore:
    """Stores records, position and counters of a run together or not at all."""

    def __init__(
        self,
        run: BaseModel,
        task: Task,
        fence: Fence,
        meter: Meter,
        lock: AdvisoryLock,
        pace: SlicePace,
    ) -> None:
        self._run = run
        self._pace = pace
        self._position = run.position
        self._task = task
        self._fence = fence
        self._meter = meter
        self._lock = lock
        self._careful = run.careful_count
        self._part = run.part_size or WHOLE_PAGE
        self._suspect = (run.in_hand, run.in_hand_count)

    def store(self, records: Sequence) -> None:
        """Store a page; what cannot be stored becomes an issue."""
        if self._careful == WHOLE_PAGE:
            self._careful = len(records)
        alone = self._careful
        self._one_by_one(records[:alone])
        self._in_parts(records[alone:], WHOLE_PAGE if not alone else None)

    def _in_parts(self, records: Sequence, size: int | None = None) -> None:
        """Store records, as many together as there is time for.

        :param size: what is kept as their number where they go all together
        """
        while records:
            many = self._pace.deadline.room_for(len(records))
            part, records = records[:many], records[many:]
            self._mark(len(part) if records or size is None else size)
            self._store(part)

    def _mark(self, size: int) -> None:
        """Keep how much is in hand, for who takes over if this worker is lost."""
        if size != self._part:
            self._fence.write_apart(part_size=size)
            self._part = size

    def _store(self, records: Sequence) -> None:
        try:
            self._try(lambda: self._task.store(records), records)
        except SyncSignal:
            raise
        except Exception as error:
            if self._run._verdict(error) is not Verdict.SET_ASIDE:
                raise
            self._split(records, error)

    def _split(self, records: Sequence, error: Exception) -> None:
        if len(records) == 1:
            self._set_aside(records[0], error)
            return
        half = 1 if len(records) <= COMMIT_SIZE else (len(records) + 1) // 2
        size = getattr(error, "fits", half)
        for start in range(0, len(records), size):
            self._in_parts(records[start : start + size])

    def _one_by_one(self, records: Sequence) -> None:
        for record in records:
            key = self._task.key_of(record)
            times = self._times_in_hand(key)
            if times >= TIMES_IN_HAND:
                self._set_aside(record, WorkerStopped(self._why_stopped()))
            else:
                self._pace.deadline.room_for(1)
                self._fence.write_apart(in_hand=key, in_hand_count=times + 1)
                self._store([record])

    def _times_in_hand(self, key: str) -> int:
        suspect, times = self._suspect
        return times if key == suspect else 0

    def _why_stopped(self) -> str:
        return self._run.env._(
            "The server ended each time while it stored this record, so it was left "
            "out. Look for the reason in the server's log, then press Retry."
        )

    def _set_aside(self, record: Any, error: Exception) -> None:
        issue = self._task.issue_of(record, error)
        self._try(lambda: SetAside(issue), [record])

    def _try(self, work: Callable[[], PageResult], records: Sequence) -> None:
        for attempt in Retrying(
            retry=retry_if_exception(self._is_conflict),
            stop=stop_after_attempt(PAGE_TRIES),
            wait=wait_random_exponential(multiplier=0.05, max=1),
            before_sleep=lambda state: self._fence.renew(),
            reraise=True,
        ):
            # Others wait for one transaction, not for all parts of a page.
            held = self._lock.held(self._run.LOCK_ID, self._task.shared())
            with attempt, held, statements_hidden():
                self._transaction(work, records)

    def _is_conflict(self, error: BaseException) -> bool:
        return self._run._verdict(error) is Verdict.CONFLICT

    def _transaction(self, work: Callable[[], PageResult], records: Sequence) -> None:
        cr = self._run.env.cr
        position = self._task.position_after(records, self._position)
        begun = time.monotonic()
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
        self._careful = self._still_careful(records)
        self._meter.settle()
        self._pace.stored(len(records), time.monotonic() - begun)

    def _still_careful(self, records: Sequence) -> int:
        return max(self._careful - len(records), 0)

    def _progress(self, records: Sequence, result: PageResult) -> dict:
        counted = self._counted(records, result) if self._task.counts() else {}
        return {
            **counted,
            "retry_attempts": 0,
            "careful_count": self._still_careful(records),
            "last_progress": NOW,
            "in_hand": None,
            "in_hand_count": 0,
            "issue_count": more("issue_count", len(result.issues)),
            **{name: more(name, many) for name, many in result.counters.items()},
            **self._meter.increments(),
        }

    def _counted(self, records: Sequence, result: PageResult) -> dict:
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

    def __init__(self, issue: Issue) -> None:
        self.issues = [issue]
        self.counters = {}
