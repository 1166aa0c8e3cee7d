"""A shop that is copied, archived, moved or looked for."""

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import new_test_user
from odoo.tools import mute_logger

from ..engine_case import ENGINE, EngineCase


class TestCopying(EngineCase):
    def test_a_default_shop_is_copied_without_its_key_secrets_and_prices(self):
        self.shop.product_pricelist_id = self.env["product.pricelist"].create(
            {"name": "Retail"}
        )
        self.shop.write({"order_prefix": "N-", "shopify_client_secret": "shpss_x"})
        self.assertTrue(self.shop.is_default)
        self.assertRecordValues(
            self.shop.copy(),
            [
                {
                    "name": "Local Shop (copy)",
                    "is_default": False,
                    "shopify_shop_url_key": False,
                    "shopify_api_token": False,
                    "shopify_client_secret": False,
                    "automatic": False,
                    "product_pricelist_id": False,
                    "order_prefix": "N-",
                }
            ],
        )
        self.assertEqual(self.shop.copy({"name": "South"}).name, "South")


class TestArchived(EngineCase):
    def test_what_was_queued_is_not_done(self):
        self.add("Lamp")
        run, draft = self.queue(), self.queue("import_changed_products", state="draft")
        self.shop.active = False
        self.assertEqual((run.state, draft.state), ("cancelled", "draft"))
        with self.assertRaisesRegex(UserError, "archived"):
            self.queue("import_all_customers")

    @mute_logger(ENGINE)
    def test_what_is_queued_all_the_same_says_why_it_does_nothing(self):
        self.add("Lamp")
        run = self.queue()
        self.env.cr.execute("UPDATE commerce_channel SET active = FALSE")
        self.env.invalidate_all()
        self.shopify.clear_log()
        self.assertIn("is archived", self.fails(run))
        self.assertEqual(self.shopify.log(), [])
        self.shop.active = True
        run.action_retry()
        run.run()
        self.assertEqual((run.state, self.titles()), ("success", ["Lamp"]))


class TestPruned(EngineCase):
    def test_old_drafts_runs_without_an_end_and_settled_issues_go(self):
        modes = ("products", "customers", "orders")
        runs = [self.queue(f"import_changed_{it}", state="draft") for it in modes]
        draft, ended, waiting = runs
        ended.write({"state": "failed", "end_time": False})
        waiting.state = "queued"
        settled, open_ = self.env["commerce.issue"].create(
            [
                {
                    "name": "Mug",
                    "channel_id": self.shop.id,
                    "external_id": f"gid://shopify/Product/{number}",
                    "code": "missing_sku",
                    "reason": "x",
                    "state": state,
                }
                for number, state in enumerate(("settled", "open"))
            ]
        )
        for old in (False, True):
            self.env["shopify.sync"]._prune()
            self.env["commerce.issue"]._prune()
            left = (draft | ended | waiting).exists()
            self.assertEqual(left, waiting if old else draft | ended | waiting)
            issues = (settled | open_).exists()
            self.assertEqual(issues, open_ if old else settled | open_)
            self.grow_old("shopify_sync", "commerce_issue")

    def grow_old(self, *tables):
        self.env.flush_all()
        for table in tables:
            self.env.cr.execute(
                f"UPDATE {table} SET write_date = write_date - interval '31 days'"
            )
        self.env.invalidate_all()


class TestSearched(EngineCase):
    def test_a_shop_is_found_by_its_key_and_whether_it_is_a_test_shop(self):
        other = self.shop.create(
            {"name": "South", "shopify_shop_url_key": "south-shop"}
        )
        for domain, found in (
            ([("shopify_shop_url_key", "=", "local-shop")], self.shop),
            ([("shopify_shop_url_key", "ilike", "SHOP")], self.shop | other),
            ([("shopify_shop_url_key", "in", ["south-shop", "x"])], other),
            ([("shopify_shop_url_key", "!=", "south-shop")], self.shop),
            ([("shopify_shop_url_key", "=", False)], self.shop.browse()),
            ([("test_store", "=", True)], self.shop),
            ([("test_store", "=", False)], other),
        ):
            with self.subTest(domain):
                self.assertEqual(self.shop.search(domain), found)

    def test_a_link_is_found_by_its_number_at_shopify(self):
        links = self.env["commerce.product"].create(
            [
                {"channel_id": self.shop.id, "external_id": external_id}
                for external_id in (
                    "gid://shopify/Product/7",
                    "gid://shopify/Product/17",
                    False,
                )
            ]
        )
        for value, found in (
            ("7", links[0]),
            (["7", "17"], links[:2]),
            (False, links[2]),
        ):
            operator = "in" if isinstance(value, list) else "="
            with self.subTest(value):
                domain = [("external_number", operator, value)]
                self.assertEqual(links.search(domain), found)


class TestMoving(EngineCase):
    def setUp(self):
        super().setUp()
        self.south = self.env["res.company"].create({"name": "South Ltd"})
        self.home = self.shop.company_id

    def manager(self, *companies):
        return new_test_user(
            self.env,
            f"manager{len(companies)}",
            groups="commerce_sync.group_manager,product.group_product_manager",
            company_id=self.home.id,
            company_ids=[Command.set([it.id for it in companies])],
        )

    def test_nobody_moves_a_shop_to_a_company_that_is_not_theirs(self):
        shop = self.shop.with_user(self.manager(self.home))
        with self.assertRaises(AccessError):
            shop.company_id = self.south.id
        self.assertEqual(self.shop.company_id, self.home)
        shop.with_user(self.manager(self.home, self.south)).company_id = self.south.id
        self.assertEqual(self.shop.company_id, self.south)

    def test_what_belongs_to_the_company_that_it_leaves_stays_there(self):
        carrier = self.env["product.pricelist"].create(
            {"name": "Retail", "company_id": self.home.id}
        )
        shared = carrier.copy({"company_id": False})
        self.shop.product_pricelist_id = carrier
        self.shop.compare_pricelist_id = shared
        self.shop.company_id = self.south
        self.assertFalse(self.shop.product_pricelist_id)
        self.assertEqual(self.shop.compare_pricelist_id, shared)

    def test_a_shop_that_leads_to_products_of_its_company_stays(self):
        lamp = self.env["product.template"].create(
            {"name": "Lamp", "company_id": self.home.id}
        )
        self.env["commerce.product"].create(
            {"channel_id": self.shop.id, "external_id": "x", "product_tmpl_id": lamp.id}
        )
        with self.assertRaisesRegex(UserError, "Lamp"):
            self.shop.company_id = self.south
        lamp.company_id = False
        self.shop.company_id = self.south
        self.assertEqual(self.shop.company_id, self.south)

    def test_no_link_and_no_mapping_leads_to_another_company(self):
        lamp = self.env["product.template"].create(
            {"name": "Lamp", "company_id": self.south.id}
        )
        link = self.env["commerce.product"].create(
            {"channel_id": self.shop.id, "external_id": "x"}
        )
        goods = self.env["commerce.order.product"]
        for change in (
            lambda: link.write({"product_tmpl_id": lamp.id}),
            lambda: link.copy({"external_id": "y", "product_tmpl_id": lamp.id}),
            lambda: goods.create(
                {
                    "channel_id": self.shop.id,
                    "kind": "tip",
                    "product_id": lamp.product_variant_id.id,
                }
            ),
        ):
            with self.assertRaises(UserError):
                change()
