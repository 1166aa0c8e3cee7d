"""Payments of orders: each once, and settled with what it pays."""

from decimal import Decimal

from ...orders.order_objects import changed_order, edited_order
from ...orders.order_parts import bag
from ...orders.order_payments import a_transaction
from ..life_case import LifeCase, one_back, paid, two_shirts


class TestOrderLifePayments(LifeCase):
    def test_what_did_not_move_money_is_only_shown(self):
        source = two_shirts(
            transactions=[
                a_transaction("AUTHORIZATION", "54.45"),
                a_transaction("SALE", "54.45", status="FAILURE"),
                a_transaction("SALE", "54.45", status="PENDING"),
                a_transaction("VOID", "54.45"),
            ]
        )
        self.follow(source)
        self.assertEqual(len(self.link(source).transaction_ids), 4)
        self.assertFalse(self.payments(source))

    def test_a_pending_payment_is_registered_when_it_succeeds(self):
        waiting = a_transaction("SALE", "54.45", status="PENDING")
        source = two_shirts(displayFinancialStatus="PENDING", transactions=[waiting])
        self.follow(source)
        done = changed_order(
            source,
            displayFinancialStatus="PAID",
            transactions=[{**waiting, "status": "SUCCESS"}],
        )
        self.follow(done)
        self.assertEqual(len(self.link(source).transaction_ids), 1)
        self.assertSettled(done, 54.45, 54.45)

    def test_part_of_the_money_pays_part_of_the_invoice(self):
        source = two_shirts(
            displayFinancialStatus="PARTIALLY_PAID", transactions=paid("20.00")
        )
        self.follow(source)
        invoice = self.documents(source)
        self.assertRecordValues(
            invoice, [{"payment_state": "partial", "amount_residual": 34.45}]
        )

    def test_what_was_paid_too_much_stays_open(self):
        source = two_shirts(transactions=paid("60.00"))
        self.follow(source)
        self.assertEqual(self.documents(source).payment_state, "paid")
        open_lines = self.payments(source).move_id.line_ids.filtered(
            lambda line: line.account_type == "asset_receivable"
        )
        self.assertAlmostEqual(open_lines.amount_residual, -5.55)

    def test_cash_is_registered_as_it_was_rounded(self):
        source = two_shirts(
            transactions=[
                a_transaction("SALE", "54.47", amountRoundingSet=bag("-0.02"))
            ]
        )
        self.follow(source)
        self.assertAlmostEqual(self.payments(source).amount, 54.45)

    def test_change_goes_back(self):
        source = two_shirts(
            transactions=[
                a_transaction("SALE", "60.00", gateway="cash"),
                a_transaction("CHANGE", "5.55", gateway="cash"),
            ]
        )
        self.follow(source)
        self.assertSettled(source, 54.45, 54.45)

    def test_the_proof_counts_change_and_misses_a_refund(self):
        source = two_shirts(
            transactions=[
                a_transaction("SALE", "60.00", gateway="cash"),
                a_transaction("CHANGE", "5.55", gateway="cash"),
            ]
        )
        self.follow(source)
        link = self.link(source)
        rows = {it.name: it for it in link._live_figures(link._told_figures())}
        self.assertEqual(
            (rows["paid"].told, rows["paid"].difference), (Decimal("54.45"), 0)
        )
        self.assertEqual(rows["owed"].difference, 0)
        source = self.sold()
        self.shop.payment_journal_id = False
        self.assertEqual(self.follow(one_back(source)), ["unknown_gateway"])
        link = self.link(source)
        rows = {it.name: it for it in link._live_figures(link._told_figures())}
        self.assertEqual(rows["paid"].explanation, "not_registered")
        self.assertEqual(rows["owed"].explanation, "as_above")

    def test_a_refund_without_its_invoice_settles_with_the_payment(self):
        self.shop.invoicing = "none"
        source = self.sold()
        self.follow(one_back(source))
        back = self.payments(source).filtered(lambda it: it.payment_type == "outbound")
        self.assertEqual(back.amount, 24.2)
        self.assertTrue(back.is_reconciled)

    def test_a_refund_goes_to_whom_its_credit_note_is_for(self):
        source = self.sold()
        order, invoice = self.sale(source), self.documents(source)
        order.locked = False
        order.partner_invoice_id = self.env["res.partner"].create(
            {"name": "Other Ltd", "is_company": True}
        )
        self.follow(one_back(source))
        owner = invoice.commercial_partner_id
        self.assertEqual(self.payments(source).partner_id, owner)
        lines = self.documents(source).line_ids + self.payments(source).move_id.line_ids
        self.assertEqual(lines.filtered("account_type").partner_id, owner)
        self.assertSettled(source, 30.25, 30.25)

    def test_what_is_invoiced_to_another_is_paid_by_them(self):
        source = two_shirts(displayFinancialStatus="AUTHORIZED")
        self.follow(source)
        order = self.sale(source)
        order.locked = False
        other = self.env["res.partner"].create({"name": "Other Ltd"})
        order.partner_invoice_id = other
        self.follow(
            edited_order(source, displayFinancialStatus="PAID", transactions=paid())
        )
        self.assertEqual(self.documents(source).partner_id, other)
        self.assertEqual(self.payments(source).partner_id, other)

    def test_a_deleted_payment_is_not_made_again(self):
        source = self.sold()
        payment = self.payments(source)
        payment.action_draft()
        payment.unlink()
        self.follow(source)
        self.assertFalse(self.payments(source))

    def test_a_payment_of_a_locked_period_is_dated_after_it(self):
        self.company.fiscalyear_lock_date = "2026-11-10"
        source = two_shirts(transactions=paid())
        self.assertEqual(self.follow(source), [])
        invoice = self.documents(source)
        self.assertEqual(str(self.payments(source).date), "2026-11-11")
        self.assertEqual(str(invoice.invoice_date), "2026-11-01")
        self.assertGreater(str(invoice.date), "2026-11-10")
        self.assertEqual(invoice.payment_state, "paid")

    def test_test_money_is_no_money(self):
        source = two_shirts(transactions=paid(test=True))
        self.follow(source)
        self.assertFalse(self.payments(source))

    def test_two_shops_register_their_own(self):
        other = self.a_shop("south-shop", payment_journal_id=self.bank.id)
        source = self.sold()
        self.follow(source, shop=other)
        self.assertEqual(
            len(
                self.env["commerce.transaction"].search(
                    [("external_id", "=", source.transactions[0].id)]
                )
            ),
            2,
        )
