"""What Shopify calls paid is settled in Odoo, whatever rates its payments had."""

from odoo.tests import tagged

from ...orders.order_objects import an_order
from ...orders.order_parts import a_shipping_line
from ...orders.order_payments import a_refund, refunded
from ..life_case import a_shirt
from .exchange_case import (
    AS_ORDERED,
    LATER,
    RATE,
    VAT,
    ExchangeCase,
    fx_order,
    moved,
    pair,
)


@tagged("post_install", "-at_install")
class TestExchange(ExchangeCase):
    def test_a_payment_by_another_rate_settles_its_invoice(self):
        source = fx_order(31_000, [LATER])
        self.assertEqual(self.follow_anew(source), [])
        self.assertNothingOpen(source)
        entry = self.link(source).exchange_move_id
        self.assertRecordValues(
            entry.line_ids.sorted("balance"),
            [
                {"balance": -0.73, "account_type": "asset_receivable"},
                {"balance": 0.73, "account_type": "expense"},
            ],
        )
        self.assertEqual(entry.state, "posted")
        self.assertEqual(entry.line_ids.partner_id, self.documents(source).partner_id)
        self.assertAlmostEqual(self.payments(source).amount, 12.77)

    def test_it_is_booked_once(self):
        source = fx_order(31_000, [LATER])
        for _again in range(3):
            self.follow_anew(source)
        self.assertEqual(len(self.entries(source)), 1)

    def test_a_better_rate_is_a_gain(self):
        source = fx_order(31_000, [("14.02", "9.00")])
        self.follow_anew(source)
        self.assertNothingOpen(source)
        self.assertEqual(self.lost(source), -0.52)
        account = self.company.income_currency_exchange_account_id
        self.assertIn(account, self.entries(source).line_ids.account_id)

    def test_in_the_customers_currency_nothing_is_open(self):
        self.shop.order_currency = "customer"
        source = fx_order(31_000, [LATER])
        self.assertEqual(self.follow_anew(source), [])
        self.assertEqual(self.sale(source).currency_id, self.canadian)
        self.assertNothingOpen(source)
        self.assertFalse(self.entries(source))

    def test_while_something_is_owed_nothing_is_booked(self):
        half = ("6.38", "4.50")
        source = fx_order(
            31_000, [half], status="PARTIALLY_PAID", owed=("6.75", "4.50")
        )
        self.assertEqual(self.follow_anew(source), [])
        self.assertEqual((self.owed(source), self.lost(source)), (7.12, 0))
        source = fx_order(31_000, [half, ("6.60", "4.50")])
        self.assertEqual(self.follow_anew(source), [])
        self.assertNothingOpen(source)
        self.assertEqual(self.lost(source), 0.52)

    def test_what_is_authorized_is_not_paid(self):
        source = an_order(
            [a_shirt(price="12.00", taxes=VAT, money=RATE)],
            money=RATE,
            transactions=[moved("AUTHORIZATION", LATER, 31_000)],
            displayFinancialStatus="AUTHORIZED",
        )
        self.assertEqual(self.follow_anew(source), [])
        self.assertFalse(self.entries(source))

    def test_a_refund_by_a_third_rate_leaves_nothing_open(self):
        self.follow_anew(fx_order(31_000, [LATER]))
        source = fx_order(
            31_000, [LATER], [("12.50", "9.00")], back=True, status="REFUNDED"
        )
        self.assertEqual(self.follow_anew(source), [])
        self.assertNothingOpen(source)
        self.assertEqual(self.lost(source), -0.27)

    def test_a_cancelled_order_keeps_no_money_by_its_rates_alone(self):
        for number, rate in ((31_000, "12.50"), (32_000, "13.10")):
            self.follow_anew(fx_order(number, [LATER]))
            source = fx_order(
                number,
                [LATER],
                [(rate, "9.00")],
                back=True,
                status="REFUNDED",
                cancelledAt="2026-11-05T10:00:00Z",
            )
            self.assertEqual(self.follow_anew(source), [])
            self.assertEqual(self.sale(source).state, "cancel")
            self.assertNothingOpen(source)
            self.assertEqual(self.lost(source), round(float(rate) - 12.77, 2))

    def test_what_is_kept_of_a_cancelled_order_is_paid_by_its_rates(self):
        shirt = a_shirt(price="12.00", taxes=VAT, money=RATE, current=0)
        part = refunded(shirt, 1, "12.00", "1.50", "CANCEL")
        part |= {
            "subtotalSet": pair("12.00", "8.00"),
            "totalTaxSet": pair("1.50", "1.00"),
        }
        source = an_order(
            [shirt],
            [a_shipping_line(price="3.00", money=RATE)],
            [a_refund(part, total="12.77")],
            money=RATE,
            transactions=[
                moved("SALE", ("15.61", "11.00"), 37_000),
                moved("REFUND", ("12.77", "9.00"), 37_001),
            ],
            displayFinancialStatus="PARTIALLY_REFUNDED",
            cancelledAt="2026-11-05T10:00:00Z",
        )
        self.assertEqual(self.follow_anew(source), [])
        self.assertEqual(sum(self.documents(source).mapped("amount_total_signed")), 3)
        self.assertNothingOpen(source)
        self.assertEqual(self.lost(source), 0.16)

    def test_what_is_added_later_is_owed_in_full_until_it_is_paid(self):
        self.follow_anew(fx_order(31_000, [LATER]))
        source = fx_order(
            31_000, [LATER], cap=True, status="PARTIALLY_PAID", owed=AS_ORDERED
        )
        self.assertEqual(self.follow_anew(source), [])
        self.assertEqual((self.owed(source), self.lost(source)), (14.23, 0))
        source = fx_order(31_000, [LATER, ("13.00", "9.00")], cap=True)
        self.assertEqual(self.follow_anew(source), [])
        self.assertNothingOpen(source)
        self.assertEqual(self.lost(source), 1.23)

    def test_another_capture_takes_the_difference_back(self):
        self.follow_anew(fx_order(31_000, [LATER]))
        source = fx_order(31_000, [LATER, ("3.00", "2.00")])
        self.follow_anew(source)
        self.assertEqual((self.owed(source), self.lost(source)), (-2.27, 0))
        self.follow_anew(
            fx_order(31_000, [LATER, ("3.00", "2.00")], [("2.90", "2.00")])
        )
        self.assertNothingOpen(source)
        self.assertEqual(self.lost(source), 0.63)

    def test_a_cent_of_conversion_is_settled(self):
        money = {"presentment": "CAD", "rate": "1.1"}
        for number, (price, customer, one, two, lost) in enumerate(
            [
                ("20.01", "22.01", ("10.00", "11.00"), ("10.00", "11.01"), 0.01),
                ("20.00", "22.00", ("10.01", "11.00"), ("10.00", "11.00"), -0.01),
            ]
        ):
            for currency in ("shop", "customer"):
                self.shop.order_currency = currency
                place = 33_000 + 100 * number + (50 if currency == "shop" else 0)
                source = an_order(
                    [a_shirt(price=price, money=money)],
                    money=money,
                    number=place,
                    transactions=[
                        moved("SALE", one, place),
                        moved("CAPTURE", two, place + 1),
                    ],
                )
                self.assertEqual(self.follow_anew(source), [])
                self.assertNothingOpen(source)
                total = price if currency == "shop" else customer
                self.assertAlmostEqual(
                    self.documents(source).amount_total, float(total)
                )
                self.assertEqual(self.lost(source), lost if currency == "shop" else 0)

    def test_a_cent_in_the_customers_currency_is_settled(self):
        """The shop noted two payments in its own currency."""
        self.shop.order_currency = "customer"
        money = {"presentment": "CAD", "rate": "1.1003"}
        source = an_order(
            [a_shirt(price="20.00", money=money)],
            money=money,
            transactions=[
                moved("SALE", ("10.00", "11.00"), 34_000),
                moved("SALE", ("10.00", "11.00"), 34_001),
            ],
        )
        self.assertEqual(self.follow_anew(source), [])
        self.assertNothingOpen(source)
        entry = self.link(source).exchange_move_id
        self.assertEqual(set(entry.line_ids.mapped("amount_currency")), {0.01, -0.01})
        self.assertEqual(entry.line_ids.currency_id, self.canadian)

    def test_it_is_booked_after_a_locked_period(self):
        self.company.fiscalyear_lock_date = "2026-11-10"
        source = fx_order(31_000, [LATER])
        self.assertEqual(self.follow_anew(source), [])
        self.assertNothingOpen(source)
        self.assertGreater(str(self.entries(source).date), "2026-11-10")

    def test_books_in_a_third_currency_balance(self):
        """The order's currency moves against the company's as well."""
        euro = self.env.ref("base.EUR")
        euro.active = True
        euro.rate_ids.unlink()
        self.a_rate(euro, 0.9)
        self.a_rate(self.canadian, 0.8, "2026-11-03")
        self.shop.currency_id = self.canadian
        money = {"currency": "CAD", "presentment": "EUR", "rate": "0.6666667"}
        source = an_order(
            [a_shirt(price="12.00", taxes=VAT, money=money)],
            money=money,
            transactions=[
                moved(
                    "SALE",
                    (*LATER, "CAD", "EUR"),
                    36_000,
                    processedAt="2026-11-04T10:00:00Z",
                )
            ],
        )
        self.assertEqual(self.follow_anew(source), [])
        self.assertEqual(self.sale(source).currency_id, self.canadian)
        self.assertNothingOpen(source)
        moves = self.documents(source) | self.payments(source).move_id
        lines = moves.line_ids.filtered(
            lambda it: it.account_type == "asset_receivable"
        )
        self.assertEqual(lines.mapped("amount_residual"), [0, 0])
        entry = self.link(source).exchange_move_id
        self.assertEqual(set(entry.line_ids.mapped("amount_currency")), {0.73, -0.73})
