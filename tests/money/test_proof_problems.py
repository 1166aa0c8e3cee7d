"""Which line a problem of money names, and amounts that no book could hold."""

from dataclasses import replace
from decimal import Decimal

from odoo.tests import BaseCase

from ...services.commerce.records.money import LineKind
from ..orders.money_records import a_told
from ..orders.order_records import Sold, an_item, an_order
from .proof_case import IN_PRICES, PLAIN, TAXES, VAT, all_kinds, plain, proved, told


class TestCulprits(BaseCase):
    def culprits(self, order):
        return {name: key for key, name in proved(order).problems}

    def test_it_is_the_only_line_of_its_kind_or_the_order(self):
        lines = all_kinds()
        keys = {it.money.kind: it.money.key for it in lines}
        for name, wanted in [
            ("tip", keys[LineKind.TIP]),
            ("duties", keys[LineKind.DUTY]),
            ("fees", keys[LineKind.FEE]),
            ("shipping", keys[LineKind.SHIPPING]),
            ("current_shipping", keys[LineKind.SHIPPING]),
            ("subtotal", "o1"),
            ("current_subtotal", "o1"),
            ("discounts", "o1"),
            ("rounding", "o1"),
        ]:
            sums = told(total="0.01", **{name: "0.01"})
            order = an_order(lines, sums, TAXES, number=1)
            self.assertEqual(self.culprits(order), {name: wanted, "total": "o1"})

    def test_of_one_line_it_is_that_line(self):
        more = dict.fromkeys(PLAIN, "0.01")
        order = plain(taxes=((VAT, "3.81"),), **more)
        self.assertEqual(
            self.culprits(order), dict.fromkeys([*PLAIN, "tax/VAT/19"], "bear")
        )

    def test_where_no_line_is_of_the_kind_it_is_the_order(self):
        order = plain(fees="1.00", total="1.00")
        self.assertEqual(self.culprits(order), {"fees": "o1", "total": "bear"})

    def test_it_is_the_line_that_is_off_in_itself(self):
        lines = all_kinds()
        money = lines[1].money
        for off, wanted in [
            ({"unit_price": Decimal("15.94")}, "book"),
            ({"ordered_quantity": 2}, "book"),
            ({"discount": Decimal("0.01")}, "book"),
            ({"quantity": 0}, "o1"),  # what stands is told by the system alone
        ]:
            lines[1] = Sold(lines[1].line, replace(money, **off))
            sums = told(total="0.01", tax="0.01", subtotal="0.01", fees="0.01")
            found = self.culprits(an_order(lines, sums, TAXES, number=1))
            fee = lines[-2].money.key
            same = dict.fromkeys(("total", "tax", "subtotal"), wanted)
            for beside in ("discounts", "lines"):
                found.pop(beside, None)
            self.assertEqual(found, {**same, "fees": fee})

    def test_with_taxes_in_prices_it_is_off_by_what_it_shows(self):
        sums = {"total": "24.00", "current_total": "23.80"}
        for price, wanted in (("11.90", "o1"), ("11.91", "bear")):
            bear = an_item("Bear", "11.90", 1, [IN_PRICES], external_id="bear")
            money = replace(bear.money, unit_price=Decimal(price))
            lines = [Sold(bear.line, money), an_item("Cap", "11.90", 1, [IN_PRICES])]
            taxes = ((IN_PRICES, "3.80"),)
            order = an_order(lines, sums, taxes, number=1, taxes_included=True)
            self.assertEqual(self.culprits(order), {"total": wanted})


class TestDigits(BaseCase):
    def test_no_amount_is_finer_than_its_currency(self):
        for currency, price, is_finer in [
            ("USD", "20.01", False),
            ("USD", "20.001", True),
            ("JPY", "20", False),
            ("JPY", "20.5", True),
            ("KWD", "20.001", False),
            ("KWD", "20.0001", True),
        ]:
            bear = an_item(price=price, external_id="bear")
            sums = {"total": price, "current_total": price}
            order = an_order([bear], {}, told=a_told([bear.money], sums, (), currency))
            problems = (("bear", "digits"),) if is_finer else ()
            self.assertEqual(proved(order).problems, problems, (currency, price))

    def test_each_amount_of_a_line_is_looked_at(self):
        bear = an_item(price="20.00", taxes=[VAT], external_id="bear")
        fine = Decimal("0.001")
        for side in ("ordered", "current"):
            for part in ({"net": fine}, {"taxes": (fine,)}):
                amounts = replace(getattr(bear.money, side), **part)
                line = Sold(bear.line, replace(bear.money, **{side: amounts}))
                found = proved(an_order([line], {"total": "1", "current_total": "1"}))
                self.assertIn(("bear", "digits"), found.problems, (side, part))
