from decimal import Decimal

from odoo.tests import BaseCase

from ....services.commerce.products.mapping import ProductSettings
from ....services.commerce.products.measures import cost_in_odoo, weight_in_odoo
from ....services.commerce.products.template_values import (
    category_path,
    template_values,
    used_facts,
)
from ....services.commerce.products.variant_values import (
    used_variant_facts,
    variant_values,
)
from ....services.commerce.records.product import Category, Cost, Weight, most_common
from ..product_records import a_product, a_variant

DOLLARS = ProductSettings(company_currency="USD")
POUNDS = ProductSettings(weighs_in_pounds=True)


def weight_fact(value, unit):
    return a_variant(weight=Weight(Decimal(str(value)), unit)).facts["weight"]


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
                fact = weight_fact(value, unit)
                self.assertEqual(weight_in_odoo(fact, DOLLARS), kilograms)
                self.assertEqual(weight_in_odoo(fact, POUNDS), pounds)

    def test_a_database_may_keep_more_digits(self):
        fact = weight_fact(5, "GRAMS")
        settings = ProductSettings(weight_digits=4)
        self.assertEqual(weight_in_odoo(fact, settings), 0.005)

    def test_a_weight_that_is_unsaid_is_none(self):
        self.assertIsNone(a_variant().facts["weight"])
        values = variant_values({"weight": None}, DOLLARS)
        self.assertEqual(values, {"weight": False})

    def test_a_weight_keeps_its_digits_and_unit(self):
        self.assertEqual(weight_fact(0.1, "POUNDS"), "0.1 POUNDS")

    def test_a_cost_counts_in_the_companys_currency_alone(self):
        fact = a_variant(unit_cost=Cost(Decimal("7.50"), "USD")).facts["unitCost"]
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
                facts = a_product(variants=variants).facts
                self.assertEqual(facts["taxable"], said)

    def test_the_compare_at_price_is_that_of_most_variants(self):
        for prices, fact in [
            (["25.00", "25.00", None], "25"),
            ([None, None, "25.00"], None),
            ([None], None),
        ]:
            with self.subTest(prices=prices):
                variants = [
                    a_variant(
                        str(n),
                        options=[("No", str(n))],
                        compare_at_price=price and Decimal(price),
                    )
                    for n, price in enumerate(prices)
                ]
                facts = a_product(variants=variants).facts
                self.assertEqual(facts["compareAtPrice"], fact)

    def test_codes_for_the_customs_are_those_of_most_variants(self):
        for codes, most in [(["PT", "DE", "PT"], "PT"), (["", "DE"], "DE"), ([""], "")]:
            with self.subTest(codes=codes):
                variants = [
                    a_variant(
                        str(n), options=[("No", str(n))], country_code=it, hs_code=it
                    )
                    for n, it in enumerate(codes)
                ]
                facts = a_product(variants=variants).facts
                self.assertEqual(facts["countryCodeOfOrigin"], most)
                self.assertEqual(facts["harmonizedSystemCode"], most)

    def test_the_stock_of_a_gift_card_is_never_tracked(self):
        for is_gift_card, tracked, fact in [
            (False, True, True),
            (False, False, False),
            (True, True, False),
        ]:
            with self.subTest(is_gift_card=is_gift_card, tracked=tracked):
                variants = [a_variant(tracked=tracked)]
                product = a_product(variants=variants, is_gift_card=is_gift_card)
                self.assertEqual(product.facts["tracked"], fact)

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
        self.assertEqual(template_values({"taxable": "all"}), {})
        self.assertEqual(
            template_values({"compareAtPrice": "25", "harmonizedSystemCode": ""}),
            {"compare_list_price": 25.0, "hs_code": False},
        )

    def test_the_category_follows_the_policy(self):
        category = Category("a", "A > B > C")
        for policy, given, kind, path in [
            ("taxonomy", category, "Mugs", ("A", "B", "C")),
            ("taxonomy", None, "Mugs", ()),
            ("product_type", category, "Mugs", ("Mugs",)),
            ("product_type", category, " ", ()),
            ("none", category, "Mugs", ()),
        ]:
            with self.subTest(policy=policy, kind=kind):
                product = a_product(category=given, product_type=kind)
                settings = ProductSettings(category_policy=policy)
                self.assertEqual(category_path(product, settings), path)
