"""What documents say of lines, and how their amounts are set by hand."""

from decimal import Decimal

from odoo.tests import BaseCase

from ...services.commerce.money.document_lines import document_lines, have_money
from ...services.commerce.money.manual_amounts import (
    manual_amounts,
    sale_line_values,
    shown_price,
)
from ...services.commerce.records.money import Amounts, LineKind, MoneyLine


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
