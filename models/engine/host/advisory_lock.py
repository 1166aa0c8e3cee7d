"""Advisory locks of PostgreSQL, held on a connection of their own.

On a pooled cursor such a lock would outlive commit, rollback and close, and vanish
when the connection is lent again. Here it lives exactly as long as its process and
its connection, so that a free lock proves that the holder is gone.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Any
from zlib import crc32

import psycopg2

from odoo import sql_db

CONNECT_SECONDS = 10
WAIT_SECONDS = 20
# Said with the locks themselves: a statement less.
WAIT_BRIEFLY = "set_config('lock_timeout', %s, false)"


def lock_key(name: str) -> int:
    """Return the signed 32-bit key that stands for a name."""
    return crc32(name.encode()) - 2**31


def _modes(names: Iterable[str]) -> dict[int, str]:
    """Return the keys to hold, in their order, each with how its function ends."""
    names = list(names)
    wholes = {name.partition("/")[0] for name in names}
    modes = {lock_key(whole): "_shared" for whole in wholes}
    modes |= {lock_key(name): "" for name in names}
    return dict(sorted(modes.items()))


class AdvisoryLock:
    """Session locks (space, name) of one worker; closing it frees them all.

    :param wait_seconds: how long `held` waits for each
    """

    def __init__(self, dbname: str, *, wait_seconds: float = WAIT_SECONDS) -> None:
        self._wait = f"{wait_seconds:.1f}s"
        _name, info = sql_db.connection_info_for(dbname)
        self._connection = psycopg2.connect(
            **info, connect_timeout=CONNECT_SECONDS, keepalives_idle=30
        )
        self._connection.autocommit = True

    def try_lock(self, space: int, name: str) -> bool:
        """Take the lock if it is free."""
        return self._ask("SELECT pg_try_advisory_lock(%s, %s)", space, lock_key(name))

    def unlock(self, space: int, name: str) -> None:
        """Free one lock."""
        self._ask("SELECT pg_advisory_unlock(%s, %s)", space, lock_key(name))

    @contextmanager
    def held(self, space: int, names: Iterable[str]) -> Iterator[None]:
        """Hold several locks, taken in one order so that no two wait in a ring.

        `whole/part` is a part of `whole`: parts are held side by side, and none beside
        the whole. Raises psycopg2's LockNotAvailable after a wait.
        """
        keys = _modes(names)
        try:
            self._ask_each("pg_advisory_lock", space, keys)
        except psycopg2.Error:
            # Some may be held; a lost connection has freed them.
            with suppress(psycopg2.Error):
                self._ask_each("pg_advisory_unlock", space, keys)
            raise
        try:
            yield
        finally:
            self._ask_each("pg_advisory_unlock", space, keys)

    def end_silent_holder(self, space: int, name: str, seconds: int) -> bool:
        """End the holder's connection if it asked nothing for so many seconds."""
        return self._ask(
            """
            SELECT bool_or(pg_terminate_backend(activity.pid))
              FROM pg_locks AS held
              JOIN pg_stat_activity AS activity ON activity.pid = held.pid
             WHERE held.locktype = 'advisory' AND held.granted
               AND held.database = (
                       SELECT oid FROM pg_database WHERE datname = current_database()
                   )
               AND held.classid::bigint = %s AND held.objid::bigint = %s
               AND held.objsubid = 2
               AND activity.state_change <= now() - make_interval(secs => %s)
            """,
            space % 2**32,
            lock_key(name) % 2**32,
            seconds,
        )

    def close(self) -> None:
        """Free every lock."""
        self._connection.close()

    def _ask_each(self, function: str, space: int, keys: dict[int, str]) -> None:
        """Call a function for each key, one after the other in one statement."""
        if keys:
            locks = [f"{function}{mode}(%s, %s)" for mode in keys.values()]
            calls = ", ".join([WAIT_BRIEFLY, *locks])
            values = [value for key in keys for value in (space, key)]
            self._ask(f"SELECT {calls}", self._wait, *values)

    def _ask(self, query: str, *values: Any) -> Any:
        with self._connection.cursor() as cursor:
            cursor.execute(query, values)
            row = cursor.fetchone() if cursor.description else None
        return row and row[0]
