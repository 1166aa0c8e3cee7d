"""What a product costs, and how it is taxed."""

from dataclasses import replace

from odoo.fields import Command

from ..product_records import (
    NEWER,
    a_cost,
    a_product,
    a_variant,
    changed,
    edited,
    sized,
)
from .product_fields_case import FieldsCase


class TestCost(FieldsCase):
    def cost(self, product):
        return self.variants(product).standard_price

    def traces(self, product):
        return self.env["product.value"].search(
            [("product_id", "in", self.variants(product).ids)], order="id"
        )

    def test_a_new_product_has_its_cost(self):
        product = self.mug(unit_cost=a_cost("7.50"))
        self.import_products(product)
        self.assertEqual(self.cost(product), 7.5)
        self.assertEqual(self.traces(product).mapped("value"), [7.5])

    def test_a_cost_in_another_currency_is_kept_on_the_link_alone(self):
        product = self.costing(self.mug(), "7.50", "JPY")
        self.assertFalse(self.import_products(product).issues)
        self.assertEqual(self.cost(product), 0)
        self.assertEqual(self.link(product).variant_ids.unit_cost, "7.5 JPY")

    def test_a_shop_may_leave_costs_to_odoo(self):
        self.shop.take_over_cost = False
        product = self.mug(unit_cost=a_cost("7.50"))
        self.import_products(product)
        self.assertEqual(self.cost(product), 0)

    def test_switched_on_later_it_fills_what_is_empty(self):
        self.shop.take_over_cost = False
        bare = self.mug(unit_cost=a_cost("7.50"))
        known = a_product("Jug", [a_variant("JUG", unit_cost=a_cost("3.00"))])
        self.import_products(bare, known)
        self.variants(known).standard_price = 2.0
        self.shop.take_over_cost = True
        self.import_products(bare, known)
        self.assertEqual((self.cost(bare), self.cost(known)), (7.5, 2.0))

    def test_a_new_cost_is_followed_with_its_trace(self):
        product = self.mug(unit_cost=a_cost("7.50"))
        self.import_products(product)
        self.import_products(self.costing(product, "8.00"))
        self.assertEqual(self.cost(product), 8.0)
        self.assertEqual(self.traces(product).mapped("value"), [7.5, 8.0])

    def test_a_cost_that_was_here_first_stays_until_shopify_changes_it(self):
        odoo = self.env["product.product"].create(
            {"name": "Our Mug", "default_code": "MUG", "standard_price": 5.0}
        )
        product = changed(self.mug(unit_cost=a_cost("7.50")), updated_at=NEWER)
        self.import_products(product)
        self.assertEqual((self.variants(product), odoo.name), (odoo, "Mug"))
        self.assertEqual(self.cost(product), 5.0)
        titled = changed(product, title="Big mug", updated_at=NEWER.replace(day=2))
        self.import_products(titled)
        self.assertEqual(self.cost(product), 5.0)
        costing = self.costing(titled, "8.00")
        self.import_products(changed(costing, updated_at=NEWER.replace(day=3)))
        self.assertEqual(self.cost(product), 8.0)

    def test_a_product_that_was_here_without_cost_gets_it_when_it_is_linked(self):
        self.env["product.product"].create({"name": "Our Mug", "default_code": "MUG"})
        product = self.mug(unit_cost=a_cost("7.50"))
        self.import_products(product)
        self.assertFalse(self.link(product).is_origin)
        self.assertEqual(self.cost(product), 7.5)

    def test_a_cost_that_odoo_computes_is_left_to_it(self):
        product = self.mug(unit_cost=a_cost("7.50"))
        self.import_products(product)
        self.template(product).categ_id = self.env["product.category"].create(
            {"name": "Bought", "property_cost_method": "average"}
        )
        self.import_products(self.costing(product, "8.00"))
        self.assertEqual(self.cost(product), 7.5)

    def test_a_cost_that_ends_in_shopify_devalues_nothing(self):
        product = self.mug(unit_cost=a_cost("7.50"))
        self.import_products(product)
        self.import_products(edited(product, unit_cost=None))
        self.assertEqual(self.cost(product), 7.5)

    def test_a_cost_changed_in_odoo_survives_another_title(self):
        product = self.mug(unit_cost=a_cost("7.50"))
        self.import_products(product)
        self.variants(product).standard_price = 6.0
        self.import_products(changed(product, title="Big mug"))
        self.assertEqual(self.cost(product), 6.0)


class TestTaxes(FieldsCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company = cls.env.company
        Tax = cls.env["account.tax"]
        group = cls.env["account.tax.group"].create({"name": "Sales"})
        cls.tax, cls.reduced = Tax.create(
            [
                {
                    "name": f"{rate} %",
                    "amount": rate,
                    "type_tax_use": "sale",
                    "tax_group_id": group.id,
                    "country_id": (
                        cls.company.account_fiscal_country_id or cls.env.ref("base.us")
                    ).id,
                }
                for rate in (20, 7)
            ]
        )
        cls.company.account_sale_tax_id = cls.tax

    def shirt(self, *taxed):
        return self.taxing(a_product(variants=sized("S", "M")), *taxed)

    def taxing(self, product, *taxed):
        variants = [
            replace(variant, taxable=flag)
            for variant, flag in zip(product.variants, taxed, strict=True)
        ]
        return changed(product, variants=variants)

    def test_a_product_has_the_companys_tax_unless_no_variant_is_taxed(self):
        for taxed, taxes, said in [
            ((True, True), self.tax, "all"),
            ((True, False), self.tax, "some"),
            ((False, False), self.tax.browse(), "none"),
        ]:
            with self.subTest(taxed=taxed):
                product = a_product(variants=sized("S", "M", prefix=said))
                product = self.taxing(product, *taxed)
                self.import_products(product)
                self.assertEqual(self.template(product).taxes_id, taxes)
                self.assertEqual(self.link(product).taxable, said)
                self.assertEqual(
                    tuple(self.link(product).variant_ids.mapped("taxable")), taxed
                )

    def test_tax_is_followed_both_ways(self):
        product = self.shirt(True, True)
        self.import_products(product)
        self.import_products(self.taxing(product, False, False))
        self.assertFalse(self.template(product).taxes_id)
        self.import_products(self.taxing(product, True, True))
        self.assertEqual(self.template(product).taxes_id, self.tax)

    def test_a_tax_chosen_in_odoo_survives(self):
        product = self.shirt(True, True)
        self.import_products(product)
        self.template(product).taxes_id = self.reduced
        self.import_products(self.taxing(changed(product, title="Tee"), True, False))
        self.assertEqual(self.template(product).taxes_id, self.reduced)

    def test_the_taxes_of_a_product_that_was_here_before_stay(self):
        self.env["product.template"].create(
            {
                "name": "Mug",
                "default_code": "MUG",
                "taxes_id": [Command.set(self.reduced.ids)],
            }
        )
        product = a_product("Mug", [a_variant("MUG", taxable=False)])
        self.import_products(product)
        self.assertEqual(self.template(product).taxes_id, self.reduced)

    def test_the_shop_says_where_its_prices_mean_another_thing(self):
        self.shop.write({"checked_at": "2026-11-01 10:00:00", "taxes_included": True})
        self.tax.price_include_override = "tax_excluded"
        self.assertIn("include tax", self.shop.tax_warning)
        self.tax.price_include_override = "tax_included"
        self.assertFalse(self.shop.tax_warning)
        self.shop.taxes_included = False
        self.assertIn("do not include tax", self.shop.tax_warning)
