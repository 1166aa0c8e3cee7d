"""What a record of a product becomes in Odoo, field by field."""

from decimal import Decimal

from odoo.tests import BaseCase

from ...services.commerce.products.mapping import ProductSettings
from ...services.commerce.products.template_values import (
    product_link_values,
    template_values,
    usual_price,
)
from ...services.commerce.products.variant_values import variant_values
from ...services.commerce.records.facts import left_baseline, merged_tags, taken_over
from ...services.commerce.records.plain import amount
from .product_records import a_product, a_variant

PLAIN = ProductSettings()


class TestTemplateValues(BaseCase):
    def test_values_are_given_for_the_facts_that_are_asked_for(self):
        self.assertEqual(template_values({"title": "Tee"}), {"name": "Tee"})
        self.assertEqual(template_values({"vendor": "Acme"}), {})
        for flag in (True, False):
            values = template_values({"published": flag})
            self.assertEqual(values, {"is_published": flag})

    def test_a_link_shows_what_odoo_has_no_field_for(self):
        product = a_product(status="unlisted", vendor="Acme", product_type="Shirts")
        values = product_link_values(product)
        self.assertEqual(
            (values["status"], values["vendor"], values["product_type"]),
            ("unlisted", "Acme", "Shirts"),
        )

    def test_the_sales_price_is_the_one_most_variants_have(self):
        for prices, usual in [
            (["20.00"], "20.00"),
            (["20.00", "25.00", "25.00"], "25.00"),
            (["20.00", "25.00"], "20.00"),
            (["0.00", "9.99"], "0.00"),
        ]:
            with self.subTest(prices=prices):
                variants = [
                    a_variant(f"A{position}", price, [("Size", str(position))])
                    for position, price in enumerate(prices)
                ]
                self.assertEqual(
                    usual_price(a_product(variants=variants)), Decimal(usual)
                )

    def test_tags_follow_what_the_shop_added_and_took_away(self):
        for odoo, baseline, told, after in [
            ({"a"}, set(), {"b"}, {"a", "b"}),
            ({"a", "b"}, {"b"}, set(), {"a"}),
            ({"a"}, {"b"}, {"b"}, {"a"}),  # taken away in Odoo
            ({"a"}, {"b"}, {"b", "c"}, {"a", "c"}),
            ({"a", "c"}, {"b"}, {"b", "c"}, {"a", "c"}),
            (set(), set(), set(), set()),
        ]:
            with self.subTest(odoo=odoo, baseline=baseline, told=told):
                self.assertEqual(merged_tags(odoo, baseline, told), after)


class TestVariantValues(BaseCase):
    def test_the_sku_field_gives_sku_and_bin(self):
        for field, separated, sku, shelf in [
            ("AB-12 - R3", True, "AB-12", "R3"),
            ("AB-12", True, "AB-12", False),
            (" AB-12 -  ", True, "AB-12", False),
            ("AB-12 - R3", False, "AB-12 - R3", False),
            ("", True, False, False),
        ]:
            with self.subTest(field=field, separated=separated):
                facts = {"sku": a_variant(field).facts["sku"]}
                settings = ProductSettings(sku_with_bin=separated, bin_field="shelf")
                values = variant_values(facts, settings)
                self.assertEqual(values, {"default_code": sku, "shelf": shelf})

    def test_a_system_may_have_no_field_for_the_bin(self):
        values = variant_values({"sku": "AB-12 - R3"}, PLAIN)
        self.assertEqual(values, {"default_code": "AB-12"})

    def test_amounts_that_are_equal_read_alike(self):
        for written, read in [
            ("20.00", "20"),
            ("20.0", "20"),
            ("1234.5600", "1234.56"),
            ("0.00", "0"),
            ("100", "100"),
        ]:
            with self.subTest(written=written):
                self.assertEqual(amount(Decimal(written)), read)


class TestBaseline(BaseCase):
    def test_facts_that_left_the_baseline(self):
        for facts, baseline, left in [
            ({"title": "Tee"}, None, {"title": "Tee"}),
            ({"title": "Tee"}, {"title": "Tee"}, {}),
            ({"title": "Tee"}, {"title": "Shirt"}, {"title": "Tee"}),
            ({"barcode": ""}, {}, {}),
            ({"barcode": ""}, {"barcode": "123"}, {"barcode": ""}),
            ({"published": False}, {"published": True}, {"published": False}),
            ({"tags": []}, {"tags": None}, {}),
        ]:
            with self.subTest(facts=facts, baseline=baseline):
                self.assertEqual(left_baseline(facts, baseline), left)

    def test_values_that_an_import_takes_over(self):
        for value, current, filled, overwrite, is_taken in [
            ("new", "old", {}, True, True),
            ("new", "old", {"name": "old"}, False, True),
            ("new", "new", {}, True, False),
            ("new", "old", {}, False, False),
            ("new", False, {}, False, True),
            (False, "old", {}, True, False),  # the shop never filled it
            (False, "old", {"name": "old"}, True, True),
            (False, "mine", {"name": "old"}, True, False),  # changed in Odoo since
            (False, False, {"name": "old"}, True, False),
            (True, False, {}, False, False),  # a flag that is off is not empty
            (True, False, {}, True, True),
            (False, True, {}, False, False),
            (False, True, {}, True, True),
            (False, True, {"name": True}, False, True),
        ]:
            with self.subTest(value=value, current=current, filled=filled):
                taken = taken_over(
                    {"name": value}, {"name": current}, filled, overwrite=overwrite
                )
                self.assertEqual("name" in taken, is_taken)


class TestSettings(BaseCase):
    def test_the_shops_settings_are_part_of_what_a_link_knows(self):
        known = PLAIN.checksum("told")
        self.assertEqual(ProductSettings().checksum("told"), known)
        self.assertNotEqual(PLAIN.checksum("told otherwise"), known)
        for setting in ("sku_with_bin", "import_without_sku", "share_products"):
            with self.subTest(setting=setting):
                other = ProductSettings(**{setting: not getattr(PLAIN, setting)})
                self.assertNotEqual(other.checksum("told"), known)
        self.assertNotEqual(ProductSettings(currency="JPY").checksum("told"), known)
