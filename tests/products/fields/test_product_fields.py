"""Descriptions and weights, as they come in, change and end."""

from ..product_records import a_product, a_variant, a_weight, changed, edited
from .product_fields_case import FieldsCase

HTML = '<p>Soft &amp; warm.</p><ul><li style="color:red">Wool</li></ul>'


class TestDescription(FieldsCase):
    def description(self, product):
        return str(self.template(product).website_description or "")

    def test_it_comes_in_as_html(self):
        product = a_product(description_html=HTML)
        self.import_products(product)
        self.assertIn("<li", self.description(product))
        self.assertIn("Soft &amp; warm.", self.description(product))

    def test_scripts_stay_out(self):
        product = a_product(
            description_html='<p onclick="x()">Hi</p><script>alert(1)</script>'
        )
        self.import_products(product)
        self.assertIn("Hi", self.description(product))
        self.assertNotIn("script", self.description(product))
        self.assertNotIn("onclick", self.description(product))

    def test_an_edit_in_odoo_survives_another_title(self):
        product = a_product(description_html=HTML)
        self.import_products(product)
        self.template(product).website_description = "<p>Better.</p>"
        self.import_products(changed(product, title="Tee"))
        self.assertEqual(self.description(product), "<p>Better.</p>")

    def test_a_new_text_in_shopify_replaces_it(self):
        product = a_product(description_html=HTML)
        self.import_products(product)
        self.import_products(changed(product, description_html="<p>New</p>"))
        self.assertEqual(self.description(product), "<p>New</p>")

    def test_what_shopify_filled_it_empties_however_odd_its_html(self):
        for html in (HTML, "plain", "<p>open <b>tags", "<table><tr><td>1</td></tr>"):
            with self.subTest(html=html):
                product = a_product(variants=[a_variant(html)], description_html=html)
                self.import_products(product)
                self.assertTrue(self.description(product))
                self.import_products(changed(product, description_html=""))
                self.assertFalse(self.description(product))

    def test_an_empty_one_leaves_what_was_written_in_odoo(self):
        product = a_product(description_html=HTML)
        self.import_products(product)
        self.template(product).website_description = "<p>Mine</p>"
        self.import_products(changed(product, description_html=""))
        self.assertEqual(self.description(product), "<p>Mine</p>")

    def test_an_editors_empty_paragraph_counts_as_empty(self):
        template = self.env["product.template"].create(
            {"name": "Mug", "default_code": "MUG"}
        )
        template.website_description = "<p><br></p>"
        product = a_product("Mug", [a_variant("MUG")], description_html="<p>Big</p>")
        self.import_products(product)
        self.assertEqual(self.description(product), "<p>Big</p>")

    def test_a_text_for_search_engines_is_kept_on_the_link(self):
        product = a_product(seo_title="Best mug", seo_description="Buy it")
        self.import_products(product)
        self.assertRecordValues(
            self.link(product),
            [{"seo_title": "Best mug", "seo_description": "Buy it"}],
        )
        self.import_products(changed(product, seo_title="", seo_description=""))
        self.assertFalse(self.link(product).seo_title)


class TestWeight(FieldsCase):
    def weight(self, product):
        return self.variants(product).weight

    def test_every_unit_becomes_kilograms(self):
        for value, unit, kilograms in [
            (1.25, "KILOGRAMS", 1.25),
            (250, "GRAMS", 0.25),
            (2, "POUNDS", 0.91),
            (16, "OUNCES", 0.45),
            (5, "GRAMS", 0.01),
        ]:
            with self.subTest(value=value, unit=unit):
                weight = a_weight(value, unit)
                variant = a_variant(f"{value} {unit}", weight=weight)
                product = a_product(variants=[variant])
                self.import_products(product)
                self.assertAlmostEqual(self.weight(product), kilograms)

    def test_a_database_in_pounds_gets_pounds(self):
        self.use_pounds()
        product = self.weighing(self.mug(), 1, "KILOGRAMS")
        self.import_products(product)
        self.assertAlmostEqual(self.weight(product), 2.2)
        jug = a_product("Jug", [a_variant("JUG")])
        self.import_products(self.weighing(jug, 35.5, "OUNCES"))
        self.assertAlmostEqual(self.weight(jug), 2.22)

    def test_the_exact_weight_is_on_the_link(self):
        product = self.weighing(self.mug(), 5, "GRAMS")
        self.import_products(product)
        link = self.link(product).variant_ids
        self.assertEqual(link.weight, "5 GRAMS")
        self.assertEqual(link.baseline["weight"], "5 GRAMS")

    def test_a_weight_changed_in_odoo_survives_another_title(self):
        product = self.weighing(self.mug(), 250, "GRAMS")
        self.import_products(product)
        self.variants(product).weight = 0.3
        self.import_products(changed(product, title="Big mug"))
        self.assertAlmostEqual(self.weight(product), 0.3)

    def test_a_new_weight_in_shopify_arrives(self):
        product = self.weighing(self.mug(), 250, "GRAMS")
        self.import_products(product)
        self.import_products(self.weighing(product, 1, "POUNDS"))
        self.assertAlmostEqual(self.weight(product), 0.45)

    def test_no_weight_in_shopify_leaves_odoos(self):
        product = self.mug()
        self.import_products(product)
        self.variants(product).weight = 0.3
        self.import_products(edited(product, weight=None))
        self.assertAlmostEqual(self.weight(product), 0.3)
