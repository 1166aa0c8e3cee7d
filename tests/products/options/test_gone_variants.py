"""Variants that are gone from Shopify, with stock and without."""

from odoo.tests import tagged

from ..product_records import a_variant, changed
from .options_case import OptionsCase


@tagged("post_install", "-at_install")
class TestGoneVariants(OptionsCase):
    def test_one_without_stock_is_archived_and_comes_back(self):
        whole = self.product
        self.assertFollowed(self.drop("TS-M"))
        self.assertFalse(self.medium.active)
        self.assertEqual(self.lines(), [("Size", ["S"])])
        self.product = changed(whole, title="Tee")
        self.assertFollowed(self.import_products(self.product))
        self.assertTrue(self.medium.active)
        self.assertEqual(self.options(self.medium), {"Size": "M"})
        self.assertEqual(self.lines(), [("Size", ["S", "M"])])

    def test_one_with_stock_stays_and_is_reported_until_it_is_settled(self):
        self.stock(self.medium)
        for _ in range(2):
            result = self.drop("TS-M")
            self.assertEqual(self.codes(result), ["gone_in_stock"])
            self.assertNotIn("was archived", result.issues[0].message)
            self.assertTrue(self.medium.active)
        self.assertEqual(self.options(self.medium), {"Size": "M"})
        self.stock(self.medium, -3)
        self.medium.active = False
        self.assertEqual(self.import_products(self.product).issues, [])
        self.assertFollowed(self.change([("Size", "S")], title="Tee"))

    def test_one_archived_with_stock_is_reported_until_none_is_left(self):
        self.change(*[[("Size", it), ("Color", "Red")] for it in "SM"])
        self.stock(self.medium, 7)
        self.assertArchivedInStock(self.change([("Size", "S")]))
        self.assertArchivedInStock(self.change([("Size", "S")], title="Tee"))
        self.assertArchivedInStock(self.import_products(self.product))
        self.stock(self.medium, -7)
        self.assertEqual(self.import_products(self.product).issues, [])
        self.env.flush_all()
        self.assertEqual(self.import_products(self.product).unchanged, 1)

    def test_all_archived_with_stock_are_reported_together(self):
        sizes = [[("Size", it), ("Color", "Red")] for it in "SML"]
        self.add(a_variant("TS-L", options=[("Size", "L")]))
        self.change(*sizes)
        large = self.odoo.product_variant_ids[2]
        self.stock(self.medium, 7)
        self.stock(large, 5)
        self.change(sizes[0], sizes[1])
        self.assertTrue(large.active)  # its options are still free
        result = self.change([("Size", "S")])
        self.assertArchivedInStock(result)
        self.assertFalse(large.active)
        self.assertIn("TS-L", result.issues[0].message)
        result = self.change([("Fit", "S")])
        self.assertArchivedInStock(result)
        self.assertIn("TS-L", result.issues[0].message)

    def test_one_report_tells_what_stays_and_what_was_archived(self):
        self.add(a_variant("TS-L", options=[("Size", "L")]))
        large = self.odoo.product_variant_ids[2]
        self.stock(self.medium, 7)
        self.stock(large, 5)
        result = self.change([("Size", "M")])
        self.assertEqual(self.codes(result), ["gone_in_stock"])
        stay, archived = result.issues[0].message.split("then press Retry.")[:2]
        self.assertIn("TS-L", stay)
        self.assertIn("where it stays", stay)
        self.assertIn("TS-M", archived)
        self.assertIn("was archived with stock", archived)

    def assertArchivedInStock(self, result):
        self.env.flush_all()
        self.assertFalse(self.medium.active)
        self.assertEqual(self.codes(result), ["gone_in_stock"])
        self.assertIn("TS-M", result.issues[0].message)
        self.assertIn("was archived with stock", result.issues[0].message)
        self.assertNotIn("where it stays", result.issues[0].message)

    def test_its_size_is_free_for_another(self):
        self.stock(self.medium)
        self.drop("TS-M")
        result = self.change([("Size", "M")])
        self.assertEqual(self.codes(result), ["gone_in_stock"])
        self.env.flush_all()
        self.assertEqual(self.options(self.small), {"Size": "M"})
        self.assertFalse(self.medium.active)

    def test_one_that_a_person_archived_stays_archived(self):
        self.medium.active = False
        self.assertFollowed(self.change([("Fit", "S")], [("Fit", "M")]))
        self.assertFalse(self.medium.active)

    def test_several_that_became_one_leave_the_one(self):
        two = [("Size", "S"), ("Color", "Red")], [("Size", "S"), ("Color", "Blue")]
        self.change(*two)
        self.assertFollowed(self.change([("Size", "S")]))
        self.assertEqual(self.odoo.product_variant_ids, self.small)
        self.assertFalse(self.medium.active)
        self.assertEqual(self.options(self.small), {"Size": "S"})
