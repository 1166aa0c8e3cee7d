"""What a shop keeps: by the system, by its key, by its company and schedule."""

from odoo.exceptions import AccessError, ValidationError

from ...models.runs.kinds.kind import PRODUCTS
from .channel_case import ChannelCase


class TestShop(ChannelCase):
    def test_what_the_system_keeps_of_a_shop_is_refused_from_people(self):
        shop = self.Shop.create({"name": "N", "shopify_shop_url_key": "north"})
        mia = self.manager("mia")
        shops = self.Shop.with_user(mia)
        for name, value in {
            "is_default": False,
            "own_shopify_shop_url_key": "polar",
            "own_shopify_api_token": "x",
            "own_test_store": True,
            "connection_state": "connected",
            "external_id": "gid://shopify/Shop/7",
            "shopify_scopes": "read_orders",
            "first_import_at": "2026-05-01 10:00:00",
        }.items():
            with self.subTest(name):
                with self.assertRaises(AccessError):
                    shop.with_user(mia).write({name: value})
                with self.assertRaises(AccessError):
                    shops.create({"name": "S", name: value})
                with self.assertRaises(AccessError):
                    shop.with_user(mia).copy({name: value})
                if self.Shop._fields[name].groups:
                    continue
                given = shops.with_context(**{f"default_{name}": value or True})
                made = given.create({"name": "S"}).sudo()
                self.assertNotEqual(made[name], value or True)
                made.unlink()
        self.assertEqual(shops._default_shop(), shop)
        shop.taxes_included = True
        copy = shop.with_user(mia).copy()
        self.assertRecordValues(
            copy, [{"connection_state": "new", "taxes_included": False}]
        )

    def test_two_shops_never_share_a_key(self):
        self.Shop.create({"name": "North", "shopify_shop_url_key": "north"})
        with self.assertRaisesRegex(ValidationError, "import everything twice"):
            self.Shop.create({"name": "Twin", "shopify_shop_url_key": "north"})

    def test_a_run_works_in_the_shops_company_and_language(self):
        company = self.env["res.company"].create({"name": "South Ltd"})
        self.env["res.lang"]._activate_lang("fr_FR")
        shop = self.Shop.create(
            {"name": "S", "company_id": company.id, "lang": "fr_FR"}
        )
        env = shop._in_its_world(self.env).env
        self.assertEqual((env.company, env.lang), (company, "fr_FR"))
        self.assertTrue(env.context["skip_shopify_sync"])

    def test_the_first_full_import_begins_the_schedule_and_later_ones_do_not(self):
        shop = self.Shop.create({"name": "N", "shopify_shop_url_key": "n"})
        self.assertFalse(shop.automatic)
        shop._begin_schedule(PRODUCTS)
        begun = shop.first_import_at
        self.assertTrue(begun and shop.automatic)
        shop.automatic = False
        shop._begin_schedule(PRODUCTS)
        self.assertRecordValues(shop, [{"first_import_at": begun, "automatic": False}])
