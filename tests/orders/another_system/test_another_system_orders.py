"""Orders of a system that is made up: its records alone are enough, to the cent.

Its prices are without taxes, a line has two of them, and its shipping may cost less
than nothing.
"""

import sys
from contextlib import contextmanager
from pathlib import Path

from odoo.tests import tagged

from .... import services
from ....services.commerce.money.proof import ProofRow
from ....services.commerce.orders.importer import OrderImporter
from ...channel.toy_system import ToySystem
from ...order_life.life_case import LifeCase
from ..money_records import a_tax
from ..order_records import a_payment, a_refund, an_item, an_order, later, sent

VAT, LOW, ECO = a_tax(), a_tax(rate="0.07"), a_tax("Eco", "0.02")
SHOPIFY = str(Path(services.__file__).parent / "shopify")
# 2 × 10.00 + 15.95 − 2.50 = 33.45, with taxes of 3.80 + 1.12 + 0.32 − 0.48.
SUMS = {
    "subtotal": "35.95",
    "shipping": "-2.50",
    "tax": "4.76",
    "total": "38.21",
    "current_tax": "4.76",
    "current_total": "38.21",
}
TAXES = ((VAT, "3.32"), (LOW, "1.12"), (ECO, "0.32"))
# One bear of 11.90 is back.
BACK = {"refunds": "11.90", "current_tax": "2.86", "current_total": "26.31"}
TAXES_AFTER = ((VAT, "1.42"), (LOW, "1.12"), (ECO, "0.32"))


def bears(left=2, delivered=0):
    given = {"sku": "SHIRT", "external_id": "l-bears", "delivered": delivered}
    return an_item("Bear", "10.00", 2, [VAT], left=left, **given)


def the_rest():
    return [
        an_item("Book", "15.95", taxes=[LOW, ECO], external_id="l-book"),
        sent("Pick up", "-2.50", [VAT]),
    ]


@contextmanager
def without_shopify():
    """Fail where a line of Shopify's code runs."""
    met = set()

    def note(frame, event, _arg):
        if event == "call" and frame.f_code.co_filename.startswith(SHOPIFY):
            met.add(f"{frame.f_code.co_filename}: {frame.f_code.co_name}")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        yield
    finally:
        sys.setprofile(before)
    assert not met, met


@tagged("post_install", "-at_install")
class TestAnotherSystem(ToySystem, LifeCase):
    def setUp(self):
        super().setUp()
        self.toys.write(
            {
                "payment_journal_id": self.bank.id,
                "currency_id": self.shop.currency_id.id,
            }
        )
        rest = the_rest()
        self.paid = [a_payment("38.21")]
        given = {"number": 7, "financial_status": "paid", "transactions": (*self.paid,)}
        self.order = an_order([bears(), *rest], SUMS, TAXES, **given)
        given |= {
            "financial_status": "partially_refunded",
            "transactions": (*self.paid, a_payment("11.90", "refund")),
            "refunds": (a_refund("11.90", 1),),
        }
        self.after = later(
            an_order([bears(left=1), *rest], SUMS | BACK, TAXES_AFTER, **given)
        )

    def store(self, *orders):
        shop = self.toys._in_its_world(self.env)
        with without_shopify():
            result = OrderImporter(shop.env, shop).store(orders)
            self.env.flush_all()
        return result

    def link(self, order, shop=None):
        domain = [("channel_id", "=", self.toys.id)]
        return self.env["commerce.order"].search(
            [*domain, ("external_id", "=", order.external_id)]
        )

    def test_it_comes_to_the_cent_from_the_planner_to_the_books(self):
        result = self.store(self.order)
        self.assertEqual(result.created, 1)
        sale = self.sale(self.order)
        lines = sale.order_line.sorted("sequence")
        self.assertEqual(
            [(it.price_subtotal, round(it.price_tax, 2)) for it in lines],
            [(20.0, 3.8), (15.95, 1.44), (-2.5, -0.48)],
        )
        self.assertEqual(lines[0].product_id, self.goods)
        self.assertRecordValues(sale, [{"amount_total": 38.21, "amount_tax": 4.76}])
        self.assertEqual(sale.partner_id.name, "Ada King")
        self.assertSettled(self.order, 38.21, 38.21)
        self.assertEqual(self.said(self.order), [("out_invoice", "posted", 38.21)])
        self.assertProved(self.order)

    def test_what_goes_back_is_credited_to_the_cent(self):
        self.store(self.order)
        result = self.store(self.after)
        self.assertEqual((result.updated, result.unchanged), (1, 0))
        self.assertSettled(self.after, 26.31, 26.31)
        self.assertEqual(self.said(self.after)[1:], [("out_refund", "posted", 11.9)])
        self.assertProved(self.after)

    def test_one_that_comes_late_ends_alike(self):
        self.store(self.after)
        self.assertSettled(self.after, 26.31, 26.31)
        self.assertProved(self.after)

    def test_unchanged_it_is_left_alone(self):
        self.store(self.order)
        result = self.store(later(self.order))
        self.assertEqual((result.unchanged, result.updated), (1, 0))

    def test_a_cent_that_is_missing_holds_it(self):
        sums = SUMS | {"total": "38.22"}
        wrong = an_order([bears(), *the_rest()], sums, TAXES, number=8)
        result = self.store(wrong)
        self.assertIn("money", self.codes(result))
        self.assertEqual(self.sale(wrong).state, "draft")
        self.assertEqual(self.link(wrong).problems, [["o8", "total"]])

    def test_what_is_not_told_or_contradicts_itself_holds_it(self):
        bear, *rest = [bears(), *the_rest()]
        fewer = bear.line._replace(current_quantity=1)
        for number, (lines, sums, problem) in enumerate(
            [
                ([bear, *rest], {}, ["o20", "total"]),
                ([bear, *rest], {"total": "38.21"}, ["o21", "current_total"]),
                ([bear._replace(line=fewer), *rest], SUMS, ["l-bears", "lines"]),
                ([bear._replace(line=rest[1].line), *rest], SUMS, ["l-bears", "lines"]),
            ]
        ):
            with self.subTest(problem):
                order = an_order(lines, sums, TAXES, number=20 + number)
                self.assertIn("money", self.codes(self.store(order)))
                self.assertIn(problem, self.link(order).problems)
                self.link(order).unlink()

    def assertProved(self, order):
        """No row of the proof differs without an explanation."""
        link = self.link(order)
        self.assertFalse(link.problems)
        self.assertFalse(link.differs)
        rows = [ProofRow.read(it) for it in link.proof]
        wrong = [it.name for it in rows if it.difference and not it.explanation]
        self.assertEqual(wrong, [])
