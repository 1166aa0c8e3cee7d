"""The fence: a worker writes on its run only while the run's token is its own.

Its database connection is known to others, so that they can end it: a worker that was
killed in the middle of a statement, or frozen in the middle of a transaction, leaves
one that holds its rows locked, and whoever takes the run over would wait for them.
"""

import time
from typing import Any

import psycopg2
from psycopg2.extensions import TransactionRollbackError
from psycopg2.extras import Json
from tenacity import Retrying, retry_if_exception_type, stop_after_attempt

from odoo.models import BaseModel
from odoo.sql_db import BaseCursor
from odoo.tools import SQL

from ..signals import SyncFenced

NOW = SQL("(now() AT TIME ZONE 'utc')")
NOTHING = SQL()
WAITS_SINCE = SQL("GREATEST(run.retry_at, run.last_activity, run.write_date)")
# A worker frozen right here would keep the run locked, and so from being taken over.
HELD_BRIEFLY = SQL(
    "RETURNING set_config('idle_in_transaction_session_timeout', '20s', true)"
)

LOST = (psycopg2.OperationalError, psycopg2.InterfaceError)

# A process number alone may come again; with its start it stands for one connection.
NAME = SQL("pid || ' ' || EXTRACT(EPOCH FROM backend_start)")
OWN_BACKEND = SQL(
    "(SELECT %s FROM pg_stat_activity WHERE pid = pg_backend_pid())", NAME
)


def later(seconds: float) -> SQL:
    """The database's time after so many seconds."""
    return SQL("%s + make_interval(secs => %s)", NOW, seconds)


def after(column: str, seconds: float) -> SQL:
    """A column's time, so many seconds later."""
    return SQL("%s + make_interval(secs => %s)", SQL.identifier(column), seconds)


def more(column: str, amount: float) -> SQL:
    """A counter's value plus an amount."""
    return SQL("COALESCE(%s, 0) + %s", SQL.identifier(column), amount)


def assignments(values: dict) -> SQL:
    """Return the body of a SET clause; dictionaries become JSON."""
    return SQL(", ").join(
        SQL("%s = %s", SQL.identifier(name), _stored(value))
        for name, value in values.items()
    )


def _stored(value: Any) -> Any:
    """Return a value as PostgreSQL takes it, whatever an error's text holds."""
    if isinstance(value, str):
        return value.replace("\0", "").encode(errors="replace").decode()
    return Json(value) if isinstance(value, dict) else value


class Fence:
    """One worker's hold on one run. Begun right after the claim, the first lease."""

    def __init__(self, run: BaseModel, token: str) -> None:
        self._registry = run.pool
        self._table = SQL.identifier(run._table)
        self._id = run.id
        self.token = token
        self._renewed_at = time.monotonic()

    def write(self, cr: BaseCursor, **values: Any) -> None:
        """Write on the run in the caller's transaction; raise SyncFenced if it is lost.

        The row count is the proof. Every write renews the lease.
        """
        self._update(cr, values)

    def _update(self, cr: BaseCursor, values: dict, returning: SQL = NOTHING) -> None:
        cr.execute(
            SQL(
                "UPDATE %s SET %s WHERE id = %s AND run_token = %s"
                " AND state = 'running' %s",
                self._table,
                assignments({"last_activity": NOW, **values}),
                self._id,
                self.token,
                returning,
            ),
            log_exceptions=False,
        )
        if cr.rowcount != 1:
            raise SyncFenced(f"run {self._id} is no longer held by {self.token}")

    def write_apart(self, **values: Any) -> None:
        """Write in a transaction of its own, which survives the caller's rollback."""
        asked_at = time.monotonic()
        for attempt in Retrying(
            retry=retry_if_exception_type(TransactionRollbackError),
            stop=stop_after_attempt(5),
            reraise=True,
        ):
            with attempt, self._registry.cursor() as cr:
                self._update(cr, values, HELD_BRIEFLY)
        self._renewed_at = asked_at

    @property
    def age(self) -> float:
        """Seconds since the lease was last renewed in a transaction of its own."""
        return time.monotonic() - self._renewed_at

    def renew(self) -> None:
        """Renew the lease; raise SyncFenced if the run is lost."""
        self.write_apart()


def mark(run: BaseModel) -> str:
    """Return the name that a connection bears while a worker stores pages of a run.

    Odoo's pool takes it off again when it lends the connection out anew.
    """
    return f"{run._name} {run.id}"


def end_backend(cr: BaseCursor, run: BaseModel) -> None:
    """End the connection of a run's worker, if it is still there.

    What the run says is not enough: the connection itself must bear the run's name.
    """
    cr.execute(
        SQL(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE %s = %s AND application_name = %s AND datname = current_database()"
            " AND pid <> pg_backend_pid()",
            NAME,
            run.backend or "",
            mark(run),
        )
    )
