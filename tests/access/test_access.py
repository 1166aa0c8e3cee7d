"""A person without a role of ours works in Odoo as before."""

from odoo.exceptions import UserError
from odoo.tests import new_test_user

from ..web_client import open_views
from .role_case import OURS, STANDARD, RolesCase

# Who sells reads on each order what Shopify says of it:
# tests/orders/test_order_pages.py.
SHOWN_TO_ALL = {"sale.order"}


# Fields of website_sale's, which the addon has where that is not installed.
OF_THE_WEBSITE = {"is_published", "website_description"}


class TestOutsiders(RolesCase):
    """Customers in the portal, and whoever looks at the website."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        portal = new_test_user(cls.env, "portal", groups="base.group_portal")
        cls.outsiders = portal | cls.env.ref("base.public_user")

    def ours(self, model):
        fields = self.env[model]._fields.items()
        return {name for name, it in fields if it._module == "commerce_sync"}

    def test_no_field_of_ours_on_odoos_models_is_theirs(self):
        for user in self.outsiders:
            for model in self.registry:
                if self.env[model]._auto and not model.startswith(
                    ("commerce.", "shopify.")
                ):
                    shown = set(self.env[model].with_user(user).fields_get())
                    ours = shown & self.ours(model) - OF_THE_WEBSITE
                    self.assertFalse(ours, f"{model} for {user.login}")

    def test_who_may_look_at_products_reads_no_shelf(self):
        self.env["ir.model.access"].create(
            [
                {
                    "name": "As of a web shop",
                    "model_id": self.env["ir.model"]._get_id(model),
                    "group_id": group.id,
                    "perm_read": True,
                }
                for model in ("product.template", "product.product", "res.partner")
                for group in self.outsiders.group_ids
            ]
        )
        variant = self.product.product_variant_ids[0]
        variant.shopify_bin = "R3"
        for user in self.outsiders:
            for record in (self.product, variant, user.partner_id):
                seen = record.with_user(user)
                self.assertTrue(seen.name)
                for name in self.ours(record._name) - OF_THE_WEBSITE:
                    for ask in (
                        lambda: seen.read([name]),  # noqa: B023
                        lambda: seen.search([(name, "!=", False)]),  # noqa: B023
                        lambda: seen.search([(name, "=", False)]),  # noqa: B023
                    ):
                        with self.subTest(f"{seen}.{name}"), self.denied():
                            ask()


class TestWithoutRole(RolesCase):
    def test_every_form_of_odoo_opens_as_before(self):
        for name in STANDARD:
            with self.subTest(name):
                views = open_views(self.env[name].with_user(self.plain))
                for kind, arch in views.items():
                    if name not in SHOWN_TO_ALL:
                        self.assertNotRegex(
                            arch, r"shopify|\bcommerce_", f"{kind} of {name}"
                        )

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
            {"external_id": "gid://shopify/Product/10", "product_tmpl_id": product.id}
        )
        product.unlink()
        self.assertEqual(link.state, "tombstone")

    def test_an_order_of_no_shop_says_so(self):
        orders = self.env["sale.order"].with_user(self.plain)
        order = orders.create({"partner_id": self.buyer.id})
        for act in (order.action_open_in_channel, order.action_commerce_release):
            with self.assertRaisesRegex(UserError, "does not come from Shopify"):
                act()

    def test_what_is_ours_stays_closed(self):
        for name in OURS:
            with self.subTest(name), self.denied():
                self.env[name].with_user(self.plain).search([])
        with self.denied():
            self.issue.with_user(self.plain).action_ignore()
        with self.denied():
            self.env["commerce.sync.now"].with_user(self.plain).create({})

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
        self.assertEqual(self.shop.shopify_api_token, "shpat_secret")
        self.assertEqual(self.shop.shopify_shop_url_key, "north")
