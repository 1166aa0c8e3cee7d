"""Servers whose clocks are off: what is due is said by the database's alone."""

import re
from datetime import datetime, timedelta

from freezegun import freeze_time

from ...scripts.environment.cache import CHECKOUT
from .queue_case import QueueCase

MINUTE = timedelta(minutes=1)
OWN_CLOCK = re.compile(r"Datetime\.now|datetime\.(now|utcnow)|time\.time\(|\.today\(")
# These measure from one moment to another of the same clock.
MEASURE = {"ir_cron.py", "grant.py", "auth.py", "answers.py"}


def test_nothing_asks_the_server_for_the_time():
    asking = {
        file.name
        for folder in ("models", "services", "wizard")
        for file in (CHECKOUT / folder).rglob("*.py")
        if OWN_CLOCK.search(file.read_text())
    }
    assert asking == MEASURE


class TestClocks(QueueCase):
    def setUp(self):
        super().setUp()
        self.shop.products_interval = 60

    def runs(self):
        return self.Sync.search([("channel_id", "=", self.shop.id)])

    def test_what_is_due_does_not_depend_on_the_server_s_clock(self):
        self.shop.automatic = True
        for hours in (-24, -1, 1, 24):
            with (
                self.subTest(hours=hours),
                freeze_time(datetime.now() + timedelta(hours=hours)),
            ):
                self.runs().write({"state": "cancelled"})
                self.runs().unlink()
                run = self.queue()
                run.write({"state": "success", "start_time": self.env.cr.now()})
                self.assertLess(abs(run.end_time - self.env.cr.now()), MINUTE)
                self.Sync._cron_health()
                self.assertEqual(self.runs(), run)
                run.start_time = self.env.cr.now() - timedelta(minutes=61)
                self.Sync._cron_health()
                self.assertEqual(len(self.runs()), 2)
                self.Sync._cron_health()
                self.assertEqual(len(self.runs()), 2)

    def test_workers_are_woken_by_the_database_s_clock(self):
        for hours in (-24, -1, 1, 24):
            with (
                self.subTest(hours=hours),
                freeze_time(datetime.now() + timedelta(hours=hours)),
            ):
                self.env["ir.cron.trigger"].search([]).unlink()
                self.Sync._wake_crons()
                self.Sync._trigger_in(30)
                due = self.env["ir.cron.trigger"].search([]).mapped("call_at")
                waits = [round((at - self.env.cr.now()).total_seconds()) for at in due]
                self.assertEqual(sorted(waits), [0, 0, 0, 0, 31])
