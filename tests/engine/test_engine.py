"""What a run reads, stores and tells."""

from odoo.tests import tagged
from odoo.tools import mute_logger

from ..engine_case import ENGINE, EngineCase


@tagged("-at_install", "post_install")
class TestEngine(EngineCase):
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
