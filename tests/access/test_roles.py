"""What the roles may: users see and launch, managers configure."""

from odoo.exceptions import AccessError
from odoo.tests import new_test_user

from ..engine_case import EngineCase
from ..web_client import open_views
from .role_case import OURS, STANDARD, RolesCase

SECRETS = [
    "shopify_api_token",
    "shopify_client_id",
    "shopify_client_secret",
    "own_shopify_api_token",
]


class TestUser(RolesCase):
    def test_standard_forms_show_the_link_and_nothing_that_is_denied(self):
        for name in STANDARD:
            with self.subTest(name):
                open_views(self.env[name].with_user(self.user))

    def test_our_views_open(self):
        for name in OURS[:-1]:
            with self.subTest(name):
                kinds = ("list", "form", "search")
                open_views(self.env[name].with_user(self.user), kinds)

    def test_a_run_is_launched_paused_resumed_cancelled_and_retried(self):
        run = self.sync.with_user(self.user)
        run.action_run()
        self.assertEqual(run.state, "queued")
        run.action_pause()
        self.assertTrue(run.paused)
        run.action_resume()
        self.assertFalse(run.paused)
        run.action_cancel()
        self.assertEqual(run.state, "cancelled")
        run.action_retry()
        self.assertEqual(run.state, "queued")

    def test_what_a_failed_run_received_is_of_any_order_and_for_managers(self):
        self.sync.error_record = "Ada"
        for name in ("error_record", "error_input"):
            with self.subTest(name), self.denied():
                self.sync.with_user(self.user).read([name])
        self.assertEqual(self.sync.with_user(self.manager).error_record, "Ada")

    def test_a_run_is_steered_and_not_rewritten(self):
        run = self.sync.with_user(self.user)
        for values in ({"state": "success"}, {"position": {"id": 9}}):
            with self.subTest(values), self.denied():
                run.write(values)

    def test_an_issue_is_retried_ignored_and_reopened(self):
        issue = self.issue.with_user(self.user)
        issue.action_ignore()
        self.assertEqual(issue.state, "ignored")
        issue.action_reopen()
        self.assertEqual(issue.state, "open")
        action = issue.action_retry()
        run = self.env["shopify.sync"].browse(action["res_id"])
        self.assertEqual((run.mode, run.state), ("import_one_product", "queued"))

    def test_a_shop_is_read_and_not_configured(self):
        shop = self.shop.with_user(self.user)
        self.assertEqual(shop.name, "North Shop")
        with self.denied():
            shop.name = "South Shop"
        with self.denied():
            shop.action_test_connection()

    def test_no_secret_is_read(self):
        shop = self.shop.with_user(self.user)
        for secret in SECRETS:
            with self.subTest(secret):
                with self.denied():
                    shop.read([secret])
                with self.denied():
                    shop.export_data([secret])
                with self.denied():
                    shop.search([(secret, "ilike", "secret")])
        self.assertNotIn("secret", str(shop.read()))
        self.assertFalse(set(SECRETS) & set(shop.fields_get()))


class TestManager(RolesCase):
    def test_all_views_open(self):
        for name in OURS[:-1]:
            with self.subTest(name):
                kinds = ("list", "form", "search")
                open_views(self.env[name].with_user(self.manager), kinds)

    def test_a_shop_is_configured(self):
        shop = self.shop.with_user(self.manager)
        shop.write(
            {"shopify_api_token": "shpat_new", "shopify_client_secret": "shpss_new"}
        )
        self.assertEqual(shop.shopify_api_token, "shpat_new")
        shop.create({"name": "South Shop", "shopify_shop_url_key": "south"})

    def test_stored_secrets_are_not_reached_past_the_form(self):
        with self.denied():
            self.shop.with_user(self.manager).read(["own_shopify_api_token"])


class TestRunHereAndNow(EngineCase):
    def test_a_user_carries_a_run_on_with_all_that_it_touches(self):
        self.add("Lamp")
        self.shopify.add_product("Postcard", price="1.00")
        user = new_test_user(self.env, "uma", groups="commerce_sync.group_user")
        for mode in ("import_all_products", "import_changed_products"):
            run = self.queue(mode)
            run.with_user(user).run()
            self.assertEqual((run.state, run.issue_count), ("success", 1))
        self.assertEqual(self.titles(), ["Lamp"])

    def test_a_person_without_a_role_does_not(self):
        plain = new_test_user(self.env, "pia", groups="base.group_user")
        run = self.queue()
        with self.assertRaises(AccessError):
            run.with_user(plain).run()
        self.assertEqual(run.state, "queued")
