from unittest.mock import patch

from odoo.exceptions import ValidationError
from odoo.tests import tagged

from ..engine_case import EngineCase

ORDERS = "odoo.addons.commerce_sync.models.runs.kinds.orders"


class OrderFlowCase(EngineCase):
    def setUp(self):
        super().setUp()
        self.shop.write({"invoicing": "none", "register_payments": False})
        self.env.cr.commit()

    def links(self):
        return self.env["commerce.order"].search([("channel_id", "=", self.shop.id)])

    def link(self, order):
        return self.links().filtered(lambda it: it.external_id == order["id"])

    def sale(self, order):
        return self.link(order).sale_order_id

    def orders(self, count, **how):
        return self.shopify.random_orders(seed=1, count=count, currency="USD", **how)


@tagged("post_install", "-at_install")
class TestOrdersFlow(OrderFlowCase):
    def test_all_orders_come_in_to_the_cent(self):
        self.orders(30, events=True)
        run = self.sync("import_all_orders")
        self.assertEqual(run.state, "success", run.error_message)
        self.assertEqual((run.created_count, run.set_aside_count), (30, 0))
        for link in self.links():
            told = self.shopify.order(link.external_id)["currentTotalPriceSet"]
            proof = {row["name"]: row for row in link.proof}["current_total"]
            ours = link.current_total
            self.assertEqual(float(proof["told"]), float(told["shopMoney"]["amount"]))
            self.assertAlmostEqual(link.sale_order_id.amount_total, ours, 2, link.name)

    def test_a_second_import_of_all_changes_nothing(self):
        self.orders(10, goods=False)
        self.sync("import_all_orders")
        sales = self.links().sale_order_id
        before = sales.mapped("write_date")
        run = self.sync("import_all_orders")
        self.assertEqual((run.created_count, run.updated_count), (0, 0))
        self.assertEqual(sales.mapped("write_date"), before)

    def test_changed_orders_are_followed(self):
        order, *_rest = self.orders(3)
        self.sync("import_all_orders")
        self.shopify.change_order(order["id"], note="Ring twice")
        run = self.sync("import_changed_orders")
        self.assertEqual(run.updated_count, 1)
        self.assertIn("Ring twice", self.sale(order).note)

    def test_the_schedule_begins_with_the_first_import_of_all(self):
        self.orders(1)
        self.sync("import_all_orders")
        self.assertTrue(self.shop.first_orders_at and self.shop.automatic)

    def test_filters_are_part_of_the_search(self):
        self.orders(6)
        self.shop.orders_since = "2099-01-01 00:00:00"
        self.env.cr.commit()
        run = self.sync("import_all_orders")
        self.assertEqual((run.total_count, len(self.links())), (0, 0))


@tagged("post_install", "-at_install")
class TestOneOrder(OrderFlowCase):
    def import_one(self, text):
        return self.sync("import_one_order", shopify_id=text)

    def test_by_its_name_its_number_or_its_address(self):
        for order, form in zip(
            self.orders(4),
            ("{name}", "{number}", "{external_id}", "{url}"),
            strict=True,
        ):
            known = {
                "name": order["name"],
                "number": order["name"].lstrip("#"),
                "external_id": order["id"],
                "url": "https://admin.shopify.com/store/local-shop/orders/"
                + order["id"].rsplit("/", 1)[-1],
            }
            run = self.import_one(form.format(**known))
            self.assertEqual(run.state, "success", run.error_message)
            self.assertTrue(self.sale(order), form)

    def test_by_the_name_that_odoo_gave_it(self):
        (order,) = self.orders(1)
        self.shop.order_prefix = "N-"
        self.env.cr.commit()
        self.import_one(f"N-{order['name']}")
        self.assertEqual(self.sale(order).name, f"N-{order['name']}")

    def test_an_order_that_the_filters_leave_out(self):
        (order,) = self.orders(1)
        self.shop.orders_since = "2099-01-01 00:00:00"
        self.env.cr.commit()
        self.import_one(order["name"])
        self.assertTrue(self.sale(order))

    def test_a_name_that_does_not_exist(self):
        self.orders(1)
        run = self.queue("import_one_order", shopify_id="#999999")
        self.assertIn("no order “#999999”", self.fails(run))

    def test_no_name_at_all(self):
        with self.assertRaises(ValidationError):
            self.queue("import_one_order", shopify_id=" ")

    def test_the_run_says_which_order_was_asked_for(self):
        run = self.queue("import_one_order", shopify_id="#1001")
        self.assertEqual(run.shopify_id, "#1001")


@tagged("post_install", "-at_install")
class TestGaps(OrderFlowCase):
    def test_missing_and_older_orders_are_named_and_fetched(self):
        kept, missed, stale = self.orders(3)
        self.sync("import_all_orders")
        self.link(missed).sale_order_id.state = "cancel"
        self.link(missed).unlink()
        # Shopify tells times by whole seconds.
        self.shopify.advance(2)
        self.shopify.change_order(stale["id"], note="Ring twice")
        self.env.cr.commit()
        run = self.sync("check_orders")
        self.assertEqual(run.state, "success", run.error_message)
        self.assertEqual((run.done_count, run.gap_count, run.fetched_count), (3, 2, 2))
        self.assertEqual(
            {(gap.name, gap.kind, gap.state) for gap in run.gap_ids},
            {
                (missed["name"], "missing", "fetched"),
                (stale["name"], "stale", "fetched"),
            },
        )
        self.assertTrue(self.sale(missed))
        self.assertIn("Ring twice", self.sale(stale).note)
        self.assertTrue(self.sale(kept))

    def test_nothing_is_missing(self):
        self.orders(3)
        self.sync("import_all_orders")
        run = self.sync("check_orders")
        self.assertEqual((run.done_count, run.gap_count), (3, 0))

    def test_what_a_person_deleted_is_no_gap(self):
        (order,) = self.orders(1)
        self.sync("import_all_orders")
        sale = self.sale(order)
        sale._action_cancel()
        sale.unlink()
        self.env.cr.commit()
        self.assertEqual(self.sync("check_orders").gap_count, 0)

    def test_a_comparison_asks_little(self):
        self.orders(5)
        self.sync("import_all_orders")
        self.shopify.clear_log()
        self.sync("check_orders")
        asked = [it["operation"] for it in self.shopify.log()]
        self.assertEqual(asked.count("GetOrderIds"), 1)
        self.assertNotIn("GetOrders", asked)

    def test_it_moves_no_watermark(self):
        self.orders(2)
        self.sync("import_all_orders")
        marks = self.env["commerce.watermark"].search(
            [("channel_id", "=", self.shop.id)]
        )
        self.sync("check_orders")
        self.assertEqual(
            self.env["commerce.watermark"].search([("channel_id", "=", self.shop.id)]),
            marks,
        )


@tagged("post_install", "-at_install")
class TestScopes(OrderFlowCase):
    def test_orders_come_in_without_their_customers(self):
        order, *_rest = self.orders(3)
        self.shopify.settings(scopes=["read_products", "read_orders"])
        self.shop.shopify_scopes = "read_orders, read_products"
        self.env.cr.commit()
        run = self.sync("import_all_orders")
        self.assertEqual(run.state, "success", run.error_message)
        self.assertEqual(len(self.links()), 3)
        self.assertIn("read_customers", run.notice)
        self.assertIn("read_customers", self.shop.shopify_missing_scopes)

    def test_older_orders_need_a_scope_and_the_shop_says_so(self):
        self.shop.shopify_scopes = "read_orders"
        self.assertIn("read_all_orders", self.shop.orders_scope_warning)
        self.shop.orders_since = self.env.cr.now()
        self.assertFalse(self.shop.orders_scope_warning)
        self.shop.orders_since = False
        self.shop.shopify_scopes = "read_all_orders, read_orders"
        self.assertFalse(self.shop.orders_scope_warning)


@tagged("post_install", "-at_install")
class TestManyOrders(OrderFlowCase):
    def test_a_page_of_orders_to_follow_is_stored_in_parts(self):
        with patch(f"{ORDERS}.MOST_FOLLOWED", 20):
            self.orders(12)
            run = self.sync("import_all_orders")
        self.assertEqual(run.created_count, 12)
        self.assertEqual((run.set_aside_count, run.state), (0, "success"))
