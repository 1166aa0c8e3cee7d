"""Alarms that wake the cron workers."""

import contextlib
import select
import time

import psycopg2

from ..models.sync_run.alarm import ring_in


def test_an_earlier_alarm_does_not_swallow_a_later_one():
    with contextlib.closing(psycopg2.connect(dbname="postgres")) as connection:
        connection.autocommit = True
        connection.cursor().execute("LISTEN cron_trigger")
        began = time.monotonic()
        for seconds in (3, 1, 1, 3):
            ring_in("no-such-database", seconds)
        rung = []
        while time.monotonic() < began + 5:
            select.select([connection], [], [], 0.5)
            connection.poll()
            rung += [
                round(time.monotonic() - began)
                for notice in connection.notifies
                if notice.payload == "no-such-database"
            ]
            connection.notifies.clear()
    assert len(rung) == 2
    assert 1 <= rung[0] <= 2 and 3 <= rung[1] <= 4
