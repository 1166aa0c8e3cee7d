"""One worker carries a run on; a takeover ends the work of the one before."""

from contextlib import closing

import psycopg2

from odoo.exceptions import UserError
from odoo.sql_db import connection_info_for
from odoo.tests import tagged

from ...models.engine.host.advisory_lock import AdvisoryLock
from ...models.engine.slices.fence import end_backend, mark
from ..engine_case import EngineCase
from .queue_case import QueueCase


@tagged("-at_install", "post_install")
class TestClaim(EngineCase):
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


class TestBackend(QueueCase):
    """A takeover ends the connection of the run's own worker, and nobody else's."""

    def setUp(self):
        super().setUp()
        _name, info = connection_info_for(self.env.cr.dbname)
        self.other = psycopg2.connect(**info)
        self.addCleanup(self.other.close)
        self.other.autocommit = True

    def ask(self, query, *values):
        with self.other.cursor() as cr:
            cr.execute(query, values)
            return cr.fetchone()[0]

    def name(self):
        return self.ask(
            "SELECT pid || ' ' || EXTRACT(EPOCH FROM backend_start)"
            " FROM pg_stat_activity WHERE pid = pg_backend_pid()"
        )

    def end(self, run):
        # A transaction knows connections as it saw them first.
        self.env.cr.execute("SELECT pg_stat_clear_snapshot()")
        end_backend(self.env.cr, run)

    def is_alive(self):
        try:
            return bool(self.ask("SELECT 1"))
        except psycopg2.OperationalError:
            return False

    def test_a_connection_that_does_no_work_on_the_run_stays(self):
        run, other = self.queue(), self.queue("import_all_products")
        run.backend = self.name()
        self.end(run)
        self.assertTrue(self.is_alive())
        self.ask("SELECT set_config('application_name', %s, false)", mark(other))
        self.end(run)
        self.assertTrue(self.is_alive())

    def test_that_of_the_runs_worker_is_ended(self):
        run = self.queue()
        run.backend = self.name()
        self.ask("SELECT set_config('application_name', %s, false)", mark(run))
        self.end(run)
        self.assertFalse(self.is_alive())

    def test_the_worker_that_claims_a_run_says_so(self):
        run = self.queue()
        self.env.cr.execute(run._claim_sql("x"))
        self.env.cr.execute("SHOW application_name")
        self.assertEqual(self.env.cr.fetchone()[0], mark(run))
