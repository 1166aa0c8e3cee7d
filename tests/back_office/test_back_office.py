"""The dialog, the settings page and the buttons, as a person uses them."""

from odoo.exceptions import UserError, ValidationError
from odoo.tests import Form, TransactionCase

MENUS = ["product", "sync", "issue", "channel", "metafield_mapping", "settings"]


class BackOfficeCase(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.shop = cls.env["commerce.channel"].create(
            {
                "name": "North Shop",
                "shopify_shop_url_key": "north",
                "shopify_api_token": "shpat_north",
            }
        )

    def forget_the_shop(self):
        self.shop.unlink()
        self.env["ir.config_parameter"].set_param("shopify.shop_url_key", False)

    def run_of(self, action):
        self.assertEqual(action["res_model"], "shopify.sync")
        return self.env["shopify.sync"].browse(action["res_id"])

    def issue(self, number, **vals):
        return self.env["commerce.issue"].create(
            {
                "name": f"Product {number}",
                "channel_id": self.shop.id,
                "external_id": f"gid://shopify/Product/{number}",
                "code": "missing_sku",
                "reason": "It has no SKU.",
                **vals,
            }
        )


class TestSyncNow(BackOfficeCase):
    def dialog(self, **values):
        form = Form(self.env["commerce.sync.now"])
        for name, value in values.items():
            form[name] = value
        return form.save()

    def test_it_offers_what_is_needed_every_day(self):
        dialog = self.dialog()
        self.assertEqual(dialog.channel_id, self.shop)
        self.assertEqual(dialog.mode, "import_changed_products")

    def test_a_button_of_a_shop_offers_what_its_kind_needs_next(self):
        def offered(kind):
            about = {"default_channel_id": self.shop.id, "default_kind": kind}
            dialog = Form(self.env["commerce.sync.now"].with_context(**about))
            return dialog.kind, dialog.mode

        for kind in ("products", "customers", "orders"):
            self.assertEqual(offered(kind), (kind, f"import_all_{kind}"))
        self.shop.first_orders_at = self.env.cr.now()
        self.assertEqual(offered("orders"), ("orders", "import_changed_orders"))

    def test_it_queues_a_run_and_opens_it(self):
        run = self.run_of(self.dialog(mode="import_all_products").action_start())
        self.assertRecordValues(
            run,
            [
                {
                    "mode": "import_all_products",
                    "state": "queued",
                    "channel_id": self.shop.id,
                    "create_uid": self.env.uid,
                }
            ],
        )

    def test_a_run_that_waits_already_is_opened_instead_of_doubled(self):
        first = self.run_of(self.dialog().action_start())
        again = self.run_of(self.dialog().action_start())
        self.assertEqual(first, again)
        self.assertEqual(self.env["shopify.sync"].search_count([]), 1)

    def test_one_product_is_named_by_its_number_or_its_address(self):
        address = "https://admin.shopify.com/store/north/products/7982905098262?x=1"
        for given in ("7982905098262", address):
            dialog = self.dialog(mode="import_one_product", shopify_id=given)
            run = self.run_of(dialog.action_start())
            self.assertEqual(run.shopify_id, "gid://shopify/Product/7982905098262")

    def test_how_a_record_is_named_is_said_by_its_kind(self):
        form = Form(self.env["commerce.sync.now"])
        form.mode = "import_one_product"
        self.assertIn("79829", form.example)
        form.kind = "orders"
        form.mode = "import_one_order"
        self.assertIn("#1001", form.example)

    def test_one_product_must_be_named(self):
        with self.assertRaisesRegex(AssertionError, "shopify_id is a required field"):
            self.dialog(mode="import_one_product")
        with self.assertRaisesRegex(ValidationError, "no Shopify ID"):
            dialog = self.dialog(mode="import_one_product", shopify_id="the lamp")
            dialog.action_start()

    def test_an_id_left_over_from_another_mode_is_not_used(self):
        form = Form(self.env["commerce.sync.now"])
        form.mode, form.shopify_id = "import_one_product", "77"
        form.mode = "import_changed_products"
        run = self.run_of(form.save().action_start())
        self.assertFalse(run.shopify_id)

    def test_without_a_shop_it_says_what_to_do(self):
        self.forget_the_shop()
        with self.assertRaisesRegex(UserError, "Configuration → Shops"):
            self.env["shopify.sync"].create({"mode": "import_all_products"})


class TestSettings(BackOfficeCase):
    def settings(self, **values):
        settings = self.env["res.config.settings"].create(values)
        settings.execute()
        return self.env["res.config.settings"].create({})

    def test_they_are_the_default_shops(self):
        self.settings(
            shopify_shop_url_key=" south ",
            shopify_api_token="shpat_south",
            shopify_test_store=True,
        )
        self.shop.invalidate_recordset()
        self.assertRecordValues(
            self.shop,
            [
                {
                    "is_default": True,
                    "shopify_shop_url_key": "south",
                    "shopify_api_token": "shpat_south",
                    "test_store": True,
                }
            ],
        )

    def test_they_show_what_was_entered_on_the_shop(self):
        self.shop.write({"shopify_shop_url_key": "east", "test_store": True})
        settings = self.env["res.config.settings"].create({})
        self.assertEqual(settings.shopify_shop_url_key, "east")
        self.assertEqual(settings.shopify_api_token, "shpat_north")
        self.assertTrue(settings.shopify_test_store)

    def test_the_default_shop_is_made_when_its_key_is_saved(self):
        self.forget_the_shop()
        self.settings(shopify_shop_url_key="first-shop")
        shop = self.env["commerce.channel"].search([])
        self.assertRecordValues(shop, [{"name": "First Shop", "is_default": True}])

    def test_a_key_that_another_shop_has_is_refused(self):
        self.env["commerce.channel"].create(
            {"name": "South", "shopify_shop_url_key": "south"}
        )
        with self.assertRaisesRegex(ValidationError, "South"):
            self.settings(shopify_shop_url_key="south")

    def test_false_typed_as_a_parameter_is_no_test_shop(self):
        for text, expected in [("False", False), ("True", True), ("1", True)]:
            self.env["ir.config_parameter"].set_param("shopify.test_store", text)
            settings = self.env["res.config.settings"].create({})
            self.assertEqual(settings.shopify_test_store, expected, text)


class TestIssues(BackOfficeCase):
    def test_several_are_retried_together_by_one_run(self):
        issues = self.issue(1) | self.issue(2) | self.issue(2, code="doubled_barcode")
        action = issues.action_retry()
        run = self.run_of(action)
        external_ids = ["gid://shopify/Product/1", "gid://shopify/Product/2"]
        self.assertEqual(run.parameters["external_ids"], external_ids)

    def test_one_retried_opens_its_run(self):
        run = self.run_of(self.issue(1).action_retry())
        self.assertEqual((run.state, run.channel_id), ("queued", self.shop))

    def test_each_kind_retried_together_comes_in_by_its_own_way(self):
        issues = (
            self.issue(1)
            | self.issue(
                2, external_id="gid://shopify/MediaImage/2", code="image_broken"
            )
            | self.issue(
                3, external_id="gid://shopify/Company/3", code="tax_id_refused"
            )
        )
        action = issues.action_retry()
        runs = self.env["shopify.sync"].search(action["domain"], order="mode")
        self.assertRecordValues(
            runs,
            [
                {"mode": "import_changed_customers", "parameters": False},
                {"mode": "import_images", "parameters": False},
                {
                    "mode": "import_one_product",
                    "parameters": {"external_id": issues[0].external_id},
                },
            ],
        )

    def test_only_what_is_open_is_shown_at_first(self):
        for number, state in enumerate(("open", "ignored", "settled")):
            self.issue(number, state=state)
        action = self.env.ref("commerce_sync.issue_action")
        self.assertIn("search_default_open", action.context)
        self.assertEqual(self.shop.open_issue_count, 1)


class TestPages(BackOfficeCase):
    def test_each_opens_where_it_is_at_shopify(self):
        link = self.env["commerce.product"].create(
            {
                "channel_id": self.shop.id,
                "external_id": "gid://shopify/Product/5",
                "title": "Mug",
            }
        )
        product = "https://admin.shopify.com/store/north/products/"
        pages = [
            (self.shop, "https://admin.shopify.com/store/north"),
            (link, f"{product}5"),
            (self.issue(6), f"{product}6"),
        ]
        for record, url in pages:
            self.assertEqual(record.action_open_in_channel()["url"], url)

    def test_a_local_shop_has_none(self):
        self.shop.write({"test_store": True, "shopify_api_url": "http://127.0.0.1:1"})
        with self.assertRaisesRegex(UserError, "North Shop"):
            self.shop.action_open_in_channel()

    def test_every_menu_says_what_to_do_when_it_is_empty(self):
        for name in MENUS[:-1]:
            action = self.env.ref(f"commerce_sync.{name}_action")
            self.assertIn("o_view_nocontent_smiling_face", action.help, name)

    def test_no_menu_is_called_bindings(self):
        root = self.env.ref("commerce_sync.menu_root")
        menus = self.env["ir.ui.menu"].search([("id", "child_of", root.id)])
        self.assertEqual(
            set(menus.mapped("name")),
            {
                "Commerce Sync",
                "Products",
                "Orders",
                "All Orders",
                "Recover an Order",
                "Customers",
                "All Customers",
                "Companies",
                "Order Rules",
                "Payment Methods",
                "Payment Terms",
                "Delivery Methods",
                "Taxes",
                "Syncs",
                "Collections",
                "Issues",
                "Conflicts",
                "Metafields",
                "Field Owners",
                "Configuration",
                "Shops",
                "Settings",
            },
        )


class TestDuration(BackOfficeCase):
    def run_with(self, **vals):
        values = {"mode": "import_all_products", "channel_id": self.shop.id, **vals}
        return self.env["shopify.sync"].create(values)

    def test_it_lasts_from_start_to_end(self):
        run = self.run_with(
            start_time="2026-01-01 10:00:00", end_time="2026-01-01 11:30:00"
        )
        self.assertEqual(run.duration, 1.5)
        self.assertEqual(self.run_with(parameters={"again": 1}).duration, 0)

    def test_the_time_left_follows_from_the_speed(self):
        run = self.run_with(
            state="running", total_count=1000, done_count=100, active_seconds=50
        )
        self.assertEqual(run.time_left * 3600, 450)
