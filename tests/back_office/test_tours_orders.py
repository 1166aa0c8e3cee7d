"""Customers and orders in a real browser."""

from odoo import fields
from odoo.tests import HttpCase, new_test_user, tagged

from ...scripts.local_shopify.control.remote import Control
from ...services.commerce.orders.importer import OrderImporter
from ...services.shopify.orders.reading.order import read_order
from ..common import ShopifyCase
from ..orders.order_objects import an_order
from ..orders.order_parts import a_line

RISKY = {
    "risk": {
        "recommendation": "CANCEL",
        "assessments": [{"riskLevel": "HIGH", "facts": [], "provider": None}],
    },
    "riskLevel": "HIGH",
}
VAT = {"title": "VAT", "rate": 0.19}


@tagged("post_install", "-at_install")
class TestOrderTours(ShopifyCase, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.shopify = Control(cls.shopify_url)
        cls.addClassCleanup(cls.shopify.close)
        roles = "commerce_sync.group_manager,sales_team.group_sale_manager"
        roles += ",product.group_product_manager"
        new_test_user(cls.env, "manager", groups=roles)
        sales = "base.group_user,sales_team.group_sale_salesman_all_leads"
        new_test_user(cls.env, "seller", groups=sales)

    def setUp(self):
        super().setUp()
        self.shopify.reset(maximum_available=100_000, restore_rate=100_000)
        self.shopify.settings(currency=self.env.company.currency_id.name)
        self.shop = self.env["commerce.channel"].create(
            {
                "name": "North Shop",
                "shopify_shop_url_key": "local-shop",
                "shopify_api_token": "shpat_local",
                "test_store": True,
                "shopify_api_url": self.shopify_url,
                "connection_state": "connected",
                "checked_at": fields.Datetime.now(),
                "first_import_at": fields.Datetime.now(),
            }
        )

    def order(self, **given):
        cup = {"price": "10", "quantity": 3, "title": "Cup"}
        return self.shopify.check_out(cup, taxes=[VAT], order=given)

    def links(self):
        return self.env["commerce.order"].search([("channel_id", "=", self.shop.id)])

    def test_a_manager_imports_customers_and_orders(self):
        self.shopify.add_customer(
            firstName="Anna", lastName="Berger", email="anna@mail.example"
        )
        self.order(email="anna@mail.example")
        self.start_tour(
            "/odoo/shopify-shops", "commerce_sync_first_orders", login="manager"
        )
        self.assertRecordValues(self.shop, [{"customer_count": 1, "order_count": 1}])
        self.assertRecordValues(
            self.links().sale_order_id, [{"state": "sale", "amount_total": 30.0}]
        )

    def test_an_order_is_recovered_by_its_number(self):
        self.order(**RISKY)
        self.start_tour(
            "/odoo/shopify-orders", "commerce_sync_recover_order", login="manager"
        )
        self.assertRecordValues(self.links(), [{"is_held": True}])
        self.assertEqual(self.links().sale_order_id.state, "draft")

    def test_a_held_order_is_confirmed_anyway(self):
        self.order(**RISKY)
        self.start_tour(
            "/odoo/shopify-orders", "commerce_sync_held_order", login="manager"
        )
        self.assertRecordValues(self.links(), [{"is_held": False}])
        self.assertEqual(self.links().sale_order_id.state, "sale")

    def test_a_seller_without_a_role_of_ours_reads_an_imported_order(self):
        vat = [("VAT", "0.19")]
        order = an_order([a_line(quantity=2, taxes=vat)], name="#1001")
        shop = self.shop._in_its_world(self.env)
        OrderImporter(shop.env, shop).store([read_order(order)])
        self.start_tour(
            "/odoo/action-sale.action_orders",
            "commerce_sync_seller_order",
            login="seller",
        )
