"""Each field of a product goes out in the shop's form, and what is a person's stays."""

from .export_case import ExportCase


class TestFieldsOut(ExportCase):
    def setUp(self):
        super().setUp()
        self.shirt = self.shopify.add_product(
            "Shirt",
            vendor="Acme",
            productType="Tops",
            tags=["summer"],
            variants=[
                {
                    "optionValues": [{"optionName": "Title", "name": "Default Title"}],
                    "sku": "S-1 - A7",
                    "price": "10.00",
                    "compareAtPrice": "15.00",
                    "inventoryItem": {
                        "tracked": True,
                        "measurement": {"weight": {"value": 500, "unit": "GRAMS"}},
                    },
                }
            ],
            productOptions=[{"name": "Title", "values": [{"name": "Default Title"}]}],
        )
        self.sync()

    def variant(self):
        return self.there(self.shirt)["variants"][0]

    def sends(self, **values):
        """Change the product in Odoo, and return the shop's variant after an export."""
        self.template(self.shirt).write(values)
        self.assertEqual(self.export()[1], ["variants"], values)
        self.assertEqual(self.export()[1], [], values)
        run = self.sync("import_changed_products")
        self.assertRecordValues(run, [{"created_count": 0, "updated_count": 0}])
        return self.variant()

    def test_a_sku_goes_out_with_its_bin(self):
        self.assertEqual(self.template(self.shirt).default_code, "S-1")
        self.assertEqual(self.sends(default_code="S-2")["sku"], "S-2 - A7")

    def test_a_weight_keeps_the_unit_that_the_shop_has_it_in(self):
        weight = self.sends(weight=0.75)["inventoryItem"]["measurement"]["weight"]
        self.assertEqual((float(weight["value"]), weight["unit"]), (750, "GRAMS"))

    def test_a_barcode_goes_out_and_away(self):
        self.assertEqual(
            self.sends(barcode="4006381333931")["barcode"], "4006381333931"
        )
        self.assertFalse(self.sends(barcode=False)["barcode"])

    def test_taxes_and_tracking_go_out_for_all_variants(self):
        template = self.template(self.shirt)
        if template.taxes_id:
            self.assertIs(self.sends(taxes_id=False)["taxable"], False)
        item = self.sends(is_storable=False)["inventoryItem"]
        self.assertIs(item["tracked"], False)

    def test_tariff_code_and_origin_go_out(self):
        template = self.template(self.shirt)
        if "hs_code" not in template._fields:
            self.skipTest("no app of Odoo has tariff codes")
        item = self.sends(
            hs_code="6105.10", country_of_origin=self.env.ref("base.pt").id
        )["inventoryItem"]
        self.assertEqual(item["harmonizedSystemCode"], "610510")
        self.assertEqual(item["countryCodeOfOrigin"], "PT")

    def test_a_compare_at_price_that_is_not_above_goes_out_as_none(self):
        variant = self.sends(list_price=20.0)
        self.assertEqual((variant["price"], variant["compareAtPrice"]), ("20.00", None))

    def test_texts_for_search_engines_and_title_are_one_mutation(self):
        template = self.template(self.shirt)
        values = {"name": "Tee", "website_description": "<p>Soft.</p>"}
        if "website_meta_title" in template._fields:
            values |= {"website_meta_title": "Tee", "website_meta_description": "Soft"}
        template.write(values)
        self.assertEqual(self.export()[1], ["product"])
        there = self.there(self.shirt)
        self.assertEqual(
            (there["title"], there["descriptionHtml"]), ("Tee", "<p>Soft.</p>")
        )
        if "website_meta_title" in values:
            self.assertEqual(there["seo"], {"title": "Tee", "description": "Soft"})
        self.assertEqual((there["vendor"], there["productType"]), ("Acme", "Tops"))
        self.assertEqual(self.export()[1], [])

    def test_tags_of_a_person_in_the_shop_stay(self):
        self.shopify.change_product(self.shirt["id"], tags=["summer", "by hand"])
        self.template(self.shirt).product_tag_ids = [
            (0, 0, {"name": "soft"}),
        ]
        self.assertEqual(self.export()[1], ["tags"])
        self.assertEqual(self.there(self.shirt)["tags"], ["by hand", "soft", "summer"])
