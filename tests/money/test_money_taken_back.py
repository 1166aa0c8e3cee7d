"""What refunds and edits leave of an order's money."""

from decimal import Decimal

from odoo.tests import BaseCase

from ...services.commerce.records.money import Amounts
from ..orders.order_objects import an_order
from ..orders.order_parts import (
    a_line,
    a_shipping_line,
    a_tax,
    bag,
    with_current,
)
from ..orders.order_payments import a_refund, refunded
from .money_case import kinds, line_of, money_of, row, with_sums


class TestTakenBack(BaseCase):
    def test_a_refund_lowers_its_line_and_each_tax(self):
        line = a_line(
            price="10.00", quantity=3, taxes=(("A", "0.1"), ("B", "0.05")), current=2
        )
        back = a_refund(refunded(line, 1, "10.00", "1.50"))
        money = money_of(an_order([line], refunds=[back]))
        self.assertEqual(
            line_of(money, line).current,
            Amounts(Decimal("20.00"), (Decimal("2.00"), Decimal("1.00"))),
        )
        self.assertEqual(line_of(money, line).quantity, 2)
        self.assertFalse(money.problems)

    def test_the_order_in_which_refunds_are_told_does_not_matter(self):
        line = a_line(
            price="3.33",
            quantity=3,
            taxes=(("A", "0.0725"), ("B", "0.0131")),
            current=1,
        )
        backs = [
            a_refund(refunded(line, 1, "3.33", "0.29")),
            a_refund(refunded(line, 1, "3.33", "0.28")),
        ]
        one = money_of(an_order([line], refunds=backs)).lines
        other = money_of(an_order([line], refunds=backs[::-1])).lines
        self.assertEqual(one, other)

    def test_the_last_refund_takes_exactly_the_rest(self):
        line = a_line(
            price="3.33",
            quantity=3,
            discount="0.02",
            taxes=(("A", "0.0725"), ("B", "0.0131")),
            current=0,
        )
        backs = [
            a_refund(refunded(line, 1, "3.32", "0.29")),
            a_refund(refunded(line, 2, "6.65", "0.56")),
        ]
        [current] = money_of(an_order([line], refunds=backs)).lines
        self.assertEqual(current.current.total, 0)
        self.assertEqual(set(current.current.taxes), {0})

    def test_units_that_an_edit_removes_take_their_share(self):
        line = a_line(price="100.00", quantity=2, taxes=(("VAT", "0.13"),), current=1)
        [current] = money_of(an_order([line])).lines
        self.assertEqual(current.ordered.total, Decimal("226.00"))
        self.assertEqual(current.current.total, Decimal("113.00"))

    def test_a_cent_that_shopify_rounds_otherwise_goes_where_it_has_it(self):
        line = a_line(price="0.05", quantity=3, discount="0.02", current=1)
        for told in ("0.04", "0.05"):
            order = with_sums(
                [line],
                currentSubtotalPriceSet=told,
                currentTotalPriceSet=told,
            )
            money = money_of(order)
            self.assertEqual(money.current_total, Decimal(told))
            self.assertFalse(money.problems)

    def test_shipping_that_was_refunded_or_removed(self):
        ship = a_shipping_line(price="5.00", taxes=(("VAT", "0.2"),))
        removed = a_shipping_line("Express", "9.00", isRemoved=True)
        back = a_refund(shipping=[(ship, "2.00", "0.40")], total="2.40")
        order = with_sums(
            [a_line()],
            [ship, removed],
            [back],
            currentTotalTaxSet="0.60",
            currentTaxLines=[{**ship["taxLines"][0], "priceSet": bag("0.60")}],
            currentTotalPriceSet="23.60",
            currentShippingPriceSet="3.00",
        )
        money = money_of(order)
        self.assertEqual(line_of(money, ship).current.total, Decimal("3.60"))
        self.assertEqual(line_of(money, removed).current, Amounts(Decimal(0), ()))
        self.assertEqual(line_of(money, removed).quantity, 0)
        self.assertEqual(money.current_total, Decimal("23.60"))
        self.assertFalse(money.problems)

    def test_a_refund_of_shipping_may_be_told_without_its_tax(self):
        vat = (("VAT", "0.2"),)
        for back, left, tax in [
            (("6.00", "1.00"), "0.00", "3.33"),
            (("5.00", "1.00"), "0.00", "3.33"),  # a tax of the prices, and not in it
            (("6.00", "0.00"), "0.00", "3.33"),  # its tax is not told
            (("5.00", "0.00"), "0.00", "3.33"),
            (("3.00", "0.50"), "3.00", "3.83"),
            (("2.50", "0.50"), "3.00", "3.83"),
            (("3.00", "0.00"), "3.00", "3.83"),
            (("2.50", "0.00"), "3.00", "3.83"),
        ]:
            line = a_line(taxes=vat, included=True)
            ship = a_shipping_line(price="6.00", taxes=vat, included=True)
            order = with_sums(
                [line],
                [ship],
                [a_refund(shipping=[(ship, *back)], total="6.00")],
                taxesIncluded=True,
                currentTotalTaxSet=tax,
                currentTaxLines=[a_tax("VAT", "0.2", tax)],
                currentTotalPriceSet=str(Decimal("20.00") + Decimal(left)),
                currentShippingPriceSet=left,
            )
            money = money_of(order)
            self.assertEqual(money.problems, (), back)
            self.assertEqual(line_of(money, ship).current.total, Decimal(left), back)
            self.assertEqual(line_of(money, line).current.total, Decimal("20.00"))
            self.assertEqual(
                sum(each.current.tax for each in money.lines), Decimal(tax), back
            )

    def test_money_that_goes_back_without_items_is_a_line_of_its_own(self):
        for told, explained in [
            ("15.00", ""),  # Shopify counts it
            ("20.00", "refunds_without_items"),  # Shopify does not
        ]:
            back = a_refund(adjustments=[("-5.00", "0.00")], total="5.00")
            order = with_sums([a_line()], (), [back], currentTotalPriceSet=told)
            money = money_of(order)
            self.assertEqual(kinds(money), ["item", "refund"])
            self.assertEqual(money.lines[1].quantity, -1)
            self.assertEqual(money.lines[1].unit_price, Decimal("5.00"))
            self.assertEqual(money.current_total, Decimal("15.00"))
            self.assertEqual(row(money, "current_total").explanation, explained)
            self.assertFalse(money.problems)

    def test_what_the_shop_keeps_of_a_refund_stands(self):
        line = a_line(current=0)
        back = a_refund(
            refunded(line, 1, "20.00"), adjustments=[("4.00", "0.00")], total="16.00"
        )
        order = with_sums([line], (), [back], currentTotalPriceSet="4.00")
        money = money_of(order)
        self.assertEqual(money.current_total, Decimal("4.00"))
        self.assertFalse(money.problems)

    def test_what_was_never_paid_is_not_kept(self):
        line = a_line(current=0)
        back = a_refund(
            refunded(line, 1, "20.00"), adjustments=[("20.00", "0.00")], total="0.00"
        )
        order = with_sums([line], (), [back], currentTotalPriceSet="0.00")
        self.assertEqual(kinds(money_of(order)), ["item"])
        self.assertEqual(money_of(order).current_total, 0)

    def test_a_line_that_became_fewer_twice(self):
        line = with_current(a_line(price="10.00", quantity=5), 2)
        back = a_refund(refunded(line, 1, "10.00"))
        [current] = money_of(an_order([line], refunds=[back])).lines
        self.assertEqual(current.current.net, Decimal("20.00"))
