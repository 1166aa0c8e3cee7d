"""A system's sums beside those of its lines, and what explains a difference."""

from decimal import Decimal

from odoo.tests import BaseCase

from ...services.commerce.records.money import InBoth, LineKind
from ..orders.money_records import a_tax, a_told, beside_items
from ..orders.order_records import Sold, a_payment, an_item, an_order, beside, sent
from .proof_case import (
    FREE,
    HOLDING,
    IN_PRICES,
    LOW,
    PLAIN,
    SUMS,
    TAXES,
    VAT,
    all_kinds,
    of_all,
    plain,
    proved,
    rows,
    told,
    why,
)


class TestRows(BaseCase):
    def assertTold(self, order, sums, taxes):
        found = {
            it.name: (it.told, it.lines, it.explanation) for it in proved(order).proof
        }
        amounts = {**sums, **taxes}
        wanted = {name: (Decimal(it), Decimal(it), "") for name, it in amounts.items()}
        zero = (Decimal(0), Decimal(0), "")
        self.assertEqual(found, {"refunds": zero, **wanted})
        self.assertEqual(proved(order).problems, ())

    def test_each_sum_of_each_kind_of_line(self):
        taxes = {"tax/VAT/19": "2.70", "tax/VAT/7": "1.12", "tax/Eco/2": "0.32"}
        self.assertTold(of_all(), SUMS, taxes)
        names = [it.name for it in proved(of_all()).proof]
        self.assertEqual(names, [*SUMS, *taxes])

    def test_prices_with_taxes_make_sums_with_taxes(self):
        """21.90 with 3.50 in it, 5.95 with 0.95, 2.38 with 0.38; one bear is back."""
        sums = {
            "subtotal": "21.90",
            "discounts": "1.90",
            "shipping": "5.95",
            "tax": "4.83",
            "fees": "2.38",
            "total": "30.23",
            "refunds": "10.95",
            "current_subtotal": "10.95",
            "current_shipping": "5.95",
            "current_tax": "3.08",
            "current_total": "19.28",
        }
        bears = an_item("Bear", "11.90", 2, [IN_PRICES], left=1, discount="1.90")
        post = sent("Post", "5.95", [IN_PRICES])
        fee = beside(LineKind.FEE, "2.38", [IN_PRICES])
        taxes = ((IN_PRICES, "3.08"),)
        order = an_order([bears, post, fee], sums, taxes, taxes_included=True)
        self.assertTold(order, sums, {"tax/VAT/19": "3.08"})

    def test_a_tip_is_among_the_goods_or_beside_them(self):
        lines = [an_item(price="20.00"), beside(LineKind.TIP, "3.00")]
        same = {"total": "23.00", "current_total": "23.00"}
        for inside, goods in ((False, "20.00"), (True, "23.00")):
            sums = {"subtotal": goods, "tip": "3.00", **same, "current_subtotal": goods}
            money = [it.money for it in lines]
            said = a_told(money, sums, tip_in_subtotal=inside)
            self.assertTold(an_order(lines, {}, told=said), sums, {})

    def test_money_back_beside_items_lowers_what_stands_alone(self):
        back = Sold(None, beside_items("-5.00", [VAT]))
        less = {"current_tax": "-0.95", "current_total": "-5.95", "refunds": "5.95"}
        order = plain(back, taxes=((VAT, "2.85"),), **less)
        self.assertTold(order, told(PLAIN, **less), {"tax/VAT/19": "2.85"})

    def test_cash_that_is_rounded_is_part_of_no_total(self):
        found = rows(plain(beside(LineKind.ROUNDING, "-0.02"), rounding="-0.02"))
        self.assertEqual(found["rounding"].told, Decimal("-0.02"))
        self.assertEqual(found["total"].lines, Decimal("23.80"))
        self.assertNotIn("rounding", rows(plain()))

    def test_each_currency_has_sums_of_its_own(self):
        lines = [it.money for it in all_kinds()]
        seen = a_told(lines, told(total="0.01"), TAXES, "CAD")
        order = of_all(given={"customer_currency": "CAD", "customer_told": seen})
        self.assertEqual(why(order), {})
        self.assertEqual(why(order, customer=True), {"total": ""})
        self.assertEqual(proved(order, customer=True).currency, "CAD")


class TestExplanations(BaseCase):
    def test_what_is_not_told_proves_nothing(self):
        for name in [*FREE, "tax", "current_tax"]:
            order = of_all(**{name: None})
            row = rows(order)[name]
            self.assertEqual(row.explanation, "not_told")
            self.assertEqual((row.told, row.lines), (Decimal(SUMS[name]),) * 2)
            self.assertEqual(proved(order).problems, ())

    def test_what_is_neither_told_nor_there_has_no_row(self):
        self.assertFalse(rows(plain()).keys() & {"tip", "duties", "fees", "discounts"})
        self.assertIn("tip", rows(plain(tip="0")))

    def test_one_sum_alone_has_its_money_elsewhere(self):
        for name in FREE:
            order = of_all(**{name: "0.01"})
            self.assertEqual(why(order), {name: "elsewhere"})
            self.assertEqual(proved(order).problems, ())

    def test_nothing_is_elsewhere_where_a_sum_that_holds_is_off(self):
        for name in FREE:
            for holding in HOLDING:
                order = of_all(**{name: "0.01", holding: "0.01"})
                self.assertEqual(why(order), {name: "", holding: ""})

    def test_sums_that_hold_are_never_explained_by_others(self):
        for name in HOLDING:
            for more in ("0.01", "-0.01"):
                order = of_all(**{name: more})
                self.assertEqual(why(order), {name: ""})
                self.assertEqual(proved(order).problems, (("o1", name),))

    def test_money_of_refunds_that_is_not_counted(self):
        """−5.00 or 5.00 beside items, with a tax of 0.95 or without."""
        total, tax, vat = "current_total", "current_tax", "tax/VAT/19"
        for taxes, counted, wanted in [
            ([], {}, {total}),
            ([], {total: "5.00"}, set()),
            ([VAT], {}, {total, tax, vat}),
            ([VAT], {tax: "0.95", total: "0.95"}, {total, vat}),
            ([VAT], {tax: "0.95", total: "5.95"}, {vat}),
        ]:
            for sign, word in (("", "kept_of_refunds"), ("-", "refunds_without_items")):
                line = Sold(None, beside_items(f"{sign}5.00", taxes))
                more = {name: f"{sign}{amount}" for name, amount in counted.items()}
                found = why(plain(line, **more))
                found.pop("refunds")
                self.assertEqual(found, dict.fromkeys(wanted, word), (taxes, more))

    def test_other_amounts_are_not_those_of_refunds(self):
        for more, off in [
            ({"current_total": "0.01"}, {"current_total"}),
            ({"current_total": "-5.00"}, {"current_total"}),
            ({"current_tax": "0.01"}, {"current_tax"}),
            ({"total": "-5.95"}, {"total"}),
            ({"tax": "-0.95"}, {"tax"}),
        ]:
            order = plain(Sold(None, beside_items("-5.00", [VAT])), **more)
            found = why(order)
            self.assertEqual({it for it in found if not found[it]}, off, more)

    def test_duties_that_are_in_the_prices(self):
        nothing = Sold(None, beside(LineKind.DUTY, "0").money)
        inside = {"duties_included": True}
        more = {"duties": "2.50"}
        order = plain(nothing, given=inside, **more)
        self.assertEqual(why(order), {"duties": "duties_in_prices"})
        self.assertEqual(why(plain(nothing, **more)), {"duties": "elsewhere"})
        self.assertEqual(why(of_all(given=inside, **more)), {"duties": "elsewhere"})
        order = plain(nothing, given=inside, total="0.01", **more)
        self.assertEqual(why(order), {"duties": "duties_in_prices", "total": ""})

    def test_discounts_of_shipping_may_be_told_in_either_sum(self):
        explained = "shipping_discounts"
        for more, wanted in [
            ({"discounts": "-1.00"}, {"discounts": explained}),
            ({"shipping": "-1.00"}, {"shipping": explained}),
            ({"shipping": "-0.99"}, {"shipping": "elsewhere"}),
            ({"shipping": "1.00"}, {"shipping": "elsewhere"}),
            ({"subtotal": "-1.00"}, {"subtotal": "elsewhere"}),
            (
                {"shipping": "-1.00", "total": "1.00"},
                {"shipping": explained, "total": ""},
            ),
        ]:
            self.assertEqual(why(of_all(**more)), wanted)

    def test_what_was_paid_back_beside_what_was_lost(self):
        two = {"customer_currency": "CAD"}
        pending, awaits = ("10.71", "pending"), ("0.01", "awaiting_response")
        for back, tries, given, wanted in [
            ("10.71", [], {}, None),
            ("10.71", [("10.71", "pending")], two, None),
            ("0.00", [], {}, "not_paid_back"),
            ("10.70", [], {}, "not_paid_back"),
            ("10.72", [], {}, "paid_back_more"),
            ("0.00", [pending], {}, "refund_pending"),
            ("10.70", [awaits], {}, "refund_pending"),
            ("10.72", [pending], {}, "paid_back_more"),
            ("0.00", [("10.71", "failure")], {}, "refund_failed"),
            ("0.00", [("10.71", "error")], {}, "refund_failed"),
            ("4.00", [("6.71", "error")], {}, "refund_failed"),
            ("0.00", [("10.00", "error")], {}, "not_paid_back"),
            ("0.00", [("10.71", "success")], {}, "not_paid_back"),
            ("10.00", [], two, "paid_back_by_rate"),
            ("11.00", [], two, "paid_back_by_rate"),
            ("0.00", [], two, "not_paid_back"),
            ("0.00", [pending], two, "refund_pending"),
        ]:
            made = [a_payment(it, "refund", status=status) for it, status in tries]
            paid = a_payment("10.71", status="pending")
            order = of_all(
                refunds=Decimal(back) - Decimal("10.71"),
                given={"transactions": (paid, *made), **given},
            )
            wanted = {} if wanted is None else {"refunds": wanted}
            self.assertEqual(why(order), wanted, (back, tries, given))
            self.assertEqual(proved(order).problems, ())

    def test_a_failed_refund_is_looked_up_in_the_currency_that_is_proved(self):
        for customer, amount in ((False, ("10.71", "1")), (True, ("1", "10.71"))):
            failed = a_payment(amount, "refund", status="failure")
            lines = [it.money for it in all_kinds()]
            given = {"transactions": (failed,), "customer_currency": "CAD"}
            given["customer_told"] = a_told(lines, told(refunds="-10.71"), TAXES, "CAD")
            order = of_all(refunds="-10.71", given=given)
            self.assertEqual(failed.amount, InBoth(*map(Decimal, amount)))
            self.assertEqual(why(order, customer), {"refunds": "refund_failed"})
            self.assertEqual(why(order, not customer), {"refunds": "not_paid_back"})


class TestTaxes(BaseCase):
    def test_each_tax_is_compared_by_its_title_and_rate(self):
        vat, city = "tax/VAT/19", "tax/City/1.31"
        for taxes, wanted in [
            ([(VAT, "3.80")], {vat: ("3.80", "3.80")}),
            ([(VAT, "3.00"), (VAT, "0.80")], {vat: ("3.80", "3.80")}),
            ([(VAT, "3.81")], {vat: ("3.81", "3.80")}),
            (
                [(VAT, "3.80"), (a_tax("City", "0.0131"), "0.10")],
                {vat: ("3.80", "3.80"), city: ("0.10", "0")},
            ),
            ([(LOW, "3.80")], {"tax/VAT/7": ("3.80", "0"), vat: ("0", "3.80")}),
        ]:
            order = plain(taxes=taxes)
            found = {
                name: (it.told, it.lines)
                for name, it in rows(order).items()
                if name.startswith("tax/")
            }
            amounts = {name: (*map(Decimal, it),) for name, it in wanted.items()}
            self.assertEqual(found, amounts)
            off = {name: "" for name, (said, ours) in amounts.items() if said != ours}
            self.assertEqual(why(order), off)
            self.assertEqual(proved(order).problems, tuple(("bear", it) for it in off))
