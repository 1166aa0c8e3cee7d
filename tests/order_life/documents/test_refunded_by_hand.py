"""What a person credited or paid back counts, and is not paid back again."""

from ...orders.order_objects import edited_order
from ...orders.order_parts import bag
from ...orders.order_payments import a_transaction
from ..life_case import ByHandCase, cancelled, one_back, paid, two_shirts


class TestRefundedByHand(ByHandCase):
    def credit(self, source, shirts=None):
        """Credit an order's invoice as a person would; Shopify does not know it.

        :param shirts: how many of them alone; all of the invoice, if not given
        """
        invoice = self.documents(source)[0]
        wizard = self.env["account.move.reversal"].with_context(
            active_model="account.move", active_ids=invoice.ids
        )
        wizard = wizard.create({"journal_id": invoice.journal_id.id})
        credit = self.env["account.move"].browse(wizard.refund_moves()["res_id"])
        if shirts:
            lines = credit.invoice_line_ids
            of_goods = lines.filtered(lambda line: line.product_id == self.goods)
            (lines - of_goods).unlink()
            of_goods.quantity = shirts
        credit.action_post()
        return credit

    def credited(self, source):
        return self.documents(source).filtered(lambda it: it.move_type == "out_refund")

    def test_a_refund_that_a_person_has_paid_is_not_paid_again(self):
        source = self.sold()
        credit = self.credit(source, shirts=1)
        self.pay(credit, 24.20)
        news = one_back(source)
        self.assertEqual(self.follow(news), ["paid_in_odoo"])
        self.assertIn("24.20", self.told)
        self.assertEqual(self.follow(news), ["paid_in_odoo"])
        self.assertEqual(self.moved(source), [54.45, -24.20])
        credit.line_ids.remove_move_reconcile()
        self.assertEqual(self.follow(news), [])
        self.assertEqual(self.moved(source), [54.45, -24.20, -24.20])

    def test_a_refund_that_a_person_credited_alone_is_paid(self):
        source = self.sold()
        credit = self.credit(source, shirts=1)
        self.assertEqual(self.follow(one_back(source)), [])
        self.assertEqual(self.moved(source), [54.45, -24.20])
        self.assertEqual(credit.amount_residual, 0)

    def test_a_pending_refund_that_a_person_paid_is_not_paid_again(self):
        source = self.sold()
        after = one_back(source)
        known = after.model_dump(mode="json", by_alias=True)["transactions"]
        pending = [*known[:-1], {**known[-1], "status": "PENDING"}]
        self.follow(edited_order(after, transactions=pending))
        self.pay(self.credited(source), 24.20)
        news = edited_order(after, transactions=known)
        self.assertEqual(self.follow(news), ["paid_in_odoo"])
        self.assertEqual(self.moved(source), [54.45, -24.20])

    def test_another_refund_than_a_persons_is_paid(self):
        source = self.sold()
        self.pay(self.credit(source, shirts=1), 24.20)
        news = one_back(source)
        self.follow(news)
        known = news.model_dump(mode="json", by_alias=True)["transactions"]
        second = a_transaction("REFUND", "10.00", processedAt="2026-11-06T10:00:00Z")
        more = edited_order(
            news, transactions=[*known, second], totalOutstandingSet=bag("10.00")
        )
        self.assertEqual(self.follow(more), ["paid_in_odoo"])
        self.assertEqual(self.moved(source), [54.45, -24.20, -10.00])

    def test_all_that_a_person_paid_back_before_it_was_cancelled(self):
        source = self.sold()
        self.pay(self.credit(source), 54.45)
        gone = cancelled(source)
        for _look in range(2):
            self.assertEqual(self.follow(gone), ["paid_in_odoo"])
            self.assertEqual(self.sale(source).state, "cancel")
            self.assertEqual(self.moved(source), [54.45, -54.45])

    def test_what_was_paid_in_odoo_is_not_registered_once_it_is_cancelled(self):
        source = self.authorized()
        self.pay(self.invoice(source), 54.45)
        gone = cancelled(self.paid(source, *paid()))
        for _look in range(2):
            self.assertEqual(self.follow(gone), ["paid_in_odoo"])
            self.assertEqual(self.moved(source), [54.45, -54.45])

    def test_payments_that_follow_later_leave_what_a_person_paid_and_paid_back(self):
        self.shop.register_payments = False
        source = self.sold()
        self.pay(self.documents(source), 54.45)
        after = one_back(source)
        self.follow(after)
        self.pay(self.credited(source), 24.20)
        self.shop.register_payments = True
        self.assertEqual(self.follow(after), ["paid_in_odoo"])
        self.assertEqual(self.moved(source), [54.45, -24.20])

    def test_payments_that_follow_later_leave_what_a_person_paid_in_one_sum(self):
        self.shop.register_payments = False
        source = self.sold()
        after = one_back(source)
        self.follow(after)
        self.pay(self.documents(source)[0], 30.25)
        self.shop.register_payments = True
        self.assertEqual(self.follow(after), ["paid_in_odoo"])
        self.assertEqual(self.moved(source), [30.25])

    def test_money_of_no_document_that_a_person_gave_back_stays_once(self):
        source = two_shirts(transactions=paid("60.00"))
        self.follow(source)
        payment = self.env["account.payment"].create(
            {
                "payment_type": "outbound",
                "partner_id": self.payments(source).partner_id.id,
                "journal_id": self.bank.id,
                "amount": 5.55,
            }
        )
        payment.action_post()
        lines = self.receivables(payment | self.payments(source))
        lines.filtered(lambda line: not line.reconciled).reconcile()
        back = a_transaction("REFUND", "5.55", processedAt="2026-11-06T10:00:00Z")
        known = source.model_dump(mode="json", by_alias=True)["transactions"]
        news = edited_order(source, transactions=[*known, back])
        self.assertEqual(self.follow(news), ["paid_in_odoo"])
        self.assertEqual(self.moved(source), [60.00, -5.55])
