"""What a shop says of itself, and what Odoo cannot accept of that."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user

from ..engine_case import EngineCase


class TestConnection(EngineCase):
    def tested(self):
        params = self.shop.action_test_connection()["params"]
        return params["type"], params["message"]

    def test_only_who_may_configure_a_shop_asks_shopify(self):
        user = new_test_user(self.env, "uma", groups="commerce_sync.group_user")
        self.shopify.clear_log()
        with self.assertRaises(AccessError):
            self.shop.with_user(user).action_test_connection()
        self.assertEqual(self.shopify.log(), [])

    def test_who_may_read_orders_but_not_when_they_are_due_is_told(self):
        for scopes, told in (
            (["read_orders"], True),
            (["read_orders", "read_payment_terms"], False),
            (["read_orders", "write_payment_terms"], False),
            ([], False),
        ):
            with self.subTest(scopes=scopes):
                self.shopify.settings(scopes=["read_products", *scopes])
                kind, message = self.tested()
                self.assertEqual(kind, "success")
                self.assertEqual("read_payment_terms" in message, told)

    def test_a_passing_trouble_says_nothing_of_the_credentials(self):
        self.tested()
        self.shopify.faults({"kind": "status", "status": 503})
        self.assertEqual(self.tested()[0], "warning")
        self.assertEqual(self.shop.connection_state, "connected")

    def test_a_currency_that_odoo_knows_is_switched_on(self):
        self.shopify.settings(currency="ISK")
        self.assertEqual(self.tested()[0], "success")
        self.assertEqual(self.shop.currency_id.name, "ISK")
        self.assertTrue(self.shop.currency_id.active)

    def test_a_currency_that_odoo_lacks_stops_the_shop_until_it_is_made(self):
        self.add("Lamp")
        self.shopify.settings(currency="JEP")
        kind, message = self.tested()
        self.assertEqual((kind, self.shop.connection_state), ("danger", "error"))
        self.assertRegex(message, "“Local Shop” sells in JEP.*Create JEP")
        self.assertIn("JEP", self.fails(self.queue()))
        self.assertEqual(self.titles(), [])
        self.env["res.currency"].create({"name": "JEP", "symbol": "£"})
        self.assertEqual(self.sync().state, "success")
        self.assertEqual(self.shop.currency_id.name, "JEP")


class TestAnotherShop(EngineCase):
    def setUp(self):
        super().setUp()
        self.add("Lamp")
        self.assertEqual(self.sync().state, "success")

    def test_its_key_is_refused_after_an_import(self):
        with self.assertRaisesRegex(UserError, "Create a new shop for polar"):
            self.shop.shopify_shop_url_key = "polar"
        settings = self.env["res.config.settings"]
        with self.assertRaisesRegex(UserError, "Create a new shop for polar"):
            settings.create({"shopify_shop_url_key": "polar"}).execute()
        parameters = self.env["ir.config_parameter"]
        self.assertEqual(parameters.get_param("shopify.shop_url_key"), "local-shop")

    def test_its_key_is_taken_when_nothing_is_left_of_the_import(self):
        self.env["commerce.product"].search([]).unlink()
        with self.assertRaises(UserError):
            self.shop.shopify_shop_url_key = "polar"
        self.env["commerce.watermark"].search([]).unlink()
        self.shop.shopify_shop_url_key = "polar"
        self.assertEqual(self.shop.shopify_shop_url_key, "polar")

    def test_it_is_noticed_when_it_answers(self):
        self.shopify.settings(number=2, key="polar")
        params = self.shop.action_test_connection()["params"]
        self.assertEqual(params["type"], "danger")
        self.assertRegex(params["message"], "was local-shop.myshopify.com.* polar.my")
        self.add("Chair")
        self.assertIn("polar.myshopify.com", self.fails(self.queue()))
        self.assertEqual(self.titles(), ["Lamp"])

    def test_a_shop_that_shopify_renamed_is_the_same(self):
        self.shopify.settings(key="polar")
        self.assertEqual(
            self.shop.action_test_connection()["params"]["type"], "success"
        )
        self.shop.shopify_shop_url_key = "polar"
        self.assertEqual(self.shop.shopify_domain, "polar.myshopify.com")

    def test_it_is_welcome_where_nothing_was_imported(self):
        other = self.env["commerce.channel"].create(
            {
                "name": "South",
                "shopify_shop_url_key": "south",
                "shopify_api_token": "shpat_local",
                "test_store": True,
                "shopify_api_url": self.shopify_url,
            }
        )
        for number, key in [(2, "east"), (3, "west")]:
            self.shopify.settings(number=number, key=key)
            other.shopify_shop_url_key = key
            other.action_test_connection()
            self.assertEqual(other.shopify_domain, f"{key}.myshopify.com")
