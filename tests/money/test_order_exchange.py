"""How much of what is open the rates of an order's payments explain."""

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
from ...services.shopify.orders.reading.order import read_order
from ..orders.order_objects import an_order
from ..orders.order_parts import a_line
from ..orders.order_payments import a_transaction


def pair(shop, customer):
    return {
        "shopMoney": {"amount": shop, "currencyCode": "USD"},
        "presentmentMoney": {"amount": customer, "currencyCode": "CAD"},
    }


def sides(sales, backs=(), price="13.50", rate="0.6666667", gone=False, **given):
    """Both sides of an order of 13.50 and 9.00."""
    money = {"presentment": "CAD", "rate": rate}
    moves = [("SALE", it) for it in sales] + [("REFUND", it) for it in backs]
    order = an_order(
        [a_line(price=price, money=money)],
        money=money,
        transactions=[
            a_transaction(kind, amountSet=pair(*amounts)) for kind, amounts in moves
        ],
        **given,
    )
    source = read_order(order)
    moneys = (order_money(source, customer=it, country="") for it in (False, True))
    return [side_of(source, money, gone=gone) for money in moneys]


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
        shop, customer = sides(
            [("13.50", "9.00")],
            currentTotalPriceSet=pair("13.50", "9.00"),
        )
        other = Side(shop.money, Decimal("14.50"), shop.total, shop.moved)
        self.assertFalse(is_explained_by_rates(other, customer))
        self.assertTrue(is_explained_by_rates(shop, customer))

    def test_either_currency_may_be_the_one_that_is_open(self):
        shop, customer = sides(
            [("10.00", "11.00"), ("10.00", "11.01")], price="20.01", rate="1.1"
        )
        self.assertEqual((shop.left, customer.left), (Decimal("0.01"), 0))
        self.assertTrue(is_explained_by_rates(shop, customer))
        shop, customer = sides(
            [("10.00", "11.00"), ("10.00", "11.00")], price="20.00", rate="1.1003"
        )
        self.assertEqual((shop.left, customer.left), (0, Decimal("0.01")))
        self.assertTrue(is_explained_by_rates(customer, shop))

    def test_a_refund_counts_by_its_own_rate(self):
        shop, customer = sides([("12.77", "9.00")], [("12.50", "9.00")], gone=True)
        self.assertEqual(shop.left, Decimal("-0.27"))
        self.assertTrue(is_explained_by_rates(shop, customer))

    def test_paid_is_what_shopify_wants_nothing_of_the_customer_for(self):
        zero, cent = pair("0.00", "0.00"), pair("0.00", "0.01")
        for status, owed, is_paid in [
            ("PAID", zero, True),
            ("REFUNDED", zero, True),
            ("PARTIALLY_REFUNDED", zero, True),
            ("PAID", cent, False),
            ("PAID", pair("0.01", "0.00"), True),
            ("AUTHORIZED", zero, False),
            ("PARTIALLY_PAID", zero, False),
            ("PENDING", zero, False),
            ("VOIDED", zero, False),
            (None, zero, False),
        ]:
            order = an_order(displayFinancialStatus=status, totalOutstandingSet=owed)
            self.assertIs(is_called_paid(read_order(order)), is_paid, (status, owed))

    def test_conversion_leaves_a_cent_of_each_payment_at_most(self):
        money = {"presentment": "CAD", "rate": "1.1"}
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
            order = an_order(
                [a_line(money=money)],
                money=money,
                transactions=[
                    a_transaction("SALE", amountSet=pair(*it)) for it in sales
                ],
                totalOutstandingSet=pair(owed, "0.00"),
            )
            self.assertIs(
                is_owed_by_conversion(read_order(order)), is_left, (payments, owed)
            )
