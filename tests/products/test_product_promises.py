"""What users of other connectors report of their products, and what happens here."""

from odoo.tests import tagged

from ..engine_case import EngineCase
from .matching.test_product_matching import MatchingCase
from .product_records import a_product, a_variant, changed, edited, sized


@tagged("post_install", "-at_install")
class TestProductPromises(MatchingCase):
    def ordinary_product(self):
        """A product of two sizes as Odoo itself makes them, with cost and barcode."""
        attribute = self.env["product.attribute"].create(
            {"name": "Size", "create_variant": "always"}
        )
        values = self.env["product.attribute.value"].create(
            [{"name": name, "attribute_id": attribute.id} for name in ("S", "M")]
        )
        line = {"attribute_id": attribute.id, "value_ids": values.ids}
        template = self.env["product.template"].create(
            {"name": "Shirt", "list_price": 30, "attribute_line_ids": [(0, 0, line)]}
        )
        for variant, size in zip(template.product_variant_ids, "SM", strict=True):
            variant.write(
                {"default_code": f"TS-{size}", "standard_price": 7, "barcode": size}
            )
        return template

    def assertAsBefore(self, template, variants):
        self.assertEqual(template.product_variant_ids, variants)
        self.assertRecordValues(
            variants,
            [
                {"default_code": f"TS-{size}", "standard_price": 7, "barcode": size}
                for size in "SM"
            ],
        )
        self.assertEqual(template.list_price, 30)
        self.assertFalse(template.shopify_next_export)

    def test_ordinary_attributes_are_not_rebuilt_and_no_price_goes_back(self):
        template = self.ordinary_product()
        variants = template.product_variant_ids
        product = a_product(variants=sized("S", "M", price="19.00"))
        for title in ("T-Shirt", "T-Shirt, renamed"):
            with self.subTest(title=title):
                self.import_products(changed(product, title=title))
                self.assertEqual(self.variants(product), variants)
                self.assertAsBefore(template, variants)

    def test_a_variant_that_only_shopify_has_is_named_and_the_others_are_linked(self):
        template = self.ordinary_product()
        variants = template.product_variant_ids
        product = a_product(variants=sized("S", "M", "L", price="30.00"))
        self.assertEqual(
            self.codes(self.import_products(product)), ["structure_differs"]
        )
        self.assertEqual(self.variants(product), variants)
        self.assertAsBefore(template, variants)

    def test_empty_skus_and_barcodes_wipe_nothing(self):
        self.shop.import_without_sku = True
        product = a_product(variants=[a_variant("AB-12")])
        self.import_products(product)
        variant = self.variants(product)
        variant.write({"default_code": "OWN", "barcode": "4006381333931"})
        emptied = edited(product, sku="", barcode="")
        self.import_products(changed(emptied, title="New"))
        self.assertRecordValues(
            variant,
            [{"name": "New", "default_code": "OWN", "barcode": "4006381333931"}],
        )

    def test_a_product_that_all_companies_share_is_matched(self):
        odoo = self.odoo_product("AB-12")
        self.assertFalse(odoo.company_id)
        product = a_product(variants=[a_variant("AB-12")])
        self.import_products(product)
        self.assertEqual(self.variants(product), odoo)

    def test_equal_skus_make_no_second_product_in_whatever_way_they_come(self):
        first = a_product(variants=[a_variant("AB-12")])
        other_shop = self.a_shop("south-shop", "South Shop")
        self.import_products(first)
        self.import_products(first)
        self.import_products(a_product(variants=[a_variant("AB-12")]), shop=other_shop)
        self.link(first).state = "gone"
        self.import_products(a_product(variants=[a_variant("AB-12")]))
        found = self.env["product.product"].search([("default_code", "=", "AB-12")])
        self.assertEqual(len(found), 1)

    def test_a_price_set_in_odoo_is_not_overwritten_by_other_news(self):
        product = a_product(variants=[a_variant("AB-12", "20.00")])
        self.import_products(product)
        self.template(product).list_price = 25
        self.import_products(changed(product, title="Renamed", tags=["sale"]))
        self.assertRecordValues(
            self.template(product), [{"name": "Renamed", "list_price": 25}]
        )


@tagged("post_install", "-at_install")
class TestProductPromisesOverTheWire(EngineCase):
    def test_no_variant_of_the_most_that_shopify_takes_is_cut(self):
        names = [f"{number:04}" for number in range(2048)]
        self.shopify.add_product(
            "Bolt",
            productOptions=[
                {"name": "Number", "values": [{"name": name} for name in names]}
            ],
            variants=[
                {
                    "sku": f"BOLT-{name}",
                    "optionValues": [{"optionName": "Number", "name": name}],
                }
                for name in names
            ],
        )
        self.sync()
        skus = self.templates().product_variant_ids.mapped("default_code")
        self.assertEqual(sorted(skus), [f"BOLT-{name}" for name in names])

    def test_one_deleted_product_stalls_no_other(self):
        gone, stays = self.add("Gone", "Stays")
        self.sync()
        self.shopify.delete_product(gone["id"])
        self.shopify.change_product(stays["id"], title="Stays, renamed")
        one = self.queue("import_one_product", shopify_id=gone["id"])
        changed = self.queue("import_changed_products")
        self.env["shopify.sync"]._work()
        self.assertIn(one.state, ("failed", "success"))
        self.assertEqual(changed.state, "success")
        self.assertIn("Stays, renamed", self.titles())
