from dataclasses import replace
from datetime import datetime

from odoo.tests import tagged

from ..product_case import ProductCase
from ..product_records import (
    NEWER,
    OLDER,
    a_product,
    a_variant,
    changed,
    edited,
    sized,
)


@tagged("post_install", "-at_install")
class MatchingCase(ProductCase):
    def odoo_product(self, sku, name="Our Shirt", **given):
        return self.env["product.product"].create(
            {"name": name, "default_code": sku, **given}
        )

    def odoo_sizes(self, *sizes, prefix="TS"):
        """A template with ordinary attributes, as any Odoo has them."""
        size = self.env["product.attribute"].create(
            {
                "name": "Size",
                "create_variant": "always",
                "value_ids": [(0, 0, {"name": name}) for name in sizes],
            }
        )
        line = {"attribute_id": size.id, "value_ids": [(6, 0, size.value_ids.ids)]}
        template = self.env["product.template"].create(
            {"name": "Our Shirt", "attribute_line_ids": [(0, 0, line)]}
        )
        for variant in template.product_variant_ids:
            values = variant.product_template_attribute_value_ids
            variant.default_code = f"{prefix}-{values.name}"
        return template


class TestMatching(MatchingCase):
    def test_a_product_is_found_by_its_sku(self):
        odoo = self.odoo_product("AB-12")
        product = a_product(variants=[a_variant("AB-12 - R3")])
        result = self.import_products(product)
        self.assertEqual((result.created, result.updated), (0, 1))
        self.assertEqual(self.variants(product), odoo)
        self.assertFalse(self.link(product).is_origin)

    def test_a_product_that_another_company_owns_is_not_found(self):
        other = self.env["res.company"].create({"name": "Other"})
        odoo = self.odoo_product("AB-12", company_id=other.id)
        product = a_product()
        self.assertEqual(self.import_products(product).created, 1)
        self.assertNotEqual(self.variants(product), odoo)

    def test_the_newer_sides_name_stays_when_a_product_is_linked(self):
        for updated, name in [(OLDER, "Our Shirt"), (NEWER, "T-Shirt")]:
            with self.subTest(updated=updated):
                sku = f"SKU-{updated.year}"
                odoo = self.odoo_product(sku)
                odoo.product_tmpl_id.flush_recordset()
                product = a_product(variants=[a_variant(sku)], updated_at=updated)
                self.import_products(product)
                self.assertEqual(odoo.name, name)

    def test_what_odoo_lacks_is_filled_and_its_price_stays(self):
        odoo = self.odoo_product("AB-12", list_price=15.0)
        variant = a_variant("AB-12 - R3", "20.00", barcode="4006381333931")
        product = a_product(variants=[variant], updated_at=OLDER)
        self.import_products(product)
        self.assertRecordValues(
            odoo,
            [{"shopify_bin": "R3", "barcode": "4006381333931", "list_price": 15.0}],
        )
        self.assertEqual(self.shop.product_pricelist_id.item_ids.fixed_price, 20.0)

    def test_an_empty_barcode_in_shopify_leaves_odoos(self):
        odoo = self.odoo_product("AB-12", barcode="4006381333931")
        product = a_product(updated_at=NEWER)
        self.import_products(product)
        self.import_products(changed(product, title="Tee"))
        self.assertEqual(odoo.barcode, "4006381333931")

    def test_a_template_of_ours_is_linked_and_never_rebuilt(self):
        template = self.odoo_sizes("S", "M")
        before = template.product_variant_ids
        product = a_product(variants=sized("S", "M"))
        result = self.import_products(product)
        self.assertEqual((result.updated, result.issues), (1, []))
        self.assertEqual(self.variants(product), before)
        self.assertEqual(template.product_variant_ids, before)

    def test_variants_that_our_template_lacks_are_reported_and_the_rest_linked(self):
        template = self.odoo_sizes("S", "M")
        before = template.product_variant_ids
        product = a_product(variants=sized("S", "M", "L"))
        result = self.import_products(product)
        self.assertEqual(self.codes(result), ["structure_differs"])
        self.assertIn("“L”", result.issues[0].message)
        self.assertEqual(self.variants(product), before)
        self.assertEqual(template.product_variant_ids, before)

    def test_two_shops_share_a_product(self):
        other = self.a_shop("south-shop", "South Shop")
        product, same = a_product(), a_product()
        self.import_products(product)
        self.import_products(same, shop=other)
        self.assertEqual(self.variants(product), self.variants(same, other))

    def test_a_product_made_anew_in_shopify_takes_its_place(self):
        product, again = a_product(), a_product()
        self.import_products(product)
        link = self.link(product)
        link.variant_ids.state = link.state = "gone"
        self.assertEqual(self.codes(self.import_products(again)), [])
        self.assertEqual(self.link(again), link)
        self.assertEqual(link.variant_ids.external_id, again.variants[0].external_id)

    def test_a_product_marked_for_export_is_linked_when_its_sku_comes_in(self):
        odoo = self.odoo_product("AB-12")
        pending = self.env["commerce.product"].create(
            {
                "channel_id": self.shop.id,
                "product_tmpl_id": odoo.product_tmpl_id.id,
                "state": "pending",
            }
        )
        product = a_product()
        self.import_products(product)
        self.assertRecordValues(
            pending, [{"external_id": product.external_id, "state": "bound"}]
        )


class TestSetAside(MatchingCase):
    def test_a_product_without_sku_is_set_aside(self):
        product = a_product(
            variants=[*sized("S"), a_variant("", options=[("Size", "M")])]
        )
        result = self.import_products(product)
        self.assertEqual(self.codes(result), ["missing_sku"])
        self.assertIn("“T-Shirt”", result.issues[0].message)
        self.assertIn("“M”", result.issues[0].message)
        self.assertFalse(self.link(product))

    def test_a_shop_may_import_products_without_sku(self):
        self.shop.import_without_sku = True
        product, other = (a_product(variants=[a_variant("")]) for _ in range(2))
        result = self.import_products(product, other)
        self.assertEqual((result.created, result.issues), (2, []))
        self.assertEqual(self.import_products(changed(product, title="Tee")).updated, 1)
        self.assertRecordValues(
            self.variants(product), [{"name": "Tee", "default_code": False}]
        )

    def test_the_first_of_two_products_keeps_a_doubled_sku(self):
        first, second = a_product("First"), a_product("Second")
        for name, pages in {
            "one page": [[first, second]],
            "two": [[first], [second]],
        }.items():
            with self.subTest(name), self.env.cr.savepoint() as savepoint:
                results = [self.import_products(*page) for page in pages]
                self.assertEqual(self.codes(results[-1]), ["doubled_sku"])
                self.assertIn("“First”", results[-1].issues[0].message)
                self.assertEqual(sum(result.created for result in results), 1)
                self.assertTrue(self.link(first))
                self.assertFalse(self.link(second))
                savepoint.rollback()
                self.env.invalidate_all()

    def test_two_variants_of_a_product_with_one_sku_are_set_aside(self):
        variants = [a_variant("A", options=[("Size", size)]) for size in "SM"]
        result = self.import_products(a_product(variants=variants))
        self.assertEqual(self.codes(result), ["doubled_sku"])
        self.assertEqual(result.created, 0)

    def test_skus_doubled_within_and_elsewhere_name_the_other_product_alone(self):
        self.import_products(a_product("First", sized("S")))
        twice = [a_variant("A", options=[("Size", size)]) for size in "ML"]
        second = a_product("Second", [*sized("S"), *twice])
        (issue,) = self.import_products(second).issues
        self.assertIn("“Second” and “First” have the same SKU", issue.message)

    def test_a_product_that_is_set_aside_takes_no_sku_from_others(self):
        bad = a_product("Bad", [*sized("S"), a_variant("", options=[("Size", "M")])])
        good = a_product("Good", sized("S", "L"))
        result = self.import_products(bad, good)
        self.assertEqual(self.codes(result), ["missing_sku"])
        self.assertTrue(self.link(good))

    def test_a_sku_that_two_odoo_products_have_is_no_match(self):
        self.odoo_product("AB-12")
        self.odoo_product("AB-12")
        product = a_product()
        self.assertEqual(
            self.codes(self.import_products(product)), ["doubled_sku_in_odoo"]
        )
        self.assertFalse(self.link(product))

    def test_an_archived_double_does_not_matter(self):
        self.odoo_product("AB-12", active=False)
        odoo = self.odoo_product("AB-12")
        product = a_product()
        self.import_products(product)
        self.assertEqual(self.variants(product), odoo)

    def test_a_product_whose_variants_are_several_products_here_stays_out(self):
        self.odoo_product("TS-S", "Small")
        self.odoo_product("TS-M", "Medium")
        result = self.import_products(a_product(variants=sized("S", "M")))
        self.assertEqual(self.codes(result), ["several_products"])
        self.assertIn("Medium", result.issues[0].message)

    def test_two_products_with_skus_of_one_template_are_not_merged(self):
        self.odoo_sizes("S", "M")
        first, second = a_product(variants=sized("S")), a_product(variants=sized("M"))
        self.import_products(first)
        self.assertEqual(self.codes(self.import_products(second)), ["linked_elsewhere"])

    def test_a_sku_that_moves_onto_anothers_is_left_as_it_was(self):
        self.odoo_product("TAKEN")
        product = a_product(variants=[a_variant("AB-12")])
        self.import_products(product)
        taken = edited(product, sku="TAKEN")
        result = self.import_products(changed(taken, title="Tee"))
        self.assertEqual(self.codes(result), ["doubled_sku"])
        self.assertRecordValues(
            self.variants(product), [{"default_code": "AB-12", "name": "Tee"}]
        )

    def test_variants_may_swap_their_skus(self):
        product = a_product(variants=sized("S", "M"))
        self.import_products(product)
        small, medium = product.variants
        variants = [replace(small, sku="TS-M"), replace(medium, sku="TS-S")]
        result = self.import_products(changed(product, variants=variants))
        self.assertEqual(result.issues, [])
        links = {
            it.external_id: it.product_id.default_code
            for it in self.link(product).variant_ids
        }
        self.assertEqual(links, {it.external_id: it.sku for it in variants})

    def test_a_doubled_barcode_stays_out_and_its_product_comes_in(self):
        self.odoo_product("OTHER", barcode="4006381333931")
        product = a_product(variants=[a_variant(barcode="4006381333931")])
        result = self.import_products(product)
        self.assertEqual(self.codes(result), ["doubled_barcode"])
        self.assertEqual(result.created, 1)
        self.assertFalse(self.variants(product).barcode)

    def test_it_gets_its_barcode_once_the_other_lost_it(self):
        other = self.odoo_product("OTHER", barcode="4006381333931")
        product = a_product(variants=[a_variant(barcode="4006381333931")])
        self.import_products(product)
        other.barcode = False
        self.assertEqual(self.codes(self.import_products(product)), [])
        self.assertEqual(self.variants(product).barcode, "4006381333931")

    def test_a_barcode_doubled_within_a_page_goes_to_the_first(self):
        first, second = (
            a_product(variants=[a_variant(sku, barcode="4006381333931")])
            for sku in ("A", "B")
        )
        self.assertEqual(
            self.codes(self.import_products(first, second)), ["doubled_barcode"]
        )
        self.assertTrue(self.variants(first).barcode)
        self.assertFalse(self.variants(second).barcode)

    def test_a_report_that_stays_costs_no_write(self):
        self.odoo_product("OTHER", barcode="4006381333931")
        product = a_product(variants=[a_variant(barcode="4006381333931")])
        self.import_products(product)
        self.link(product).imported_at = datetime(2026, 1, 1)
        result = self.import_products(product)
        self.assertEqual((result.unchanged, result.updated), (1, 0))
        self.assertEqual(self.link(product).imported_at, datetime(2026, 1, 1))
