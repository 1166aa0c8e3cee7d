"""New orders are what Odoo would make of them one by one, though asked once."""

from odoo.exceptions import UserError
from odoo.fields import Command

from ...services.commerce.storing.create import made_alike
from .order_case import OrderCase, StoryCase
from .order_objects import an_order
from .order_parts import a_line


class TestOrderDefaults(StoryCase):
    def test_a_default_of_a_field_that_has_none_of_its_own_counts(self):
        self.env["ir.default"].set("sale.order", "reference", "By the shop")
        self.assertEqual(self.imported(an_order()).reference, "By the shop")

    def test_a_default_of_a_line_counts_on_all_lines(self):
        self.env["ir.default"].set("sale.order.line", "commerce_kept", 2.0)
        order = self.imported(an_order([a_line("A"), a_line("B")]))
        self.assertEqual(set(order.order_line.mapped("commerce_kept")), {2.0})

    def test_what_odoo_reckons_for_heads_is_there(self):
        self.env["ir.config_parameter"].set_param("account.use_invoice_terms", "True")
        self.shop.company_id.write({"terms_type": "plain", "invoice_terms": "<p>T</p>"})
        order = self.imported(an_order())
        self.assertIn("T", order.note)
        self.assertEqual(order.currency_id, order.pricelist_id.currency_id)
        self.assertEqual(order.currency_rate, 1)


class TestCompanies(OrderCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.other = cls.env["res.company"].create({"name": "Other Company"})
        cls.jane = cls.env["res.partner"].create({"name": "Jane"})

    def make(self, *vals_list):
        own = {"company_id": self.env.company.id, "partner_id": self.jane.id}
        orders = made_alike(self.env["sale.order"], {})
        return orders.create([{**own, **values} for values in vals_list])

    def a_line_of(self, product):
        return Command.create({"product_id": product.id})

    def test_a_product_of_another_company_is_refused_wherever_it_is(self):
        products = self.env["product.product"]
        own = products.create({"name": "Own"})
        foreign = products.create({"name": "Foreign", "company_id": self.other.id})
        lines = [self.a_line_of(it) for it in (own, own, foreign, own)]
        with self.assertRaisesRegex(UserError, "Foreign"):
            self.make({"order_line": lines[:2]}, {"order_line": lines[2:]})

    def test_a_customer_of_another_company_is_refused_wherever_it_is(self):
        joan = self.jane.copy({"name": "Joan", "company_id": self.other.id})
        with self.assertRaisesRegex(UserError, "Joan"):
            self.make({}, {"partner_id": joan.id}, {})

    def test_orders_of_two_companies_are_checked_for_each(self):
        joan = self.jane.copy({"name": "Joan", "company_id": self.other.id})
        theirs = {"partner_id": joan.id, "company_id": self.other.id}
        made = self.make({}, theirs)
        self.assertEqual(made.partner_id, self.jane | joan)
        with self.assertRaisesRegex(UserError, "Joan"):
            self.make(theirs, {"partner_id": joan.id})
