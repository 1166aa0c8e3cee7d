"""A person without a role of ours works in Odoo as before."""

from odoo.tests import new_test_user

from .role_case import OURS, STANDARD, RolesCase
from .web_client import open_views

# Who sells reads on each order what Shopify says of it; tests/test_order_pages.py.
SHOWN_TO_ALL = {"sale.order"}


class TestWithoutRole(RolesCase):
    def test_every_form_of_odoo_opens_as_before(self):
        for name in STANDARD:
            with self.subTest(name):
                views = open_views(self.env[name].with_user(self.plain))
                for kind, arch in views.items():
                    if name not in SHOWN_TO_ALL:
                        self.assertNotIn("shopify", arch, f"{kind} of {name}")

    def test_products_are_still_made_copied_and_deleted(self):
        products = self.env["product.template"].with_user(self.plain)
        made = products.create({"name": "Chair"})
        made.write({"list_price": 5.0})
        copy = made.copy()
        (made | copy).unlink()
        self.assertFalse((made | copy).exists())

    def test_deleting_a_linked_product_leaves_its_tombstone(self):
        self.env["sale.order"].search([])._action_cancel()
        product = self.product.with_user(self.plain).create({"name": "Shelf"})
        link = self.link.copy(
            {"gid": "gid://shopify/Product/10", "product_tmpl_id": product.id}
        )
        product.unlink()
        self.assertEqual(link.state, "tombstone")

    def test_what_is_ours_stays_closed(self):
        for name in OURS:
            with self.subTest(name), self.denied():
                self.env[name].with_user(self.plain).search([])
        with self.denied():
            self.issue.with_user(self.plain).action_ignore()
        with self.denied():
            self.env["shopify.sync.now"].with_user(self.plain).create({})

    def test_there_is_no_menu(self):
        menus = self.env["ir.ui.menu"].with_user(self.plain)._visible_menu_ids()
        self.assertNotIn(self.env.ref("commerce_sync.menu_root").id, menus)

    def test_settings_open_and_save_without_touching_ours(self):
        keeper = new_test_user(
            self.env, "keeper", groups="base.group_system,base.group_user"
        )
        keeper.group_ids -= self.env.ref("commerce_sync.group_manager")
        keeper.group_ids -= self.env.ref("commerce_sync.group_user")
        settings = self.env["res.config.settings"].with_user(keeper)
        self.assertNotIn("shopify", settings.get_views([(False, "form")])["views"])
        settings.create({}).execute()
        self.assertEqual(self.shop.api_token, "shpat_secret")
        self.assertEqual(self.shop.shop_url_key, "north")
