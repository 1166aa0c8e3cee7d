"""Runs that wait: which there are, what each is to do, which of them may change."""

from odoo.exceptions import UserError, ValidationError

from .queue_case import QueueCase


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
