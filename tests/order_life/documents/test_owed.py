"""What stays open of paid orders in Odoo, and what the proof of money says of it."""

from odoo.tests import tagged

from ...orders.order_objects import an_order, edited_order, raw_lines
from ...orders.order_parts import with_current
from ...orders.order_payments import a_refund, a_transaction, refunded
from ..life_case import a_shirt
from .exchange_case import AS_ORDERED, LATER, VAT, ExchangeCase, fx_order, moved, pair


@tagged("post_install", "-at_install")
class TestOwed(ExchangeCase):
    def test_what_no_rate_explains_stays_open_and_is_told(self):
        for number, sale in enumerate(
            [
                ("12.77", "8.51"),  # less than the order in both currencies
                ("5.00", "9.00"),  # no rate changes so much
            ]
        ):
            source = fx_order(35_000 + 100 * number, [sale])
            self.assertEqual(self.follow_anew(source), ["still_owed"], sale)
            self.assertIn(f"{self.owed(source):.2f}", self.told)
            self.assertEqual(self.owed(source), round(13.5 - float(sale[0]), 2))
            self.assertFalse(self.entries(source))

    def test_in_one_currency_there_is_no_rate(self):
        sale = a_transaction("SALE", "12.77", number=35_500)
        line = a_shirt(price="12.00", taxes=VAT)
        source = an_order([line], transactions=[sale])
        self.assertEqual(self.follow_anew(source), [])
        self.assertFalse(self.entries(source))
        self.assertEqual(
            self.figures(source), {"owed": ("0.00", "0.73", "not_explained")}
        )

    def test_a_cent_that_conversion_leaves_in_the_shops_currency_is_settled(self):
        money = {"presentment": "CAD", "rate": "1.1"}
        for number, (owed, told, lost) in enumerate(
            [
                (("0.01", "0.00"), [], 0.01),
                (("0.03", "0.00"), ["still_owed"], 0),  # two payments make 0.02
                (("0.00", "0.01"), [], 0),  # the customer is to pay it
            ]
        ):
            source = an_order(
                [a_shirt(price="20.01", money=money)],
                money=money,
                number=38_000 + 10 * number,
                transactions=[
                    moved("SALE", ("10.00", "11.00"), 38_000 + 10 * number),
                    moved("SALE", ("10.00", "11.01"), 38_001 + 10 * number),
                ],
                totalOutstandingSet=pair(*owed),
            )
            self.assertEqual(self.follow_anew(source), told, owed)
            self.assertEqual(self.lost(source), lost, owed)
            self.assertEqual(self.owed(source), round(0.01 - lost, 2), owed)

    def test_the_next_import_settles_an_invoice_that_a_person_posts(self):
        self.shop.invoicing = "draft"
        by_rate, exact = fx_order(31_000, [LATER]), fx_order(31_100, [AS_ORDERED])
        self.assertEqual(self.follow_anew(by_rate), [])
        self.assertEqual(self.follow(exact), [])
        (self.documents(by_rate) | self.documents(exact)).action_post()
        self.assertTrue(self.link(exact).checksum)
        self.assertEqual(self.import_again(by_rate, exact), [])
        self.assertNothingOpen(by_rate)
        self.assertNothingOpen(exact)
        self.assertEqual(self.lost(by_rate), 0.73)

    def import_again(self, *sources):
        """Import orders that nobody asked for by name; return what is told."""
        found = self.import_orders(*sources)
        return [it.code for it in found.issues]

    def test_without_its_accounts_it_is_told_and_goes_on_with_them(self):
        journal = self.company.currency_exchange_journal_id
        self.company.currency_exchange_journal_id = False
        source = fx_order(31_000, [LATER])
        self.assertEqual(self.follow_anew(source), ["no_exchange_account"])
        self.assertIn("Default Accounts", self.told)
        self.assertEqual(self.owed(source), 0.73)
        self.assertEqual(
            self.figures(source), {"owed": ("0.00", "0.73", "no_exchange_account")}
        )
        self.company.currency_exchange_journal_id = journal
        self.assertEqual(self.follow_anew(source), [])
        self.assertNothingOpen(source)

    def test_what_a_person_wrote_off_is_not_booked_again(self):
        self.company.currency_exchange_journal_id, journal = (
            False,
            self.company.currency_exchange_journal_id,
        )
        source = fx_order(31_000, [LATER])
        self.follow_anew(source)
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
        self.follow_anew(source)
        self.assertFalse(self.entries(source))
        self.assertEqual(invoice.amount_residual, 0)

    def test_what_a_person_takes_back_stays_so(self):
        source = fx_order(31_000, [LATER])
        self.follow_anew(source)
        self.link(source).exchange_move_id._reverse_moves(cancel=True)
        self.follow_anew(source)
        self.assertEqual(self.documents(source).amount_residual, 0.73)
        self.assertEqual(self.lost(source), 0)

    def test_the_payment_may_be_there_before_the_invoice(self):
        self.shop.invoicing = "none"
        source = fx_order(31_000, [LATER])
        self.follow_anew(source)
        self.assertFalse(self.entries(source))
        self.shop.invoicing = "draft"
        self.follow_anew(source)
        self.assertFalse(self.entries(source))
        self.documents(source).action_post()
        self.follow_anew(source)
        self.assertNothingOpen(source)
        self.assertEqual(self.lost(source), 0.73)

    def test_the_proof_says_what_is_owed_and_what_rates_made(self):
        settled = fx_order(31_000, [LATER])
        self.follow_anew(settled)
        self.assertEqual(
            self.figures(settled),
            {"exchange": ("0.73", "0.73", 0), "owed": ("0.00", "0.00", 0)},
        )
        self.assertIn("Still owed", self.link(settled).proof_table)
        self.assertIn("Exchange difference", self.link(settled).proof_table)
        half = fx_order(
            31_100, [("6.38", "4.50")], status="PARTIALLY_PAID", owed=("6.75", "4.50")
        )
        self.follow_anew(half)
        self.assertEqual(self.figures(half), {"owed": ("6.75", "7.12", "rates")})
        less = fx_order(31_200, [("12.77", "8.51")])
        self.follow_anew(less)
        self.assertEqual(
            self.figures(less), {"owed": ("0.00", "0.73", "not_explained")}
        )
        self.assertIn("text-danger", self.link(less).proof_table)

    def test_the_proof_says_who_else_settled_it(self):
        self.shop.register_payments = False
        source = fx_order(31_000, [LATER])
        self.follow_anew(source)
        self.assertEqual(self.figures(source), {"owed": ("0.00", "13.50", "as_above")})
        self.shop.register_payments = True
        self.follow_anew(source)
        self.link(source).exchange_move_id._reverse_moves(cancel=True)
        self.assertEqual(
            self.figures(source)["owed"], ("0.00", "0.73", "settled_by_hand")
        )
        self.shop.invoicing = "draft"
        source = fx_order(31_100, [LATER])
        self.follow_anew(source)
        self.assertEqual(
            self.figures(source), {"owed": ("0.00", "-12.77", "not_posted")}
        )

    def why(self, source):
        """What the proof says of each row that is off."""
        self.env.invalidate_all()
        link = self.link(source)
        told = link._told_figures()
        rows = [*told, *link._live_figures(told)]
        return {it.name: it.explanation for it in rows if it.difference}

    def test_the_proof_says_that_a_cancelled_order_was_credited(self):
        source = self.sold()
        source = edited_order(source, cancelledAt="2026-11-05T10:00:00Z")
        self.assertEqual(self.follow(source), ["money_kept"])
        why = self.why(source)
        self.assertEqual((why["invoiced"], why["owed"]), ("cancelled", "as_above"))
        self.assertIn("Shopify cancelled the order", self.link(source).proof_table)

    def test_the_proof_says_that_a_refund_is_on_its_way(self):
        source = self.sold()
        line = raw_lines(source)[0]
        known = source.model_dump(mode="json", by_alias=True)["transactions"]
        back = refunded(line, 1, "20.00", "4.20", "RETURN")
        source = edited_order(
            source,
            lines=[with_current(line, 1)],
            refunds=[a_refund(back, total="0.00")],
            transactions=[*known, a_transaction("REFUND", "24.20", status="PENDING")],
        )
        self.assertEqual(self.follow(source), [])
        self.assertEqual(
            self.why(source), {"refunds": "refund_pending", "owed": "refund_pending"}
        )
