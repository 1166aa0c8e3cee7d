"""From the queue to its end, and back: reset, retried, cancelled, paused, pruned."""

from datetime import timedelta

from odoo.exceptions import UserError

from ...services.shopify.errors import ShopifySyncRunFailed
from .queue_case import QueueCase


class TestLife(QueueCase):
    def failed(self):
        run = self.queue()
        run.write(
            {
                "state": "failed",
                "position": {"id": 7},
                "start_time": run.create_date,
                "done_count": 5,
                "retry_attempts": 3,
                "error_message": "x",
                "error_traceback": "y",
            }
        )
        return run

    def test_the_guides_reset_goes_on_from_where_the_run_stopped(self):
        run = self.failed()
        run.write({"state": "queued", "retry_attempts": 0})
        self.assertRecordValues(
            run,
            [
                {
                    "state": "queued",
                    "position": {"id": 7},
                    "done_count": 5,
                    "retry_attempts": 0,
                    "error_message": False,
                    "error_traceback": False,
                    "end_time": False,
                }
            ],
        )

    def test_who_queues_a_failed_run_again_begins_to_count_anew(self):
        run = self.failed()
        run.write({"state": "queued"})
        self.assertEqual(run.retry_attempts, 0)

    def test_a_reset_takes_the_token_from_the_worker(self):
        run = self.queue()
        run.write({"state": "running", "run_token": "abc"})
        run.write({"state": "queued"})
        self.assertFalse(run.run_token)

    def test_retry_is_for_what_has_ended(self):
        with self.assertRaises(UserError):
            self.queue().action_retry()
        run = self.failed()
        run.action_retry()
        self.assertEqual(run.state, "queued")

    def test_what_waits_already_is_not_queued_beside_itself(self):
        first = self.queue()
        first.action_cancel()
        second = self.queue()
        with self.assertRaisesRegex(UserError, second.display_name):
            first.action_retry()
        self.assertEqual(first.state, "cancelled")

    def test_a_success_that_is_queued_again_begins_anew(self):
        run = self.failed()
        run.write({"state": "success", "points_used": 70, "active_seconds": 9})
        run.write({"state": "queued"})
        afresh = {"position": False, "done_count": 0, "start_time": False}
        used = {"points_used": 0, "active_seconds": 0, "attempt": 0}
        self.assertRecordValues(run, [afresh | used])

    def test_a_copy_is_a_draft_that_knows_nothing_of_the_life_of_the_first(self):
        run = self.failed()
        self.assertRecordValues(
            run.copy(),
            [{"state": "draft", "position": False, "done_count": 0, "attempt": 0}],
        )

    def test_cancelling_ends_a_run_and_keeps_its_figures(self):
        run = self.queue()
        run.write({"state": "running", "run_token": "abc", "done_count": 3})
        run.action_cancel()
        self.assertRecordValues(
            run, [{"state": "cancelled", "run_token": False, "done_count": 3}]
        )
        self.assertTrue(run.end_time)

    def test_a_success_is_not_cancelled(self):
        run = self.queue()
        run.state = "success"
        run.action_cancel()
        self.assertEqual(run.state, "success")

    def test_a_paused_run_is_not_due_until_resumed(self):
        run = self.queue()
        run.action_pause()
        self.assertRecordValues(run, [{"state": "queued", "paused": True}])
        run.action_resume()
        self.assertFalse(run.paused)

    def test_a_failed_run_says_so_to_who_waited_for_it(self):
        self.assertIsInstance(self.failed()._failure(), ShopifySyncRunFailed)

    def test_progress_never_claims_more_than_is_done(self):
        for done, total, state, percent in [
            (0, 0, "running", 0),
            (50, 200, "running", 25),
            (300, 200, "running", 99),
            (0, 0, "success", 100),
        ]:
            with self.subTest(done=done, total=total, state=state):
                run = self.Sync.new(
                    {"done_count": done, "total_count": total, "state": state}
                )
                self.assertEqual(run.progress, percent)

    def test_old_runs_go_unless_an_issue_is_open(self):
        kept, gone, recent = self.failed(), self.failed(), self.failed()
        (kept | gone).end_time = kept.create_date - timedelta(days=31)
        self.env["commerce.issue"].create(
            {
                "name": "T-Shirt",
                "channel_id": self.shop.id,
                "run_model": "shopify.sync",
                "run_id": kept.id,
                "external_id": "gid://shopify/Product/1",
                "code": "missing_sku",
                "reason": "y",
            }
        )
        self.assertEqual(self.Sync._prune(), (1, False))
        self.assertEqual((kept | gone | recent).exists(), kept | recent)
