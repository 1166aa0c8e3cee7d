"""A comparison with Shopify ends: what it met once is not fetched again each day."""

from odoo.tests import tagged

from ...models.runs.kinds.gaps import CheckOrders
from .test_orders_flow import OrderFlowCase


@tagged("post_install", "-at_install")
class TestGapsEnd(OrderFlowCase):
    def check(self):
        """Compare once more; return its gaps, and how many orders it read in full."""
        self.shopify.clear_log()
        run = self.sync("check_orders")
        self.assertEqual(run.state, "success", run.error_message)
        asked = [it["operation"] for it in self.shopify.log()]
        return run.gap_count, asked.count("GetOrdersByIds")

    def test_a_comparison_waits_until_all_orders_came_in(self):
        self.orders(2)
        everything = self.queue("import_all_orders")
        run = self.queue("check_orders")
        self.assertIn(everything.display_name, self.waits(run))
        self.assertEqual(run.gap_count, 0)
        everything.run()
        run.retry_at = False
        run.run()
        self.assertRecordValues(run, [{"state": "success", "gap_count": 0}])

    def test_the_schedule_compares_only_what_came_in_once(self):
        self.orders(1)
        self.shop.write({"automatic": True, "first_orders_at": self.env.cr.now()})
        self.assertFalse(self.shop._interval(CheckOrders))
        self.sync("import_all_orders")
        self.assertTrue(self.shop._interval(CheckOrders))

    def test_many_gaps_are_read_by_full_pages(self):
        self.shop.confirm_orders = False
        self.env.cr.commit()
        self.orders(40)
        self.assertEqual(self.check(), (40, 0))
        self.assertEqual(len(self.shopify.log("GetOrders")), 1)
        self.assertEqual(len(self.links()), 40)

    def test_gaps_far_from_each_other_are_read_alone(self):
        self.shop.confirm_orders = False
        self.env.cr.commit()
        orders = self.orders(60)
        self.sync("import_all_orders")
        gone = self.links().filtered(
            lambda it: it.external_id in [order["id"] for order in orders[::5]]
        )
        gone.sale_order_id.unlink()
        gone.unlink()
        self.env.cr.commit()
        self.assertEqual(self.check(), (12, 2))

    def note(self, order):
        return self.shopify.order(order["id"])["note"]

    def test_orders_that_the_filters_leave_out_are_no_gaps(self):
        self.orders(2)
        self.sync("import_all_orders")
        known = self.links()
        self.shop.order_channels = "web"
        self.env.cr.commit()
        for order in self.shopify.random_orders(seed=5, count=4, currency="USD"):
            self.shopify.change_order(order["id"], sourceName="pos")
        self.assertEqual(self.check(), (0, 0))
        self.assertEqual(self.links(), known)

    def test_orders_that_begin_to_pass_the_filters_are_gaps(self):
        self.orders(1)
        self.sync("import_all_orders")
        self.shop.order_channels = "web"
        self.env.cr.commit()
        (order,) = self.shopify.random_orders(seed=5, count=1, currency="USD")
        self.shopify.change_order(order["id"], sourceName="pos")
        self.assertEqual(self.check(), (0, 0))
        self.shopify.change_order(order["id"], sourceName="web")
        self.assertEqual(self.check(), (1, 1))
        self.assertTrue(self.sale(order))

    def test_one_recovered_older_order_makes_the_others_no_gaps(self):
        self.shop.orders_since = "2099-01-01 00:00:00"
        self.env.cr.commit()
        older, *_others = self.orders(4)
        self.sync("import_all_orders")
        self.sync("import_one_order", shopify_id=older["name"])
        self.assertEqual(self.links().mapped("external_id"), [older["id"]])
        self.assertEqual(self.check(), (0, 0))
        self.shopify.advance(2)
        self.shopify.change_order(older["id"], note="Ring twice")
        self.assertEqual(self.check(), (1, 1))
        self.assertIn("Ring twice", self.sale(older).note)

    def test_an_order_of_which_only_the_time_moved_is_stale_once(self):
        orders = self.orders(3)
        self.sync("import_all_orders")
        self.shopify.advance(2)
        for order in orders:
            self.shopify.change_order(order["id"], note=self.note(order))
        written = self.links().sale_order_id.mapped("write_date")
        self.assertEqual(self.check(), (3, 1))
        self.assertEqual(self.check(), (0, 0))
        self.assertEqual(self.links().sale_order_id.mapped("write_date"), written)

    def test_an_import_of_changes_knows_the_time_too(self):
        order, *_others = self.orders(2)
        self.sync("import_all_orders")
        self.shopify.advance(2)
        self.shopify.change_order(order["id"], note=self.note(order))
        self.assertEqual(self.sync("import_changed_orders").updated_count, 0)
        self.assertEqual(self.check(), (0, 0))
