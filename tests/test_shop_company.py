"""A shop with orders in Odoo stays in its company."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from .life_case import LifeCase, one_back, paid, two_shirts


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
        self.shop.shop_url_key = False
        new = self.a_shop("north-shop", company_id=self.south.id)
        self.assertEqual(new.shop_url_key, "north-shop")

    def test_a_shop_without_orders_moves(self):
        self.shop.company_id = self.south
        self.assertEqual(self.shop.company_id, self.south)
