from odoo.tests import tagged

from ..product_records import NEWER, a_product, a_variant, changed, sized
from .test_product_matching import MatchingCase


@tagged("post_install", "-at_install")
class TestRemadeVariants(MatchingCase):
    """Variants that were deleted in Shopify and made anew with the same options."""

    def setUp(self):
        super().setUp()
        self.product = a_product(variants=sized("S", "M"))
        self.import_products(self.product)
        self.odoo = self.template(self.product)
        self.before = self.odoo.product_variant_ids

    def remade(self, sku, **fields):
        """The product with another size S."""
        small = a_variant(sku, options=[("Size", "S")])
        variants = [small, *self.product.variants[1:]]
        return changed(self.product, variants=variants, **fields)

    def assertFollowed(self, product, small):
        self.assertEqual(self.odoo.product_variant_ids, self.before)
        codes = {
            link.external_id: link.product_id.default_code
            for link in self.link(product).variant_ids
        }
        ids = [variant.external_id for variant in product.variants]
        self.assertEqual(codes, {ids[0]: small, ids[1]: "TS-M"})
        self.assertEqual(self.import_products(product).unchanged, 1)

    def test_one_with_another_sku_keeps_its_record(self):
        product = self.remade("TS-S2", title="Tee")
        result = self.import_products(product)
        self.assertEqual((result.updated, result.issues), (1, []))
        self.assertEqual(self.odoo.name, "Tee")
        self.assertFollowed(product, "TS-S2")

    def test_one_without_sku_keeps_its_record(self):
        self.shop.import_without_sku = True
        product = self.remade("")
        self.assertEqual(self.import_products(product).issues, [])
        self.assertFollowed(product, False)

    def test_one_that_comes_back_later_keeps_its_record(self):
        kept = self.product.variants[1:]
        self.import_products(changed(self.product, variants=kept))
        product = self.remade("TS-S2")
        self.assertEqual(self.import_products(product).issues, [])
        self.assertFollowed(product, "TS-S2")

    def test_what_was_changed_in_odoo_stays(self):
        small = self.before[0]
        small.barcode = "4006381333931"
        self.import_products(self.remade("TS-S"))
        self.assertEqual(small.barcode, "4006381333931")

    def test_what_was_changed_in_odoo_stays_although_the_shop_is_newer(self):
        mug = a_product("Mug", [a_variant("MUG", barcode="4006381333931")])
        self.import_products(mug)
        self.variants(mug).barcode = "4006381333948"
        again = a_variant("MUG", barcode="4006381333931")
        self.import_products(changed(mug, variants=[again], updated_at=NEWER))
        self.assertEqual(self.link(mug).variant_ids.external_id, again.external_id)
        self.assertEqual(self.variants(mug).barcode, "4006381333948")

    def test_the_lone_variant_of_a_product_keeps_its_record(self):
        mug = a_product("Mug", [a_variant("MUG")])
        self.import_products(mug)
        before = self.variants(mug)
        again = changed(mug, variants=[a_variant("MUG-2")])
        self.assertEqual(self.import_products(again).issues, [])
        self.assertEqual(self.variants(mug), before)
        self.assertEqual(before.default_code, "MUG-2")

    def test_one_of_a_product_that_was_here_before_keeps_its_record(self):
        template = self.odoo_sizes("S", "M", prefix="OUR")
        product = a_product(variants=sized("S", "M", prefix="OUR"))
        self.import_products(product)
        again = changed(product, variants=sized("S", "M", prefix="NEW"))
        self.assertEqual(self.import_products(again).issues, [])
        codes = template.product_variant_ids.sorted("id").mapped("default_code")
        self.assertEqual(codes, ["NEW-S", "NEW-M"])

    def test_a_variant_made_in_odoo_with_its_options_is_named(self):
        line = self.odoo.attribute_line_ids
        large = self.env["product.attribute.value"].create(
            {"name": "L", "attribute_id": line.attribute_id.id}
        )
        line.value_ids += large
        value = line.product_template_value_ids.filtered(lambda it: it.name == "L")
        own = self.odoo._create_product_variant(value)
        own.default_code = "OURS"
        more = [*self.product.variants, *sized("L", "XL")]
        result = self.import_products(changed(self.product, variants=more, title="Tee"))
        self.assertEqual(self.codes(result), ["combination_taken"])
        self.assertIn("“L”", result.issues[0].message)
        self.assertNotIn("“XL”", result.issues[0].message)
        self.assertEqual(self.odoo.name, "Tee")
        codes = self.odoo.product_variant_ids.mapped("default_code")
        self.assertEqual(sorted(codes), ["OURS", "TS-M", "TS-S", "TS-XL"])
