"""Fetching what is missing, and what a run leads to."""

from odoo.exceptions import ValidationError
from odoo.tests import Form, tagged

from ..engine_case import EngineCase


@tagged("post_install", "-at_install")
class TestRecovery(EngineCase):
    def setUp(self):
        super().setUp()
        self.order, *self.others = self.shopify.random_orders(
            seed=3, count=3, currency="USD"
        )

    def recover(self, text):
        form = Form(self.env["commerce.recover.order"])
        form.channel_id, form.number = self.shop, text
        action = form.save().action_recover()
        run = self.env["shopify.sync"].browse(action["res_id"])
        run.run()
        return run

    def test_an_order_is_recovered_by_its_name_its_number_and_its_address(self):
        number = self.order["id"].rsplit("/", 1)[-1]
        address = f"https://admin.shopify.com/store/local-shop/orders/{number}"
        for text in (self.order["name"], number, address):
            with self.subTest(text):
                run = self.recover(text)
                self.assertTrue(run.has_imported, run.error_message)
                opened = run.action_open_imported()
                sale = self.env["sale.order"].browse(opened["res_id"])
                self.assertEqual(opened["res_model"], "sale.order")
                self.assertEqual(sale.commerce_name, self.order["name"])

    def test_a_name_of_many_digits_is_a_name(self):
        self.shopify.change_order(self.order["id"], name="#2024001001")
        for text in ("2024001001", "#2024001001"):
            with self.subTest(text):
                run = self.recover(text)
                self.assertTrue(run.has_imported, run.error_message)
                self.assertEqual(run._imported().external_id, self.order["id"])

    def test_what_names_no_order_is_refused_at_once(self):
        for text in ("Hello world", "#", "gid://shopify/Product/1", "http://shop/x"):
            with self.subTest(text), self.assertRaisesRegex(ValidationError, "is no "):
                self.recover(text)
        runs = self.env["shopify.sync"].search([("channel_id", "=", self.shop.id)])
        self.assertFalse(runs)

    def test_an_address_of_another_shop_is_refused(self):
        number = self.order["id"].rsplit("/", 1)[-1]
        for text in (
            f"https://admin.shopify.com/store/other-shop/orders/{number}",
            f"https://other-shop.myshopify.com/admin/orders/{number}",
        ):
            with (
                self.subTest(text),
                self.assertRaisesRegex(
                    ValidationError, "another shop, other-shop, and not of"
                ),
            ):
                self.recover(text)
        runs = self.env["shopify.sync"].search([("channel_id", "=", self.shop.id)])
        self.assertFalse(runs)

    def test_an_address_by_the_shops_domain_or_its_key_is_its_own(self):
        number = self.order["id"].rsplit("/", 1)[-1]
        for text in (
            f"https://Local-Shop.myshopify.com/admin/orders/{number}",
            f"https://admin.shopify.com/store/renamed/orders/{number}?x=1",
        ):
            with self.subTest(text):
                # Each run reads it from the shop.
                self.shop.shopify_domain = "renamed.myshopify.com"
                run = self.recover(text)
                self.assertTrue(run.has_imported, run.error_message)

    def test_an_order_that_was_deleted_in_odoo_comes_back_for_who_names_it(self):
        self.shop.confirm_orders = False
        self.sync("import_all_orders")
        links = self.env["commerce.order"].search([("channel_id", "=", self.shop.id)])
        links.sale_order_id._action_cancel()
        links.sale_order_id.unlink()
        self.env.cr.commit()
        self.sync("import_all_orders")
        self.assertFalse(self.recovered())
        run = self.recover(self.order["name"])
        self.assertTrue(run.has_imported, run.error_message)
        self.assertEqual(run.created_count, 1)
        self.assertEqual(self.recovered().mapped("commerce_name"), [self.order["name"]])

    def recovered(self):
        links = self.env["commerce.order"].search([("channel_id", "=", self.shop.id)])
        return links.sale_order_id

    def test_a_run_of_many_leads_to_no_single_one(self):
        self.assertFalse(self.sync("import_all_orders").has_imported)

    def test_looking_for_gaps_settles_nothing_that_was_told(self):
        self.sync("import_all_orders")
        link = self.env["commerce.order"].search([("channel_id", "=", self.shop.id)])[
            :1
        ]
        issue = self.env["commerce.issue"].create(
            {
                "name": link.name,
                "channel_id": self.shop.id,
                "external_id": link.external_id,
                "code": "not_stored",
                "reason": "Not yet.",
            }
        )
        run = self.sync("check_orders")
        self.assertEqual((run.state, run.gap_count), ("success", 0), run.error_message)
        self.assertEqual(issue.state, "open")

    def test_the_shop_counts_orders_customers_and_what_did_not_come_in(self):
        self.sync("import_all_orders")
        links = self.env["commerce.order"].search([("channel_id", "=", self.shop.id)])
        links[0].held = [["high_risk", ""]]
        self.env["commerce.issue"].create(
            {
                "name": "#9",
                "channel_id": self.shop.id,
                "external_id": "gid://shopify/Order/9",
                "code": "not_stored",
                "reason": "Not yet.",
            }
        )
        self.assertRecordValues(
            self.shop, [{"order_count": 3, "held_count": 1, "not_imported_count": 1}]
        )
