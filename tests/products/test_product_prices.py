"""Prices of variants, in the product and in the shop's pricelists."""

from odoo.fields import Command
from odoo.tests import tagged

from ...services.commerce.pricelists.fixed_rules import ShopPrices
from .product_case import ProductCase
from .product_records import a_product, a_variant, edited, sized


@tagged("post_install", "-at_install")
class TestPrices(ProductCase):
    def rules(self, field="product_pricelist_id"):
        return {
            rule.product_id.default_code: rule.fixed_price
            for rule in self.shop[field].item_ids
        }

    def test_equal_prices_need_no_pricelist(self):
        self.import_products(a_product(variants=sized("S", "M")))
        self.assertFalse(self.shop.product_pricelist_id)

    def test_a_variant_with_a_price_of_its_own_gets_a_rule(self):
        variants = sized("S", "M") + sized("L", price="22.50")
        product = a_product(variants=variants)
        self.import_products(product)
        self.assertEqual(self.template(product).list_price, 20.0)
        self.assertEqual(self.rules(), {"TS-L": 22.5})
        for size, price in [("S", 20.0), ("L", 22.5)]:
            variant = self.variants(product).filtered_domain(
                [("default_code", "=", f"TS-{size}")]
            )
            got = self.shop.product_pricelist_id._get_product_price(variant, 1.0)
            self.assertEqual(got, price)

    def test_compare_at_prices_have_a_pricelist_of_their_own(self):
        variants = sized("S", compare_at_price="30.00") + sized("M")
        self.import_products(a_product(variants=variants))
        self.assertEqual(self.rules("compare_pricelist_id"), {"TS-S": 30.0})
        self.assertFalse(self.shop.product_pricelist_id)

    def test_a_compare_at_price_that_ends_takes_its_rule_with_it(self):
        product = a_product(variants=[a_variant("A", compare_at_price="30.00")])
        self.import_products(product)
        self.import_products(edited(product, compare_at_price=None))
        self.assertEqual(self.rules("compare_pricelist_id"), {})

    def test_a_new_price_changes_the_shops_pricelist_and_not_the_sales_price(self):
        product = a_product(variants=[a_variant("A", "20.00")])
        self.import_products(product)
        for price in ("24.00", "26.00"):
            self.import_products(edited(product, price=price))
            self.assertEqual(self.rules(), {"A": float(price)})
        self.assertEqual(self.template(product).list_price, 20.0)

    def test_a_shop_in_another_currency_has_all_its_prices_in_its_pricelist(self):
        shop = self.a_shop("euro-shop", "Euro Shop", currency_id=self.other_currency())
        product = a_product(variants=[a_variant("A", "20.00")])
        self.import_products(product, shop=shop)
        self.assertEqual(self.template(product, shop).list_price, 0.0)
        self.assertEqual(shop.product_pricelist_id.item_ids.fixed_price, 20.0)
        self.assertEqual(shop.product_pricelist_id.currency_id, shop.currency_id)

    def test_no_price_goes_into_a_pricelist_of_another_currency(self):
        chosen = self.env["product.pricelist"].create(
            {"name": "Chosen", "currency_id": self.other_currency()}
        )
        self.shop.product_pricelist_id = self.shop.compare_pricelist_id = chosen
        variants = sized("S", "M") + sized("L", price="30.00", compare_at_price="40.00")
        self.import_products(a_product(variants=variants))
        self.assertFalse(chosen.item_ids)
        self.assertEqual(self.rules(), {"TS-L": 30.0})
        self.assertEqual(self.rules("compare_pricelist_id"), {"TS-L": 40.0})
        used = self.shop.product_pricelist_id + self.shop.compare_pricelist_id
        self.assertEqual(used.currency_id, self.shop.currency_id)

    def test_a_pricelist_of_another_currency_says_nothing_of_the_shops_prices(self):
        product = a_product(variants=[a_variant("A", "20.00")])
        self.import_products(product)
        record = self.variants(product)
        self.shop.product_pricelist_id = self.env["product.pricelist"].create(
            {
                "name": "Chosen",
                "currency_id": self.other_currency(),
                "item_ids": [
                    Command.create(
                        {
                            "applied_on": "0_product_variant",
                            "product_tmpl_id": record.product_tmpl_id.id,
                            "product_id": record.id,
                            "compute_price": "fixed",
                            "fixed_price": 17.0,
                        }
                    )
                ],
            }
        )
        prices = ShopPrices(self.env, self.shop, record)
        self.assertEqual(prices.of("price", record), 20.0)

    def test_another_currency_in_shopify_brings_all_prices_into_a_new_pricelist(self):
        variants = sized("S", "M") + sized("L", price="30.00", compare_at_price="40.00")
        product = a_product(variants=variants)
        self.import_products(product)
        before = self.shop.product_pricelist_id
        self.shop.currency_id = self.other_currency()
        self.assertEqual(self.import_products(product).updated, 1)
        self.assertNotEqual(self.shop.product_pricelist_id, before)
        self.assertEqual(before.item_ids.fixed_price, 30.0)
        self.assertEqual(self.rules(), {"TS-S": 20.0, "TS-M": 20.0, "TS-L": 30.0})
        self.assertEqual(self.rules("compare_pricelist_id"), {"TS-L": 40.0})
        self.assertEqual(
            self.shop.compare_pricelist_id.currency_id, self.shop.currency_id
        )
        self.assertEqual(self.import_products(product).unchanged, 1)

    def other_currency(self):
        currency = (
            self.env["res.currency"]
            .with_context(active_test=False)
            .search([("id", "!=", self.env.company.currency_id.id)], limit=1)
        )
        currency.active = True
        return currency.id
