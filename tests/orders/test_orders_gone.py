"""Orders that Shopify deleted are marked in Odoo, where nothing is deleted for it."""

from datetime import timedelta

from odoo import fields
from odoo.tests import tagged

from .test_orders_flow import OrderFlowCase

ALL_SCOPES = "read_all_orders, read_customers, read_orders, read_products"


@tagged("post_install", "-at_install")
class TestOrdersGone(OrderFlowCase):
    def setUp(self):
        super().setUp()
        self.shop.confirm_orders = False
        self.env.cr.commit()
        self.kept, self.deleted = self.orders(2)
        self.sync("import_all_orders")

    def issue(self):
        return self.env["commerce.issue"].search(
            [("external_id", "=", self.deleted["id"]), ("code", "=", "order_gone")]
        )

    def delete(self, mode="import_all_orders", **given):
        self.shopify.delete_order(self.deleted["id"])
        return self.sync(mode, **given)

    def test_every_run_but_that_of_changes_marks_what_was_deleted(self):
        for mode in ("import_all_orders", "check_orders"):
            with self.subTest(mode):
                self.link(self.deleted).state = "bound"
                self.env.cr.commit()
                run = self.sync(mode) if self.issue() else self.delete(mode)
                self.assertEqual((run.state, run.gone_count), ("success", 1))
                self.assertEqual(self.link(self.deleted).state, "gone")
                self.assertEqual(self.link(self.kept).state, "bound")
                self.assertEqual(self.sale(self.deleted).state, "draft")

    def test_one_that_a_person_asks_for(self):
        run = self.delete("import_one_order", shopify_id=self.deleted["id"])
        self.assertEqual((run.state, run.gone_count), ("success", 1))
        self.assertEqual(self.link(self.deleted).state, "gone")

    def test_a_confirmed_one_is_left_to_a_person(self):
        sale = self.sale(self.deleted)
        sale.state = "sale"
        self.delete()
        self.assertEqual((sale.state, self.issue().state), ("sale", "open"))
        self.assertIn(f"{sale.name} is confirmed", self.issue().reason)

    def test_a_quotation_is_told_and_stays(self):
        self.delete()
        self.assertEqual(self.sale(self.deleted).state, "draft")
        self.assertIn("is a quotation", self.issue().reason)

    def test_one_that_is_cancelled_needs_nobody(self):
        self.sale(self.deleted)._action_cancel()
        run = self.delete()
        self.assertEqual((run.gone_count, len(self.issue())), (1, 0))

    def test_what_was_told_once_is_not_told_again(self):
        self.delete()
        self.issue().action_ignore()
        run = self.sync("import_all_orders")
        self.assertEqual((run.gone_count, self.issue().state), (0, "ignored"))

    def test_one_that_is_shown_again_is_bound_again(self):
        self.link(self.kept).state = "gone"
        self.env.cr.commit()
        run = self.sync("check_orders")
        self.assertEqual((run.gap_count, run.gone_count), (1, 0))
        self.assertEqual(self.link(self.kept).state, "bound")

    def test_what_shopify_hides_for_its_age_is_not_gone(self):
        created = fields.Datetime.now() - timedelta(days=61)
        stamp = created.strftime("%Y-%m-%dT%H:%M:%SZ")
        self.shopify.change_order(self.kept["id"], createdAt=stamp)
        self.link(self.kept).created_at = created
        self.shopify.settings(scopes=ALL_SCOPES.split(", ")[1:])
        for scopes in (False, ALL_SCOPES.partition(", ")[2]):
            self.shop.shopify_scopes = scopes
            self.env.cr.commit()
            for mode in ("import_all_orders", "check_orders"):
                with self.subTest(scopes=scopes, mode=mode):
                    self.assertEqual(self.sync(mode).gone_count, 0)
                    self.assertEqual(self.link(self.kept).state, "bound")
        self.assertFalse(self.shopify.order(self.kept["id"])["cancelledAt"])

    def test_what_shopify_shows_of_any_age_may_be_gone(self):
        self.link(self.deleted).created_at = "2020-01-01 00:00:00"
        self.shop.shopify_scopes = ALL_SCOPES
        self.env.cr.commit()
        self.assertEqual(self.delete().gone_count, 1)
