import logging
from contextlib import closing
from datetime import timedelta

from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ...models.engine.host.advisory_lock import AdvisoryLock
from ...models.engine.slices.deadline import Deadline
from ...models.engine.slices.slice import Slice
from ..engine_case import EngineCase

ENGINE = "odoo.addons.commerce_sync.models.engine.slices.slice"


@tagged("-at_install", "post_install")
class TestEngine(EngineCase):
    def refuse(self, title):
        """Make Odoo unable to store a product of a title, in the database itself."""
        self.env.cr.execute(
            "ALTER TABLE product_template ADD CONSTRAINT no_such"
            f" CHECK (name->>'en_US' <> '{title}')"
        )
        self.env.cr.commit()

    def test_a_run_tells_what_it_did(self):
        self.add("A", "B", "C")
        run = self.sync()
        self.assertRecordValues(
            run,
            [
                {
                    "state": "success",
                    "total_count": 3,
                    "done_count": 3,
                    "created_count": 3,
                    "updated_count": 0,
                    "unchanged_count": 0,
                    "issue_count": 0,
                    "progress": 100,
                    "run_token": False,
                }
            ],
        )
        self.assertEqual(self.titles(), ["A", "B", "C"])
        self.assertGreater(run.points_used, 0)
        self.assertGreater(run.request_count, 2)
        self.assertTrue(run.start_time and run.end_time)

    def test_points_used_are_those_that_shopify_took(self):
        self.add("A", "B")
        self.shopify.clear_log()
        run = self.sync()
        self.assertEqual(
            run.points_used, sum(call["actual"] or 0 for call in self.shopify.log())
        )
        self.assertEqual(run.request_count, len(self.shopify.log()))

    def test_the_same_again_changes_nothing(self):
        self.add("A", "B")
        self.sync()
        before = self.templates().mapped("write_date")
        run = self.sync()
        self.assertRecordValues(
            run, [{"created_count": 0, "updated_count": 0, "unchanged_count": 2}]
        )
        self.assertEqual(self.templates().mapped("write_date"), before)

    def test_only_what_changed_is_read_after_the_first_time(self):
        self.shopify.set_clock("2026-03-01T10:00:00Z")
        a, _b = self.add("A", "B")
        self.shopify.advance(1800)
        self.add("C")
        self.sync()
        self.shopify.advance(1800)
        self.shopify.change_product(a["id"], title="A2")
        run = self.sync("import_changed_products")
        # C is met again: the last five minutes before are read twice.
        self.assertRecordValues(
            run, [{"done_count": 2, "updated_count": 1, "unchanged_count": 1}]
        )
        self.assertEqual(self.titles(), ["A2", "B", "C"])

    def test_what_changed_at_the_same_second_as_the_last_import_is_not_lost(self):
        self.shopify.set_clock("2026-03-01T10:00:00Z", stop=True)
        self.add("A")
        self.sync()
        self.add("B")
        self.sync("import_changed_products")
        self.assertEqual(self.titles(), ["A", "B"])

    def test_one_product_is_imported_without_moving_the_watermark(self):
        _a, b = self.add("A", "B")
        self.sync("import_one_product", shopify_id=b["id"])
        self.assertEqual(self.titles(), ["B"])
        self.assertFalse(self.env["commerce.watermark"].search([]))

    @mute_logger(ENGINE)
    def test_a_product_that_shopify_does_not_have_says_so(self):
        run = self.queue("import_one_product", shopify_id="999")
        self.assertIn("it was deleted, or", self.fails(run))

    def test_a_record_that_cannot_be_stored_is_set_aside_and_the_rest_comes_in(self):
        titles = [f"P{n:03}" for n in range(60)]
        self.add(*titles)
        self.refuse("P037")
        with mute_logger("odoo.sql_db"):
            run = self.sync()
        self.assertRecordValues(
            run, [{"state": "success", "done_count": 60, "issue_count": 1}]
        )
        self.assertEqual(self.titles(), [t for t in titles if t != "P037"])
        self.assertRecordValues(
            run.issue_ids, [{"name": "P037", "state": "open", "code": "not_stored"}]
        )
        self.assertEqual(run.issue_ids.payload["title"], "P037")

    def test_a_retried_issue_is_settled_when_its_record_comes_in(self):
        self.add("A")
        self.refuse("A")
        with mute_logger("odoo.sql_db"):
            issue = self.sync().issue_ids
        self.env.cr.execute("ALTER TABLE product_template DROP CONSTRAINT no_such")
        issue.action_retry()
        self.env["shopify.sync"].search([("state", "=", "queued")]).run()
        self.assertEqual(issue.state, "settled")
        self.assertEqual(self.titles(), ["A"])

    @mute_logger(ENGINE)
    def test_a_wrong_token_ends_the_run_with_what_to_do(self):
        self.shop.shopify_api_token = "shpat_wrong"
        run = self.queue()
        self.fails(run)
        self.assertRecordValues(
            run, [{"state": "failed", "error_exception": "ShopifyTokenError"}]
        )
        self.assertIn("Local Shop", run.error_message)
        self.assertIn("Traceback", run.error_traceback)
        self.assertNotIn("shpat_wrong", run.error_traceback + run.error_message)

    @mute_logger(ENGINE)
    def test_a_failed_run_goes_on_where_it_stopped(self):
        self.add("A")
        self.shop.shopify_api_token = "shpat_wrong"
        run = self.queue()
        self.fails(run)
        self.shop.shopify_api_token = "shpat_local"
        run.write({"state": "queued", "retry_attempts": 0})
        run.run()
        self.assertRecordValues(run, [{"state": "success", "error_message": False}])

    @mute_logger(ENGINE, "odoo.addons.commerce_sync.services.shopify.client.retry")
    def test_a_server_that_was_off_is_no_time_without_progress(self):
        run = self.queue()
        days_ago = self.env.cr.now() - timedelta(days=3)
        run.write({"last_progress": days_ago, "last_activity": days_ago})
        self.shopify.faults({"kind": "close_before"})
        self.waits(run)
        self.assertGreater(run.last_progress, self.env.cr.now() - timedelta(minutes=5))

    def test_who_asks_to_wait_for_years_is_asked_again_in_an_hour(self):
        self.shopify.faults({"kind": "http429", "retry_after": 10**12})
        run = self.queue()
        self.waits(run)
        self.assertLess(run.retry_at, self.env.cr.now() + timedelta(hours=1.1))

    def test_an_outage_parks_the_run_and_is_no_failure(self):
        self.add("A")
        self.shopify.faults({"kind": "close_before"})
        run = self.queue()
        told = self.waits(run)
        self.assertRecordValues(run, [{"state": "queued", "retry_attempts": 0}])
        self.assertTrue(run.retry_at)
        self.assertIn(run.wait_reason.rstrip("."), told)
        self.shopify.faults()
        run.retry_at = False
        run.run()
        self.assertEqual(run.state, "success")

    @mute_logger(ENGINE, "odoo.addons.commerce_sync.services.shopify.client.retry")
    def test_a_parked_run_says_what_it_waits_for(self):
        self.add("A")
        self.shopify.faults({"kind": "http429", "retry_after": 30})
        run = self.queue()
        self.waits(run)
        self.assertIn("Local Shop", run.wait_reason)
        self.assertGreater((run.retry_at - run.last_activity).total_seconds(), 25)

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

    def test_chosen_products_come_in_and_no_others(self):
        self.add(*(f"P{number:02}" for number in range(25)))
        products = sorted(self.shopify.products(), key=lambda it: it["title"])
        external_ids = [product["id"] for product in products[3:18]]
        run = self.sync(
            "import_batch_products", parameters={"external_ids": external_ids}
        )
        self.assertEqual((run.total_count, run.created_count), (15, 15))
        self.assertEqual(self.titles(), [it["title"] for it in products[3:18]])
        self.assertEqual(len(self.shopify.log("GetProductsByIds")), 2)

    def test_a_text_that_no_database_takes_comes_in_without_its_nul(self):
        self.add("A", "B\x00B", "C")
        run = self.sync()
        self.assertEqual((run.state, run.issue_count), ("success", 0))
        self.assertEqual(self.titles(), ["A", "BB", "C"])

    def test_a_retried_success_does_it_all_again(self):
        (a,) = self.add("A")
        run = self.sync("import_one_product", shopify_id=a["id"])
        self.shopify.change_product(a["id"], title="A2")
        run.action_retry()
        run.run()
        self.assertRecordValues(
            run, [{"state": "success", "done_count": 1, "updated_count": 1}]
        )
        self.assertEqual(self.titles(), ["A2"])

    def test_only_the_first_full_import_switches_the_schedule_on(self):
        self.add("A")
        self.sync()
        self.assertTrue(self.shop.automatic)
        self.shop.automatic = False
        self.sync()
        self.assertFalse(self.shop.automatic)

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

    def carry_on(self, run, token, seconds=20, **limits):
        with closing(AdvisoryLock(self.env.cr.dbname)) as lock:
            Slice(run, token, lock, Deadline(seconds, **limits)).carry_on()

    def test_a_run_that_slices_do_not_carry_on_says_so(self):
        run = self.queue()
        run.last_progress = self.env.cr.now() - timedelta(minutes=7)
        self.carry_on(run, run._claim(), asking=0)
        self.assertEqual(run.state, "queued")
        self.assertIn("Nothing was stored for 7 minutes", run.wait_reason)
        self.carry_on(run, run._claim())
        self.assertRecordValues(run, [{"state": "success", "wait_reason": False}])

    def test_only_one_claims(self):
        run = self.queue()
        self.assertTrue(run._claim())
        self.assertIsNone(run._claim())
        self.assertEqual(run.attempt, 1)

    def test_a_second_run_of_the_lane_waits_for_the_first(self):
        first, second = self.queue(), self.queue("import_changed_products")
        self.assertTrue(first._claim())
        self.assertIsNone(second._claim())

    def test_who_runs_what_cannot_run_now_reads_why(self):
        first, second = self.queue(), self.queue("import_changed_products")
        self.assertTrue(first._claim())
        self.assertIn(first.display_name, self.waits(second))
        second.action_pause()
        self.assertIn("paused", self.waits(second))
        with self.assertRaisesRegex(UserError, "Another worker carries .* on"):
            first.run()
        self.assertEqual(first.state, "running")

    def test_who_runs_what_another_worker_s_lane_holds_reads_so(self):
        run = self.queue()
        with closing(AdvisoryLock(self.env.cr.dbname)) as rival:
            self.assertTrue(rival.try_lock(run.LOCK_ID, run.lane))
            self.assertIn("another worker is at work", self.waits(run))
        run.run()
        self.assertEqual(run.state, "success")

    def test_a_run_that_lost_its_worker_too_often_fails(self):
        run = self.queue()
        run.retry_attempts = run.MAX_RETRY_ATTEMPTS
        run._claim()
        run._fail_stale_runs()
        self.assertRecordValues(
            run, [{"state": "failed", "error_exception": "ShopifyStaleRunTimeout"}]
        )

    def test_a_run_whose_worker_is_gone_is_queued_again(self):
        run = self.queue()
        run._claim()
        run._fail_stale_runs()
        self.assertRecordValues(
            run, [{"state": "queued", "retry_attempts": 1, "run_token": False}]
        )
