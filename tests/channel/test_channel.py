import os
from unittest.mock import patch

from odoo import SUPERUSER_ID, Command
from odoo.exceptions import AccessError, ValidationError
from odoo.tests import TransactionCase, new_test_user

from ...models.runs.kinds.kind import PRODUCTS


class TestShop(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.Shop = cls.env["commerce.channel"]
        cls.parameters = cls.env["ir.config_parameter"]

    def set(self, **values):
        for name, value in values.items():
            self.parameters.set_param(f"shopify.{name}", value)

    def manager(self, login, company=None):
        groups = "base.group_user,commerce_sync.group_manager"
        user = new_test_user(self.env, login, groups=groups)
        if company:
            company = self.env["res.company"].create({"name": company})
            user.write(
                {"company_ids": [Command.set(company.ids)], "company_id": company.id}
            )
        return user

    def test_without_parameters_there_is_no_default_shop(self):
        self.assertFalse(self.Shop._default_shop())

    def test_the_guides_parameters_make_the_default_shop_when_first_needed(self):
        self.set(shop_url_key="north-shop", api_token="shpat_n", test_store="True")
        shop = self.Shop._default_shop()
        self.assertRecordValues(
            shop,
            [
                {
                    "name": "North Shop",
                    "is_default": True,
                    "shopify_shop_url_key": "north-shop",
                    "shopify_api_token": "shpat_n",
                    "test_store": True,
                }
            ],
        )
        self.assertEqual(self.Shop._default_shop(), shop)

    def test_whoever_needs_it_first_makes_it_for_the_main_company(self):
        main = self.env.ref("base.main_company")
        self.env["res.lang"]._activate_lang("fr_FR")
        main.partner_id.lang = "fr_FR"
        south = self.env["res.company"].create(
            {"name": "South Ltd", "currency_id": self.env.ref("base.JPY").id}
        )
        reader = new_test_user(
            self.env, "sue", company_id=south.id, company_ids=[Command.set(south.ids)]
        )
        product = self.env["product.template"].create({"name": "Lamp"})
        self.set(shop_url_key="north-shop")
        product.with_user(reader).read(["shopify_product_id"])
        self.assertRecordValues(
            self.Shop.search([]),
            [
                {
                    "company_id": main.id,
                    "currency_id": main.currency_id.id,
                    "lang": "fr_FR",
                    "create_uid": SUPERUSER_ID,
                }
            ],
        )

    def test_other_parameters_in_the_settings_have_not_been_tested(self):
        self.set(shop_url_key="north-shop", api_token="shpat_n")
        shop = self.Shop._default_shop()
        for token, state in [("shpat_n", "connected"), ("shpat_p", "new")]:
            shop.connection_state = "connected"
            self.env["res.config.settings"].create(
                {"shopify_api_token": token}
            ).execute()
            self.assertEqual(shop.connection_state, state)

    def test_the_default_shops_credentials_are_the_parameters_both_ways(self):
        self.set(shop_url_key="north-shop", api_token="shpat_n")
        shop = self.Shop._default_shop()
        shop.write(
            {"shopify_shop_url_key": "polar-shop", "shopify_api_token": "shpat_p"}
        )
        self.assertFalse(shop.own_shopify_api_token)
        self.assertEqual(
            self.parameters.get_param("shopify.shop_url_key"), "polar-shop"
        )
        self.set(api_token="shpat_q")
        shop.invalidate_recordset()
        self.assertEqual(shop.shopify_api_token, "shpat_q")
        self.assertFalse(shop.test_store)

    def test_the_first_shop_made_by_hand_becomes_the_default(self):
        north = self.Shop.create({"name": "North", "shopify_shop_url_key": "north"})
        south = self.Shop.create({"name": "South", "shopify_shop_url_key": "south"})
        self.assertRecordValues(
            north | south, [{"is_default": True}, {"is_default": False}]
        )
        self.assertEqual(self.parameters.get_param("shopify.shop_url_key"), "north")
        self.assertEqual(south.shopify_shop_url_key, "south")

    def test_the_parameters_stay_the_main_companys_whoever_makes_the_first_shop(self):
        mia, sue = self.manager("mia"), self.manager("sue", "South Ltd")
        self.set(api_token="shpat_n")
        for key, made in [(False, []), ("north", ["North"])]:
            with self.subTest(key=key):
                self.set(shop_url_key=key)
                mine = self.Shop.with_user(sue).create({"name": "Mine"})
                self.assertRecordValues(
                    mine, [{"is_default": False, "shopify_api_token": False}]
                )
                default = self.Shop.search([("is_default", "=", True)])
                self.assertEqual(default.mapped("name"), made)
                self.assertLessEqual(default.company_id, mia.company_id)
                mine.sudo().unlink()
        default.with_context(active_test=False).unlink()
        self.set(shop_url_key="north", api_token="shpat_n")
        named = {"name": "Our Shop", "shopify_shop_url_key": "north"}
        first = self.Shop.with_user(mia).create(named)
        self.assertRecordValues(
            first, [{"is_default": True, "shopify_api_token": "shpat_n"}]
        )

    def test_the_shop_of_the_parameters_is_made_alike_in_every_context(self):
        product = self.env["product.template"].create({"name": "Lamp"})
        forged = {
            "test_store": True,
            "shopify_api_url": "http://127.0.0.1:9",
            "automatic": True,
        }
        reader = product.with_user(new_test_user(self.env, "ray")).with_context(
            **{f"default_{name}": value for name, value in forged.items()}
        )
        self.set(shop_url_key="north", api_token="shpat_n")
        reader.read(["shopify_product_id"])
        self.assertRecordValues(
            self.Shop.search([]),
            [{"test_store": False, "shopify_api_url": False, "automatic": False}],
        )

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

    def test_another_address_is_for_test_shops(self):
        address = "http://127.0.0.1:4010"
        shop = self.Shop.create(
            {
                "name": "North",
                "shopify_shop_url_key": "n",
                "test_store": True,
                "shopify_api_url": address,
            }
        )
        self.assertEqual(shop._settings().address, address)
        with self.assertRaisesRegex(ValidationError, "no test shop"):
            self.Shop.create(
                {"name": "S", "shopify_shop_url_key": "s", "shopify_api_url": address}
            )
        with self.assertRaisesRegex(ValidationError, "no test shop"):
            shop.test_store = False

    def test_secrets_of_the_environment_go_first(self):
        shop = self.Shop.create(
            {
                "name": "N",
                "shopify_shop_url_key": "north-shop",
                "shopify_api_token": "stored",
            }
        )
        with patch.dict(os.environ, SHOPIFY_API_TOKEN_NORTH_SHOP="from outside"):
            self.assertEqual(shop._settings().token, "from outside")
        self.assertEqual(shop._settings().token, "stored")

    def test_secrets_of_the_environment_go_to_shopify_alone(self):
        shop = self.Shop.create(
            {
                "name": "N",
                "shopify_shop_url_key": "north-shop",
                "shopify_client_id": "app",
                "shopify_client_secret": "stored",
                "test_store": True,
                "shopify_api_url": "http://127.0.0.1:9",
            }
        )
        outside = {
            "SHOPIFY_API_TOKEN_NORTH_SHOP": "from outside",
            "SHOPIFY_CLIENT_SECRET_NORTH_SHOP": "from outside",
        }
        with patch.dict(os.environ, outside):
            settings = shop._settings()
            self.assertEqual((settings.token, settings.client_secret), (None, "stored"))
            shop.shopify_api_url = False
            settings = shop._settings()
            self.assertEqual(settings.token, "from outside")
            self.assertEqual(settings.client_secret, "from outside")
            self.assertEqual(settings.address, "https://north-shop.myshopify.com")

    def test_an_administrator_alone_says_where_stored_secrets_go(self):
        role = "commerce_sync.group_manager"
        manager = new_test_user(self.env, "mia", groups=role)
        keeper = new_test_user(self.env, "kim", groups=f"{role},base.group_system")
        shop = self.Shop.create(
            {"name": "N", "shopify_shop_url_key": "north", "test_store": True}
        )
        theirs = {"shopify_api_url": "http://127.0.0.1:9"}
        new = {"name": "S", "test_store": True}
        shops = self.Shop.with_user(manager)
        with self.assertRaises(AccessError):
            shop.with_user(manager).write(theirs)
        with self.assertRaises(AccessError):
            shops.create({**new, **theirs})
        with self.assertRaises(AccessError):
            shops.with_context(default_shopify_api_url="http://127.0.0.1:9").create(new)
        shop.with_user(keeper).write(theirs)
        self.assertEqual(shop._settings().address, "http://127.0.0.1:9")
        self.assertFalse(shop.copy_data()[0].get("shopify_api_url"))
        shop.with_user(manager).write(
            {"name": "Still a manager's", "shopify_api_url": False}
        )

    def test_a_deleted_default_shop_does_not_come_back(self):
        self.set(shop_url_key="north-shop", api_token="shpat_n")
        self.Shop._default_shop().unlink()
        self.assertFalse(self.Shop._default_shop())
        self.assertFalse(self.parameters.get_param("shopify.api_token"))

    def test_other_credentials_have_not_been_tested(self):
        shop = self.Shop.create(
            {"name": "N", "shopify_shop_url_key": "n", "shopify_api_token": "a"}
        )
        for name in (
            "shopify_api_token",
            "shopify_shop_url_key",
            "shopify_client_secret",
        ):
            shop.connection_state = "connected"
            shop[name] = "other"
            self.assertEqual(shop.connection_state, "new")

    def test_no_secret_can_be_exported(self):
        fields = self.Shop.fields_get(attributes=["exportable"])
        for name in (
            "shopify_api_token",
            "own_shopify_api_token",
            "shopify_client_secret",
        ):
            with self.subTest(name):
                self.assertFalse(fields.get(name, {}).get("exportable"))
                with self.assertRaises(AccessError):
                    self.Shop.search([]).export_data(["name", name])

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
