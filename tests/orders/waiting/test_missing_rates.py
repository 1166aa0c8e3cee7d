"""Orders in a currency that Odoo has no rate of: nothing is booked one to one."""

from datetime import timedelta

from odoo.exceptions import UserError
from odoo.tests import tagged

from ...order_life.life_case import LifeCase, a_shirt
from ..order_objects import an_order, changed_order
from ..order_payments import a_transaction

DOLLARS = {"currency": "CAD"}


@tagged("post_install", "-at_install")
class TestRates(LifeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        currencies = cls.env["res.currency"].with_context(active_test=False)
        cls.canadian = currencies.search([("name", "=", "CAD")])
        (cls.canadian + cls.company.currency_id).rate_ids.unlink()

    def a_rate(self, day, rate=1.25, currency=None):
        self.env["res.currency.rate"].create(
            {
                "currency_id": (currency or self.canadian).id,
                "name": day,
                "rate": rate,
            }
        )

    def an_order(self, **given):
        return an_order(
            [a_shirt(price="100.00", money=DOLLARS)],
            money=DOLLARS,
            transactions=[a_transaction("SALE", "100.00", money=DOLLARS)],
            processedAt="2026-11-02T10:00:00Z",
            **given,
        )

    def issues_of(self, source, **given):
        return self.import_orders(source, **given).issues

    def test_without_a_rate_it_waits_and_says_so(self):
        source = self.an_order()
        (issue,) = [it for it in self.issues_of(source) if it.code == "no_rate"]
        self.assertIn("CAD, 2026-11-02", issue.message)
        self.assertEqual(self.sale(source).state, "draft")
        self.assertIn("CAD, 2026-11-02", self.link(source).held_text)
        self.assertFalse(self.documents(source) or self.payments(source))

    def test_a_rate_of_a_later_day_is_none(self):
        self.a_rate("2026-11-03")
        source = self.an_order()
        self.assertIn("no_rate", [it.code for it in self.issues_of(source)])

    def a_cancelled_order(self):
        """It was paid, cancelled and refunded before Odoo saw it."""
        return self.an_order(
            cancelledAt="2026-11-03T10:00:00Z", displayFinancialStatus="REFUNDED"
        )

    def test_a_cancelled_order_waits_and_says_so_as_its_payments_do(self):
        source = self.a_cancelled_order()
        self.assertIn("no_rate", [it.code for it in self.issues_of(source)])
        self.assertFalse(self.payments(source))
        # Before the clock of transactions goes on, nothing is later than the issue.
        self.assertFalse(self.issues_of(source))
        self.env.cr._now += timedelta(hours=1)
        self.a_rate("2026-11-02")
        self.assertNotIn("no_rate", [it.code for it in self.issues_of(source)])
        self.assertFalse(self.link(source).is_held)
        self.assertEqual(self.payments(source).amount, 100.0)
        self.assertAlmostEqual(self.sale(source).currency_rate, 1.25)

    def test_a_cancelled_order_that_nobody_paid_waits_for_nothing(self):
        source = an_order(
            [a_shirt(price="100.00", money=DOLLARS)],
            money=DOLLARS,
            cancelledAt="2026-11-03T10:00:00Z",
            displayFinancialStatus="VOIDED",
        )
        self.assertFalse(self.issues_of(source))

    def test_nobody_lets_it_go_on_without_the_rate(self):
        source = self.an_order()
        self.issues_of(source)
        link, order = self.link(source), self.sale(source)
        self.assertFalse(order.commerce_overrulable)
        with self.assertRaisesRegex(UserError, "Enter the rate"):
            link.action_release()
        with self.assertRaisesRegex(UserError, "Enter the rate") as refused:
            order.action_confirm()
        self.assertNotIn("Confirm Anyway", str(refused.exception))
        link.released = link.held  # as it was once possible
        self.issues_of(source, chosen=True)
        self.assertTrue(link.is_held)
        self.assertFalse(self.documents(source) or self.payments(source))

    def test_it_goes_on_once_the_rate_is_entered(self):
        source = self.an_order()
        self.issues_of(source)
        self.a_rate("2026-11-02")
        self.assertFalse(self.issues_of(source, chosen=True))
        self.assertAlmostEqual(self.sale(source).currency_rate, 1.25)
        self.assertRecordValues(
            self.documents(source),
            [
                {
                    "currency_id": self.canadian.id,
                    "amount_total": 100.0,
                    "amount_total_signed": 80.0,
                    "payment_state": "paid",
                }
            ],
        )

    def test_what_is_paid_waits_too_where_the_order_was_confirmed(self):
        source = self.an_order()
        self.issues_of(source)
        order = self.sale(source).with_context(commerce_follows=True)
        order.write({"state": "sale"})
        self.issues_of(changed_order(source, note="Ring"), chosen=True)
        self.assertFalse(self.documents(source) or self.payments(source))

    def test_where_the_companys_currency_has_rates_others_want_them_as_well(self):
        """One of them may be what all others refer to: only a person knows which."""
        self.a_rate("2026-01-01", 1.08, self.company.currency_id)
        source = self.an_order()
        self.assertIn("no_rate", [it.code for it in self.issues_of(source)])
        self.assertFalse(self.documents(source) or self.payments(source))

    def test_a_rate_of_one_makes_a_currency_what_all_others_refer_to(self):
        self.a_rate("2026-11-02", 0.75, self.company.currency_id)
        self.a_rate("2026-01-01", 1.0)
        source = self.an_order()
        self.assertFalse(self.issues_of(source))
        self.assertAlmostEqual(self.documents(source).amount_total_signed, 75.0)

    def test_the_money_of_the_customer_wants_a_rate_as_well(self):
        self.shop.order_currency = "customer"
        money = {"presentment": "CAD", "rate": "1.25"}
        source = an_order([a_shirt(price="100.00", money=money)], money=money)
        self.assertIn("no_rate", [it.code for it in self.issues_of(source)])
        self.shop.order_currency = "shop"
        source = an_order([a_shirt(price="100.00", money=money)], money=money)
        self.assertFalse(self.issues_of(source))
