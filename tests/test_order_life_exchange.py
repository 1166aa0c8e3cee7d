"""What Shopify calls paid is settled in Odoo, whatever rates its payments had."""

from random import Random

from odoo.tests import tagged

from .life_case import LifeCase, a_shirt
from .order_objects import (
    a_line,
    a_refund,
    a_shipping_line,
    a_transaction,
    an_order,
    refunded,
)
from .seeds import a_seed

VAT = (("VAT", "0.125"),)
# An order of 13.50 in the shop's currency and of 9.00 in the customer's.
RATE = {"presentment": "CAD", "rate": "0.6666667"}
# By the order's rate, and by the one of some days later.
AS_ORDERED, LATER = ("13.50", "9.00"), ("12.77", "9.00")


def pair(shop, customer, currency="USD", presentment="CAD"):
    return {
        "shopMoney": {"amount": shop, "currencyCode": currency},
        "presentmentMoney": {"amount": customer, "currencyCode": presentment},
    }


def moved(kind, amounts, number, **given):
    """A transaction of amounts in both currencies."""
    return a_transaction(kind, number=number, **{"amountSet": pair(*amounts), **given})


def fx_order(number, sales=(), backs=(), *, cap=False, back=False, **given):
    """An order in two currencies, as Shopify tells it after some of its events.

    :param cap: an edit added another line of the same price
    :param back: its shirt was taken back
    """
    line = {"price": "12.00", "taxes": VAT, "money": RATE}
    shirt = a_shirt(number=number, current=0 if back else 1, **line)
    lines = [shirt, *([a_line("Cap", number=number + 1, **line)] if cap else ())]
    refunds = []
    if back:
        part = refunded(shirt, 1, "12.00", "1.50", "CANCEL")
        part |= {
            "subtotalSet": pair("12.00", "8.00"),
            "totalTaxSet": pair("1.50", "1.00"),
        }
        refunds = [a_refund(part, number=number, total="13.50")]
    moves = [moved("SALE", it, number + place) for place, it in enumerate(sales)]
    moves += [moved("REFUND", it, number + 5 + n) for n, it in enumerate(backs)]
    status = given.pop("status", "PAID" if sales else "PENDING")
    owed = given.pop("owed", ("0.00", "0.00"))
    return an_order(
        lines,
        refunds=refunds,
        number=number,
        money=RATE,
        transactions=moves,
        displayFinancialStatus=status,
        totalOutstandingSet=pair(*owed),
        **given,
    )


class ExchangeCase(LifeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        currencies = cls.env["res.currency"].with_context(active_test=False)
        cls.canadian = currencies.search([("name", "=", "CAD")])
        cls.canadian.active = True
        cls.canadian.rate_ids.unlink()
        cls.a_rate(cls.canadian, "0.7")

    @classmethod
    def a_rate(cls, currency, rate, day="2020-01-01"):
        cls.env["res.currency.rate"].create(
            {"currency_id": currency.id, "name": day, "rate": rate}
        )

    def come(self, source):
        """Import an order whatever is known of it."""
        self.env["shopify.order"].search([]).checksum = False
        return self.follow(source)

    def open_lines(self, source):
        link = self.link(source)
        moves = self.documents(source) | self.payments(source).move_id
        moves |= link.exchange_move_id
        return moves.line_ids.filtered(
            lambda it: it.account_type == "asset_receivable" and not it.reconciled
        )

    def owed(self, source):
        lines = self.open_lines(source)
        return round(sum(lines.mapped("amount_residual_currency")), 2)

    def entries(self, source):
        """All entries of differences that were ever booked of an order."""
        name = self.link(source).name
        return self.env["account.move"].search(
            [
                ("journal_id", "=", self.company.currency_exchange_journal_id.id),
                ("line_ids.name", "=", f"Exchange difference of {name}"),
            ],
            order="id",
        )

    def lost(self, source):
        """What the company lost on exchange by an order, in its own currency."""
        accounts = (
            self.company.expense_currency_exchange_account_id
            | self.company.income_currency_exchange_account_id
        )
        lines = self.entries(source).line_ids
        return round(sum(it.balance for it in lines if it.account_id in accounts), 2)

    def assertNothingOpen(self, source):
        self.assertFalse(self.open_lines(source))
        invoices = self.documents(source)
        self.assertLessEqual(
            set(invoices.mapped("payment_state")), {"paid", "in_payment", "reversed"}
        )


@tagged("post_install", "-at_install")
class TestExchange(ExchangeCase):
    def test_a_payment_by_another_rate_settles_its_invoice(self):
        source = fx_order(31_000, [LATER])
        self.assertEqual(self.come(source), [])
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
            self.come(source)
        self.assertEqual(len(self.entries(source)), 1)

    def test_a_better_rate_is_a_gain(self):
        source = fx_order(31_000, [("14.02", "9.00")])
        self.come(source)
        self.assertNothingOpen(source)
        self.assertEqual(self.lost(source), -0.52)
        account = self.company.income_currency_exchange_account_id
        self.assertIn(account, self.entries(source).line_ids.account_id)

    def test_in_the_customers_currency_nothing_is_open(self):
        self.shop.order_currency = "customer"
        source = fx_order(31_000, [LATER])
        self.assertEqual(self.come(source), [])
        self.assertEqual(self.order(source).currency_id, self.canadian)
        self.assertNothingOpen(source)
        self.assertFalse(self.entries(source))

    def test_the_payment_may_be_there_before_the_invoice(self):
        self.shop.invoicing = "none"
        source = fx_order(31_000, [LATER])
        self.come(source)
        self.assertFalse(self.entries(source))
        self.shop.invoicing = "draft"
        self.come(source)
        self.assertFalse(self.entries(source))
        self.documents(source).action_post()
        self.come(source)
        self.assertNothingOpen(source)
        self.assertEqual(self.lost(source), 0.73)

    def test_while_something_is_owed_nothing_is_booked(self):
        half = ("6.38", "4.50")
        source = fx_order(
            31_000, [half], status="PARTIALLY_PAID", owed=("6.75", "4.50")
        )
        self.assertEqual(self.come(source), [])
        self.assertEqual((self.owed(source), self.lost(source)), (7.12, 0))
        source = fx_order(31_000, [half, ("6.60", "4.50")])
        self.assertEqual(self.come(source), [])
        self.assertNothingOpen(source)
        self.assertEqual(self.lost(source), 0.52)

    def test_what_is_authorized_is_not_paid(self):
        source = an_order(
            [a_shirt(price="12.00", taxes=VAT, money=RATE)],
            money=RATE,
            transactions=[moved("AUTHORIZATION", LATER, 31_000)],
            displayFinancialStatus="AUTHORIZED",
        )
        self.assertEqual(self.come(source), [])
        self.assertFalse(self.entries(source))

    def test_a_refund_by_a_third_rate_leaves_nothing_open(self):
        self.come(fx_order(31_000, [LATER]))
        source = fx_order(
            31_000, [LATER], [("12.50", "9.00")], back=True, status="REFUNDED"
        )
        self.assertEqual(self.come(source), [])
        self.assertNothingOpen(source)
        self.assertEqual(self.lost(source), -0.27)

    def test_a_cancelled_order_keeps_no_money_by_its_rates_alone(self):
        for number, rate in ((31_000, "12.50"), (32_000, "13.10")):
            self.come(fx_order(number, [LATER]))
            source = fx_order(
                number,
                [LATER],
                [(rate, "9.00")],
                back=True,
                status="REFUNDED",
                cancelledAt="2026-11-05T10:00:00Z",
            )
            self.assertEqual(self.come(source), [])
            self.assertEqual(self.order(source).state, "cancel")
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
        self.assertEqual(self.come(source), [])
        self.assertEqual(sum(self.documents(source).mapped("amount_total_signed")), 3)
        self.assertNothingOpen(source)
        self.assertEqual(self.lost(source), 0.16)

    def test_what_is_added_later_is_owed_in_full_until_it_is_paid(self):
        self.come(fx_order(31_000, [LATER]))
        source = fx_order(
            31_000, [LATER], cap=True, status="PARTIALLY_PAID", owed=AS_ORDERED
        )
        self.assertEqual(self.come(source), [])
        self.assertEqual((self.owed(source), self.lost(source)), (14.23, 0))
        source = fx_order(31_000, [LATER, ("13.00", "9.00")], cap=True)
        self.assertEqual(self.come(source), [])
        self.assertNothingOpen(source)
        self.assertEqual(self.lost(source), 1.23)

    def test_another_capture_takes_the_difference_back(self):
        self.come(fx_order(31_000, [LATER]))
        source = fx_order(31_000, [LATER, ("3.00", "2.00")])
        self.come(source)
        self.assertEqual((self.owed(source), self.lost(source)), (-2.27, 0))
        self.come(fx_order(31_000, [LATER, ("3.00", "2.00")], [("2.90", "2.00")]))
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
                self.assertEqual(self.come(source), [])
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
        self.assertEqual(self.come(source), [])
        self.assertNothingOpen(source)
        entry = self.link(source).exchange_move_id
        self.assertEqual(set(entry.line_ids.mapped("amount_currency")), {0.01, -0.01})
        self.assertEqual(entry.line_ids.currency_id, self.canadian)

    def test_what_no_rate_explains_stays_open_and_is_told(self):
        for number, sale in enumerate(
            [
                ("12.77", "8.51"),  # less than the order in both currencies
                ("5.00", "9.00"),  # no rate changes so much
            ]
        ):
            source = fx_order(35_000 + 100 * number, [sale])
            self.assertEqual(self.come(source), ["still_owed"], sale)
            self.assertIn(f"{self.owed(source):.2f}", self.told)
            self.assertEqual(self.owed(source), round(13.5 - float(sale[0]), 2))
            self.assertFalse(self.entries(source))

    def test_in_one_currency_there_is_no_rate(self):
        sale = a_transaction("SALE", "12.77", number=35_500)
        line = a_shirt(price="12.00", taxes=VAT)
        source = an_order([line], transactions=[sale])
        self.come(source)
        self.assertFalse(self.entries(source))
        self.assertEqual(
            self.figures(source), {"owed": ("0.00", "0.73", "not_explained")}
        )

    def test_without_its_accounts_it_is_told_and_goes_on_with_them(self):
        journal = self.company.currency_exchange_journal_id
        self.company.currency_exchange_journal_id = False
        source = fx_order(31_000, [LATER])
        self.assertEqual(self.come(source), ["no_exchange_account"])
        self.assertIn("Default Accounts", self.told)
        self.assertEqual(self.owed(source), 0.73)
        self.company.currency_exchange_journal_id = journal
        self.assertEqual(self.come(source), [])
        self.assertNothingOpen(source)

    def test_what_a_person_wrote_off_is_not_booked_again(self):
        self.company.currency_exchange_journal_id, journal = (
            False,
            self.company.currency_exchange_journal_id,
        )
        source = fx_order(31_000, [LATER])
        self.come(source)
        invoice = self.documents(source)
        account = self.company.expense_currency_exchange_account_id
        self.env["account.payment.register"].with_context(
            active_model="account.move", active_ids=invoice.ids
        ).create(
            {
                "amount": 0.01,
                "payment_difference_handling": "reconcile",
                "writeoff_account_id": account.id,
            }
        ).action_create_payments()
        self.company.currency_exchange_journal_id = journal
        self.come(source)
        self.assertFalse(self.entries(source))
        self.assertEqual(invoice.amount_residual, 0)

    def test_what_a_person_takes_back_stays_so(self):
        source = fx_order(31_000, [LATER])
        self.come(source)
        self.link(source).exchange_move_id._reverse_moves(cancel=True)
        self.come(source)
        self.assertEqual(self.documents(source).amount_residual, 0.73)
        self.assertEqual(self.lost(source), 0)

    def test_it_is_booked_after_a_locked_period(self):
        self.company.fiscalyear_lock_date = "2026-11-10"
        source = fx_order(31_000, [LATER])
        self.assertEqual(self.come(source), [])
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
        self.assertEqual(self.come(source), [])
        self.assertEqual(self.order(source).currency_id, self.canadian)
        self.assertNothingOpen(source)
        moves = self.documents(source) | self.payments(source).move_id
        lines = moves.line_ids.filtered(
            lambda it: it.account_type == "asset_receivable"
        )
        self.assertEqual(lines.mapped("amount_residual"), [0, 0])
        entry = self.link(source).exchange_move_id
        self.assertEqual(set(entry.line_ids.mapped("amount_currency")), {0.73, -0.73})

    def figures(self, source):
        """What the proof says in the rows of exchange and of what is owed."""
        self.env.invalidate_all()
        link = self.link(source)
        return {
            it.name: (
                f"{it.shopify:.2f}",
                f"{it.odoo:.2f}",
                it.difference and it.explanation,
            )
            for it in link._live_figures(link._told_figures())
            if it.name in ("exchange", "owed")
        }

    def test_the_proof_says_what_is_owed_and_what_rates_made(self):
        settled = fx_order(31_000, [LATER])
        self.come(settled)
        self.assertEqual(
            self.figures(settled),
            {"exchange": ("0.73", "0.73", 0), "owed": ("0.00", "0.00", 0)},
        )
        self.assertIn("Still owed", self.link(settled).proof_table)
        self.assertIn("Exchange difference", self.link(settled).proof_table)
        half = fx_order(
            31_100, [("6.38", "4.50")], status="PARTIALLY_PAID", owed=("6.75", "4.50")
        )
        self.come(half)
        self.assertEqual(self.figures(half), {"owed": ("6.75", "7.12", "rates")})
        less = fx_order(31_200, [("12.77", "8.51")])
        self.come(less)
        self.assertEqual(
            self.figures(less), {"owed": ("0.00", "0.73", "not_explained")}
        )
        self.assertIn("text-danger", self.link(less).proof_table)

    def test_the_proof_says_who_else_settled_it(self):
        self.shop.register_payments = False
        source = fx_order(31_000, [LATER])
        self.come(source)
        self.assertEqual(self.figures(source), {"owed": ("0.00", "13.50", "as_above")})
        self.shop.register_payments = True
        self.come(source)
        self.link(source).exchange_move_id._reverse_moves(cancel=True)
        self.assertEqual(
            self.figures(source)["owed"], ("0.00", "0.73", "settled_by_hand")
        )
        self.shop.invoicing = "draft"
        source = fx_order(31_100, [LATER])
        self.come(source)
        self.assertEqual(
            self.figures(source), {"owed": ("0.00", "-12.77", "not_posted")}
        )

    def test_any_order_of_news_leads_to_the_same_end(self):
        """Each import sees some of the events; the end is that of a first import."""
        seed = a_seed()
        chance = Random(seed)
        for way in range(8):
            number = 40_000 + 100 * way
            last, stages = random_life(chance)
            for stage in stages:
                self.assertEqual(self.come(fx_order(number, **stage)), [])
            source = fx_order(number, **last)
            fresh = fx_order(number + 50, **last)
            for each in (source, source, fresh):
                self.assertEqual(self.come(each), [])
            with self.subTest(seed=seed, way=way, stages=stages, last=last):
                self.assertEqual(self.owed(source), self.owed(fresh))
                self.assertEqual(self.lost(source), self.lost(fresh))
                if last.get("status", "PAID") in ("PAID", "REFUNDED"):
                    self.assertNothingOpen(source)


def random_life(chance):
    """What Shopify tells at the end, and at some of the moments before it."""

    def at_rate(customer):
        return (f"{float(customer) * chance.uniform(1.3, 1.7):.2f}", customer)

    parts = chance.choice([["9.00"], ["4.50", "4.50"], ["3.33", "2.67", "3.00"]])
    sales = [at_rate(it) for it in parts]
    half = {"status": "PARTIALLY_PAID", "owed": ("1.00", "1.00")}
    told = [{"sales": sales[:n], **half} for n in range(1, len(sales))]
    told = [{"sales": [], "status": "PENDING", "owed": AS_ORDERED}, *told]
    told.append({"sales": sales})
    if chance.random() < 0.5:
        told.append({"sales": sales, "cap": True, **half})
        sales = [*sales, at_rate("9.00")]
        told.append({"sales": sales, "cap": True})
    if chance.random() < 0.5:
        more = {"cap": True} if told[-1].get("cap") else {}
        back = {"backs": [at_rate("9.00")], "back": True}
        status = {"status": "PARTIALLY_REFUNDED" if more else "REFUNDED"}
        ended = {} if more else {"cancelledAt": "2026-11-07T10:00:00Z"}
        told.append({"sales": sales, **more, **back, **status})
        if ended and chance.random() < 0.5:
            told.append({"sales": sales, **back, **status, **ended})
    *before, last = told
    return last, [it for it in before if chance.random() < 0.6]
