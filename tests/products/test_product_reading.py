from decimal import Decimal

from odoo.tests import BaseCase

from ...services.commerce.products.mapping import ProductSettings
from ...services.commerce.products.structure import Option
from ...services.commerce.records.facts import left_baseline, merged_tags, taken_over
from ...services.commerce.records.plain import amount
from ...services.shopify.products.reading.checksum import product_checksum
from ...services.shopify.products.reading.options import combination, product_options
from ...services.shopify.products.reading.product import (
    product_binding_values,
    product_facts,
    template_values,
    usual_price,
)
from ...services.shopify.products.reading.variant import variant_facts, variant_values
from .product_objects import a_product, a_variant, changed, raw_variants, sized

PLAIN = ProductSettings()


class TestProductMapper(BaseCase):
    def test_only_an_active_product_that_is_shown_counts_as_published(self):
        for status, shown_since, is_published in [
            ("ACTIVE", "2026-11-01T10:00:00Z", True),
            ("ACTIVE", None, False),
            ("DRAFT", "2026-11-01T10:00:00Z", False),
            ("ARCHIVED", "2026-11-01T10:00:00Z", False),
            ("UNLISTED", "2026-11-01T10:00:00Z", False),
        ]:
            with self.subTest(status=status, shown_since=shown_since):
                product = a_product(status=status, publishedAt=shown_since)
                values = template_values(product_facts(product))
                self.assertEqual(values["is_published"], is_published)

    def test_texts_come_without_spaces_around_them(self):
        facts = product_facts(a_product(" Tee ", vendor=" Acme ", tags=[" new ", ""]))
        self.assertEqual(
            (facts["title"], facts["vendor"], facts["tags"]), ("Tee", "Acme", ["new"])
        )

    def test_values_are_given_for_the_facts_that_are_asked_for(self):
        self.assertEqual(template_values({"title": "Tee"}), {"name": "Tee"})
        self.assertEqual(template_values({"vendor": "Acme"}), {})

    def test_a_link_shows_what_odoo_has_no_field_for(self):
        values = product_binding_values(a_product("Tee", status="UNLISTED"))
        self.assertEqual(
            (values["status"], values["vendor"], values["product_type"]),
            ("unlisted", "Northwind", "Shirts"),
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

    def test_tags_follow_what_shopify_added_and_took_away(self):
        for odoo, baseline, shopify, after in [
            ({"a"}, set(), {"b"}, {"a", "b"}),
            ({"a", "b"}, {"b"}, set(), {"a"}),
            ({"a"}, {"b"}, {"b"}, {"a"}),  # taken away in Odoo
            ({"a"}, {"b"}, {"b", "c"}, {"a", "c"}),
            ({"a", "c"}, {"b"}, {"b", "c"}, {"a", "c"}),
            (set(), set(), set(), set()),
        ]:
            with self.subTest(odoo=odoo, baseline=baseline, shopify=shopify):
                self.assertEqual(merged_tags(odoo, baseline, shopify), after)


class TestVariantMapper(BaseCase):
    def test_the_sku_field_gives_sku_and_bin(self):
        for field, separated, sku, shelf in [
            ("AB-12 - R3", True, "AB-12", "R3"),
            ("AB-12", True, "AB-12", False),
            (" AB-12 -  ", True, "AB-12", False),
            ("AB-12 - R3", False, "AB-12 - R3", False),
            (None, True, False, False),
        ]:
            with self.subTest(field=field, separated=separated):
                product = a_product(variants=[a_variant(field)])
                facts = variant_facts(product, product.variants.nodes[0])
                values = variant_values(facts, ProductSettings(sku_with_bin=separated))
                self.assertEqual(values["default_code"], sku)
                self.assertEqual(values["shopify_bin"], shelf)

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

    def test_no_compare_at_price_and_one_of_zero_are_the_same(self):
        for written, read in [(None, None), ("0.00", None), ("25.00", "25")]:
            with self.subTest(written=written):
                product = a_product(variants=[a_variant(compareAtPrice=written)])
                facts = variant_facts(product, product.variants.nodes[0])
                self.assertEqual(facts["compareAtPrice"], read)


class TestOptions(BaseCase):
    def test_a_lone_default_variant_has_no_options(self):
        product = a_product()
        self.assertEqual(product_options(product), ())
        self.assertEqual(combination(product, product.variants.nodes[0]), ())

    def test_an_option_that_is_really_called_title_is_one(self):
        product = a_product(variants=[a_variant("A", options=[("Title", "Book")])])
        self.assertEqual(product_options(product), (Option("Title", ("Book",)),))

    def test_values_come_in_shopifys_order_and_unused_ones_stay_out(self):
        product = a_product(variants=sized("M", "S"))
        values = product.options[0].option_values
        values.sort(key=lambda value: value.name, reverse=True)
        values.append(values[0].model_copy(update={"name": "XXL"}))
        self.assertEqual(product_options(product), (Option("Size", ("S", "M")),))


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
            (False, "old", {}, True, False),  # Shopify never filled it
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


class TestChecksum(BaseCase):
    def setUp(self):
        super().setUp()
        self.product = a_product(variants=sized("S", "M"))
        self.before = product_checksum(self.product, PLAIN)

    def assertNoticed(self, product, is_noticed, settings=PLAIN):
        after = product_checksum(product, settings)
        self.assertEqual(after != self.before, is_noticed)

    def test_all_that_is_mapped_is_noticed(self):
        for field, value in [
            ("title", "Tee"),
            ("status", "DRAFT"),
            ("publishedAt", None),
            ("vendor", "Acme"),
            ("productType", "Tees"),
            ("tags", ["new"]),
            ("handle", "tee"),
        ]:
            with self.subTest(field=field):
                self.assertNoticed(changed(self.product, **{field: value}), True)

    def test_all_that_is_mapped_of_a_variant_is_noticed(self):
        for field, value in [
            ("sku", "X"),
            ("barcode", "4006381333931"),
            ("price", "21.00"),
            ("compareAtPrice", "30.00"),
            ("position", 7),
        ]:
            with self.subTest(field=field):
                variants = raw_variants(self.product)
                variants[1][field] = value
                product = changed(self.product, variants=variants)
                self.assertNoticed(product, True)

    def test_what_is_not_mapped_is_not_noticed(self):
        variants = raw_variants(self.product)
        variants[0] |= {"updatedAt": "2026-11-20T10:00:00Z", "price": "20.0"}
        product = changed(
            self.product, variants=variants, updatedAt="2026-11-20T10:00:00Z"
        )
        self.assertNoticed(product, False)

    def test_the_shops_settings_are_part_of_it(self):
        for setting in ("sku_with_bin", "import_without_sku", "share_products"):
            with self.subTest(setting=setting):
                other = ProductSettings(**{setting: not getattr(PLAIN, setting)})
                self.assertNoticed(self.product, True, other)
        self.assertNoticed(self.product, True, ProductSettings(currency="JPY"))
