"""All money of an order, read from Shopify's own fields."""

from decimal import Decimal

from odoo.tests import BaseCase

from ...services.commerce.money.document_lines import document_lines, have_money
from ...services.commerce.money.lines import Amounts, LineKind, MoneyLine
from ...services.commerce.money.manual_amounts import (
    manual_amounts,
    sale_line_values,
    shown_price,
)
from ...services.commerce.money.shares import between, split
from ...services.shopify.gql.fragments import OrderFields, RefundFields
from ...services.shopify.orders.money.order_money import order_money
from ...services.shopify.orders.reading.full_order import FullOrder
from ..orders.order_objects import an_order, raw_order
from ..orders.order_parts import (
    a_line,
    a_shipping_line,
    a_tax,
    bag,
    gid,
    listed,
    with_current,
)
from ..orders.order_payments import a_refund, a_transaction, refunded

CENT = Decimal("0.01")


def money_of(order, presentment=False):
    return order_money(order, presentment=presentment, country="DE")


def line_of(money, key):
    return next(line for line in money.lines if line.key == key["id"])


def kinds(money):
    return [line.kind.value for line in money.lines]


def row(money, name):
    return next(each for each in money.proof if each.name == name)


def with_sums(lines, shipping=(), refunds=(), **sums):
    """An order with sums of Shopify's that are told, not reckoned."""
    given = {name: bag(sums.pop(name)) for name in list(sums) if name.endswith("Set")}
    raw = raw_order(lines, shipping, refunds, **{**given, **sums})
    return FullOrder.of(
        OrderFields.model_validate(raw),
        [RefundFields.model_validate(each) for each in refunds],
    )


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

    def test_no_line_is_named_where_any_may_be_off(self):
        vat = (("VAT", "0.2"),)
        line = a_line(taxes=vat, included=True)
        ship = a_shipping_line(price="6.00", taxes=vat, included=True)
        back = a_refund(shipping=[(ship, "4.00", "0.67")], total="4.00")
        order = with_sums(
            [line], [ship], [back], taxesIncluded=True, currentTotalPriceSet="20.37"
        )
        found = dict(map(reversed, money_of(order).problems))
        self.assertEqual(found["current_total"], order.id)
        self.assertEqual(found["current_tax"], order.id)
        self.assertEqual(found["current_shipping"], ship["id"])
        alone = with_sums([line], taxesIncluded=True, currentTotalPriceSet="20.37")
        self.assertEqual(money_of(alone).problems, ((line["id"], "current_total"),))
        off = {**line, "originalTotalSet": bag("21.00")}
        order = with_sums([off], [ship], currentShippingPriceSet="1.00")
        found = dict(map(reversed, money_of(order).problems))
        self.assertEqual(found["total"], line["id"])
        self.assertEqual(found["current_shipping"], ship["id"])

    def test_what_is_beside_items_is_explained_by_the_way_that_it_goes(self):
        back = a_refund(adjustments=[("-5.00", "0.00"), ("8.00", "0.00")], total="0.00")
        order = with_sums([a_line()], (), [back], currentTotalPriceSet="20.00")
        total = row(money_of(order), "current_total")
        self.assertEqual((total.difference, total.explanation), (3, "kept_of_refunds"))

    def test_refunds_differ_from_what_was_taken_off_for_many_reasons(self):
        two = {"money": {"presentment": "CAD", "rate": "1.1"}}
        waits, failed, other = (
            {"transactions": [a_transaction("REFUND", amount, status=status)]}
            for amount, status in (
                ("20.00", "PENDING"),
                ("20.00", "FAILURE"),
                ("7.00", "FAILURE"),
            )
        )
        for current, total, given, why in [
            (0, "20.00", {}, ""),
            (0, "5.00", {}, "not_paid_back"),
            (1, "5.00", {}, "paid_back_more"),
            (0, "19.00", two, "paid_back_by_rate"),
            (0, "0.00", two, "not_paid_back"),
            (0, "0.00", waits, "refund_pending"),
            (0, "0.00", failed, "refund_failed"),
            (0, "0.00", other, "not_paid_back"),
        ]:
            line = a_line(current=current)
            taken = [refunded(line, 1, "20.00")] if not current else []
            back = a_refund(*taken, total=total)
            order = an_order([line], (), [back], **given)
            self.assertEqual(row(money_of(order), "refunds").explanation, why)

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

    def test_a_cent_that_is_missing_is_told_with_its_line(self):
        line = a_line()
        order = with_sums([line], totalPriceSet="20.01", currentTotalPriceSet="20.01")
        problems = money_of(order).problems
        self.assertEqual(
            set(problems), {(line["id"], "total"), (line["id"], "current_total")}
        )

    def test_amounts_finer_than_their_currency_are_told(self):
        line = a_line(price="73.97", money={"currency": "JPY"})
        order = an_order([line], money={"currency": "JPY"})
        self.assertIn((line["id"], "digits"), money_of(order).problems)

    def test_a_line_that_became_fewer_twice(self):
        line = with_current(a_line(price="10.00", quantity=5), 2)
        back = a_refund(refunded(line, 1, "10.00"))
        [current] = money_of(an_order([line], refunds=[back])).lines
        self.assertEqual(current.current.net, Decimal("20.00"))
        self.assertTrue(listed(line))


class TestShares(BaseCase):
    def test_shares_add_up(self):
        for amount in ("0.01", "1.00", "-0.05", "7.77"):
            shares = split(Decimal(amount), [Decimal(1)] * 3, CENT)
            self.assertEqual(sum(shares), Decimal(amount))
            self.assertLessEqual(max(shares) - min(shares), CENT)

    def test_the_whole_gives_the_weights_themselves(self):
        weights = [Decimal("3.31"), Decimal("0.07"), Decimal("9.99")]
        self.assertEqual(split(sum(weights), weights, CENT), weights)

    def test_nothing_to_weigh_by(self):
        self.assertEqual(split(Decimal(1), [], CENT), [])
        self.assertEqual(split(Decimal(1), [Decimal(0)] * 2, CENT), [1, 0])

    def test_pieces_that_follow_each_other_add_up(self):
        amount, whole = Decimal("9.97"), Decimal(7)
        pieces = [
            between(amount, Decimal(first), Decimal(until), whole, CENT)
            for first, until in [(0, 2), (2, 3), (3, 7)]
        ]
        self.assertEqual(sum(pieces), amount)


def a_money_line(quantity, net, *taxes, key="line"):
    amounts = Amounts(Decimal(net), tuple(map(Decimal, taxes)))
    return MoneyLine(
        key=key,
        kind=LineKind.ITEM,
        title="T-Shirt",
        unit_price=Decimal(10),
        taxes=(),
        ordered_quantity=quantity,
        ordered=amounts,
        quantity=quantity,
        current=amounts,
    )


class TestDocuments(BaseCase):
    def of(self, line, said=None):
        known = {} if said is None else {"line": said}
        return document_lines([line] if line else [], known)

    def said(self, quantity, net, *taxes):
        return Decimal(quantity), Amounts(Decimal(net), tuple(map(Decimal, taxes)))

    def test_nothing_is_documented_yet(self):
        invoice, credit = self.of(a_money_line(2, "20", "4"))
        self.assertFalse(credit)
        self.assertEqual(invoice[0].quantity, 2)
        self.assertEqual(invoice[0].amounts, Amounts(Decimal(20), (Decimal(4),)))

    def test_what_agrees_is_left_out(self):
        line = a_money_line(2, "20", "4")
        self.assertEqual(self.of(line, self.said(2, "20", "4")), ([], []))

    def test_less_than_documented_is_credited_positively(self):
        invoice, credit = self.of(a_money_line(1, "10", "2"), self.said(3, "30", "6"))
        self.assertFalse(invoice)
        self.assertEqual(credit[0].quantity, 2)
        self.assertEqual(credit[0].amounts, Amounts(Decimal(20), (Decimal(4),)))

    def test_where_net_and_tax_go_two_ways_the_total_decides(self):
        invoice, credit = self.of(a_money_line(1, "10", "1"), self.said(1, "9", "3"))
        self.assertFalse(invoice)
        self.assertEqual(credit[0].amounts, Amounts(Decimal(-1), (Decimal(2),)))

    def test_goods_that_go_another_way_than_their_money(self):
        invoice, _credit = self.of(a_money_line(1, "15"), self.said(2, "10"))
        self.assertEqual((invoice[0].quantity, invoice[0].amounts.net), (0, 5))

    def test_free_goods_are_no_reason_for_a_document(self):
        invoice, _credit = self.of(a_money_line(1, "0"))
        self.assertEqual(len(invoice), 1)
        self.assertFalse(have_money(invoice))

    def test_a_line_that_is_gone_is_credited(self):
        _invoice, credit = self.of(None, self.said(2, "20", "4"))
        self.assertEqual((credit[0].quantity, credit[0].amounts.total), (2, 24))


class TestManualAmounts(BaseCase):
    def test_the_discount_is_for_show(self):
        for price, quantity, shown, wanted in [
            ("19.99", 3, "54.96", ("19.99", "8.35")),
            ("10.00", 1, "0.00", ("10.00", "100.00")),
            ("0.00", 2, "0.00", ("0.00", "0")),
            ("10.00", 1, "11.00", ("11.00", "0")),  # dearer than its price
            ("5.00", -1, "-5.00", ("5.00", "0.00")),
            ("10.00", 0, "0.00", ("10.00", "0")),
            ("10.00", 0, "0.30", ("0.30", "0")),  # money without goods
        ]:
            found = shown_price(Decimal(price), Decimal(quantity), Decimal(shown), 2)
            self.assertEqual(found, tuple(map(Decimal, wanted)))

    def test_an_untaxed_line_names_a_tax_that_is_none(self):
        values = manual_amounts(
            unit_price=Decimal(10),
            quantity=Decimal(1),
            amounts=Amounts(Decimal("9.99")),
            included=False,
            taxes=[],
            currency_id=1,
            discount_digits=2,
        )
        data = values["extra_tax_data"]
        self.assertEqual(data["manual_total_excluded_currency"], 9.99)
        self.assertTrue(data["manual_tax_amounts"])

    def test_a_sale_line_keeps_its_price_even_if_it_is_0(self):
        values = sale_line_values(a_money_line(1, "0"), [], 1, 2)
        self.assertNotEqual(values["technical_price_unit"], values["price_unit"])
