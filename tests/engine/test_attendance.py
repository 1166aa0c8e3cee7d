"""That no worker looks is seen; threads that ended start again, those asleep wake."""

import contextlib
import os
import select
import threading
import time
from datetime import timedelta

import psycopg2

from odoo.tests import tagged

from ...models.engine.host.alarm import ring_in
from ...models.engine.host.cron_threads import PREFIX, revive
from ..engine_case import EngineCase

NOBODYS = f"no-database-{os.getpid()}"


@tagged("-at_install", "post_install")
class TestAttendance(EngineCase):
    def look(self, minutes_ago):
        """Have the worker that looked last do so some time ago, by the database."""
        crons = self.env["shopify.sync"]._all_worker_crons()
        last = self.env.cr.now() - timedelta(minutes=minutes_ago, seconds=30)
        crons.lastcall = last - timedelta(hours=1)
        crons[1].lastcall = last
        self.env.flush_all()
        self.env.invalidate_all()

    def test_a_run_and_its_shop_tell_that_nobody_looks(self):
        done, draft = self.sync(), self.queue(state="draft")
        run = self.queue("import_all_customers")
        self.look(17)
        for text in (run.unattended, self.shop.unattended):
            self.assertIn("No worker has looked for 17 minutes", text)
        self.assertFalse(done.unattended)
        self.assertFalse(draft.unattended)
        self.look(2)
        self.assertFalse(run.unattended)
        self.assertFalse(self.shop.unattended)

    def test_a_schedule_tells_it_without_any_run(self):
        self.look(30)
        self.assertFalse(self.shop.unattended)
        self.shop.automatic = True
        self.assertIn("30 minutes", self.shop.unattended)

    def test_what_a_person_paused_waits_for_that_person(self):
        run = self.queue()
        run.action_pause()
        self.look(30)
        self.assertFalse(run.unattended)

    def test_a_shop_tells_what_a_person_paused(self):
        run = self.queue()
        run.action_pause()
        self.look(1)
        self.assertIn(f"{run.display_name}: paused.", self.shop.unattended)
        run.action_resume()
        self.shop.invalidate_recordset()
        self.assertFalse(self.shop.unattended)

    def test_workers_that_were_switched_off_are_told(self):
        run = self.queue()
        self.env["shopify.sync"]._worker_crons().active = False
        self.look(30)
        self.assertIn("30 minutes", run.unattended)


class ThreadedServer:
    """Odoo's, as far as its cron threads go."""

    def __init__(self):
        self.started = []
        self.ending = threading.Event()

    def cron_thread(self, number):
        self.started.append(number)
        self.ending.wait(30)

    def spawn(self, number):
        target, name = self.cron_thread, f"{PREFIX}{number}"
        thread = threading.Thread(target=target, args=(number,), name=name, daemon=True)
        thread.start()
        return thread


def test_a_cron_thread_that_ended_is_started_again_and_no_other():
    server, seen = ThreadedServer(), set()
    assert not revive(server, seen), "what was never there is not begun"
    threads = [server.spawn(number) for number in (70, 71)]
    assert not revive(server, seen)
    server.ending.set()
    for thread in threads:
        thread.join(30)
        assert not thread.is_alive()
    server.ending.clear()
    server.spawn(71)
    assert revive(server, seen) == {f"{PREFIX}70"}
    assert not revive(server, seen)
    assert sorted(server.started) == [70, 70, 71, 71]
    server.ending.set()


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
