"""How much of what is open the rates of an order's payments explain."""

from dataclasses import replace
from decimal import Decimal

from odoo.tests import BaseCase

from ...services.commerce.money.currency_sides import (
    Side,
    is_called_paid,
    is_explained_by_rates,
    is_owed_by_conversion,
    side_of,
)
from ...services.commerce.money.order_money import order_money
from ..orders.money_records import a_told, both
from ..orders.order_records import a_payment, an_item, an_order


def sides(sales, backs=(), *, whole=("13.50", "9.00"), gone=False):
    """Both sides of an order in two currencies, and of what was paid of it."""
    order = in_two(whole, sales, backs)
    moneys = (order_money(order, customer=it, country="") for it in (False, True))
    return [side_of(order, money, gone=gone) for money in moneys]


def in_two(whole, sales, backs=(), **given):
    """An order that comes to so much in US and in Canadian dollars."""
    lines = [an_item(price=price, external_id="bear") for price in whole]
    shop, customer = (
        a_told([it.money], {"total": price, "current_total": price}, (), currency)
        for it, price, currency in zip(lines, whole, ("USD", "CAD"), strict=True)
    )
    moves = [a_payment(it) for it in sales] + [a_payment(it, "refund") for it in backs]
    given |= {"told": shop, "customer_told": customer, "customer_currency": "CAD"}
    return an_order(lines[:1], {}, transactions=(*moves,), **given)


class TestOrderExchange(BaseCase):
    def test_what_rates_explain(self):
        for sales, explained in [
            ([("12.77", "9.00")], True),
            ([("26.99", "9.00")], True),
            ([("6.75", "9.00")], True),
            ([("6.70", "9.00")], False),  # less than half of the order's rate
            ([("27.05", "9.00")], False),  # more than twice
            ([("0.00", "9.00")], False),
            ([("12.77", "8.99")], False),  # a cent is owed in the customer's currency
            ([("13.49", "9.01")], False),
            ([("12.77", "8.51")], False),
            ([], False),
            ([("6.75", "4.50"), ("6.00", "4.50")], True),
            ([("6.75", "4.50"), ("6.74", "4.49")], True),  # a cent of two roundings
            ([("6.75", "4.50"), ("6.73", "4.48")], False),
        ]:
            shop, customer = sides(sales)
            self.assertIs(is_explained_by_rates(shop, customer), explained, sales)

    def test_a_cent_that_no_rate_can_leave_is_not_explained(self):
        """The order's own totals do not go together: its rates are the order's."""
        shop, customer = sides([("13.50", "9.00")])
        other = Side(shop.money, Decimal("14.50"), shop.total, shop.moved)
        self.assertFalse(is_explained_by_rates(other, customer))
        self.assertTrue(is_explained_by_rates(shop, customer))

    def test_either_currency_may_be_the_one_that_is_open(self):
        shop, customer = sides(
            [("10.00", "11.00"), ("10.00", "11.01")], whole=("20.01", "22.01")
        )
        self.assertEqual((shop.left, customer.left), (Decimal("0.01"), 0))
        self.assertTrue(is_explained_by_rates(shop, customer))
        shop, customer = sides(
            [("10.00", "11.00"), ("10.00", "11.00")], whole=("20.00", "22.01")
        )
        self.assertEqual((shop.left, customer.left), (0, Decimal("0.01")))
        self.assertTrue(is_explained_by_rates(customer, shop))

    def test_a_refund_counts_by_its_own_rate(self):
        shop, customer = sides([("12.77", "9.00")], [("12.50", "9.00")], gone=True)
        self.assertEqual(shop.left, Decimal("-0.27"))
        self.assertTrue(is_explained_by_rates(shop, customer))

    def test_paid_is_what_the_customer_owes_nothing_of(self):
        zero, cent = ("0.00", "0.00"), ("0.00", "0.01")
        for status, owed, is_paid in [
            ("paid", zero, True),
            ("refunded", zero, True),
            ("partially_refunded", zero, True),
            ("paid", cent, False),
            ("paid", ("0.01", "0.00"), True),
            ("authorized", zero, False),
            ("partially_paid", zero, False),
            ("pending", zero, False),
            ("voided", zero, False),
            ("", zero, False),
        ]:
            given = {"financial_status": status, "outstanding": both(owed)}
            order = in_two(("13.50", "9.00"), [], **given)
            self.assertIs(is_called_paid(order), is_paid, (status, owed))

    def test_conversion_leaves_a_cent_of_each_payment_at_most(self):
        for payments, owed, is_left in [
            (1, "0.00", True),
            (1, "0.01", True),
            (1, "0.02", False),
            (2, "0.02", True),
            (2, "-0.02", True),
            (2, "0.03", False),
            (0, "0.01", False),
        ]:
            sales = [("10.00", "11.00")] * payments
            given = {"outstanding": both((owed, "0.00"))}
            order = in_two(("20.00", "22.00"), sales, **given)
            self.assertIs(is_owed_by_conversion(order), is_left, (payments, owed))

    def test_a_side_has_what_stands_in_its_own_currency(self):
        shop, customer = sides([("12.77", "9.00")], [("1.00", "0.70")])
        self.assertEqual(
            [(it.stands, it.total, it.moved, it.left) for it in (shop, customer)],
            [
                (*[Decimal("13.50")] * 2, [Decimal("12.77"), -1], Decimal("1.73")),
                (*[Decimal("9.00")] * 2, [9, Decimal("-0.70")], Decimal("0.70")),
            ],
        )
        gone, _there = sides([("12.77", "9.00")], gone=True)
        self.assertEqual((gone.stands, gone.left), (0, Decimal("-12.77")))

    def test_its_total_is_of_its_lines_where_none_is_told(self):
        order = in_two(("13.50", "9.00"), [])
        for sums, total in (({"total": Decimal("13.51")}, "13.51"), ({}, "13.50")):
            silent = replace(order, told=replace(order.told, sums=sums))
            money = order_money(silent, customer=False, country="")
            self.assertEqual(side_of(silent, money, gone=False).total, Decimal(total))
