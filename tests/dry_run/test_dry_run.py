"""A dry run tells all that an import would do, and does nothing of it."""

import random

from odoo.exceptions import UserError
from odoo.tests import Form, tagged

from ...services.shopify.dry_run.earlier_pages import PlanBook
from ...services.shopify.products.importer import ProductImporter
from ..engine_case import EngineCase
from ..products.product_case import ProductCase
from ..products.product_objects import (
    a_collection,
    a_product,
    a_variant,
    an_image,
    an_inventory_item,
    changed,
    listed,
    raw_variants,
    sized,
)
from .dry_run_case import DryRunCase


@tagged("post_install", "-at_install")
class TestPlan(DryRunCase):
    def test_it_tells_field_by_field_in_words(self):
        mug = a_product("Mug", [a_variant("MUG", "5.00")], tags=["new"])
        self.import_products(mug)
        stock = an_inventory_item(1, weight="2.0", cost="3.00")
        lamp = a_product(
            "Lamp",
            [a_variant("LAMP", "12.00", barcode="4012345", inventoryItem=stock)],
            collections=listed(a_collection("Winter")),
            media=listed(an_image(), an_image()),
        )
        found = self.plan([lamp, changed(mug, title="Cup", tags=[], status="DRAFT")])
        told = self.rows(found, "name", "action", "label", "old", "new")
        for expected in [
            ("Lamp", "create", "Name", False, "Lamp"),
            ("Lamp", "create", "Sales Price", False, "$\xa012.00"),
            ("Lamp", "create", "Track Inventory", False, "Yes"),
            ("Lamp", "create", "Internal Reference", False, "LAMP"),
            ("Lamp", "create", "Images", False, "2 images"),
            ("Lamp", "create", "Barcode", False, "4012345"),
            ("Lamp", "create", "Cost", False, "$\xa03.00"),
            ("Lamp", "create", "Weight", False, "2.00"),
            ("Lamp", "create", "Price in North Shop", False, "$\xa012.00"),
            ("Cup", "update", "Name", "Mug", "Cup"),
            ("Cup", "update", "Is Published", "Yes", "No"),
            ("Cup", "update", "Tags", "new", False),
            ("Cup", "update", "Status", "Active", "Draft"),
        ]:
            self.assertIn(expected, told)

    def test_collections_are_told_of_products_new_linked_and_known(self):
        self.env["product.product"].create({"name": "Cup", "default_code": "CUP"})
        known = a_product("Mug", [a_variant("MUG")])
        self.import_products(known)
        winter, gifts = a_collection("Winter"), a_collection("Gifts")
        both = listed(winter, gifts)
        found = self.plan(
            [
                a_product("Lamp", [a_variant("LAMP")], collections=both),
                a_product("Cup", [a_variant("CUP")], collections=both),
                changed(known, collections=both),
                a_product("Vase", [a_variant("VASE")]),
            ]
        )
        told = found.filtered(lambda it: it.field == "collection_ids")
        self.assertEqual(
            self.rows(told, "name", "action", "label", "old", "new"),
            [
                ("Lamp", "create", "Collections", False, "Gifts, Winter"),
                ("Cup", "link", "Collections", False, "Gifts, Winter"),
                ("Mug", "update", "Collections", False, "Gifts, Winter"),
            ],
        )
        self.assertFalse(self.env["commerce.collection"].search([]))

    def test_a_link_names_what_is_linked(self):
        here = self.env["product.product"].create(
            {"name": "Old Lamp", "default_code": "LAMP"}
        )
        found = self.plan([a_product("Lamp", [a_variant("LAMP", "12.00")])])
        linked = found.filtered(lambda row: row.field == "linked")
        self.assertEqual(
            self.rows(linked, "action", "model", "new", "record_id"),
            [
                (
                    "link",
                    "product.template",
                    "[LAMP] Old Lamp",
                    here.product_tmpl_id.id,
                ),
                ("link", "product.product", "[LAMP] Old Lamp", here.id),
            ],
        )

    def test_variants_that_swap_their_options_are_told_one_by_one(self):
        shirt = a_product("Shirt", sized("S", "M"))
        self.import_products(shirt)
        small, medium = self.template(shirt).product_variant_ids
        small_raw, medium_raw = raw_variants(shirt)
        for raw, value in ((small_raw, "M"), (medium_raw, "S")):
            raw["selectedOptions"] = [{"name": "Size", "value": value}]
            raw["title"] = value
        found = self.plan([changed(shirt, variants=[small_raw, medium_raw])])
        moved = found.filtered(lambda it: it.model == "product.product")
        self.assertEqual(
            self.rows(moved, "action", "sku", "label", "old", "new", "record_id"),
            [
                ("update", "TS-S", "Options", "Size: S", "Size: M", small.id),
                ("update", "TS-M", "Options", "Size: M", "Size: S", medium.id),
            ],
        )

    def test_an_option_more_is_told_of_each_variant_in_the_words_of_odoo(self):
        shirt = a_product("Shirt", sized("S", "M"))
        self.import_products(shirt)
        small = self.template(shirt).product_variant_ids[0]
        value = small.product_template_attribute_value_ids
        value.product_attribute_value_id.name = "Klein"
        raws = raw_variants(shirt)
        for raw in raws:
            raw["selectedOptions"].append({"name": "Color", "value": "Red"})
        found = self.plan([changed(shirt, variants=raws)])
        moved = found.filtered(lambda it: it.model == "product.product")
        self.assertEqual(
            self.rows(moved, "sku", "old", "new"),
            [
                ("TS-S", "Size: Klein", "Size: Klein; Color: Red"),
                ("TS-M", "Size: M", "Size: M; Color: Red"),
            ],
        )

    def test_variants_that_are_archived_or_come_back_are_told(self):
        shirt = a_product("Shirt", sized("S", "M"))
        self.import_products(shirt)
        less = changed(shirt, variants=raw_variants(shirt)[:1])

        def told(product):
            rows = self.plan([product]).filtered(lambda it: it.field == "active")
            return self.rows(rows, "sku", "label", "old", "new")

        self.assertEqual(told(less), [("TS-M", "Active", "Yes", "No")])
        self.import_products(less)
        self.assertEqual(
            told(changed(shirt, title="Tee")), [("TS-M", "Active", "No", "Yes")]
        )

    def test_what_would_stay_out_appears_with_its_reason(self):
        taken = a_product("First", [a_variant("A", barcode="40")])
        self.import_products(taken)
        found = self.plan(
            [
                a_product("Postcard", [a_variant(None)]),
                a_product("Second", [a_variant("B", barcode="40")]),
            ]
        )
        self.assertEqual(
            self.rows(found.filtered("code"), "name", "action", "code"),
            [
                ("Postcard", "set_aside", "missing_sku"),
                ("Second", "issue", "doubled_barcode"),
            ],
        )
        self.assertIn("has no SKU in Shopify", found.filtered("code")[0].new)
        self.assertFalse(
            found.filtered(lambda it: it.name == "Postcard" and not it.code)
        )

    def test_long_texts_are_cut(self):
        lamp = a_product("Lamp", descriptionHtml=f"<p>{'light ' * 500}</p>")
        found = self.plan([lamp])
        row = found.filtered(lambda it: it.field == "website_description")
        self.assertEqual(len(row.new), 300)
        self.assertTrue(row.new.startswith("light light"))

    def test_the_words_are_those_of_the_person_who_reads(self):
        self.env["res.lang"]._activate_lang("fr_FR")
        self.env["ir.model.fields"]._get("product.template", "name").with_context(
            lang="fr_FR"
        ).field_description = "Nom"
        book_run = self.env["shopify.sync"].create(
            {"mode": "import_all_products", "channel_id": self.shop.id, "dry_run": True}
        )
        rows = self.env["commerce.plan"]
        book = PlanBook(rows, book_run.id)
        ProductImporter(self.env, self.shop, book=book, lang="fr_FR").store(
            [a_product("Lamp", [a_variant("LAMP")])]
        )
        found = rows.search([("sync_id", "=", book_run.id), ("field", "=", "name")])
        self.assertEqual(found.label, "Nom")


@tagged("post_install", "-at_install")
class TestPagesOfOnePlan(DryRunCase):
    """A later page reckons with what an earlier one would have stored."""

    def outcome(self, found):
        return {row.name: row.action for row in found if row.field in ("name", "issue")}

    def test_a_sku_of_an_earlier_page_is_taken(self):
        first = a_product("First", [a_variant("A")])
        second = a_product("Second", [a_variant("A")])
        found = self.plan([first], [second])
        self.assertEqual(
            self.outcome(found), {"First": "create", "Second": "set_aside"}
        )
        self.assertIn("“First”", found[-1].new)
        self.import_products(first)
        self.assertEqual(self.codes(self.import_products(second)), ["doubled_sku"])

    def test_a_barcode_of_an_earlier_page_is_taken(self):
        first = a_product("First", [a_variant("A", barcode="40")])
        second = a_product("Second", [a_variant("B", barcode="40")])
        found = self.plan([first], [second])
        self.assertEqual(found.filtered("code").mapped("code"), ["doubled_barcode"])
        self.import_products(first)
        self.assertEqual(self.codes(self.import_products(second)), ["doubled_barcode"])

    def test_a_sku_that_an_earlier_page_gives_up_is_free(self):
        first = a_product("First", [a_variant("A", barcode="40")])
        self.import_products(first)
        [raw] = raw_variants(first)
        first = changed(first, variants=[{**raw, "sku": "B", "barcode": "41"}])
        second = a_product("Second", [a_variant("A", barcode="40")])
        found = self.plan([first], [second])
        self.assertEqual(found.filtered("code"), found.browse())
        self.assertEqual(self.outcome(found), {"Second": "create"})
        self.import_products(first)
        self.assertEqual(self.import_products(second).created, 1)

    def test_a_product_of_odoo_is_linked_once(self):
        template = self.env["product.template"].create({"name": "Shirt"})
        template.attribute_line_ids = [
            (0, 0, {"attribute_id": attribute.id, "value_ids": attribute.value_ids.ids})
            for attribute in self.env["product.attribute"].create(
                {
                    "name": "Size",
                    "value_ids": [(0, 0, {"name": "S"}), (0, 0, {"name": "M"})],
                }
            )
        ]
        for variant, sku in zip(template.product_variant_ids, "AB", strict=True):
            variant.default_code = sku
        first = a_product("First", [a_variant("A")])
        second = a_product("Second", [a_variant("B")])
        found = self.plan([first], [second])
        self.assertEqual(found.filtered("code").mapped("code"), ["linked_elsewhere"])
        self.import_products(first)
        self.assertEqual(self.codes(self.import_products(second)), ["linked_elsewhere"])

    def test_a_product_that_comes_twice_is_planned_once(self):
        lamp = a_product("Lamp")
        found = self.plan([lamp], [lamp])
        self.assertEqual(
            found.filtered(lambda it: it.field == "name").mapped("name"), ["Lamp"]
        )


@tagged("post_install", "-at_install")
class TestDryRuns(EngineCase):
    def setUp(self):
        super().setUp()
        self.shop.action_test_connection()
        self.env.cr.commit()

    def plan_rows(self, run):
        return self.env["commerce.plan"].search([("sync_id", "=", run.id)])

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
        told = [(row.name, row.action, row.label) for row in self.plan_rows(run)]
        self.assertEqual(
            told, [("Lamp", "gone", "In Shopify"), ("Lamp", "gone", "Is Published")]
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
