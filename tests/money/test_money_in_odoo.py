"""Exact amounts hold on orders and invoices, whatever Odoo's settings are."""

from decimal import Decimal

from odoo.tests import Form

from ..orders.order_objects import an_order
from ..orders.order_parts import a_line, a_shipping_line
from .money_case import OrderMoneyCase

METHODS = ("round_per_line", "round_globally")
TWO = (("State", "0.0625"), ("City", "0.0625"))


class TestOrderMoneyInOdoo(OrderMoneyCase):
    def awkward(self, included=False, **money):
        """Prices and discounts that no percentage of two digits leads to."""
        return an_order(
            [
                a_line(
                    price="19.99",
                    quantity=3,
                    discount="5.01",
                    taxes=TWO,
                    included=included,
                ),
                a_line(
                    price="1234.56",
                    quantity=3,
                    discount="100.01",
                    taxes=TWO,
                    included=included,
                ),
                a_line(price="0.07", quantity=7, discount="0.11"),
                a_line(price="33.33", discount="33.33", taxes=TWO, included=included),
                a_line(price="10.00", quantity=2, current=0, taxes=TWO),
                a_line(price="0.00", quantity=2, taxes=TWO, included=included),
            ],
            [a_shipping_line(price="4.99", taxes=(("State", "0.0625"),))],
            taxesIncluded=included,
            **money,
        )

    def test_orders_are_exact_with_both_rounding_methods(self):
        for method in METHODS:
            for included in (False, True):
                with self.subTest(method=method, included=included):
                    self.set_rounding(method)
                    order, money = self.sell(self.awkward(included))
                    self.assert_exact(order, money)
                    self.assert_exact(self.fresh(order), money)
                    order.action_confirm()
                    self.assert_exact(self.fresh(order), money)

    def test_invoices_are_exact_with_both_rounding_methods(self):
        for method in METHODS:
            for included in (False, True):
                with self.subTest(method=method, included=included):
                    self.set_rounding(method)
                    order, money = self.sell(self.awkward(included))
                    order.action_confirm()
                    invoice = order._create_invoices()
                    self.assert_move_exact(invoice, money)
                    invoice.action_post()
                    self.assert_move_exact(invoice, money)
                    self.assertEqual(order.invoice_status, "invoiced")

    def test_a_field_that_a_person_changes_elsewhere_leaves_amounts_alone(self):
        order, money = self.sell(self.awkward(included=True))
        with Form(order) as form:
            form.client_order_ref = "Mine"
        self.assert_exact(order, money)

    def test_two_taxes_in_the_price_are_right_in_the_books_of_another_currency(self):
        self.env["res.currency.rate"].create(
            {
                "currency_id": self.currency("EUR").id,
                "rate": 0.8763,
                "name": "2020-01-01",
                "company_id": self.company.id,
            }
        )
        for method in METHODS:
            self.set_rounding(method)
            order, money = self.sell(
                self.awkward(included=True, money={"currency": "EUR"})
            )
            self.assert_exact(order, money)
            order.action_confirm()
            invoice = order._create_invoices()
            invoice.action_post()
            self.assert_move_exact(invoice, money)
            for line in invoice.invoice_line_ids:
                self.assert_money(
                    -line.balance,
                    Decimal(str(round(line.price_subtotal / 0.8763, 2))),
                )

    def test_currencies_without_decimals_and_with_three_of_them(self):
        for currency, price, discount in [
            ("JPY", "1999", "7"),
            ("KWD", "1.999", "0.007"),
        ]:
            with self.subTest(currency=currency):
                order, money = self.sell(
                    an_order(
                        [a_line(price=price, quantity=3, discount=discount)],
                        money={"currency": currency},
                    )
                )
                self.assertFalse(money.problems)
                self.assert_exact(order, money)
                order.action_confirm()
                self.assert_move_exact(order._create_invoices(), money)

    def test_free_lines_keep_their_price(self):
        order, money = self.sell(an_order([a_line(price="0.00", quantity=2)]))
        order.order_line.product_uom_qty = 5
        self.assertEqual(order.order_line.price_unit, 0)

    def test_what_a_person_changes_is_reckoned_by_odoo(self):
        order, _money = self.sell(self.awkward())
        line = order.order_line[0]
        self.assertTrue(order.commerce_exact)
        line.product_uom_qty = 4
        self.assertFalse(order.commerce_exact)
        wanted = 19.99 * 4 * (1 - line.discount / 100)
        self.assertAlmostEqual(line.price_subtotal, wanted, 2)

    def test_by_its_own_reckoning_odoo_would_be_off(self):
        order, money = self.sell(self.awkward())
        order.order_line.extra_tax_data = False
        with self.assertRaises(AssertionError):
            self.assert_exact(order, money)

    def test_amounts_that_change_alone_are_reckoned_anew(self):
        order, _money = self.sell(an_order([a_line(price="10.00", quantity=2)]))
        line = order.order_line
        data = {**line.extra_tax_data, "manual_total_excluded_currency": 19.97}
        line.extra_tax_data = data
        self.assertEqual((line.price_subtotal, order.amount_total), (19.97, 19.97))

    def test_a_plain_seller_reads_and_invoices_an_exact_order(self):
        seller = self.env["res.users"].create(
            {
                "name": "Seller",
                "login": "seller",
                "group_ids": [
                    (4, self.env.ref("sales_team.group_sale_salesman_all_leads").id),
                    (4, self.env.ref("account.group_account_invoice").id),
                ],
            }
        )
        order, money = self.sell(self.awkward())
        order = order.with_user(seller)
        self.assertTrue(order.commerce_exact)
        order.action_confirm()
        self.assert_move_exact(order._create_invoices().sudo(), money)
