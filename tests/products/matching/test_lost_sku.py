"""Products that lose their SKU in Shopify, and products of one title and SKU."""

from ..product_case import ProductCase
from ..product_records import a_product, a_variant, changed, edited, sized


class TestLostSku(ProductCase):
    def test_a_linked_product_keeps_its_sku_and_gets_all_other_news(self):
        product = a_product(variants=[a_variant("AB-12 - R3", barcode="4006381333931")])
        self.import_products(product)
        lost = edited(product, sku="", barcode="4006381333948")
        result = self.import_products(changed(lost, title="Renamed"))
        self.assertEqual((result.updated, self.codes(result)), (1, ["missing_sku"]))
        self.assertIn("keeps", result.issues[0].message)
        self.assertRecordValues(
            self.variants(product),
            [
                {
                    "name": "Renamed",
                    "default_code": "AB-12",
                    "shopify_bin": "R3",
                    "barcode": "4006381333948",
                }
            ],
        )

    def test_a_sku_that_comes_back_settles_it(self):
        product = a_product(variants=[a_variant("AB-12")])
        self.import_products(product)
        self.import_products(edited(product, sku=""))
        result = self.import_products(edited(product, sku="AB-13"))
        self.assertEqual(self.codes(result), [])
        self.assertEqual(self.variants(product).default_code, "AB-13")

    def test_a_new_variant_without_sku_still_keeps_the_product_waiting(self):
        product = a_product(variants=sized("S", "M"))
        self.import_products(product)
        new = a_variant("", options=[("Size", "L")])
        result = self.import_products(
            changed(product, variants=[*product.variants, new])
        )
        self.assertEqual(self.codes(result), ["missing_sku"])
        self.assertEqual(len(self.variants(product)), 2)

    def test_two_products_of_one_title_and_sku_are_told_apart(self):
        one, other = (a_product("Twin", [a_variant("TWIN")]) for _ in range(2))
        (issue,) = self.import_products(one, other).issues
        self.assertIn("“Twin” and “Twin” have the same SKU", issue.message)
