"""Everything is read anew, in full, where a person wants it."""

from odoo.exceptions import UserError
from odoo.tests import Form, tagged

from .times_first_case import PRODUCTS, ManyProductsCase, OneProductCase


@tagged("post_install", "-at_install")
class TestAnew(ManyProductsCase):
    def test_all_is_read_anew_where_a_person_wants_it(self):
        self.again()
        self.links().read_as_of = "2020-01-01"
        self.env.cr.commit()
        run, asked = self.again(read_anew=True)
        self.assertEqual((asked["GetProducts"], asked["GetProductTimes"]), (2, 0))
        self.assertEqual((run.unchanged_count, run.read_anew), (PRODUCTS, True))
        _run, asked = self.again()
        self.assertEqual((asked["GetProducts"], asked["GetProductTimes"]), (0, 2))

    def test_whoever_carries_on_such_a_run_reads_all_anew_too(self):
        self.again()
        self.shopify.clear_log()
        fault = {"kind": "http429", "operation": "GetProducts", "skip": 1}
        self.shopify.faults(fault | {"retry_after": 300})
        run = self.queue(read_anew=True)
        run._claim()
        run._fail_stale_runs()
        self.waits(run)
        self.assertEqual(run.done_count, 250)
        self.shopify.faults()
        run.retry_at = False
        run.run()
        self.assertEqual((run.state, run.done_count), ("success", PRODUCTS))
        self.assertFalse(self.shopify.log("GetProductTimes"))

    def test_such_a_run_waits_beside_one_that_goes_by_times(self):
        usual, anew = self.queue(), self.queue(read_anew=True)
        self.assertNotEqual(usual, anew)
        self.assertEqual(self.queue(read_anew=True), anew)
        self.assertEqual(anew.parameters, {"read_anew": True})

    def test_the_dialog_offers_it_where_all_is_read_by_times(self):
        dialog = Form(self.env["commerce.sync.now"])
        dialog.channel_id = self.shop
        offered = {}
        for mode in dict(self.env["shopify.sync"]._modes()):
            dialog.mode = mode
            offered[mode] = dialog.can_read_anew
        of_all = {mode for mode in offered if mode.startswith("import_all_")}
        self.assertEqual({mode for mode in offered if offered[mode]}, of_all)
        dialog.mode = "import_all_orders"
        dialog.read_anew = dialog.dry_run = True
        self.assertFalse(dialog.can_read_anew)
        dialog.dry_run = False
        run = self.env["shopify.sync"].browse(dialog.save().action_start()["res_id"])
        self.assertTrue(run.read_anew)

    def test_it_is_refused_where_no_times_are_read(self):
        for mode in ("import_one_product", "import_images", "check_orders"):
            with self.subTest(mode), self.assertRaisesRegex(UserError, "of all"):
                self.queue(mode, shopify_id="7", read_anew=True)


@tagged("post_install", "-at_install")
class TestWithoutATrace(OneProductCase):
    """Shopify changes some things of a record and does not move its time."""

    def test_what_moved_no_time_comes_in_where_all_is_read_anew(self):
        self.read_it_and_change_it_without_a_trace()
        self.asked("import_all_products")
        self.assertEqual(self.titles(), ["Shirt"])
        self.asked("import_all_products", read_anew=True)
        self.assertEqual(self.titles(), ["T-Shirt"])

    def test_what_a_dry_run_told_comes_in_for_real(self):
        self.read_it_and_change_it_without_a_trace()
        for mode in ("import_all_products", "import_changed_products"):
            with self.subTest(mode):
                dry, _asked = self.asked(mode, dry_run=True)
                self.assertEqual(dry.updated_count, 1)
                action = dry.action_run_for_real()
                real = self.env["shopify.sync"].browse(action["res_id"])
                real.run()
                self.assertEqual(real.updated_count, 1)
                self.change_without_a_trace("Undershirt")

    def test_it_comes_in_by_itself_within_a_day(self):
        self.shop.products_interval = 0
        self.assertFalse(self.runs_by_itself("import_all_products"))
        self.read_it_and_change_it_without_a_trace()
        self.assertFalse(self.runs_by_itself("import_all_products"))
        self.a_day_later()
        run = self.runs_by_itself("import_all_products")
        self.assertEqual(run.parameters, {"read_anew": True})
        run.run()
        self.assertEqual(self.titles(), ["T-Shirt"])
        self.a_day_later()
        self.shop.anew_interval = 0
        self.assertFalse(self.runs_by_itself("import_all_products"))

    def test_customers_are_read_anew_within_a_day_too(self):
        self.shopify.add_customer(firstName="Ann")
        self.asked("import_all_customers")
        self.a_day_later()
        run = self.runs_by_itself("import_all_customers")
        self.assertTrue(run.read_anew)

    def runs_by_itself(self, mode):
        """Queue what is due, and return what of it has a mode."""
        runs = self.env["shopify.sync"]
        runs._queue_due()
        return runs.search([("mode", "=", mode), ("state", "=", "queued")])

    def a_day_later(self):
        """Let all runs be of the day before."""
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE shopify_sync SET start_time = start_time - interval '25 hours'"
        )
        self.env.invalidate_all()

    def read_it_and_change_it_without_a_trace(self):
        self.shopify.advance(120)
        self.asked("import_all_products")
        self.change_without_a_trace("T-Shirt")

    def change_without_a_trace(self, title):
        """Change it, as Shopify does some things, without moving its time."""
        self.shopify.set_clock("2026-11-20T10:00:00Z", stop=True)
        self.shopify.change_product(self.product, title=title)
        self.shopify.advance(120)
