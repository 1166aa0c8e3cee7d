"""What a lost worker had in hand goes one by one, and a slice ends in time."""

import itertools
from contextlib import closing, contextmanager
from unittest.mock import patch

from odoo.tests import tagged
from odoo.tools import config

from ...models.engine.host.advisory_lock import AdvisoryLock
from ...models.engine.signals import SyncEnded
from ...models.engine.slices.deadline import Deadline, slice_deadline
from ...models.engine.slices.fence import Fence
from ...models.engine.slices.pace import SlicePace
from ...models.engine.slices.slice import Slice
from ...services.shopify.run.task import ImportTask
from ..engine_case import EngineCase


@tagged("-at_install", "post_install")
class TestCareful(EngineCase):
    def carry_on(self, run, token, seconds=20):
        with closing(AdvisoryLock(self.env.cr.dbname)) as lock:
            Slice(run, token, lock, Deadline(seconds)).carry_on()

    def test_the_record_that_stopped_the_worker_each_time_is_set_aside(self):
        a, b, c = self.add("A", "B", "C")
        run = self.queue()
        run.write({"careful_count": -1, "in_hand": b["id"], "in_hand_count": 2})
        run.run()
        self.assertEqual(self.titles(), ["A", "C"])
        self.assertEqual(run.issue_ids.name, "B")
        self.assertRecordValues(run, [{"state": "success", "in_hand": False}])

    def test_a_record_in_hand_at_one_loss_alone_is_stored_at_last(self):
        a, b, c = self.add("A", "B", "C")
        run = self.queue()
        run.write({"careful_count": -1, "in_hand": b["id"], "in_hand_count": 1})
        run.run()
        self.assertEqual(self.titles(), ["A", "B", "C"])
        self.assertFalse(run.issue_ids)

    def test_only_what_was_in_hand_goes_one_by_one(self):
        self.add(*(f"P{number:02}" for number in range(12)))
        run = self.queue()
        run.write({"careful_count": 5, "retry_attempts": 1})
        with self.stored() as pages:
            run.run()
        self.assertEqual(pages, [1] * 5 + [7])
        self.assertRecordValues(run, [{"done_count": 12, "careful_count": 0}])
        asked = [it["variables"]["first"] for it in self.shopify.log("GetProducts")]
        self.assertEqual(asked, [5, 250])

    def test_a_careful_page_goes_on_in_the_next_slice_where_it_stopped(self):
        self.add(*(f"P{number:02}" for number in range(12)))
        run = self.queue()
        run._claim()
        run._fail_stale_runs()
        self.assertEqual(run.careful_count, -1)
        with self.stored() as pages, patch.object(SlicePace, "stored", self.end(3)):
            self.carry_on(run, run._claim())
        self.env.invalidate_all()
        self.assertRecordValues(
            run, [{"state": "queued", "careful_count": 9, "retry_attempts": 0}]
        )
        self.shopify.clear_log()
        with self.stored() as later:
            run.run()
        self.assertEqual(pages + later, [1] * 12)
        (asked,) = self.shopify.log("GetProducts")
        self.assertEqual(asked["variables"]["first"], 9)

    def end(self, records):
        """Return what ends a slice when so many records are stored."""
        left = itertools.count(records - 1, -1)

        def stored(*_told):
            if not next(left):
                raise SyncEnded

        return stored

    @contextmanager
    def stored(self):
        """Yield a list of how many records are stored together, each time."""
        sizes, store = [], ImportTask.store

        def noted(task, records):
            if task.counts():
                sizes.append(len(records))
            return store(task, records)

        with patch.object(ImportTask, "store", noted):
            yield sizes

    def test_a_run_that_advances_never_fails_by_itself(self):
        self.add(*(f"P{number:02}" for number in range(14)))
        run = self.queue()
        run.careful_count = 14
        for _life in range(12):
            token = run._claim()
            with patch.object(SlicePace, "stored", self.end(1)), self.dead_slice():
                self.carry_on(run, token)
            run._fail_stale_runs()
            self.env.invalidate_all()
            self.assertRecordValues(run, [{"state": "queued", "retry_attempts": 1}])
        run.run()
        self.assertRecordValues(run, [{"state": "success", "done_count": 14}])

    def dead_slice(self):
        """Let a slice end without a word, as with its process."""
        return patch.object(Slice, "_leave", lambda *_args, **_values: None)

    def test_a_part_of_a_page_in_hand_is_what_goes_one_by_one(self):
        self.add(*(f"P{number:02}" for number in range(12)))
        run = self.queue()
        with (
            patch.object(Deadline, "room_for", lambda _self, records: min(records, 4)),
            patch.object(SlicePace, "stored", self.end(2)),
            self.dead_slice(),
        ):
            self.carry_on(run, run._claim())
        run._fail_stale_runs()
        self.env.invalidate_all()
        self.assertRecordValues(run, [{"done_count": 8, "careful_count": 4}])

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
