"""“Import from Shopify” on products of Odoo and on their links."""

from odoo.exceptions import AccessError
from odoo.tests import new_test_user

from ..engine_case import EngineCase


class TestImportChosen(EngineCase):
    def setUp(self):
        super().setUp()
        self.user = new_test_user(self.env, "uma", groups="commerce_sync.group_user")
        self.lamp, self.mug = self.add("Lamp", "Mug")
        self.sync()

    def chosen(self, records):
        """Press the button as a user; the runs that are queued and what was said."""
        action = records.with_user(self.user).action_import_from_channel()
        self.assertEqual(action["tag"], "display_notification")
        runs = self.env["shopify.sync"].search([("state", "=", "queued")])
        return runs, action["params"]

    def test_many_products_are_one_run(self):
        runs, said = self.chosen(self.templates())
        self.assertRecordValues(runs, [{"mode": "import_batch_products"}])
        self.assertEqual(
            set(runs.parameters["external_ids"]), {self.lamp["id"], self.mug["id"]}
        )
        self.assertEqual((said["type"], said["sticky"]), ("success", False))
        self.assertRegex(said["message"], "2 products are queued")
        self.assertEqual(
            said["links"],
            [{"label": runs.display_name, "url": f"/odoo/shopify-syncs/{runs.id}"}],
        )

    def test_it_reads_them_now(self):
        self.shopify.change_product(self.lamp["id"], title="Bright Lamp")
        runs, _said = self.chosen(self.templates())
        runs.run()
        self.assertEqual(self.titles(), ["Bright Lamp", "Mug"])

    def test_variants_stand_for_their_products(self):
        runs, _said = self.chosen(self.templates()[0].product_variant_ids)
        self.assertRecordValues(
            runs, [{"mode": "import_one_product", "shopify_id": self.lamp["id"]}]
        )

    def test_what_has_no_link_is_named_and_hinders_nothing(self):
        loose = self.env["product.template"].create({"name": "100 % Wool"})
        runs, said = self.chosen(self.templates() + loose)
        self.assertEqual(len(runs.parameters["external_ids"]), 2)
        self.assertEqual(said["type"], "warning")
        self.assertIn("2 products are queued. 1 have no link", said["message"])
        self.assertIn("“100 %% Wool”", said["message"])

    def test_without_any_link_nothing_is_queued(self):
        loose = self.env["product.template"].create({"name": "100 % Wool"})
        runs, said = self.chosen(loose)
        self.assertFalse(runs)
        self.assertIn("“100 % Wool”", said["message"])

    def test_each_shop_has_a_run_of_its_own(self):
        other = self.shop.create({"name": "Other", "shopify_shop_url_key": "other"})
        self.env["commerce.product"].create(
            {
                "channel_id": other.id,
                "external_id": "gid://shopify/Product/5",
                "product_tmpl_id": self.templates()[0].id,
            }
        )
        runs, _said = self.chosen(self.templates())
        self.assertEqual(
            {run.channel_id: run.mode for run in runs},
            {self.shop: "import_batch_products", other: "import_one_product"},
        )

    def test_links_are_imported_and_deleted_ones_named(self):
        links = self.templates().commerce_product_ids
        self.templates()[1].unlink()
        runs, said = self.chosen(links)
        self.assertEqual(runs.shopify_id, self.lamp["id"])
        self.assertRegex(said["message"], "1 were deleted in Odoo .*“Mug”")

    def test_several_are_brought_back_by_one_run(self):
        links = self.templates().commerce_product_ids
        self.templates().unlink()
        links.with_user(self.user).action_import_again()
        run = self.env["shopify.sync"].search([("state", "=", "queued")])
        self.assertEqual(run.mode, "import_batch_products")
        run.run()
        self.assertEqual(self.titles(), ["Lamp", "Mug"])

    def test_who_has_no_role_imports_nothing(self):
        plain = new_test_user(self.env, "pia", groups="base.group_user")
        with self.assertRaises(AccessError):
            self.templates().with_user(plain).action_import_from_channel()

    def test_it_is_among_the_actions_of_shopifys_users_only(self):
        plain = new_test_user(self.env, "pia", groups="base.group_user")
        for name in ("product.template", "product.product", "commerce.product"):
            for user, there in ((self.user, True), (plain, False)):
                Actions = self.env["ir.actions.actions"].with_user(user)
                bound = Actions.get_bindings(name).get("action", ())
                names = [action["name"] for action in bound]
                self.assertEqual("Import from Shopify" in names, there, name)
