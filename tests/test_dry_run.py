"""A dry run tells all that an import would do, and does nothing of it."""

import random

from odoo.exceptions import UserError
from odoo.tests import Form, tagged

from ..services.shopify.importers.planned import PlanBook
from ..services.shopify.importers.product_importer import ProductImporter
from .engine_case import EngineCase
from .product_case import ProductCase
from .product_objects import (
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

# Whatever holds a part of a product, of a shop, or of what an import leaves behind.
TABLES = [
    "product_template",
    "product_product",
    "product_attribute",
    "product_attribute_value",
    "product_template_attribute_line",
    "product_template_attribute_value",
    "product_tag",
    "product_tag_product_template_rel",
    "product_category",
    "product_pricelist",
    "product_pricelist_item",
    "product_taxes_rel",
    "product_value",
    "shopify_product",
    "shopify_variant",
    "shopify_collection",
    "shopify_collection_product",
    "shopify_shop",
    "shopify_sync_issue",
    "shopify_watermark",
    "res_currency",
    "ir_attachment",
    "mail_message",
]


class DryRunCase(ProductCase):
    def plan(self, *pages, mode="import_all_products"):
        """Plan pages as one run does, and return the rows."""
        run = self.env["shopify.sync"].create(
            {"mode": mode, "shop_id": self.shop.id, "dry_run": True}
        )
        rows = self.env["shopify.sync.plan"]
        for page in pages:
            book = PlanBook(rows, run.id)
            ProductImporter(self.env, self.shop, book=book).store(page)
        return rows.search([("sync_id", "=", run.id)])

    def rows(self, found, *names):
        return [tuple(row[name] for name in names) for row in found]

    def snapshot(self):
        """Every row of the tables, as text."""
        self.env.flush_all()
        return {table: self._table(table) for table in TABLES if self._is_there(table)}

    def _table(self, table):
        self.env.cr.execute(f'SELECT t::text FROM "{table}" t ORDER BY 1')  # noqa: S608
        return [text for (text,) in self.env.cr.fetchall()]

    def _is_there(self, table):
        self.env.cr.execute("SELECT to_regclass(%s)", [table])
        return self.env.cr.fetchone()[0]


@tagged("post_install", "-at_install")
class TestPlan(DryRunCase):
    def test_it_tells_field_by_field_in_words(self):
        mug = a_product("Mug", [a_variant("MUG", "5.00")], tags=["new"])
        self.store(mug)
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

    def test_what_would_stay_out_appears_with_its_reason(self):
        taken = a_product("First", [a_variant("A", barcode="40")])
        self.store(taken)
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
            {"mode": "import_all_products", "shop_id": self.shop.id, "dry_run": True}
        )
        rows = self.env["shopify.sync.plan"]
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
        self.store(first)
        self.assertEqual(self.codes(self.store(second)), ["doubled_sku"])

    def test_a_barcode_of_an_earlier_page_is_taken(self):
        first = a_product("First", [a_variant("A", barcode="40")])
        second = a_product("Second", [a_variant("B", barcode="40")])
        found = self.plan([first], [second])
        self.assertEqual(found.filtered("code").mapped("code"), ["doubled_barcode"])
        self.store(first)
        self.assertEqual(self.codes(self.store(second)), ["doubled_barcode"])

    def test_a_sku_that_an_earlier_page_gives_up_is_free(self):
        first = a_product("First", [a_variant("A", barcode="40")])
        self.store(first)
        [raw] = raw_variants(first)
        first = changed(first, variants=[{**raw, "sku": "B", "barcode": "41"}])
        second = a_product("Second", [a_variant("A", barcode="40")])
        found = self.plan([first], [second])
        self.assertEqual(found.filtered("code"), found.browse())
        self.assertEqual(self.outcome(found), {"Second": "create"})
        self.store(first)
        self.assertEqual(self.store(second).created, 1)

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
        self.store(first)
        self.assertEqual(self.codes(self.store(second)), ["linked_elsewhere"])

    def test_a_product_that_comes_twice_is_planned_once(self):
        lamp = a_product("Lamp")
        found = self.plan([lamp], [lamp])
        self.assertEqual(
            found.filtered(lambda it: it.field == "name").mapped("name"), ["Lamp"]
        )


@tagged("post_install", "-at_install")
class TestPlanHolds(DryRunCase):
    """What the plan of any catalogue says is what the import then does."""

    def test_the_plan_changes_nothing_and_the_import_does_what_it_says(self):
        for seed in random.sample(range(10**6), 3):
            with self.subTest(seed=seed):
                self.shop = self.a_shop(f"shop-{seed}", f"Shop {seed}")
                self.follow(random.Random(seed))

    def follow(self, chance):
        self.prefix = f"{self.shop.id}-"
        before = [self.a_product(chance, number) for number in range(12)]
        self.half_linked(chance, before)
        self.store(*before[:8])
        after = [self.edited(chance, product) for product in before]
        after += [self.a_product(chance, number) for number in range(12, 18)]
        chance.shuffle(after)
        pages = after[:7], after[7:14], after[14:]
        untouched = self.snapshot()
        plan = self.plan(*pages)
        self.assertEqual(self.snapshot(), untouched)
        held = {
            record: self.values_of(record, plan)
            for model in ("product.template", "product.product")
            for record in self.env[model].with_context(active_test=False).search([])
        }
        results = [self.store(*page) for page in pages]
        self.assertPlanWasDone(plan, held, after)
        planned = {(it.gid, it.code) for it in plan if it.code}
        real = {(it.gid, it.code) for result in results for it in result.issues}
        self.assertEqual(planned, real)

    def a_product(self, chance, number):
        count = chance.choice([1, 1, 3])
        # Some SKUs and barcodes come twice, and some are missing.
        sku = chance.choice([f"{self.prefix}{number}"] * 8 + [None, f"{self.prefix}0"])
        barcode = chance.choice([None, f"{self.prefix}{chance.randrange(20)}"])
        given = {"barcode": barcode} if count == 1 else {}
        stock = an_inventory_item(number + 1, weight="1.5", cost="4.00")
        variants = (
            [a_variant(sku, f"{number}.50", inventoryItem=stock, **given)]
            if count == 1
            else sized(*"SML"[:count], prefix=f"{self.prefix}{number}")
        )
        return a_product(
            f"Product {number}",
            variants,
            tags=chance.sample(["new", "sale", "old"], chance.randrange(3)),
            status=chance.choice(["ACTIVE", "DRAFT"]),
            descriptionHtml=chance.choice(["", "<p>Text</p>"]),
        )

    def half_linked(self, chance, products):
        """Put some of the SKUs into Odoo, as products of people's own."""
        for product in chance.sample(products, 4):
            sku = product.variants.nodes[0].sku
            if sku and len(product.variants.nodes) == 1:
                self.env["product.product"].create(
                    {"name": f"Own {product.title}", "default_code": sku}
                )

    def edited(self, chance, product):
        edit = chance.choice(["title", "tags", "status", "price", "sku", "text", ""])
        raw = raw_variants(product)
        raw[0] |= {
            "price": {"price": f"{chance.randrange(1, 99)}.00"},
            "sku": {"sku": f"{self.prefix}{chance.randrange(24)}"},
        }.get(edit, {})
        fields = {
            "title": {"title": f"{product.title} B"},
            "tags": {"tags": ["fresh"]},
            "status": {"status": "ARCHIVED"},
            "text": {"descriptionHtml": "<p>Other</p>"},
        }.get(edit, {})
        return changed(product, variants=raw, **fields)

    def values_of(self, record, plan):
        names = {
            row.field for row in plan if row.model == record._name
        } & record._fields.keys()
        return {name: self.plain(record[name]) for name in names}

    def plain(self, value):
        return tuple(value.ids) if hasattr(value, "_name") else value

    def assertPlanWasDone(self, plan, held, products):
        self.env.invalidate_all()
        links = self.env["shopify.product"].search([("shop_id", "=", self.shop.id)])
        by_gid = {link.gid: link.product_tmpl_id for link in links}
        planned = {
            (row.model, row.record_id, row.field)
            for row in plan
            if row.record_id and row.field not in ("linked", "price", "compareAtPrice")
        }
        done = {
            (record._name, record.id, name)
            for record, values in held.items()
            for name, value in values.items()
            if self.plain(record[name]) != value
        }
        # A variant shows many fields of its template, which are told of there.
        done = {
            it
            for it in done
            if it[0] == "product.template"
            or not self.env["product.product"]._fields[it[2]].inherited
        }
        told = {it for it in planned if it[2] in self.env[it[0]]._fields}
        told = {it for it in told if it[0] != "shopify.product"}
        self.assertEqual(done, told)
        created = {
            row.gid for row in plan if row.action == "create" and row.field == "name"
        }
        before = {record.id for record in held if record._name == "product.template"}
        self.assertEqual(
            created,
            {gid for gid, record in by_gid.items() if record.id not in before},
        )
        self.assertNewValues(plan, by_gid)

    def assertNewValues(self, plan, by_gid):
        for row in plan:
            template = by_gid.get(row.gid)
            if row.model == "product.template" and row.field == "name":
                self.assertEqual(template.name, row.new)
            elif row.field == "product_tag_ids":
                names = ", ".join(sorted(template.product_tag_ids.mapped("name")))
                self.assertEqual(names, row.new or "")
            elif row.field == "default_code":
                skus = template.product_variant_ids.mapped("default_code")
                self.assertIn(row.new, skus)
            elif row.field == "price":
                price = float(row.new.replace("$\xa0", "").replace(",", ""))
                variant = template.product_variant_ids.filtered(
                    lambda it, row=row: it.default_code == row.sku
                )
                pricelist = self.shop.product_pricelist_id
                real = (
                    pricelist._get_product_price(variant, 1.0)
                    if pricelist
                    else variant.lst_price
                )
                self.assertEqual(real, price)


@tagged("post_install", "-at_install")
class TestDryRuns(EngineCase):
    def setUp(self):
        super().setUp()
        self.shop.action_test_connection()
        self.env.cr.commit()

    def plan_rows(self, run):
        return self.env["shopify.sync.plan"].search([("sync_id", "=", run.id)])

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
        link = self.env["shopify.product"].search([("gid", "=", lamp["id"])])
        self.assertEqual(link.state, "gone")
        self.assertFalse(link.product_tmpl_id.is_published)

    def test_waiting_images_have_no_dry_run(self):
        with self.assertRaises(UserError):
            self.queue("import_images", dry_run=True)

    def test_the_dialog_starts_one(self):
        form = Form(self.env["shopify.sync.now"])
        form.shop_id, form.mode, form.dry_run = self.shop, "import_all_products", True
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
        self.assertFalse(self.env["shopify.sync.plan"].search([]))
