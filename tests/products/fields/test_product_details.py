from decimal import Decimal

from odoo.tests import BaseCase

from ....services.commerce.products.mapping import ProductSettings, most_common
from ....services.shopify.products.reading.checksum import product_checksum
from ....services.shopify.products.reading.measures import (
    cost_fact,
    cost_in_odoo,
    weight_fact,
    weight_in_odoo,
)
from ....services.shopify.products.reading.page_and_shipping import (
    category_path,
    detail_facts,
    detail_values,
    taxable,
    used_facts,
)
from ....services.shopify.products.reading.variant import (
    used_variant_facts,
    variant_values,
)
from ..product_objects import (
    a_collection,
    a_product,
    a_variant,
    an_inventory_item,
    changed,
    listed,
    raw_variants,
)

DOLLARS = ProductSettings(company_currency="USD")
POUNDS = ProductSettings(weighs_in_pounds=True)


def variant_with(**item):
    variant = a_variant(inventoryItem=an_inventory_item(1, **item))
    return a_product(variants=[variant]).variants.nodes[0]


class TestMeasures(BaseCase):
    def test_weights_are_converted_exactly(self):
        for value, unit, kilograms, pounds in [
            (1, "KILOGRAMS", 1.0, 2.2),
            (1, "POUNDS", 0.45, 1.0),
            (1, "OUNCES", 0.03, 0.06),
            (35.274, "OUNCES", 1.0, 2.2),
            (5, "GRAMS", 0.01, 0.01),
            (4.9, "GRAMS", 0.0, 0.01),
            (1015, "GRAMS", 1.02, 2.24),
            (0.1, "KILOGRAMS", 0.1, 0.22),
        ]:
            with self.subTest(value=value, unit=unit):
                fact = weight_fact(variant_with(weight=value, unit=unit))
                self.assertEqual(weight_in_odoo(fact, DOLLARS), kilograms)
                self.assertEqual(weight_in_odoo(fact, POUNDS), pounds)

    def test_a_database_may_keep_more_digits(self):
        fact = weight_fact(variant_with(weight=5, unit="GRAMS"))
        settings = ProductSettings(weight_digits=4)
        self.assertEqual(weight_in_odoo(fact, settings), 0.005)

    def test_a_weight_of_zero_is_unsaid(self):
        self.assertIsNone(weight_fact(variant_with(weight=0)))
        values = variant_values({"weight": None}, DOLLARS)
        self.assertEqual(values, {"weight": False})

    def test_a_weight_keeps_its_digits_and_unit(self):
        fact = weight_fact(variant_with(weight=0.1, unit="POUNDS"))
        self.assertEqual(fact, "0.1 POUNDS")

    def test_a_cost_counts_in_the_companys_currency_alone(self):
        fact = cost_fact(variant_with(cost="7.50"))
        self.assertEqual(fact, "7.5 USD")
        for settings, cost in [
            (DOLLARS, 7.5),
            (ProductSettings(company_currency="EUR"), None),
            (ProductSettings(company_currency="USD", take_over_cost=False), None),
            (ProductSettings(), None),
        ]:
            with self.subTest(settings=settings):
                self.assertEqual(cost_in_odoo(fact, settings), cost)
                facts = used_variant_facts({"unitCost": fact, "sku": "A"}, settings)
                self.assertEqual("unitCost" in facts, cost is not None)

    def test_a_cost_of_nothing_is_said_and_none_is_not(self):
        self.assertEqual(
            variant_values({"unitCost": "0 USD"}, DOLLARS), {"standard_price": 0.0}
        )
        self.assertEqual(variant_values({"unitCost": None}, DOLLARS), {})


class TestDetails(BaseCase):
    def test_the_usual_value_is_the_one_said_most_often(self):
        for values, most in [
            (["a", "b", "b"], "b"),
            (["a", "b"], "a"),
            ([None, None, "b"], "b"),
            ([None], None),
            ([], None),
            ([Decimal("1.0"), Decimal(1)], Decimal(1)),
        ]:
            with self.subTest(values=values):
                self.assertEqual(most_common(values), most)

    def test_taxable_says_all_some_or_none(self):
        for flags, said in [
            ([True], "all"),
            ([False, False], "none"),
            ([True, False], "some"),
        ]:
            with self.subTest(flags=flags):
                variants = [
                    a_variant(str(number), options=[("No", str(number))], taxable=flag)
                    for number, flag in enumerate(flags)
                ]
                self.assertEqual(taxable(a_product(variants=variants)), said)

    def test_the_compare_at_price_is_that_of_most_variants(self):
        for prices, fact in [
            (["25.00", "25.00", None], "25"),
            ([None, None, "25.00"], None),
            (["0.00"], None),
        ]:
            with self.subTest(prices=prices):
                variants = [
                    a_variant(str(n), options=[("No", str(n))], compareAtPrice=price)
                    for n, price in enumerate(prices)
                ]
                facts = detail_facts(a_product(variants=variants))
                self.assertEqual(facts["compareAtPrice"], fact)

    def test_a_country_that_is_none_is_unsaid(self):
        for code, fact in [("PT", "PT"), ("ZZ", ""), (None, "")]:
            with self.subTest(code=code):
                item = an_inventory_item(1, countryCodeOfOrigin=code)
                product = a_product(variants=[a_variant(inventoryItem=item)])
                self.assertEqual(detail_facts(product)["countryCodeOfOrigin"], fact)

    def test_facts_without_a_field_in_odoo_stay_out(self):
        facts = {"title": "Tee", "seoTitle": "Best", "harmonizedSystemCode": "6109"}
        for fields, used in [
            ((), {"title"}),
            (("hs_code",), {"title", "harmonizedSystemCode"}),
            (("hs_code", "website_meta_title"), set(facts)),
        ]:
            with self.subTest(fields=fields):
                settings = ProductSettings(fields=fields)
                self.assertEqual(used_facts(facts, settings).keys(), used)

    def test_values_are_those_of_the_facts_that_are_asked_for(self):
        self.assertEqual(detail_values({"taxable": "all"}), {})
        self.assertEqual(
            detail_values({"compareAtPrice": "25", "harmonizedSystemCode": ""}),
            {"compare_list_price": 25.0, "hs_code": False},
        )

    def test_the_category_follows_the_policy(self):
        category = {"id": "gid://shopify/TaxonomyCategory/a", "fullName": "A > B > C"}
        for policy, given, kind, path in [
            ("taxonomy", category, "Mugs", ("A", "B", "C")),
            ("taxonomy", None, "Mugs", ()),
            ("product_type", category, "Mugs", ("Mugs",)),
            ("product_type", category, " ", ()),
            ("none", category, "Mugs", ()),
        ]:
            with self.subTest(policy=policy, kind=kind):
                product = a_product(category=given, productType=kind)
                settings = ProductSettings(category_policy=policy)
                self.assertEqual(category_path(product, settings), path)


class TestChecksumOfDetails(BaseCase):
    def test_each_detail_is_noticed(self):
        product = a_product()
        before = product_checksum(product, DOLLARS)
        for field, value in [
            ("descriptionHtml", "<p>New</p>"),
            ("seo", {"title": "New", "description": None}),
            ("category", {"id": "gid://shopify/TaxonomyCategory/a", "fullName": "A"}),
            ("collections", listed(a_collection("New"))),
        ]:
            with self.subTest(field=field):
                after = product_checksum(changed(product, **{field: value}), DOLLARS)
                self.assertNotEqual(after, before)

    def test_each_detail_of_a_variant_is_noticed(self):
        product = a_product()
        before = product_checksum(product, DOLLARS)
        for field, value in [
            ("tracked", False),
            ("unitCost", {"amount": "3.00", "currencyCode": "EUR"}),
            ("measurement", {"weight": {"unit": "GRAMS", "value": 3}}),
            ("harmonizedSystemCode", "610910"),
            ("countryCodeOfOrigin", "PT"),
        ]:
            with self.subTest(field=field):
                variants = raw_variants(product)
                variants[0]["inventoryItem"][field] = value
                after = product_checksum(changed(product, variants=variants), DOLLARS)
                self.assertNotEqual(after, before)
        variants = raw_variants(product)
        variants[0]["taxable"] = False
        after = product_checksum(changed(product, variants=variants), DOLLARS)
        self.assertNotEqual(after, before)
