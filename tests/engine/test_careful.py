"""What a lost worker had in hand goes one by one."""

import itertools
from contextlib import contextmanager
from unittest.mock import patch

from odoo.tests import tagged

from ...models.engine.signals import SyncEnded
from ...models.engine.slices.deadline import Deadline
from ...models.engine.slices.pace import SlicePace
from ...models.engine.slices.slice import Slice
from ...services.shopify.run.task import ImportTask
from ..engine_case import EngineCase


@tagged("-at_install", "post_install")
class TestCareful(EngineCase):
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
