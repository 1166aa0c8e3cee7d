"""A shop with orders stays in its company, and a company in its currency."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from ..engine_case import EngineCase
from ..order_life.life_case import LifeCase, one_back, paid, two_shirts


@tagged("post_install", "-at_install")
class TestCompanyOfShops(LifeCase):
    def setUp(self):
        super().setUp()
        self.south = self.env["res.company"].create({"name": "South Ltd"})

    def test_a_shop_with_orders_stays_where_its_refunds_belong(self):
        source = two_shirts(transactions=paid())
        self.follow(source)
        with self.assertRaisesRegex(UserError, r"orders in .* \(1\)"):
            self.shop.company_id = self.south
        self.shop.write({"name": "North", "company_id": self.company.id})
        self.follow(one_back(source))
        self.assertSettled(source, 30.25, 30.25)

    def test_the_way_out_that_it_names_is_open(self):
        self.follow(two_shirts())
        self.shop.active = False
        self.shop.shopify_shop_url_key = False
        new = self.a_shop("north-shop", company_id=self.south.id)
        self.assertEqual(new.shopify_shop_url_key, "north-shop")

    def test_a_shop_without_orders_moves(self):
        self.shop.company_id = self.south
        self.assertEqual(self.shop.company_id, self.south)


@tagged("post_install", "-at_install")
class TestCurrencyOfCompany(EngineCase):
    def setUp(self):
        super().setUp()
        self.company = self.shop.company_id
        self.other = self.env.ref("base.CHF")
        self.other.active = True
        self.shopify.settings(currency=self.company.currency_id.name)

    def test_it_stays_once_prices_are_in_it(self):
        self.add("A", "B")
        self.sync()
        before = self.company.currency_id
        with self.assertRaisesRegex(UserError, "2 products and orders came in"):
            self.company.currency_id = self.other
        self.assertEqual(self.company.currency_id, before)
        self.company.write({"name": "North Ltd", "currency_id": before.id})

    def test_it_stays_while_an_import_is_under_way(self):
        run = self.queue()
        run.state = "running"
        with self.assertRaisesRegex(UserError, "is under way"):
            self.company.currency_id = self.other
        run.action_cancel()
        self.company.currency_id = self.other
        self.assertEqual(self.company.currency_id, self.other)

    def test_the_way_out_that_it_names_is_open(self):
        self.add("A")
        self.sync()
        self.templates().unlink()
        self.company.currency_id = self.other
        self.env["commerce.product"].search([]).action_import_again()
        self.env["shopify.sync"].search([("state", "=", "queued")]).run()
        self.assertRecordValues(self.templates(), [{"name": "A", "list_price": 0}])
        rule = self.shop.product_pricelist_id.item_ids
        self.assertRecordValues(rule, [{"fixed_price": 10}])
        self.assertEqual(rule.currency_id, self.shop.currency_id)

    def test_a_company_that_sells_nothing_changes_its_currency(self):
        self.add("A")
        self.sync()
        south = self.env["res.company"].create({"name": "South Ltd"})
        south.currency_id = self.other
        self.assertEqual(south.currency_id, self.other)
