import random

from odoo.tests import tagged

from ...seeds import a_seed
from ..product_case import ProductCase
from ..product_records import a_product, a_variant, changed, edited

ONE, TWO, THREE = "4006381333931", "4006381333948", "4006381333955"


@tagged("post_install", "-at_install")
class TestMoves(ProductCase):
    """SKUs and barcodes that pass from variant to variant within one page."""

    def products(self, *variants):
        """Products with a variant each, imported."""
        products = [a_product(variants=[variant]) for variant in variants]
        self.assertEqual(self.import_products(*products).issues, [])
        return products

    def has(self, products, field):
        return [self.variants(product)[field] for product in products]

    def twice(self, *page):
        """Import the page, and again: all is settled after the first time."""
        result = self.import_products(*page)
        self.assertEqual(self.import_products(*page).updated, 0)
        return result

    def test_two_products_swap_their_barcodes(self):
        a, b = products = self.products(
            a_variant("A", barcode=ONE), a_variant("B", barcode=TWO)
        )
        page = [edited(a, barcode=TWO), edited(b, barcode=ONE)]
        self.assertEqual(self.twice(*page).issues, [])
        self.assertEqual(self.has(products, "barcode"), [TWO, ONE])

    def test_a_barcode_passes_to_a_new_product(self):
        (a,) = self.products(a_variant("A", barcode=ONE))
        new = a_product(variants=[a_variant("N", barcode=ONE)])
        for name, barcode in {"given up": "", "changed": TWO}.items():
            with self.subTest(name), self.env.cr.savepoint() as savepoint:
                result = self.twice(new, edited(a, barcode=barcode))
                self.assertEqual(result.issues, [])
                self.assertEqual(self.has([a, new], "barcode"), [barcode or False, ONE])
                savepoint.rollback()
                self.env.invalidate_all()

    def test_a_row_of_barcodes_stays_where_its_end_cannot_move(self):
        self.env["product.product"].create({"name": "Other", "barcode": THREE})
        a, b = products = self.products(
            a_variant("A", barcode=ONE), a_variant("B", barcode=TWO)
        )
        page = [edited(a, barcode=TWO), edited(b, barcode=THREE)]
        self.assertEqual(
            self.codes(self.import_products(*page)), ["doubled_barcode"] * 2
        )
        self.assertEqual(self.has(products, "barcode"), [ONE, TWO])

    def test_a_sku_passes_to_a_new_product(self):
        (old,) = self.products(a_variant("Y-1"))
        new = a_product(variants=[a_variant("Y-1")])
        self.assertEqual(self.twice(new, edited(old, sku="Y-2")).issues, [])
        self.assertEqual(self.has([old, new], "default_code"), ["Y-2", "Y-1"])

    def test_a_product_set_aside_keeps_its_sku(self):
        (old,) = self.products(a_variant("Y-1"))
        new = a_product("New", [a_variant("Y-1")])
        result = self.import_products(new, edited(old, sku=""))
        self.assertEqual(sorted(self.codes(result)), ["doubled_sku", "missing_sku"])
        self.assertFalse(self.link(new))
        self.assertEqual(self.owners("Y-1"), self.variants(old))

    def test_a_product_whose_new_sku_is_refused_keeps_the_old_one(self):
        self.env["product.product"].create({"name": "Other", "default_code": "TAKEN"})
        (old,) = self.products(a_variant("Y-1"))
        new = a_product("New", [a_variant("Y-1")])
        result = self.import_products(new, edited(old, sku="TAKEN"))
        self.assertEqual(self.codes(result), ["doubled_sku", "doubled_sku"])
        self.assertEqual(self.owners("Y-1"), self.variants(old))

    def test_who_gets_a_sku_that_two_take_on_is_named_to_the_other(self):
        first, second = a_product("First", [a_variant("A")]), a_product("Second")
        self.import_products(first, second)
        result = self.import_products(edited(first, sku="N"), edited(second, sku="N"))
        (issue,) = result.issues
        self.assertEqual((issue.name, issue.code), ("Second", "doubled_sku"))
        self.assertIn("“Second” and “First” have the same SKU", issue.message)
        self.assertEqual(self.has([first, second], "default_code"), ["N", "AB-12"])

    def test_a_sku_changed_in_odoo_is_not_given_away(self):
        (old,) = self.products(a_variant("Y-1"))
        self.variants(old).default_code = "OURS"
        new = a_product("New", [a_variant("OURS")])
        result = self.import_products(new, changed(old, title="Tee"))
        self.assertEqual(self.codes(result), ["doubled_sku"])
        self.assertEqual(self.owners("OURS"), self.variants(old))

    def owners(self, sku):
        return self.env["product.product"].search([("default_code", "=", sku)])


@tagged("post_install", "-at_install")
class TestRandomMoves(ProductCase):
    def test_nothing_is_ever_had_twice_and_all_settles(self):
        seed = a_seed()
        with self.subTest(seed=seed):
            chance = random.Random(seed)
            products = []
            for _ in range(15):
                products = [self.moved(it, chance) for it in products]
                products.insert(0, self.moved(a_product(), chance))
                self.import_products(*chance.sample(products, k=len(products)))
                for field in ("default_code", "barcode"):
                    self.assertNoDouble(field)
            products = [
                edited(it, sku=f"LAST-{place}", barcode=f"L{place}")
                for place, it in enumerate(products)
            ]
            self.assertEqual(self.codes(self.import_products(*products)), [])
            self.assertEqual(self.import_products(*products).unchanged, len(products))

    def moved(self, product, chance):
        sku = chance.choice(["", *(f"SKU-{number}" for number in range(9))])
        barcode = chance.choice(["", *(f"40{number}" for number in range(9))])
        return edited(product, sku=sku, barcode=barcode)

    def assertNoDouble(self, field):
        values = self.env["product.product"].search([(field, "!=", False)])
        values = values.mapped(field)
        self.assertEqual(len(values), len(set(values)), sorted(values))
