"""An order's life: confirmed, invoiced, paid, refunded, cancelled."""

from odoo.tests import new_test_user

from ..orders.order_objects import an_order, changed_order, edited_order, raw_lines
from ..orders.order_parts import a_line, with_current
from ..orders.order_payments import a_refund, a_transaction, refunded
from .life_case import VAT, LifeCase, cancelled, one_back, paid, two_shirts


class TestOrderLife(LifeCase):
    def test_a_paid_order_is_confirmed_invoiced_and_paid(self):
        source = an_order(
            [a_line(price="19.99", quantity=3, discount="10.01", taxes=VAT)],
            transactions=[a_transaction("SALE", "60.45")],
        )
        self.assertEqual(self.follow(source), [])
        order = self.sale(source)
        self.assertRecordValues(
            order,
            [{"state": "sale", "amount_total": 60.45, "invoice_status": "invoiced"}],
        )
        self.assertEqual(str(order.date_order), "2026-11-01 10:00:00")
        invoice = self.documents(source)
        self.assertRecordValues(
            invoice,
            [
                {
                    "move_type": "out_invoice",
                    "state": "posted",
                    "amount_untaxed": 49.96,
                    "amount_tax": 10.49,
                    "payment_state": "paid",
                }
            ],
        )
        self.assertEqual(str(invoice.invoice_date), "2026-11-01")
        payment = self.payments(source)
        self.assertRecordValues(
            payment,
            [{"amount": 60.45, "payment_type": "inbound", "state": "paid"}],
        )
        self.assertEqual(str(payment.date), "2026-11-01")
        self.assertSettled(source, 60.45, 60.45)

    def test_the_same_news_again_change_nothing(self):
        source = self.sold()
        before = self.documents(source), self.payments(source)
        self.follow(source)
        self.follow(source)
        self.assertEqual((self.documents(source), self.payments(source)), before)

    def test_an_authorized_order_is_confirmed_and_waits_for_its_money(self):
        source = two_shirts(
            displayFinancialStatus="AUTHORIZED",
            transactions=[a_transaction("AUTHORIZATION", "54.45")],
        )
        self.follow(source)
        self.assertEqual(self.sale(source).state, "sale")
        self.assertFalse(self.documents(source) or self.payments(source))
        captured = changed_order(
            source,
            displayFinancialStatus="PAID",
            transactions=[
                a_transaction("AUTHORIZATION", "54.45"),
                a_transaction("CAPTURE", "54.45"),
            ],
        )
        self.follow(captured)
        self.assertSettled(captured, 54.45, 54.45)

    def test_a_pending_order_stays_a_quotation(self):
        source = two_shirts(displayFinancialStatus="PENDING")
        self.follow(source)
        self.assertEqual(self.sale(source).state, "draft")

    def test_a_refund_before_the_invoice_is_subtracted_once(self):
        source = one_back(two_shirts(transactions=paid()))
        self.follow(source)
        self.follow(source)
        self.assertEqual(self.documents(source).mapped("move_type"), ["out_invoice"])
        self.assertSettled(source, 30.25, 30.25)

    def test_a_refund_after_the_invoice_is_a_credit_note_with_its_payment(self):
        source = self.sold()
        after = one_back(source)
        self.follow(after)
        self.follow(after)
        invoice, credit = self.documents(source)
        self.assertRecordValues(
            credit,
            [
                {
                    "move_type": "out_refund",
                    "amount_total": 24.2,
                    "amount_tax": 4.2,
                    "reversed_entry_id": invoice.id,
                    "payment_state": "paid",
                }
            ],
        )
        self.assertEqual(str(credit.invoice_date), "2026-11-05")
        self.assertEqual(self.link(source).refund_ids.move_id, credit)
        self.assertSettled(after, 30.25, 30.25)

    def test_a_refund_of_no_money_makes_no_document(self):
        source = self.sold()
        line = raw_lines(source)[0]
        nothing = a_refund(refunded(line, 0, "0.00"), total="0.00")
        self.follow(changed_order(source, refunds=[nothing]))
        self.assertEqual(len(self.documents(source)), 1)

    def test_an_edit_that_adds_and_removes_makes_both_documents(self):
        source = self.sold()
        line = raw_lines(source)[0]
        edited = edited_order(
            source,
            lines=[
                with_current(line, 1),
                a_line("Cap", price="9.99", quantity=1, taxes=VAT),
            ],
            edited=True,
        )
        self.follow(edited)
        self.follow(edited)
        kinds = self.documents(source).mapped("move_type")
        self.assertEqual(kinds, ["out_invoice", "out_invoice", "out_refund"])
        self.assertSettled(edited, 42.34, 54.45)

    def test_a_cancelled_order_that_was_paid_ends_at_nothing(self):
        source = self.sold()
        gone = cancelled(source)
        self.follow(gone)
        self.follow(gone)
        self.assertEqual(self.sale(source).state, "cancel")
        self.assertSettled(gone, 0, 0)
        self.assertEqual(set(self.sale(source).picking_ids.mapped("state")), {"cancel"})

    def test_an_order_that_comes_in_cancelled_is_cancelled(self):
        source = cancelled(two_shirts(transactions=paid()))
        self.follow(source)
        self.assertEqual(self.sale(source).state, "cancel")
        self.assertSettled(source, 0, 0)

    def test_an_order_cancelled_in_odoo_alone_is_told(self):
        source = two_shirts(displayFinancialStatus="PENDING")
        self.follow(source)
        self.sale(source).action_cancel()
        self.assertEqual(self.follow(source), ["cancelled_in_odoo"])
        self.assertTrue(self.link(source).told_at)

    def test_an_order_that_shopify_opens_again_is_told(self):
        source = two_shirts(transactions=paid())
        self.follow(cancelled(source))
        self.assertEqual(self.sale(source).state, "cancel")
        opened = changed_order(source)
        self.assertEqual(self.follow(opened), ["cancelled_in_odoo"])
        self.assertEqual(self.sale(source).state, "cancel")

    def test_a_salesperson_reads_it_and_confirms_without_moving_the_date(self):
        user = new_test_user(
            self.env, "sally", groups="sales_team.group_sale_salesman_all_leads"
        )
        source = two_shirts(
            displayFinancialStatus="PENDING",
            transactions=[a_transaction("SALE", "54.45", status="PENDING")],
        )
        self.follow(source)
        order = self.sale(source).with_user(user)
        order.action_confirm()
        self.assertEqual(str(order.date_order), "2026-11-01 10:00:00")
        fields = ["commerce_fulfilled_before", "commerce_kept", "qty_to_invoice"]
        self.assertTrue(order.order_line.read(fields))
        found = self.env["commerce.transaction"].with_user(user)
        rows = found.search_read(
            [("sale_order_id", "=", order.id)], ["gateway_name", "amount", "status"]
        )
        self.assertEqual([row["amount"] for row in rows], [54.45])
