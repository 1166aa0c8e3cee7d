from datetime import datetime, timedelta

from odoo.exceptions import UserError, ValidationError
from odoo.tests import TransactionCase

from ...models.runs.mode import SyncMode
from ...services.shopify.errors import ShopifySyncRunFailed


class QueueCase(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        parameters = cls.env["ir.config_parameter"]
        parameters.set_param("shopify.shop_url_key", "north-shop")
        parameters.set_param("shopify.api_token", "shpat_x")
        cls.Sync = cls.env["shopify.sync"]
        cls.shop = cls.env["commerce.channel"]._default_shop()
        cls.south = cls.env["commerce.channel"].create({"name": "South Shop"})

    def queue(self, mode="import_changed_products", **vals):
        return self.Sync.create({"mode": mode, "state": "queued", **vals})


class TestQueue(QueueCase):
    def test_a_run_starts_as_a_draft_of_the_default_shop(self):
        run = self.Sync.create({"mode": "import_all_products"})
        self.assertRecordValues(
            run, [{"state": "draft", "channel_id": self.shop.id, "done_count": 0}]
        )

    def test_running_asynchronously_queues_it_and_wakes_every_worker(self):
        self.env["ir.cron.trigger"].search([]).unlink()
        run = self.Sync.create({"mode": "import_all_products"})
        self.assertEqual(run.run_async(), run)
        self.assertEqual(run.state, "queued")
        triggers = self.env["ir.cron.trigger"].search([])
        self.assertEqual(triggers.cron_id, self.Sync._worker_crons())
        self.assertEqual(len(triggers.cron_id), 4)

    def test_a_second_one_is_the_first_while_that_waits(self):
        first = self.queue()
        self.assertEqual(self.queue(), first)
        self.assertNotEqual(self.queue(channel_id=self.south.id), first)
        self.assertNotEqual(self.queue("import_all_products"), first)

    def test_what_has_started_does_not_stop_the_next_from_waiting(self):
        first = self.queue()
        first.start_time = first.create_date
        self.assertNotEqual(self.queue(), first)

    def test_a_draft_whose_twin_waits_gives_way_to_it(self):
        waiting = self.queue()
        draft = self.Sync.create({"mode": "import_changed_products"})
        self.assertEqual(draft.run_async(), waiting)
        self.assertEqual(draft.state, "cancelled")
        self.assertIn(waiting.display_name, draft.error_message)

    def test_one_product_is_named_by_number_external_id_or_address(self):
        for text in (
            "7",
            "gid://shopify/Product/7",
            "https://admin.shopify.com/store/north-shop/products/7?variant=1",
        ):
            with self.subTest(text):
                run = self.queue("import_one_product", shopify_id=text)
                self.assertEqual(
                    run.parameters, {"external_id": "gid://shopify/Product/7"}
                )
                self.assertEqual(run.shopify_id, "gid://shopify/Product/7")

    def test_one_product_without_a_number_is_refused(self):
        for text in (
            False,
            "",
            "T-Shirt",
            "gid://shopify/Product/x",
            "gid://shopify/Order/5",
        ):
            with self.subTest(text), self.assertRaises(ValidationError):
                self.queue("import_one_product", shopify_id=text)

    def test_chosen_products_are_named_once_each_in_any_order(self):
        chosen = [("9 10", "10, 9;9"), (" gid://shopify/Product/9\n10", "9 10")]
        for one, other in chosen:
            run = self.queue(mode="import_batch_products", shopify_id=one)
            again = self.queue(mode="import_batch_products", shopify_id=other)
            self.assertEqual(run, again)
            numbers = [
                external_id.rpartition("/")[2]
                for external_id in run.parameters["external_ids"]
            ]
            self.assertEqual(numbers, ["9", "10"])

    def test_a_thousand_chosen_products_are_one_run(self):
        external_ids = [f"gid://shopify/Product/{number}" for number in range(1000)]
        mode = {
            "mode": "import_batch_products",
            "parameters": {"external_ids": external_ids},
        }
        self.assertEqual(self.queue(**mode), self.queue(**mode))

    def test_an_unknown_mode_is_refused_with_those_that_exist(self):
        with self.assertRaisesRegex(UserError, "import_all_products"):
            self.queue("import_all_planets")

    def test_without_a_shop_the_user_is_told_where_to_make_one(self):
        (self.shop | self.south).unlink()
        with self.assertRaisesRegex(UserError, "Configuration"):
            self.queue()

    def test_what_a_queued_run_does_cannot_change(self):
        run = self.queue()
        with self.assertRaises(UserError):
            run.mode = "import_all_products"

    def test_a_draft_can_still_change_and_moves_to_its_new_lane(self):
        run = self.Sync.create({"mode": "import_changed_products"})
        run.write({"channel_id": self.south.id, "mode": "import_all_products"})
        self.assertEqual(run.lane, f"shopify.sync shop {self.south.id} products")
        self.assertEqual(run.state, "draft")

    def test_open_runs_cannot_be_deleted(self):
        with self.assertRaises(UserError):
            self.queue().unlink()


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
                "sync_id": kept.id,
                "external_id": "gid://shopify/Product/1",
                "code": "missing_sku",
                "reason": "y",
            }
        )
        self.assertEqual(self.Sync._prune(), (1, False))
        self.assertEqual((kept | gone | recent).exists(), kept | recent)


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
