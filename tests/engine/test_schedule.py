"""What is due is queued by itself, whatever stands in the runs before it."""

from datetime import datetime, timedelta

from ...models.runs.mode import SyncMode
from .queue_case import FAR, QueueCase


class TestHealth(QueueCase):
    def setUp(self):
        super().setUp()
        self.shop.products_interval = 60

    def runs(self):
        return self.Sync.search([("channel_id", "=", self.shop.id)])

    def test_nothing_runs_by_itself_before_the_first_import_was_started(self):
        self.Sync._cron_health()
        self.assertFalse(self.runs())

    def test_what_is_due_is_queued_once(self):
        self.shop.automatic = True
        for _ in range(3):
            self.Sync._cron_health()
        self.assertRecordValues(
            self.runs(), [{"mode": "import_changed_products", "state": "queued"}]
        )

    def test_everything_is_imported_once_more_after_an_app_added_fields(self):
        self.shop.write({"automatic": True, "products_interval": 0})
        self.shop.product_form = self.shop._product_form()
        self.Sync._cron_health()
        self.assertFalse(self.runs())
        self.shop.product_form = "product.template"  # as before the app
        for _ in range(2):
            self.Sync._cron_health()
        self.assertRecordValues(
            self.runs(), [{"mode": "import_all_products", "state": "queued"}]
        )

    def test_what_failed_rests_ever_longer_before_it_is_tried_by_itself(self):
        self.shop.write({"automatic": True, "products_interval": 0})
        self.shop.product_form = "product.template"  # as before an app
        now = datetime.now().replace(microsecond=0)
        for failures, rest in [(1, 2), (2, 4), (3, 8), (9, 60)]:
            for minutes, waits in [(rest - 1, True), (rest + 1, False)]:
                with self.subTest(failures=failures, minutes=minutes):
                    self.runs().write({"state": "cancelled"})
                    for _ in range(failures):
                        run = self.queue("import_all_products")
                        ended = now - timedelta(minutes=minutes)
                        run.write({"state": "failed", "end_time": ended})
                    self.Sync._cron_health()
                    queued = self.runs().filtered(lambda it: it.state == "queued")
                    self.assertEqual(not queued, waits)

    def test_an_interval_of_zero_means_never(self):
        self.shop.write({"automatic": True, "products_interval": 0})
        self.Sync._cron_health()
        self.assertFalse(self.runs())

    def test_a_run_that_ended_rests_for_its_interval_whatever_its_end(self):
        self.shop.automatic = True
        for state in ("success", "failed"):
            with self.subTest(state):
                run = self.queue()
                run.write({"state": state, "start_time": run.create_date})
                self.Sync._cron_health()
                self.assertEqual(self.runs(), run)
                run.start_time = run.create_date - timedelta(minutes=61)
                self.Sync._cron_health()
                self.assertEqual(len(self.runs()), 2)
                self.runs().write({"state": "cancelled"})
                self.runs().unlink()

    def test_changes_are_not_asked_for_while_everything_comes_in(self):
        self.shop.automatic = True
        run = self.Sync.create({"mode": "import_all_products"}).run_async()
        self.Sync._cron_health()
        self.assertEqual(self.runs(), run)
        run.write({"state": "success", "start_time": run.create_date})
        self.Sync._cron_health()
        self.assertEqual(self.runs(), run)

    def test_healthy_means_in_flight_or_lately_successful(self):
        mode = SyncMode.IMPORT_CHANGED_PRODUCTS
        self.assertFalse(self.Sync._is_healthy(mode))
        run = self.queue()
        self.assertTrue(self.Sync._is_healthy(mode))
        run.write({"state": "failed", "start_time": run.create_date})
        self.assertFalse(self.Sync._is_healthy(mode))
        run.state = "success"
        self.assertTrue(self.Sync._is_healthy(mode))


class TestWhatCannotBe(QueueCase):
    """Whoever wrote it: the schedule of all shops goes on."""

    def setUp(self):
        super().setUp()
        (self.shop | self.south).write({"automatic": True, "products_interval": 60})

    def waiting(self, shop):
        return self.Sync.search_count(
            [("channel_id", "=", shop.id), ("state", "=", "queued")]
        )

    def test_a_failed_run_without_an_end_or_of_the_future_stops_nothing(self):
        self.shop.product_form = "product.template"  # an app came
        for end in (False, FAR):
            with self.subTest(end=end):
                run = self.queue("import_all_products")
                run.write({"state": "failed", "end_time": end})
                self.env.cr.execute(
                    "UPDATE shopify_sync SET write_date = %s WHERE id = %s",
                    [datetime.now() - timedelta(hours=2), run.id],
                )
                run.invalidate_recordset()
                self.Sync._cron_health()
                self.assertTrue(self.waiting(self.shop) and self.waiting(self.south))
                self.Sync.search([]).action_cancel()

    def test_a_run_started_in_the_future_keeps_no_other_away(self):
        run = self.queue()
        run.write({"state": "success", "start_time": FAR})
        self.Sync._cron_health()
        self.assertTrue(self.waiting(self.shop))
