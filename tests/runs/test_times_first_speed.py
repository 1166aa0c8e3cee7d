"""What the ways to read a page cost in API points: they decide which one is taken."""

from odoo.tests import tagged

from ...services.shopify.run.times_first import MOST_BY_IDS
from ..engine_case import EngineCase

PAGE = 250
KINDS = {"products": "Product", "customers": "Customer", "orders": "Order"}


@tagged("post_install", "-at_install")
class TestPoints(EngineCase):
    def setUp(self):
        super().setUp()
        points = {"maximum_available": 100_000, "restore_rate": 100_000}
        many = {"customers": PAGE, "orders": PAGE}
        self.shopify.reset(PAGE, variants=1, **many, **points)
        self.shop.write({"confirm_orders": False, "import_without_sku": True})
        self.env.cr.commit()

    def points(self, kind):
        """Import all of a kind; return what its pages took, in all three ways."""
        self.shopify.clear_log()
        run = self.sync(f"import_all_{kind}")
        self.assertEqual(run.state, "success", run.error_message)
        return [
            sum(call["actual"] for call in self.shopify.log(f"Get{KINDS[kind]}{way}"))
            for way in ("s", "Times", "sByIds")
        ]

    def look_again(self, kind, many):
        table = {"products": "product", "customers": "customer", "orders": "order"}
        links = self.env[f"commerce.{table[kind]}"].search(
            [("channel_id", "=", self.shop.id)], limit=many
        )
        links.checksum = False
        self.env.cr.commit()

    def test_a_page_of_times_takes_13_points_and_those_by_ids_less_than_all(self):
        for kind in KINDS:
            with self.subTest(kind):
                whole, *none = self.points(kind)
                self.assertEqual(none, [0, 0])
                if kind == "orders":
                    links = self.env["commerce.order"].search([])
                    links.told_at = False
                    self.env["commerce.issue"].search([]).unlink()
                    self.env.cr.commit()
                    self.points(kind)
                self.assertEqual(self.points(kind), [0, 13, 0])
                self.look_again(kind, int(PAGE * MOST_BY_IDS))
                again = self.points(kind)
                print(kind, "whole:", whole, "times and by ids:", again)
                self.assertEqual(again[:2], [0, 13])
                self.assertGreater(again[2], 0)
                self.assertLess(sum(again), whole)
                self.look_again(kind, int(PAGE * MOST_BY_IDS) + 1)
                self.assertEqual(self.points(kind), [whole, 13, 0])
