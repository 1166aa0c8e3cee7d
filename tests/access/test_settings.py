"""Settings → Shopify, for administrators who are managers of its shop."""

from odoo import Command
from odoo.tests import new_test_user

from ...models.channel.credentials import PARAMETERS
from .role_case import RolesCase


class TestSettings(RolesCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        groups = "base.group_system,commerce_sync.group_manager"
        cls.keeper = new_test_user(cls.env, "keeper", groups=groups)
        cls.shop.connection_state = "connected"

    def settings(self, user=None):
        """Return what the page shows when it is opened."""
        names = [name.replace(".", "_") for name in PARAMETERS.values()]
        model = self.env["res.config.settings"].with_user(user or self.keeper)
        return model.onchange({}, [], {name: {} for name in names})["value"]

    def save(self, values, user=None):
        model = self.env["res.config.settings"].with_user(user or self.keeper)
        model.create(values).execute()
        self.env.invalidate_all()

    def test_an_administrator_sees_and_changes_them(self):
        shown = self.settings()
        self.assertEqual(
            shown,
            {
                "shopify_shop_url_key": "north",
                "shopify_api_token": "shpat_secret",
                "shopify_test_store": False,
            },
        )
        self.save({**shown, "shopify_api_token": " shpat_new "})
        self.assertEqual(self.shop.shopify_api_token, "shpat_new")
        self.assertEqual(self.shop.connection_state, "new")
        self.assertFalse(self.shop.own_shopify_api_token)

    def test_no_export_takes_the_token_along(self):
        page = self.env["res.config.settings"].with_user(self.keeper).create({})
        page.export_data(["shopify_shop_url_key"])
        with self.denied():
            page.export_data(["shopify_api_token"])

    def test_saving_what_is_shown_changes_nothing(self):
        self.save(self.settings())
        self.assertEqual(self.shop.connection_state, "connected")
        self.assertEqual(self.shop.shopify_api_token, "shpat_secret")

    def test_an_administrator_of_another_company_saves_other_settings(self):
        south = self.env["res.company"].create({"name": "South Ltd"})
        self.keeper.write(
            {"company_ids": [Command.set(south.ids)], "company_id": south.id}
        )
        shown = self.settings()
        self.assertFalse(any(shown.values()), shown)
        self.save(shown)
        self.assertEqual(self.shop.shopify_api_token, "shpat_secret")
        for values in ({"shopify_api_token": "mine"}, {"shopify_test_store": True}):
            with self.denied():
                self.save({**shown, **values})

    def test_a_new_token_leaves_no_old_one(self):
        self.save({"shopify_api_token": "shpat_rotated"})
        self.env.flush_all()
        self.env.cr.execute("SELECT shop::text FROM commerce_channel shop")
        rows = str(self.env.cr.fetchall())
        self.env.cr.execute("SELECT value FROM ir_config_parameter")
        rows += str(self.env.cr.fetchall())
        self.assertIn("shpat_rotated", rows)
        self.assertNotIn("shpat_secret", rows)

    def test_they_make_the_first_shop(self):
        self.env["commerce.order"].search([]).unlink()
        self.shop.unlink()
        self.save({"shopify_api_token": "shpat_first"})
        self.assertFalse(self.env["commerce.channel"].search([]))
        self.save({"shopify_shop_url_key": "polar", "shopify_test_store": True})
        self.assertRecordValues(
            self.env["commerce.channel"].search([]),
            [
                {
                    "name": "Polar",
                    "is_default": True,
                    "shopify_shop_url_key": "polar",
                    "shopify_api_token": "shpat_first",
                    "test_store": True,
                }
            ],
        )
