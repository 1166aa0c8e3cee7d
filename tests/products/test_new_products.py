"""Products and variants that come in for the first time."""

from odoo.tests import tagged

from .product_case import ProductCase
from .product_records import a_product, a_variant, changed, sized


@tagged("post_install", "-at_install")
class TestNewProducts(ProductCase):
    def test_a_product_comes_in_with_its_fields(self):
        product = a_product(
            variants=[a_variant("AB-12 - R3", "20.00", barcode="4006381333931")],
            tags=["new", "summer"],
        )
        result = self.import_products(product)
        self.assertEqual((result.created, result.issues), (1, []))
        self.assertRecordValues(
            self.template(product),
            [
                {
                    "name": "T-Shirt",
                    "list_price": 20.0,
                    "type": "consu",
                    "company_id": False,
                    "is_published": True,
                    "is_ready_for_sale": True,
                }
            ],
        )
        self.assertEqual(
            self.template(product).product_tag_ids.mapped("name"), ["new", "summer"]
        )
        self.assertRecordValues(
            self.variants(product),
            [
                {
                    "default_code": "AB-12",
                    "shopify_bin": "R3",
                    "barcode": "4006381333931",
                }
            ],
        )
        self.assertRecordValues(
            self.link(product),
            [
                {
                    "title": "T-Shirt",
                    "status": "active",
                    "vendor": "Northwind",
                    "product_type": "Shirts",
                    "state": "bound",
                    "is_origin": True,
                }
            ],
        )

    def test_a_lone_default_variant_makes_no_attribute(self):
        product = a_product()
        self.import_products(product)
        self.assertFalse(self.template(product).attribute_line_ids)

    def test_a_gift_card_is_nothing_to_ship(self):
        product = a_product("Gift Card", is_gift_card=True)
        self.import_products(product)
        self.assertEqual(self.template(product).type, "service")

    def test_a_sparse_matrix_gets_those_variants_only(self):
        product = a_product(
            variants=[
                a_variant("A", options=[("Size", "S"), ("Color", "Red")]),
                a_variant("B", options=[("Size", "M"), ("Color", "Blue")]),
            ]
        )
        self.import_products(product)
        variants = self.template(product).product_variant_ids
        names = {
            variant.default_code: variant.product_template_attribute_value_ids.mapped(
                "name"
            )
            for variant in variants
        }
        self.assertEqual(names, {"A": ["S", "Red"], "B": ["M", "Blue"]})
        lines = self.template(product).attribute_line_ids
        self.assertEqual(lines.mapped("attribute_id.name"), ["Size", "Color"])

    def test_three_hundred_variants_are_all_there(self):
        sizes = [str(number) for number in range(300)]
        product = a_product(variants=sized(*sizes))
        self.import_products(product)
        self.assertEqual(len(self.variants(product)), 300)

    def test_products_share_dynamic_attributes_and_no_others(self):
        always = self.env["product.attribute"].create(
            {"name": "Size", "create_variant": "always"}
        )
        first = a_product("First", sized("S", "M"))
        second = a_product("Second", sized("M", "L", prefix="X"))
        self.import_products(first)
        self.import_products(second)
        used = (self.template(first) + self.template(second)).attribute_line_ids
        self.assertEqual(len(used.attribute_id), 1)
        self.assertEqual(used.attribute_id.create_variant, "dynamic")
        self.assertNotEqual(used.attribute_id, always)
        self.assertEqual(
            sorted(used.attribute_id.value_ids.mapped("name")), ["L", "M", "S"]
        )

    def test_a_shop_of_its_own_company_keeps_its_products(self):
        shop = self.a_shop("own-shop", "Own Shop", share_products=False)
        product = a_product()
        self.import_products(product, shop=shop)
        self.assertEqual(self.template(product, shop).company_id, shop.company_id)

    def test_odd_texts_come_in_as_they_are(self):
        for number, title in enumerate(
            ["寿司 🍣", "قميص قطني", "A & <b>B</b>", "x" * 255]
        ):
            with self.subTest(title=title):
                product = a_product(title, [a_variant(f"ODD-{number}")])
                self.import_products(product)
                self.assertEqual(self.template(product).name, title)


@tagged("post_install", "-at_install")
class TestNewVariants(ProductCase):
    def setUp(self):
        super().setUp()
        self.product = a_product(variants=sized("S", "M"))
        self.import_products(self.product)
        self.odoo = self.template(self.product)
        self.before = self.odoo.product_variant_ids

    def test_new_values_bring_their_variants_and_touch_no_other(self):
        stamps = self.before.mapped("write_date")
        more = [*self.product.variants, *sized("L", "XL", price="25.00")]
        result = self.import_products(changed(self.product, variants=more))
        self.assertEqual((result.updated, result.issues), (1, []))
        after = self.odoo.product_variant_ids
        self.assertEqual(len(after), 4)
        self.assertEqual(after & self.before, self.before)
        self.assertEqual(self.before.mapped("write_date"), stamps)
        self.assertEqual(
            sorted((after - self.before).mapped("default_code")), ["TS-L", "TS-XL"]
        )

    def test_variants_made_anew_with_their_skus_keep_their_records(self):
        result = self.import_products(changed(self.product, variants=sized("S", "M")))
        self.assertEqual((result.updated, result.issues), (1, []))
        self.assertEqual(self.variants(self.product), self.before)
        self.assertEqual(self.odoo.product_variant_ids, self.before)
        self.assertEqual(
            self.link(self.product).variant_ids.mapped("state"), ["bound", "bound"]
        )
