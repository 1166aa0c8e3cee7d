"""Where a shop's secrets come from, where they go, and who says so."""

import os
from unittest.mock import patch

from odoo.exceptions import AccessError, ValidationError
from odoo.tests import new_test_user

from .channel_case import ChannelCase


class TestCredentials(ChannelCase):
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
