"""Orders with an open issue wait: they are tried again where there is a reason to."""

from odoo.tests import tagged
from odoo.tools import SQL

from ....services.commerce.orders.importer import OrderImporter
from ....services.commerce.orders.retry import OF_ODOO, OF_THE_SHOP
from ....services.shopify.orders.reading.order import read_order
from ..order_case import StoryCase
from ..order_objects import an_order
from ..order_parts import a_line
from ..test_orders_flow import OrderFlowCase


@tagged("post_install", "-at_install")
class TestOrderRetry(OrderFlowCase):
    def setUp(self):
        super().setUp()
        self.shopify.settings(currency="USD")
        shirt = {"title": "T-Shirt", "price": "20.00"}
        self.fine = self.shopify.check_out(shirt)
        self.risky = self.shopify.check_out(
            shirt,
            shipping=[{"title": "By Balloon", "price": 5}],
        )
        self.sync("import_all_orders")
        self.an_hour_passes()

    def an_hour_passes(self):
        """Move back what happened: within a test the clock of transactions stands."""
        self.env.flush_all()
        for table in (*OF_THE_SHOP, *OF_ODOO, "commerce_channel", "sale_order"):
            self.move_back(table, "write_date")
        self.move_back("commerce_order", "told_at")
        self.env.invalidate_all()
        self.env.cr.commit()

    def move_back(self, table, column):
        query = "UPDATE %(table)s SET %(column)s = %(column)s - interval '1 hour'"
        names = {"table": SQL.identifier(table), "column": SQL.identifier(column)}
        self.env.cr.execute(SQL(query, **names))

    def issue(self):
        return self.env["commerce.issue"].search(
            [("external_id", "=", self.risky["id"]), ("code", "=", "unknown_delivery")]
        )

    def choose_delivery(self):
        mapped = self.shop.delivery_ids.filtered(lambda it: it.title == "By Balloon")
        mapped.carrier_id = self.env.ref("delivery.free_delivery_carrier")
        self.env.cr.commit()

    def test_it_counts_as_unchanged_and_its_issue_stays_open(self):
        before = self.issue().seen_count
        for mode in ("import_all_orders", "check_orders"):
            run = self.sync(mode)
            self.assertEqual((run.updated_count, run.unchanged_count), (0, 2), mode)
        self.assertRecordValues(self.issue(), [{"state": "open", "seen_count": before}])

    def test_what_a_person_chose_since_is_a_reason(self):
        self.choose_delivery()
        self.sync("import_all_orders")
        self.assertEqual(self.issue().state, "settled")
        self.assertFalse(self.link(self.risky).told_at)

    def test_what_a_person_did_to_the_order_is_a_reason(self):
        before = self.issue().seen_count
        self.sale(self.risky).client_order_ref = "Mine"
        self.env.cr.commit()
        run = self.sync("import_all_orders")
        self.assertEqual((run.updated_count, run.unchanged_count), (0, 2))
        self.assertEqual(self.issue().seen_count, before + 1)
        self.an_hour_passes()
        self.sync("import_all_orders")
        self.assertEqual(self.issue().seen_count, before + 1)

    def test_retry_always_tries(self):
        before = self.issue().seen_count
        self.issue().action_retry()
        self.env["shopify.sync"].search([], order="id desc", limit=1).run()
        self.assertEqual(self.issue().seen_count, before + 1)

    def test_retry_brings_no_order_back_that_a_person_deleted(self):
        sale = self.sale(self.risky)
        sale._action_cancel()
        sale.unlink()
        self.env.cr.commit()
        runs = self.env["shopify.sync"].search_count([])
        told = self.issue().action_retry()["params"]
        self.assertEqual(self.env["shopify.sync"].search_count([]), runs)
        self.assertIn(f"“{self.risky['name']}”", told["message"])
        self.assertIn("press Bring It Back", told["message"])
        link = self.link(self.risky)
        self.assertEqual(told["links"][0]["url"], f"/odoo/shopify-orders/{link.id}")

    def test_retry_of_several_leaves_out_those_alone(self):
        sale = self.sale(self.risky)
        sale._action_cancel()
        sale.unlink()
        other = self.issue().copy({"external_id": self.fine["id"]})
        self.env.cr.commit()
        (self.issue() | other).action_retry()
        run = self.env["shopify.sync"].search([], order="id desc", limit=1)
        self.assertEqual(run.shopify_id, self.fine["id"])
        run.run()
        self.assertEqual(other.state, "settled")
        self.assertFalse(self.sale(self.risky))

    def test_bring_it_back_brings_it_back(self):
        sale = self.sale(self.risky)
        sale._action_cancel()
        sale.unlink()
        self.env.cr.commit()
        self.link(self.risky).action_import_again()
        self.env["shopify.sync"].search([], order="id desc", limit=1).run()
        self.assertTrue(self.sale(self.risky))


@tagged("post_install", "-at_install")
class TestOrderRetryCost(StoryCase):
    def test_a_page_with_some_that_wait_asks_as_little_as_one_without(self):
        orders = [
            an_order([a_line(sku=f"X{it}" if it % 20 == 0 else "")])
            for it in range(100)
        ]
        self.import_orders(*orders)
        links = self.env["commerce.order"].search([("channel_id", "=", self.shop.id)])
        self.assertEqual(len(links.filtered("told_at")), 5)
        shop = self.world()
        importer = OrderImporter(shop.env, shop)
        read = [read_order(it) for it in orders]
        self.assertFalse(self.shop.test_store)  # a parameter: read once by a process
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        result = importer.store(read)
        self.env.flush_all()
        self.assertEqual((result.unchanged, result.updated), (100, 0))
        # The shop's rules are one of them: read once a slice, however many its pages.
        self.assertLessEqual(self.env.cr.sql_log_count - before, 6)
        before = self.env.cr.sql_log_count
        importer.store(read)
        self.assertLessEqual(self.env.cr.sql_log_count - before, 5)
