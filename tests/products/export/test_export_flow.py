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
