"""A dry run tells all that an import would do, and does nothing of it."""

from odoo.exceptions import UserError
from odoo.tests import Form, tagged

from ..engine_case import EngineCase
from .dry_run_case import DryRunCase


@tagged("post_install", "-at_install")
class TestDryRuns(EngineCase):
    def setUp(self):
        super().setUp()
        self.shop.action_test_connection()
        self.env.cr.commit()

    def plan_rows(self, run):
        return self.env["commerce.plan"].search([("run_id", "=", run.id)])

    def snapshot(self):
        self.env.flush_all()
        return DryRunCase.snapshot(self)

    _table = DryRunCase._table
    _is_there = DryRunCase._is_there

    def test_a_dry_run_of_a_shop_leaves_nothing_but_its_plan(self):
        self.add("Lamp", "Mug")
        self.shopify.add_product("Postcard", price="1.00")
        for mode in ("import_all_products", "import_changed_products"):
            with self.subTest(mode):
                before = self.snapshot()
                run = self.sync(mode, dry_run=True)
                self.assertEqual(self.snapshot(), before)
                self.assertRecordValues(
                    run,
                    [
                        {
                            "state": "success",
                            "done_count": 3,
                            "created_count": 2,
                            "set_aside_count": 1,
                        }
                    ],
                )
                self.assertIn("dry run", run.display_name)
                names = self.plan_rows(run).mapped("name")
                self.assertEqual(set(names), {"Lamp", "Mug", "Postcard"})
        self.assertFalse(self.shop.automatic)
        self.assertFalse(self.shop.first_import_at)

    def test_one_and_chosen_products(self):
        lamp, mug = self.add("Lamp", "Mug")
        one = self.sync("import_one_product", shopify_id=lamp["id"], dry_run=True)
        both = f"{lamp['id']} {mug['id']}"
        some = self.sync("import_batch_products", shopify_id=both, dry_run=True)
        self.assertEqual((one.created_count, some.created_count), (1, 2))
        self.assertFalse(self.templates())

    def test_what_shopify_deleted_is_planned_to_be_marked(self):
        lamp, mug = self.add("Lamp", "Mug")
        self.sync()
        self.shopify.delete_product(lamp["id"])
        before = self.snapshot()
        run = self.sync(dry_run=True)
        self.assertEqual(self.snapshot(), before)
        self.assertEqual(run.gone_count, 1)
        gone = {"name": "Lamp", "action": "gone", "model": "product.template"}
        gone |= {"old": "Yes", "new": "No"}
        self.assertRecordValues(
            self.plan_rows(run),
            [gone | {"label": label} for label in ("In Shopify", "Is Published")],
        )
        real = run.action_run_for_real()["res_id"]
        self.env["shopify.sync"].browse(real).run()
        link = self.env["commerce.product"].search([("external_id", "=", lamp["id"])])
        self.assertEqual(link.state, "gone")
        self.assertFalse(link.product_tmpl_id.is_published)

    def test_waiting_images_have_no_dry_run(self):
        with self.assertRaises(UserError):
            self.queue("import_images", dry_run=True)

    def test_the_dialog_starts_one(self):
        form = Form(self.env["commerce.sync.now"])
        form.channel_id, form.mode, form.dry_run = (
            self.shop,
            "import_all_products",
            True,
        )
        run = self.env["shopify.sync"].browse(form.save().action_start()["res_id"])
        self.assertTrue(run.dry_run)

    def test_once_more_it_plans_anew(self):
        self.add("Lamp")
        run = self.sync(dry_run=True)
        before = len(self.plan_rows(run))
        run.action_retry()
        run.run()
        self.assertEqual(len(self.plan_rows(run)), before)
        self.assertEqual(run.created_count, 1)

    def test_it_runs_for_real_afterwards(self):
        self.add("Lamp")
        run = self.sync(dry_run=True)
        action = run.action_run_for_real()
        real = self.env["shopify.sync"].browse(action["res_id"])
        self.assertFalse(real.dry_run)
        real.run()
        self.assertEqual(self.titles(), ["Lamp"])
        self.assertEqual(real.created_count, run.created_count)

    def test_a_dry_run_and_a_real_one_wait_side_by_side(self):
        dry, real = self.queue(dry_run=True), self.queue()
        self.assertNotEqual(dry, real)
        self.assertEqual(self.queue(dry_run=True), dry)
        self.assertEqual(self.queue(), real)
        self.assertEqual((dry.dry_run, real.dry_run), (True, False))

    def test_the_schedule_takes_a_dry_run_for_no_import(self):
        self.shop.automatic = True
        self.sync("import_changed_products", dry_run=True)
        self.env["shopify.sync"]._cron_health()
        waiting = self.env["shopify.sync"].search([("state", "=", "queued")])
        self.assertRecordValues(
            waiting, [{"mode": "import_changed_products", "dry_run": False}]
        )

    def test_a_plan_in_another_currency_is_refused(self):
        self.shop.currency_id = self.env.ref("base.CHF")
        self.env.ref("base.CHF").active = True
        self.env.cr.commit()
        message = self.fails(self.queue(dry_run=True))
        self.assertIn("sells in EUR", message)
        self.assertEqual(self.shop.currency_id.name, "CHF")

    def test_the_plan_goes_with_its_run(self):
        self.add("Lamp")
        run = self.sync(dry_run=True)
        self.assertTrue(self.plan_rows(run))
        run.unlink()
        self.assertFalse(self.env["commerce.plan"].search([]))
