"""The back office in a real browser."""

from odoo import Command
from odoo.tests import HttpCase, new_test_user

from ...scripts.local_shopify.control.remote import Control
from ..common import ShopifyCase
from ..products.product_objects import a_product, a_variant


class TestTours(ShopifyCase, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.shopify = Control(cls.shopify_url)
        cls.addClassCleanup(cls.shopify.close)
        roles = "commerce_sync.group_manager,sales_team.group_sale_manager"
        roles += ",product.group_product_manager"
        new_test_user(cls.env, "manager", groups=roles)
        # The address of a test shop is an administrator's to set.
        keeper = f"{roles},base.group_system"
        new_test_user(cls.env, "keeper", groups=keeper)
        new_test_user(cls.env, "user", groups="commerce_sync.group_user")

    def setUp(self):
        super().setUp()
        self.shopify.reset(maximum_available=100_000, restore_rate=100_000)
        self.shopify.add_product("Lamp", sku="LAMP", price="10.00")
        self.shopify.add_product("Mug", sku="MUG", price="5.00")

    def test_a_manager_connects_a_shop_and_imports_it(self):
        self.shopify.add_product("Postcard", price="1.00")
        self.env["ir.default"].set(
            "commerce.channel", "shopify_api_url", self.shopify_url
        )
        self.start_tour("/odoo", "commerce_sync_first_import", login="keeper")
        shop = self.env["commerce.channel"].search([])
        self.assertRecordValues(
            shop,
            [
                {
                    "name": "North Shop",
                    "shopify_shop_url_key": "local-shop",
                    "connection_state": "connected",
                    "automatic": True,
                    "product_count": 2,
                    "open_issue_count": 1,
                }
            ],
        )

    def test_a_user_settles_issues(self):
        shop = self.env["commerce.channel"].create(
            {"name": "North Shop", "shopify_shop_url_key": "local-shop"}
        )
        issues = self.env["commerce.issue"].create(
            [
                {
                    "name": name,
                    "channel_id": shop.id,
                    "external_id": f"gid://shopify/Product/{number}",
                    "code": "missing_sku",
                    "reason": f"“{name}” has no SKU.",
                    "payload": {"id": f"gid://shopify/Product/{number}"},
                }
                for number, name in enumerate(("Postcard", "Poster"))
            ]
        )
        self.start_tour("/odoo/shopify-issues", "commerce_sync_issues", login="user")
        self.assertEqual(issues.mapped("state"), ["ignored", "open"])
        run = self.env["shopify.sync"].search([])
        self.assertRecordValues(
            run, [{"state": "cancelled", "shopify_id": issues[1].external_id}]
        )

    def test_a_user_links_a_product_by_hand(self):
        shop = self.env["commerce.channel"].create(
            {"name": "North Shop", "shopify_shop_url_key": "local-shop"}
        )
        product = a_product(
            "Shirt",
            [
                a_variant(f"SH-{sku}", options=[("Size", size)])
                for sku, size in (("S", "S1"), ("M", "S2"))
            ],
        )
        self.env["commerce.issue"].create(
            {
                "name": "Shirt",
                "channel_id": shop.id,
                "external_id": product.id,
                "code": "several_products",
                "reason": "Its variants belong to several products.",
                "payload": product.model_dump(mode="json", by_alias=True),
            }
        )
        template = self._a_shirt("S1", "S2")
        template.product_variant_ids[0].default_code = "SH-S"
        self.start_tour(
            "/odoo/shopify-issues", "commerce_sync_link_by_hand", login="manager"
        )
        variants = template.product_variant_ids
        external_ids = [variant.id for variant in product.variants.nodes]
        self.assertEqual(
            variants.commerce_variant_ids.mapped("external_id"), external_ids
        )
        run = self.env["shopify.sync"].search([])
        self.assertRecordValues(run, [{"state": "queued", "shopify_id": product.id}])

    def _a_shirt(self, *sizes):
        size = self.env["product.attribute"].create(
            {
                "name": "Size",
                "value_ids": [Command.create({"name": it}) for it in sizes],
            }
        )
        line = {"attribute_id": size.id, "value_ids": [Command.set(size.value_ids.ids)]}
        return self.env["product.template"].create(
            {"name": "Our Shirt", "attribute_line_ids": [Command.create(line)]}
        )
