"""What a person registered as paid counts, and is not registered again."""

from odoo.tests import new_test_user

from ...orders.order_payments import a_transaction
from ..life_case import ByHandCase, one_back, paid


class TestPaidByHand(ByHandCase):
    def test_what_a_person_has_registered_is_not_registered_again(self):
        source = self.authorized()
        self.pay(self.invoice(source), 54.45)
        news = self.paid(source, *paid())
        self.assertEqual(self.follow(news), ["paid_in_odoo"])
        self.assertFalse(self.payments(source))
        self.assertEqual(self.follow(news), ["paid_in_odoo"])
        self.follow(one_back(news))
        self.assertEqual(self.payments(source).payment_type, "outbound")
        self.assertEqual(set(self.documents(source).mapped("amount_residual")), {0})

    def test_money_in_parts_counts_as_far_as_a_person_registered_it(self):
        source = self.authorized()
        self.pay(self.invoice(source), 30.00)
        first = a_transaction("SALE", "30.00", processedAt="2026-11-02T10:00:00Z")
        second = a_transaction("SALE", "24.45", processedAt="2026-11-03T10:00:00Z")
        news = self.paid(source, first, second)
        self.assertEqual(self.follow(news), ["paid_in_odoo"])
        self.assertEqual(self.payments(source).amount, 24.45)
        self.assertEqual(self.documents(source).payment_state, "paid")

    def test_money_that_a_person_registered_in_part_is_not_registered_whole(self):
        for here, there in ((30.00, "54.45"), (54.40, "54.45"), (54.45, "54.50")):
            with self.subTest(here=here, there=there):
                source = self.authorized()
                invoice = self.invoice(source)
                self.pay(invoice, here)
                news = self.paid(source, *paid(there))
                self.assertEqual(self.follow(news), ["paid_in_odoo"])
                self.assertFalse(self.payments(source))
                self.assertAlmostEqual(invoice.amount_residual, 54.45 - here)

    def test_what_a_person_took_off_the_invoice_lets_the_money_in(self):
        source = self.authorized()
        invoice = self.invoice(source)
        self.pay(invoice, 30.00)
        news = self.paid(source, *paid())
        self.follow(news)
        invoice.line_ids.remove_move_reconcile()
        self.assertEqual(self.follow(news), [])
        self.assertEqual(self.payments(source).amount, 54.45)
        self.assertEqual(invoice.amount_residual, 0)

    def test_a_second_payment_of_shopify_is_registered(self):
        source = self.sold()
        more = self.paid(source, *paid(), a_transaction("SALE", "10.00"))
        known = source.model_dump(mode="json", by_alias=True)["transactions"]
        more = self.paid(source, *known, a_transaction("SALE", "10.00"))
        self.assertEqual(self.follow(more), [])
        self.assertEqual(sum(self.payments(source).mapped("amount")), 64.45)

    def test_orders_on_one_invoice_are_settled_together(self):
        one, two = self.authorized(), self.authorized()
        invoice = self.invoice(one, two)
        self.assertEqual(len(invoice), 1)
        self.follow(*(self.paid(it, *paid()) for it in (one, two)))
        payments = self.payments(one) | self.payments(two)
        self.assertEqual(len(payments), 2)
        self.assertTrue(all(self.receivables(payments).mapped("reconciled")))
        self.assertEqual(invoice.amount_residual, 0)

    def test_a_draft_that_a_person_posts_is_settled_at_once(self):
        self.shop.invoicing = "draft"
        source = self.sold()
        invoice = self.documents(source)
        clerk = new_test_user(self.env, "clerk", groups="account.group_account_invoice")
        invoice.with_user(clerk).action_post()
        self.assertEqual(invoice.payment_state, "paid")
        self.assertTrue(self.payments(source).is_reconciled)

    def test_what_a_person_paid_of_an_invoice_counts_once_for_its_orders(self):
        one, two = self.authorized(), self.authorized()
        invoice = self.invoice(one, two)
        self.pay(invoice, 54.45)
        news = [self.paid(it, *paid()) for it in (one, two)]
        self.assertEqual(self.follow(*news), ["paid_in_odoo"])
        payments = self.payments(one) | self.payments(two)
        self.assertEqual(payments.mapped("amount"), [54.45])
        self.assertEqual(invoice.amount_residual, 0)

    def test_what_nobody_wants_registered_is_nobodys_issue(self):
        self.shop.gateway_ids.create(
            {
                "channel_id": self.shop.id,
                "name": "manual",
                "title": "M",
                "ignored": True,
            }
        )
        source = self.authorized()
        self.pay(self.invoice(source), 20.00)
        by_hand = a_transaction("SALE", "20.00", gateway="manual")
        news = self.paid(source, by_hand, *paid("34.45"))
        self.assertEqual(self.follow(news), [])
        self.assertEqual(self.moved(source), [20.00, 34.45])
