"""A slice ends in time, and the next goes on where it stopped."""

import logging
from datetime import timedelta
from unittest.mock import patch

from odoo.tests import tagged
from odoo.tools import config

from ...models.engine.signals import SyncEnded
from ...models.engine.slices.deadline import Deadline, slice_deadline
from ...models.engine.slices.fence import Fence
from ...models.engine.slices.pace import SlicePace
from ..engine_case import ENGINE, EngineCase


@tagged("-at_install", "post_install")
class TestSlices(EngineCase):
    def test_a_page_that_takes_longer_than_a_slice_is_stored_piece_by_piece(self):
        for number in range(4):
            self.shopify.add_product(
                f"P{number}",
                productOptions=[
                    {"name": "N", "values": [{"name": str(n)} for n in range(110)]}
                ],
                variants=[
                    {
                        "sku": f"{number}-{n}",
                        "optionValues": [{"optionName": "N", "name": str(n)}],
                    }
                    for n in range(110)
                ],
            )
        self.shopify.settings(maximum_available=1000, restore_rate=60)
        run = self.queue()
        done = [0]
        while run.state == "queued" and len(done) < 12:
            run.retry_at = False
            self.carry_on(run, run._claim(), seconds=0.5)
            self.env.invalidate_all()
            done.append(run.done_count)
            self.assertTrue(done[-1] > done[-2] or run.state == "success")
        self.assertEqual((run.state, run.done_count), ("success", 4))
        self.assertGreater(len(done), 2)

    def test_a_cancelled_run_writes_nothing_more(self):
        self.add("A")
        run = self.queue()
        token = run._claim()
        run.action_cancel()
        with self.assertLogs(ENGINE, logging.WARNING) as logs:
            self.carry_on(run, token)
        self.assertIn("Stopped without writing", logs.output[0])
        self.assertEqual(run.state, "cancelled")
        self.assertFalse(self.templates())

    def test_a_run_that_slices_do_not_carry_on_says_so(self):
        run = self.queue()
        run.last_progress = self.env.cr.now() - timedelta(minutes=7)
        self.carry_on(run, run._claim(), asking=0)
        self.assertEqual(run.state, "queued")
        self.assertIn("Nothing was stored for 7 minutes", run.wait_reason)
        self.carry_on(run, run._claim())
        self.assertRecordValues(run, [{"state": "success", "wait_reason": False}])


@tagged("-at_install", "post_install")
class TestTimeOfASlice(EngineCase):
    def test_a_slice_ends_before_what_it_has_no_time_for(self):
        self.assertEqual(Deadline(20, 40).room_for(250), 250)
        deadline = Deadline(5, 10)
        self.assertEqual(deadline.room_for(250), 25)
        deadline.note(10, 1)
        self.assertIn(deadline.room_for(250), range(70, 80))
        self.assertEqual(deadline.room_for(3), 3)
        deadline.note(1, 12)
        with self.assertRaises(SyncEnded):
            deadline.room_for(1)

    def test_a_slice_and_all_it_began_end_within_odoos_limits(self):
        for real, cron, cpu, ended in [
            (120, -1, 60, 40),
            (120, 0, 60, 40),
            (120, 30, 60, 20),
            (20, -1, 60, 40 / 3),
            (120, 900, 15, 10),
        ]:
            limits = {"limit_time_real": real, "limit_time_real_cron": cron}
            limits["limit_time_cpu"] = cpu
            with self.subTest(**limits), patch.dict(config.options, limits):
                for ago in (0, ended / 3):
                    deadline = slice_deadline(ago, ago)
                    deadline.note(1, 1 / 1.3)
                    self.assertLess(deadline.left, (ended - ago) / 2 + 0.1)
                    room = deadline.room_for(10_000)
                    self.assertAlmostEqual(room, ended - ago, delta=1.1)
                self.assertFalse(slice_deadline(ended * 0.6, ended * 0.6))

    def test_the_time_that_a_worker_waited_for_work_counts_where_odoo_counts_it(self):
        limits = {"limit_time_real": 120, "limit_time_real_cron": 30}
        with patch.dict(config.options, {**limits, "limit_time_cpu": 60}):
            self.assertTrue(slice_deadline(0, 5))
            self.assertFalse(slice_deadline(0, 25))

    def test_a_record_of_many_quick_requests_has_more_time_under_a_low_limit(self):
        limits = {"limit_time_real": 120, "limit_time_real_cron": 30}
        with patch.dict(config.options, {**limits, "limit_time_cpu": 60}):
            deadline = slice_deadline(0, 0)
            self.assertAlmostEqual(deadline.left_to_ask, 10, delta=0.5)
            deadline.note_request(1)
            self.assertAlmostEqual(deadline.left_to_ask, 20 - 1.3, delta=0.5)
            deadline.note_request(9)
            deadline.note_request(1)
            self.assertAlmostEqual(deadline.left_to_ask, 10, delta=0.5)

    def test_the_pace_learns_how_long_requests_take(self):
        run = self.queue()
        deadline = Deadline(5, asking=5, answered=20)
        self.assertLess(deadline.left_to_ask, 6)
        pace = SlicePace(Fence(run, run._claim()), deadline)
        for _request in range(3):
            pace.before_request()
        self.assertGreater(deadline.left_to_ask, 15)
