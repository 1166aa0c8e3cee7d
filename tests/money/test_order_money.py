"""All money of an order, read from Shopify's own fields."""

from decimal import Decimal

from odoo.tests import BaseCase

from ...services.commerce.records.money import Amounts
from ..orders.order_objects import an_order
from ..orders.order_parts import a_line, bag, gid
from .money_case import kinds, money_of, row, with_sums


class TestLines(BaseCase):
    def test_prices_with_and_without_their_taxes(self):
        for included, net, tax in [(False, "20.00", "4.20"), (True, "16.53", "3.47")]:
            order = an_order(
                [a_line(taxes=(("VAT", "0.21"),), included=included)],
                taxesIncluded=included,
            )
            [line] = money_of(order).lines
            self.assertEqual(line.current, Amounts(Decimal(net), (Decimal(tax),)))
            self.assertEqual(line.taxes[0].included, included)

    def test_a_discount_is_all_that_was_allocated(self):
        [line] = money_of(an_order([a_line(quantity=3, discount="5.01")])).lines
        self.assertEqual(line.discount, Decimal("5.01"))
        self.assertEqual(line.current.net, Decimal("54.99"))

    def test_two_equal_taxes_of_a_line_are_numbered(self):
        order = an_order([a_line(taxes=(("VAT", "0.1"), ("VAT", "0.1")))])
        [line] = money_of(order).lines
        self.assertEqual([tax.nth for tax in line.taxes], [0, 1])

    def test_the_customers_currency_is_read_from_its_own_amounts(self):
        order = an_order(
            [a_line(price="19.99", money={"presentment": "EUR", "rate": "0.9"})],
            money={"presentment": "EUR", "rate": "0.9"},
        )
        self.assertEqual(money_of(order).current_total, Decimal("19.99"))
        money = money_of(order, presentment=True)
        self.assertEqual((money.currency, money.digits), ("EUR", 2))
        self.assertEqual(money.current_total, Decimal("17.99"))

    def test_currencies_know_their_digits(self):
        for currency, digits in [("JPY", 0), ("EUR", 2), ("KWD", 3)]:
            money = money_of(
                an_order(
                    [a_line(price="7", money={"currency": currency})],
                    money={"currency": currency},
                )
            )
            self.assertEqual(money.digits, digits)

    def test_taxes_that_only_the_order_tells_are_shared_between_its_goods(self):
        goods = [a_line(price="10.00"), a_line(price="20.00")]
        tax = {
            "title": "VAT",
            "rate": 0.1,
            "channelLiable": False,
            "priceSet": bag("3.01"),
        }
        order = with_sums(
            goods,
            taxLines=[tax],
            currentTaxLines=[tax],
            totalTaxSet="3.01",
            currentTotalTaxSet="3.01",
            totalPriceSet="33.01",
            currentTotalPriceSet="33.01",
        )
        money = money_of(order)
        self.assertEqual(
            [line.current.tax for line in money.lines],
            [Decimal("1.00"), Decimal("2.01")],
        )
        self.assertFalse(money.problems)

    def test_fees_and_duties_are_lines_with_their_taxes(self):
        tax = {
            "title": "VAT",
            "rate": 0.1,
            "channelLiable": True,
            "priceSet": bag("0.30"),
        }
        duty = {
            "id": gid("Duty"),
            "harmonizedSystemCode": "610910",
            "price": bag("3.00"),
            "taxLines": [tax],
        }
        fee = {
            "id": gid("AdditionalFee"),
            "name": "Recycling",
            "price": bag("0.75"),
            "taxLines": [],
        }
        order = with_sums(
            [a_line(duties=[duty])],
            additionalFees=[fee],
            currentTaxLines=[tax],
            totalTaxSet="0.30",
            currentTotalTaxSet="0.30",
            originalTotalDutiesSet="3.00",
            originalTotalAdditionalFeesSet="0.75",
            totalPriceSet="24.05",
            currentTotalPriceSet="24.05",
        )
        money = money_of(order)
        self.assertEqual(kinds(money), ["item", "duty", "fee"])
        self.assertTrue(money.lines[1].taxes[0].channel_liable)
        self.assertEqual(money.current_total, Decimal("24.05"))
        self.assertFalse(money.problems)

    def test_duties_that_prices_include_are_not_counted_twice(self):
        duty = {
            "id": gid("Duty"),
            "harmonizedSystemCode": None,
            "price": bag("3.00"),
            "taxLines": [],
        }
        money = money_of(
            with_sums(
                [a_line(duties=[duty])],
                dutiesIncluded=True,
                originalTotalDutiesSet="3.00",
            )
        )
        self.assertEqual(money.current_total, Decimal("20.00"))
        self.assertEqual(row(money, "duties").explanation, "duties_in_prices")
        told = with_sums([a_line()], originalTotalDutiesSet="3.00")
        self.assertEqual(row(money_of(told), "duties").explanation, "elsewhere")
        self.assertFalse(money.problems)

    def test_cash_is_rounded_on_a_line_of_its_own(self):
        order = with_sums(
            [a_line(price="19.98")],
            totalCashRoundingAdjustment={
                "paymentSet": bag("0.02"),
                "refundSet": bag("0.00"),
            },
        )
        money = money_of(order)
        self.assertEqual(kinds(money), ["item", "rounding"])
        self.assertEqual(money.current_total, Decimal("20.00"))
        self.assertEqual(row(money, "total").lines, Decimal("19.98"))
        self.assertFalse(money.problems)


class TestTips(BaseCase):
    def tip(self):
        return a_line("Tip", "3.00", requiresShipping=False)

    def test_a_tip_that_is_a_line_outside_the_subtotal(self):
        order = with_sums(
            [a_line(), self.tip()],
            subtotalPriceSet="20.00",
            currentSubtotalPriceSet="20.00",
            totalTipReceivedSet="3.00",
        )
        self.assertEqual(kinds(money_of(order)), ["item", "tip"])
        self.assertEqual(money_of(order).current_total, Decimal("23.00"))

    def test_a_tip_that_is_a_line_within_the_subtotal(self):
        order = with_sums([a_line(), self.tip()], totalTipReceivedSet="3.00")
        self.assertEqual(kinds(money_of(order)), ["item", "tip"])
        self.assertEqual(money_of(order).current_total, Decimal("23.00"))

    def test_a_tip_that_is_told_by_its_sum_alone(self):
        order = with_sums(
            [a_line()],
            totalTipReceivedSet="3.00",
            totalPriceSet="23.00",
            currentTotalPriceSet="23.00",
        )
        money = money_of(order)
        self.assertEqual(kinds(money), ["item", "tip"])
        self.assertFalse(money.problems)

    def test_goods_that_cost_what_the_tip_is_stay_goods(self):
        goods = a_line("Card", "3.00", requiresShipping=False)
        order = with_sums(
            [a_line(), goods],
            totalTipReceivedSet="3.00",
            totalPriceSet="26.00",
            currentTotalPriceSet="26.00",
        )
        self.assertEqual(kinds(money_of(order)), ["item", "item", "tip"])
        self.assertEqual(money_of(order).current_total, Decimal("26.00"))
