"""What becomes of each error, and what is said of it."""

import errno
from datetime import timedelta

import psycopg2
from psycopg2.pool import PoolError

from odoo.tests import tagged
from odoo.tools import mute_logger

from ...models.engine.failure import VERDICTS, Verdict
from ...services.shopify.errors import ShopifySyncRunFailed
from ..engine_case import ENGINE, EngineCase

OUTAGES = (
    (OSError(errno.ENOSPC, "No space left on device"), "keeps its files is full"),
    (OSError(errno.EDQUOT, "Disk quota exceeded"), "keeps its files is full"),
    (OSError(errno.EIO, "Input/output error", "/a/file"), "/a/file: Input/output"),
    (OSError(errno.EROFS, "Read-only file system", "/a"), "/a: Read-only file system"),
    (psycopg2.errors.DiskFull("could not extend a file"), "database is full"),
    (psycopg2.errors.IoError("could not read a block"), "could not read a block"),
    (psycopg2.errors.ReadOnlySqlTransaction("cannot write"), "cannot write"),
    (MemoryError(), "too little memory"),
    (PoolError("The Connection Pool Is Full"), "The Connection Pool Is Full"),
)


@tagged("-at_install", "post_install")
class TestVerdicts(EngineCase):
    def test_every_error_has_one(self):
        self.assertIn(Exception, dict(VERDICTS))
        verdict = self.env["shopify.sync"]._verdict
        self.assertIs(verdict(ValueError()), Verdict.SET_ASIDE)
        self.assertIs(verdict(OSError()), Verdict.OUTAGE)
        self.assertIs(verdict(ShopifySyncRunFailed("x")), Verdict.STOP)

    def test_a_disk_or_a_memory_that_is_full_is_an_outage_and_told_in_words(self):
        sync = self.env["shopify.sync"]
        for error, words in OUTAGES:
            self.assertIs(sync._verdict(error), Verdict.OUTAGE, error)
            self.assertIn(words, sync._describe_error(error)["error_message"])


@tagged("-at_install", "post_install")
class TestErrors(EngineCase):
    def refuse(self, title):
        """Make Odoo unable to store a product of a title, in the database itself."""
        self.env.cr.execute(
            "ALTER TABLE product_template ADD CONSTRAINT no_such"
            f" CHECK (name->>'en_US' <> '{title}')"
        )
        self.env.cr.commit()

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
