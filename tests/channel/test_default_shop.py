"""The shop of the guide's parameters: made when first needed, and one with them."""

from odoo import SUPERUSER_ID, Command
from odoo.tests import new_test_user

from .channel_case import ChannelCase


class TestDefaultShop(ChannelCase):
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

    def test_a_deleted_default_shop_does_not_come_back(self):
        self.set(shop_url_key="north-shop", api_token="shpat_n")
        self.Shop._default_shop().unlink()
        self.assertFalse(self.Shop._default_shop())
        self.assertFalse(self.parameters.get_param("shopify.api_token"))
