"""Wakes Odoo's cron workers at a moment.

They wake by themselves about once a minute. A run that waits three seconds for the
API, or whose worker was lost, should not wait that long.
"""

import logging
import threading
import time
from contextlib import closing

import psycopg2

from odoo import sql_db

_logger = logging.getLogger(__name__)
_alarms: dict[str, tuple[float, threading.Timer]] = {}
_guard = threading.Lock()


def ring_in(dbname: str, seconds: float) -> None:
    """Wake the database's cron workers in so many seconds; an earlier alarm stays."""
    due = time.monotonic() + seconds
    with _guard:
        if (waiting := _alarms.get(dbname)) and waiting[0] <= due:
            return
        if waiting:
            waiting[1].cancel()
        timer = threading.Timer(seconds, _ring, [dbname])
        timer.daemon = True
        _alarms[dbname] = (due, timer)
        timer.start()


def _ring(dbname: str) -> None:
    with _guard:
        _alarms.pop(dbname, None)
    try:
        # Not from the pool: this may be the process that forks Odoo's workers, and
        # they would share the connection.
        _name, info = sql_db.connection_info_for("postgres")
        with closing(psycopg2.connect(**info)) as connection:
            connection.autocommit = True
            connection.cursor().execute(
                "SELECT pg_notify('cron_trigger', %s)", [dbname]
            )
    except psycopg2.Error:
        _logger.info("The cron workers could not be woken; they wake by themselves")
