"""Metafields of a shop in fields of Odoo, by the mapping that a manager makes."""

from dataclasses import replace
from unittest.mock import patch

from odoo.tests import tagged

from ....services.shopify.products.metafields.values import CONVERT
from ..product_case import ProductCase
from ..product_records import a_product, a_variant, changed, metafields, sized
from .metafield_case import MappingCase


@tagged("post_install", "-at_install")
class TestMetafieldStories(ProductCase, MappingCase):
    def setUp(self):
        super().setUp()
        self.map(
            "custom.material", "single_line_text_field", self.new_field("made", "char")
        )

    def shirt(self, value="Cotton", type_="single_line_text_field", **given):
        given.setdefault("metafields", metafields(("custom.material", type_, value)))
        return a_product("Shirt", [a_variant("SHIRT")], **given)

    def with_material(self, product, value):
        nodes = [("custom.material", "single_line_text_field", value)] if value else []
        return changed(product, metafields=metafields(*nodes))

    def test_a_mapped_metafield_fills_its_field_and_others_stay_out(self):
        shirt = self.shirt(
            metafields=metafields(
                ("custom.material", "single_line_text_field", "Cotton"),
                ("custom.other", "single_line_text_field", "x"),
            )
        )
        self.import_products(shirt)
        self.assertEqual(self.template(shirt).x_made, "Cotton")
        baseline = self.link(shirt).baseline
        self.assertEqual(
            baseline["metafield custom.material x_made"],
            {"type": "single_line_text_field", "value": "Cotton"},
        )
        self.assertNotIn("x", str(baseline.get("custom.other", "")))

    def test_a_field_edited_in_odoo_survives_another_change_in_shopify(self):
        shirt = self.shirt()
        self.import_products(shirt)
        self.template(shirt).x_made = "Wool"
        self.import_products(changed(shirt, title="Tee"))
        self.assertRecordValues(
            self.template(shirt), [{"name": "Tee", "x_made": "Wool"}]
        )
        self.import_products(self.with_material(changed(shirt, title="Tee"), "Linen"))
        self.assertEqual(self.template(shirt).x_made, "Linen")

    def test_a_metafield_removed_in_shopify_empties_only_what_it_filled(self):
        shirt = self.shirt()
        self.import_products(shirt)
        self.import_products(self.with_material(shirt, None))
        self.assertFalse(self.template(shirt).x_made)
        self.import_products(self.with_material(shirt, "Silk"))
        self.template(shirt).x_made = "Wool"
        self.import_products(self.with_material(shirt, None))
        self.assertEqual(self.template(shirt).x_made, "Wool")

    def test_a_new_mapping_fills_what_is_empty_although_nothing_changed(self):
        both = metafields(
            ("custom.material", "single_line_text_field", "Cotton"),
            ("custom.layers", "number_integer", "3"),
        )
        shirt, cap = self.shirt(metafields=both), a_product("Cap", metafields=both)
        self.import_products(shirt, cap)
        field = self.new_field("layers", "integer")
        self.template(cap).x_layers = 7
        self.assertEqual(self.import_products(shirt, cap).unchanged, 2)
        self.map("custom.layers", "number_integer", field)
        self.assertEqual(self.import_products(shirt, cap).updated, 2)
        self.assertEqual(self.template(shirt).x_layers, 3)
        self.assertEqual(self.template(cap).x_layers, 7)
        self.assertEqual(self.import_products(shirt, cap).unchanged, 2)

    def test_variants_have_metafields_of_their_own(self):
        field = self.new_field("length", "float", "product.product")
        self.map("custom.length", "dimension", field, "variant")
        small, medium = sized("S", "M")
        small, medium = self.of_length(small, "61.5"), self.of_length(medium, "64")
        shirt = a_product("Shirt", [small, medium])
        self.import_products(shirt)
        lengths = {it.default_code: it.x_length for it in self.variants(shirt)}
        self.assertEqual(lengths, {"TS-S": 61.5, "TS-M": 64.0})
        variants = [self.of_length(small, "70"), medium]
        self.import_products(changed(shirt, variants=variants))
        lengths = {it.default_code: it.x_length for it in self.variants(shirt)}
        self.assertEqual(lengths, {"TS-S": 70.0, "TS-M": 64.0})

    def of_length(self, variant, value):
        told = ("custom.length", "dimension", f'{{"value": {value}, "unit": "cm"}}')
        return replace(variant, metafields=metafields(told))

    def test_html_is_made_safe_and_compared_as_odoo_keeps_it(self):
        field = self.new_field("care", "html")
        self.map("custom.care", "rich_text_field", field)
        text = (
            '{"type": "root", "children": [{"type": "paragraph", "children":'
            ' [{"type": "link", "url": "javascript:alert(1)", "children":'
            ' [{"type": "text", "value": "Wash cold"}]}]}]}'
        )
        shirt = self.shirt(
            metafields=metafields(("custom.care", "rich_text_field", text))
        )
        self.import_products(shirt)
        self.assertIn("Wash cold", self.template(shirt).x_care)
        self.assertNotIn("javascript", self.template(shirt).x_care)
        self.import_products(changed(shirt, metafields=metafields()))
        self.assertFalse(self.template(shirt).x_care)

    def test_html_is_made_safe_where_the_user_may_write_any(self):
        self.env.user.group_ids += self.env.ref("base.group_sanitize_override")
        field = self.new_field("care", "html", sanitize_overridable=True)
        self.map("custom.care", "multi_line_text_field", field)
        text = "Wash <script>cold</script>"
        nodes = metafields(("custom.care", "multi_line_text_field", text))
        shirt = self.shirt(metafields=nodes)
        with patch.dict(CONVERT, html=lambda value: value.text):
            self.import_products(shirt)
        self.assertIn("Wash", self.template(shirt).x_care)
        self.assertNotIn("script", self.template(shirt).x_care)

    def test_html_settles_where_the_user_may_write_any(self):
        self.env.user.group_ids += self.env.ref("base.group_sanitize_override")
        field = self.new_field("care", "html", sanitize_overridable=True)
        self.map("custom.care", "multi_line_text_field", field)
        nodes = metafields(("custom.care", "multi_line_text_field", "Dry\n& flat"))
        shirt = self.shirt(metafields=nodes)
        self.import_products(shirt)
        self.assertEqual(self.template(shirt).x_care, "<span>Dry<br>&amp; flat</span>")
        self.import_products(changed(shirt, metafields=metafields()))
        self.assertFalse(self.template(shirt).x_care)

    def test_a_value_that_does_not_fit_is_an_issue_and_the_product_comes_in(self):
        selection = [(0, 0, {"value": "s", "name": "Small"})]
        field = self.new_field("fit", "selection", selection_ids=selection)
        self.map("custom.fit", "single_line_text_field", field)
        fit = ("custom.fit", "single_line_text_field", "Wide")
        shirt = self.shirt(metafields=metafields(fit))
        result = self.import_products(shirt)
        self.assertEqual(self.codes(result), ["metafield_value"])
        self.assertIn("“Wide” of “custom.fit”", result.issues[0].message)
        self.assertIn("“Small”", result.issues[0].message)
        self.assertFalse(self.template(shirt).x_fit)
        field.selection_ids = [(0, 0, {"value": "w", "name": "Wide"})]
        self.assertEqual(self.import_products(shirt).issues, [])
        self.assertEqual(self.template(shirt).x_fit, "w")

    def test_a_metafield_of_another_type_is_an_issue_that_names_both(self):
        shirt = self.shirt("3", "number_integer")
        result = self.import_products(shirt)
        self.assertEqual(self.codes(result), ["metafield_type"])
        self.assertIn("“Integer” in Shopify", result.issues[0].message)
        self.assertIn("“Single line text” in Odoo", result.issues[0].message)
        self.assertEqual(self.template(shirt).name, "Shirt")

    def test_money_in_another_currency_is_no_amount_of_ours(self):
        field = self.new_field("deposit", "float")
        self.map("custom.deposit", "money", field)
        for code, expected in (("USD", 5.9), ("CAD", 0.0)):
            text = f'{{"amount": "5.90", "currency_code": "{code}"}}'
            shirt = a_product(
                code,
                [a_variant(code)],
                metafields=metafields(("custom.deposit", "money", text)),
            )
            codes = self.codes(self.import_products(shirt))
            self.assertEqual(self.template(shirt).x_deposit, expected)
            self.assertEqual(codes, [] if expected else ["metafield_value"])

    def test_each_shop_has_its_own_mapping(self):
        south = self.a_shop("south-shop", "South Shop")
        shirt = self.shirt()
        self.import_products(shirt, shop=south)
        self.assertFalse(self.template(shirt, south).x_made)

    def test_an_archived_mapping_fills_nothing_and_forgets_nothing(self):
        shirt = self.shirt()
        self.import_products(shirt)
        self.shop.metafield_mapping_ids.active = False
        self.import_products(self.with_material(shirt, "Linen"))
        self.assertEqual(self.template(shirt).x_made, "Cotton")
