"""The pages of one plan reckon with each other."""

from odoo.tests import tagged

from ..products.product_records import a_product, a_variant, edited
from .dry_run_case import DryRunCase


@tagged("post_install", "-at_install")
class TestPagesOfOnePlan(DryRunCase):
    """A later page reckons with what an earlier one would have stored."""

    def outcome(self, found):
        return {row.name: row.action for row in found if row.field in ("name", "issue")}

    def test_a_sku_of_an_earlier_page_is_taken(self):
        first = a_product("First", [a_variant("A")])
        second = a_product("Second", [a_variant("A")])
        found = self.plan([first], [second])
        self.assertEqual(
            self.outcome(found), {"First": "create", "Second": "set_aside"}
        )
        self.assertIn("“First”", found[-1].new)
        self.import_products(first)
        self.assertEqual(self.codes(self.import_products(second)), ["doubled_sku"])

    def test_a_barcode_of_an_earlier_page_is_taken(self):
        first = a_product("First", [a_variant("A", barcode="40")])
        second = a_product("Second", [a_variant("B", barcode="40")])
        found = self.plan([first], [second])
        self.assertEqual(found.filtered("code").mapped("code"), ["doubled_barcode"])
        self.import_products(first)
        self.assertEqual(self.codes(self.import_products(second)), ["doubled_barcode"])

    def test_a_sku_that_an_earlier_page_gives_up_is_free(self):
        first = a_product("First", [a_variant("A", barcode="40")])
        self.import_products(first)
        first = edited(first, sku="B", barcode="41")
        second = a_product("Second", [a_variant("A", barcode="40")])
        found = self.plan([first], [second])
        self.assertEqual(found.filtered("code"), found.browse())
        self.assertEqual(self.outcome(found), {"Second": "create"})
        self.import_products(first)
        self.assertEqual(self.import_products(second).created, 1)

    def test_a_product_of_odoo_is_linked_once(self):
        template = self.env["product.template"].create({"name": "Shirt"})
        template.attribute_line_ids = [
            (0, 0, {"attribute_id": attribute.id, "value_ids": attribute.value_ids.ids})
            for attribute in self.env["product.attribute"].create(
                {
                    "name": "Size",
                    "value_ids": [(0, 0, {"name": "S"}), (0, 0, {"name": "M"})],
                }
            )
        ]
        for variant, sku in zip(template.product_variant_ids, "AB", strict=True):
            variant.default_code = sku
        first = a_product("First", [a_variant("A")])
        second = a_product("Second", [a_variant("B")])
        found = self.plan([first], [second])
        self.assertEqual(found.filtered("code").mapped("code"), ["linked_elsewhere"])
        self.import_products(first)
        self.assertEqual(self.codes(self.import_products(second)), ["linked_elsewhere"])

    def test_a_product_that_comes_twice_is_planned_once(self):
        lamp = a_product("Lamp")
        found = self.plan([lamp], [lamp])
        self.assertEqual(
            found.filtered(lambda it: it.field == "name").mapped("name"), ["Lamp"]
        )
