from datetime import datetime

from odoo.tests import tagged

from ..product_records import NEWER, OLDER, a_product, a_variant, sized
from .test_product_matching import MatchingCase


@tagged("post_install", "-at_install")
class TestLinking(MatchingCase):
    """The first time that a product of Odoo meets one of Shopify."""

    def test_the_newer_side_says_whether_a_product_is_published(self):
        for updated, status, before, after in [
            (OLDER, "active", False, False),
            (OLDER, "draft", True, True),
            (NEWER, "active", False, True),
            (NEWER, "draft", True, False),
        ]:
            with self.subTest(updated=updated, status=status):
                sku = f"{updated.year}-{status}"
                odoo = self.odoo_product(sku, is_published=before)
                product = a_product(
                    variants=[a_variant(sku)], updated_at=updated, status=status
                )
                self.import_products(product)
                self.assertEqual(odoo.is_published, after)

    def test_a_variant_that_was_changed_later_keeps_its_values(self):
        odoo = self.odoo_product("AB-12", barcode="4006381333931", shopify_bin="R9")
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE product_template SET write_date = %s WHERE id = %s",
            [datetime(2020, 1, 1), odoo.product_tmpl_id.id],
        )
        self.env.invalidate_all()
        variant = a_variant("AB-12 - R1", barcode="4006381333948")
        self.import_products(a_product(variants=[variant], updated_at=OLDER))
        self.assertRecordValues(
            odoo, [{"barcode": "4006381333931", "shopify_bin": "R9"}]
        )

    def test_the_first_of_two_products_of_a_page_gets_the_template(self):
        template = self.odoo_sizes("S", "M")
        first = a_product("First", sized("S"))
        second = a_product("Second", sized("M"))
        result = self.import_products(first, second)
        self.assertEqual(self.codes(result), ["linked_elsewhere"])
        self.assertEqual(self.template(first), template)
        self.assertFalse(self.link(second))

    def test_a_product_that_stays_out_leaves_the_template_to_others(self):
        template = self.odoo_sizes("S", "M")
        bad = a_product("Bad", [*sized("S"), *sized("L", "L", prefix="X")])
        good = a_product("Good", sized("M"))
        self.assertEqual(self.codes(self.import_products(bad, good)), ["doubled_sku"])
        self.assertEqual(self.template(good), template)

    def test_a_product_that_returns_does_not_share_its_link(self):
        self.odoo_sizes("S", "M")
        first, second = a_product(variants=sized("S")), a_product(variants=sized("M"))
        self.import_products(first)
        self.link(first).state = "gone"
        result = self.import_products(first, second)
        self.assertEqual(self.codes(result), ["linked_elsewhere"])
        self.assertEqual(self.link(first).state, "bound")

    def test_variants_that_a_product_made_anew_lacks_are_gone(self):
        product = a_product(variants=sized("S", "M", "L"))
        self.import_products(product)
        link = self.link(product)
        link.state = "gone"
        again = a_product(variants=sized("S", "M"))
        result = self.import_products(again)
        self.assertEqual((self.codes(result), self.link(again)), ([], link))
        states = {it.product_id.default_code: it.state for it in link.variant_ids}
        self.assertEqual(states, {"TS-S": "bound", "TS-M": "bound", "TS-L": "gone"})
