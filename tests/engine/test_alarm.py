"""Alarms that wake the cron workers."""

import contextlib
import os
import select
import time

import psycopg2

from ...models.engine.host.alarm import ring_in

NOBODYS = f"no-database-{os.getpid()}"


def test_an_earlier_alarm_does_not_swallow_a_later_one():
    with contextlib.closing(psycopg2.connect(dbname="postgres")) as connection:
        connection.autocommit = True
        connection.cursor().execute("LISTEN cron_trigger")
        began = time.monotonic()
        for seconds in (3, 1, 1, 3):
            ring_in(NOBODYS, seconds)
        rung = []
        while len(rung) < 2 and time.monotonic() < began + 60:
            select.select([connection], [], [], 0.5)
            connection.poll()
            rung += [
                time.monotonic() - began
                for notice in connection.notifies
                if notice.payload == NOBODYS
            ]
            connection.notifies.clear()
    first, second = rung
    assert first >= 1 and second >= 3
