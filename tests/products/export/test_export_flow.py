"""Products go out, field by field, to a local Shopify over HTTP."""

from .export_case import ExportCase


class TestRoundTrip(ExportCase):
    def test_a_catalogue_that_came_in_sends_nothing(self):
        self.open("demo")
        self.sync()
        before = self.shopify.products()
        run, mutations = self.export()
        self.assertEqual(mutations, [])
        self.assertRecordValues(
            run, [{"created_count": 0, "updated_count": 0, "exported_count": 0}]
        )
        self.assertEqual(self.shopify.products(), before)

    def test_one_price_is_one_field_of_one_product_in_one_mutation(self):
        shirt = self.shopify.add_product("Shirt", sku="S-1", price="10.00")
        self.add("Hat")
        self.sync()
        self.template(shirt).list_price = 12.5
        before = self.there(shirt)
        run, mutations = self.export()
        self.assertEqual(mutations, ["variants"])
        self.assertRecordValues(
            run,
            [{"updated_count": 1, "unchanged_count": 1, "exported_count": 1}],
        )
        after = self.there(shirt)
        self.assertEqual(after["variants"][0]["price"], "12.50")
        self.assertEqual(
            {**after["variants"][0], "price": 0, "updatedAt": 0},
            {**before["variants"][0], "price": 0, "updatedAt": 0},
        )

    def test_what_went_out_does_not_come_in(self):
        shirt = self.shopify.add_product("Shirt", sku="S-1", price="10.00")
        self.sync()
        template = self.template(shirt)
        template.name = "Tee"
        template.list_price = 12.5
        self.export()
        self.env.cr.commit()
        written = template.write_date, self.link(shirt).write_date
        run = self.sync("import_changed_products")
        self.assertRecordValues(run, [{"created_count": 0, "updated_count": 0}])
        self.assertEqual((template.write_date, self.link(shirt).write_date), written)
        self.assertEqual(self.export()[1], [])


class TestNewProducts(ExportCase):
    def product(self, name="Lamp", **given):
        values = {
            "name": name,
            "default_code": f"SKU-{name}",
            "list_price": 20.0,
            "is_storable": True,
            "is_ready_for_sale": True,
            "is_published": True,
            "website_description": "<p>Bright.</p>",
            **given,
        }
        return self.env["product.template"].create(values)

    def test_a_product_of_odoo_is_made_once(self):
        lamp = self.product(weight=1.5, barcode="4006381333931")
        run, mutations = self.export()
        self.assertEqual(mutations, ["definition", "input", "publications"])
        self.assertRecordValues(run, [{"created_count": 1, "exported_count": 1}])
        (there,) = self.shopify.products()
        self.assertEqual(there["title"], "Lamp")
        self.assertEqual(there["variants"][0]["price"], "20.00")
        link = lamp.commerce_product_ids
        self.assertEqual(link.external_id, there["id"])
        self.assertEqual(link.variant_ids.product_id, lamp.product_variant_ids)
        self.assertEqual(self.export()[1], [])
        self.assertEqual(len(self.shopify.products()), 1)

    def test_variants_go_out_with_their_options(self):
        attribute = self.env["product.attribute"].create(
            {
                "name": "Size",
                "value_ids": [(0, 0, {"name": "S"}), (0, 0, {"name": "M"})],
            }
        )
        line = {
            "attribute_id": attribute.id,
            "value_ids": [(6, 0, attribute.value_ids.ids)],
        }
        shirt = self.product("Shirt", attribute_line_ids=[(0, 0, line)])
        for number, variant in enumerate(shirt.product_variant_ids):
            variant.default_code = f"SH-{number}"
        self.export()
        (there,) = self.shopify.products()
        self.assertEqual([it["title"] for it in there["variants"]], ["S", "M"])
        links = shirt.commerce_product_ids.variant_ids
        self.assertEqual(links.product_id, shirt.product_variant_ids)
        self.assertEqual(self.export()[1], [])

    def test_a_product_whose_sku_the_shop_has_is_linked(self):
        there = self.shopify.add_product("Lampe", sku="SKU-Lamp", price="20.00")
        lamp = self.product()
        run, _mutations = self.export()
        self.assertEqual(len(self.shopify.products()), 1)
        self.assertEqual(lamp.commerce_product_ids.external_id, there["id"])
        self.assertRecordValues(run, [{"created_count": 0}])

    def test_a_sku_of_another_product_of_odoo_is_told(self):
        self.shopify.add_product("Lampe", sku="SKU-Lamp", price="20.00")
        self.sync()
        self.product(default_code="SKU-Lamp", name="Other Lamp")
        run, mutations = self.export()
        self.assertEqual(mutations, [])
        self.assertRecordValues(run.issue_ids, [{"code": "sold_as_another"}])

    def test_one_without_sku_stays_and_is_told(self):
        self.product(default_code=False)
        run, mutations = self.export()
        self.assertEqual((mutations, self.shopify.products()), ([], []))
        self.assertRecordValues(
            run.issue_ids, [{"code": "missing_sku_in_odoo", "state": "open"}]
        )

    def test_what_the_shop_refuses_is_told_with_its_field(self):
        shirt = self.shopify.add_product("Shirt", sku="S-1", price="10.00")
        self.sync()
        self.template(shirt).name = "x" * 256
        run, _mutations = self.export()
        issue = run.issue_ids
        self.assertEqual(issue.code, "not_sent")
        self.assertIn("too long", issue.reason)
        self.template(shirt).name = "Tee"
        self.export()
        self.assertEqual(issue.state, "settled")
        self.assertEqual(self.there(shirt)["title"], "Tee")

        self.template(shirt).name = "x" * 256
        self.export()
        self.assertEqual(issue.state, "open")
        self.template(shirt).name = "Tea Shirt"
        self.env.cr.commit()
        issue.action_retry()
        retry = self.env["shopify.sync"].search([], order="id desc", limit=1)
        retry.run()
        self.assertEqual(issue.state, "settled")
        self.assertEqual(self.there(shirt)["title"], "Tea Shirt")


class TestWhatGoesOut(ExportCase):
    def test_nothing_goes_out_before_a_person_has_approved_it(self):
        shirt = self.shopify.add_product("Shirt", sku="S-1", price="10.00")
        self.sync()
        self.template(shirt).name = "Tee"
        self.shop.export_approved_at = False
        self.env.cr.commit()
        self.assertIn("dry run", self.waits(self.queue("export_all_products")))
        self.assertEqual(self.there(shirt)["title"], "Shirt")

    def test_a_dry_run_tells_each_field_and_sends_nothing(self):
        shirt = self.shopify.add_product("Shirt", sku="S-1", price="10.00")
        self.sync()
        self.template(shirt).name = "Tee"
        self.template(shirt).list_price = 12
        run, mutations = self.export(dry_run=True)
        self.assertEqual(mutations, [])
        rows = self.env["commerce.plan"].search([("run_id", "=", run.id)])
        self.assertEqual(
            [(it.action, it.field, it.old, it.new) for it in rows],
            [
                ("update", "name", "Shirt", "Tee"),
                ("update", "price", "$\xa010.00", "$\xa012.00"),
            ],
        )
        self.assertEqual(self.there(shirt)["title"], "Shirt")
        self.assertEqual(len(self.export()[1]), 2)

    def test_what_a_person_changed_goes_out_alone(self):
        shirt, _hat = self.add("Shirt", "Hat")
        self.sync()
        self.assertEqual(self.export("export_changed_products")[0].done_count, 0)
        self.template(shirt).name = "Tee"
        run, mutations = self.export("export_changed_products")
        self.assertEqual(mutations, ["product"])
        self.assertRecordValues(run, [{"done_count": 1, "updated_count": 1}])
        self.assertEqual(self.export("export_changed_products")[0].done_count, 0)

    def test_in_one_run_the_shops_news_come_in_and_odoos_go_out(self):
        shirt, hat = self.add("Shirt", "Hat")
        self.sync()
        self.template(shirt).name = "Tee"
        self.shopify.change_product(hat["id"], title="Cap")
        run, mutations = self.export("import_then_export_products")
        self.assertEqual(mutations, ["product"])
        self.assertEqual(self.template(hat).name, "Cap")
        self.assertEqual(self.there(shirt)["title"], "Tee")
        self.assertRecordValues(run, [{"updated_count": 1, "exported_count": 1}])

    def test_where_both_sides_changed_the_newer_wins_and_both_values_are_kept(self):
        shirt = self.shopify.add_product("Shirt", sku="S-1", price="10.00")
        self.sync()
        self.shopify.set_clock("2026-01-01T10:00:00Z")
        self.shopify.change_product(shirt["id"], title="Chemise")
        self.template(shirt).name = "Tee"
        self.assertEqual(self.export()[1], ["product"])
        self.assertEqual(self.there(shirt)["title"], "Tee")
        conflict = self.env["commerce.conflict"].search([])
        self.assertRecordValues(
            conflict, [{"fact": "title", "state": "decided", "winner": "odoo"}]
        )
        self.assertEqual(
            (conflict.odoo_values, conflict.shop_values),
            ({"name": "Tee"}, {"name": "Chemise"}),
        )

    def test_what_the_shop_alone_changed_is_left_to_it(self):
        shirt = self.shopify.add_product("Shirt", sku="S-1", price="10.00", tags=["a"])
        self.sync()
        self.shopify.change_product(shirt["id"], title="Chemise", tags=["a", "b"])
        self.template(shirt).list_price = 12
        self.assertEqual(self.export()[1], ["variants"])
        there = self.there(shirt)
        self.assertEqual((there["title"], there["tags"]), ("Chemise", ["a", "b"]))
        self.sync("import_changed_products")
        template = self.template(shirt)
        self.assertEqual(template.name, "Chemise")
        self.assertEqual(template.product_tag_ids.mapped("name"), ["a", "b"])
        self.assertEqual(template.list_price, 12)

    def test_tags_are_added_and_taken_away_one_by_one(self):
        shirt = self.shopify.add_product("Shirt", sku="S-1", tags=["a", "b"])
        self.sync()
        template = self.template(shirt)
        template.product_tag_ids = [
            (3, template.product_tag_ids.filtered(lambda it: it.name == "a").id),
            (0, 0, {"name": "c"}),
        ]
        self.shopify.change_product(shirt["id"], tags=["a", "b", "by hand"])
        self.assertEqual(self.export()[1], ["tags", "tags"])
        self.assertEqual(self.there(shirt)["tags"], ["b", "by hand", "c"])
        self.sync("import_changed_products")
        names = template.product_tag_ids.mapped("name")
        self.assertEqual(sorted(names), ["b", "by hand", "c"])
        self.assertEqual(self.export()[1], [])

    def test_what_is_taken_off_the_website_is_taken_off_the_shop(self):
        shirt = self.shopify.add_product("Shirt", sku="S-1", price="10.00")
        self.sync()
        self.assertTrue(self.there(shirt)["publishedAt"])
        self.template(shirt).is_published = False
        self.assertEqual(self.export()[1], ["publications"])
        self.assertFalse(self.there(shirt)["publishedAt"])
        self.template(shirt).is_published = True
        self.assertEqual(self.export()[1], ["publications"])
        self.assertTrue(self.there(shirt)["publishedAt"])
        self.assertEqual(self.export()[1], [])
