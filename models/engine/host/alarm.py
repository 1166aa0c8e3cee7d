"""Wakes Odoo's cron workers at a moment.

They wake by themselves about once a minute. A run that waits three seconds for the
API, or whose worker was lost, should not wait that long. In prefork with a lower limit
Odoo ends those that wait, so they are woken before.
"""

import logging
import math
import threading
import time
from contextlib import closing

import psycopg2

from odoo import sql_db

from ..slices.deadline import real_limit

_logger = logging.getLogger(__name__)
_moments: dict[str, set[int]] = {}
_timers: dict[str, threading.Timer] = {}
_guard = threading.Lock()


def ring_in(dbname: str, seconds: float) -> None:
    """Wake the database's cron workers in so many seconds; other alarms stay."""
    with _guard:
        moments = _moments.setdefault(dbname, set())
        moments.add(math.ceil(time.monotonic() + seconds))
        _arm(dbname, moments)


def _arm(dbname: str, moments: set[int]) -> None:
    if timer := _timers.pop(dbname, None):
        timer.cancel()
    if moments:
        seconds = min(min(moments) - time.monotonic(), real_limit() / 2)
        _timers[dbname] = timer = threading.Timer(seconds, _ring, [dbname])
        timer.daemon = True
        timer.start()


def _ring(dbname: str) -> None:
    with _guard:
        now = time.monotonic()
        _moments[dbname] = {moment for moment in _moments[dbname] if moment > now}
        _arm(dbname, _moments[dbname])
    try:
        _notify(dbname)
    except psycopg2.Error:
        _logger.info("The cron workers could not be woken; they wake by themselves")


def _notify(dbname: str) -> None:
    # Not from the pool: this may be the process that forks Odoo's workers, and they
    # would share the connection.
    _name, info = sql_db.connection_info_for("postgres")
    with closing(psycopg2.connect(**info)) as connection:
        connection.autocommit = True
        connection.cursor().execute("SELECT pg_notify('cron_trigger', %s)", [dbname])
