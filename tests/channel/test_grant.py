"""The token of the client-credentials grant: shared, and only for who it was given."""

import time
from datetime import datetime, timedelta

import pytest
from freezegun import freeze_time

from odoo.exceptions import AccessError
from odoo.tests import new_test_user

from ...models.channel.grant import ShopTokenStore
from ..engine_case import EngineCase
from ..local_shop import LocalShop
from ..processes import query, scratch_database, shell

GRANT = {
    "shopify_api_token": False,
    "shopify_client_id": "local-client-id",
    "shopify_client_secret": "local-client-secret",
}


class TestGrant(EngineCase):
    def setUp(self):
        super().setUp()
        self.shop.write(GRANT)
        self.assertEqual(self.tested(), "success")

    def tested(self):
        return self.shop.action_test_connection()["params"]["type"]

    def shared(self):
        return ShopTokenStore(self.shop, self.shop._settings()).load()

    def test_a_token_is_asked_for_once_and_shared(self):
        token = self.shared()
        self.assertEqual(self.tested(), "success")
        self.assertEqual(self.shared().value, token.value)

    def test_a_token_ends_at_the_same_moment_for_servers_of_other_clocks(self):
        left = self.shared().expires_at - time.time()
        for hours in (-24, -1, 1, 24):
            with self.subTest(hours=hours):
                with freeze_time(datetime.now() + timedelta(hours=hours)):
                    token = self.shared()
                    lasts = token.expires_at - time.time()
                    self.assertAlmostEqual(lasts, left, delta=30)
                    ShopTokenStore(self.shop, self.shop._settings()).save(token)
                self.assertAlmostEqual(
                    self.shared().expires_at - time.time(), left, delta=30
                )

    def test_a_wrong_secret_is_told_at_once(self):
        for name in ("shopify_client_secret", "shopify_client_id"):
            with self.subTest(name):
                self.shop[name] = "wrong"
                self.assertEqual(self.tested(), "danger")
                self.assertEqual(self.shop.connection_state, "error")
                self.shop[name] = GRANT[name]
                self.assertEqual(self.tested(), "success")

    def test_a_token_is_never_sent_to_another_shop(self):
        parameters = self.env["ir.config_parameter"]
        elsewhere = [
            lambda: setattr(self.shop, "shopify_shop_url_key", "polar"),
            lambda: setattr(self.shop, "shopify_api_url", "http://127.0.0.1:9"),
            lambda: parameters.set_param("shopify.shop_url_key", "south"),
        ]
        for change in elsewhere:
            self.assertEqual(self.tested(), "success")
            with self.env.cr.savepoint() as savepoint:
                change()
                self.shop.invalidate_recordset()
                self.assertIsNone(self.shared())
                savepoint.rollback()
            self.shop.invalidate_recordset()
            self.env.registry.clear_cache()

    def test_nobody_reads_it(self):
        groups = "base.group_system,commerce_sync.group_manager"
        keeper = new_test_user(self.env, "keeper", groups=groups)
        with self.assertRaises(AccessError):
            self.env["shopify.grant"].with_user(keeper).search([]).read(["token"])
        self.assertNotIn(self.shared().value, str(self.shop.with_user(keeper).read()))


FIRST_CALLS = """
shop = env["commerce.channel"].create({{
    "name": "North", "shopify_shop_url_key": "north", "test_store": True,
    "shopify_api_url": {url!r}, "shopify_client_id": "local-client-id",
    "shopify_client_secret": "local-client-secret",
}})
env.cr.commit()
print(shop.action_test_connection()["params"]["type"])
env.cr.commit()
shop.shopify_client_secret = "wrong"
print(shop.action_test_connection()["params"]["type"])
env.cr.execute("SELECT count(*) FROM shopify_grant")
print(env.cr.fetchone()[0])
env.cr.commit()
"""


@pytest.fixture
def database():
    with scratch_database() as name:
        yield name


def test_a_first_test_is_no_conflict_and_new_credentials_drop_the_token(
    database, shop: LocalShop
):
    told = shell(database, FIRST_CALLS.format(url=shop.base_url))
    assert told.split() == ["success", "danger", "1"]
    assert query(database, "SELECT count(*) FROM shopify_grant") == [(0,)]
