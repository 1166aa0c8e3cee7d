"""Invoices that a person credited, cancelled or deleted are not made again."""

from odoo import Command

from ...orders.order_objects import edited_order, raw_lines
from ...orders.order_parts import a_line, bag, with_current
from ...orders.order_payments import a_refund, a_transaction, refunded
from ..life_case import VAT, LifeCase, a_shirt, cancelled, one_back, paid


class TestOrderLifeKept(LifeCase):
    def credit(self, source, lines=None):
        """Credit an invoice as a person would; `lines` changes the draft before."""
        invoice = self.documents(source)[0]
        wizard = self.env["account.move.reversal"].with_context(
            active_model="account.move", active_ids=invoice.ids
        )
        made = wizard.create({"journal_id": invoice.journal_id.id}).refund_moves()
        credit = self.env["account.move"].browse(made["res_id"])
        if lines:
            credit.invoice_line_ids = lines(credit.invoice_line_ids)
        credit.action_post()
        return credit

    def credit_one(self, source):
        """Credit one of the two T-Shirts, 24.20."""
        return self.credit(
            source,
            lambda lines: [
                Command.update(lines[0].id, {"quantity": 1}),
                Command.delete(lines[1].id),
            ],
        )

    def credit_five(self, source):
        """Credit 5.00 of the T-Shirts' price, without tax."""
        return self.credit(
            source,
            lambda lines: [
                Command.update(
                    lines[0].id, {"quantity": 1, "price_unit": 5, "tax_ids": False}
                ),
                Command.delete(lines[1].id),
            ],
        )

    def issue(self, source):
        """What a person reads of an order's documents."""
        found = self.import_orders(self.news(source)).issues
        return next(it.message for it in found if it.code == "documents_differ")

    def test_a_cancelled_invoice_stays_cancelled(self):
        source = self.sold()
        invoice = self.documents(source)
        invoice.button_draft()
        invoice.button_cancel()
        self.assertEqual(self.follow(self.news(source)), ["documents_differ"])
        self.assertFalse(self.documents(source))

    def test_a_deleted_draft_stays_deleted(self):
        self.shop.invoicing = "draft"
        source = self.sold()
        self.documents(source).unlink()
        self.assertEqual(self.follow(self.news(source)), ["documents_differ"])
        self.assertFalse(self.documents(source))

    def test_a_draft_that_a_person_changed_stays_so(self):
        self.shop.invoicing = "draft"
        source = self.sold()
        self.documents(source).invoice_line_ids[0].price_unit = 15
        self.assertEqual(self.follow(self.news(source)), ["documents_differ"])
        self.assertEqual(self.said(source), [("out_invoice", "draft", 42.35)])

    def test_what_a_person_credited_is_not_invoiced_again(self):
        source = self.sold()
        self.credit_one(source)
        for _again in range(2):
            self.assertEqual(self.follow(self.news(source)), ["documents_differ"])
        self.assertEqual(
            self.said(source),
            [("out_invoice", "posted", 54.45), ("out_refund", "posted", 24.20)],
        )

    def test_what_a_person_invoiced_again_is_welcome(self):
        self.shop.invoicing = "draft"
        source = self.sold()
        self.documents(source).button_cancel()
        order = self.sale(source)
        order.order_line._compute_qty_to_invoice()
        order._create_invoices()
        self.assertEqual(self.follow(self.news(source)), [])
        self.assertEqual(self.said(source), [("out_invoice", "draft", 54.45)])

    def test_what_a_person_credited_before_shopify_is_not_credited_again(self):
        source = self.sold()
        credit = self.credit_one(source)
        after = one_back(source)
        self.assertEqual(self.follow(after), [])
        self.assertEqual(self.documents(source)[1:], credit)
        self.assertSettled(after, 30.25, 30.25)
        self.assertEqual(credit.payment_state, "paid")

    def test_all_credited_by_hand_leaves_shopify_nothing_to_credit(self):
        source = self.sold()
        credit = self.credit(source)
        after = one_back(source)
        self.assertEqual(self.follow(after), ["documents_differ"])
        self.assertEqual(self.documents(source)[1:], credit)
        cap = a_line("Cap", price="10.00", taxes=VAT)
        after = edited_order(after, lines=[*raw_lines(after), cap])
        self.assertEqual(self.follow(after), ["documents_differ"])
        self.assertEqual(self.said(source)[2:], [("out_invoice", "posted", 12.10)])
        self.assertEqual(self.follow(self.news(after)), ["documents_differ"])
        self.assertEqual(len(self.documents(source)), 3)

    def test_the_rest_of_what_a_person_credited_is_credited(self):
        source = self.sold()
        self.credit_one(source)
        after = cancelled(source)
        self.assertEqual(self.follow(after), [])
        self.assertEqual(
            self.said(source)[1:],
            [("out_refund", "posted", 24.20), ("out_refund", "posted", 30.25)],
        )
        self.assertSettled(after, 0, 0)

    def test_what_a_person_credited_by_other_lines_counts(self):
        source = self.sold()
        credit = self.credit_five(source)
        self.assertEqual(credit.amount_total, 5)
        known = source.model_dump(mode="json", by_alias=True)["transactions"]
        back = a_refund(adjustments=[("-5.00", "0.00")], total="5.00")
        after = edited_order(
            source,
            refunds=[back],
            transactions=[*known, a_transaction("REFUND", "5.00")],
        )
        self.assertEqual(self.follow(after), [])
        self.assertEqual(self.documents(source)[1:], credit)
        line = raw_lines(after)[0]
        shirt = a_refund(refunded(line, 1, "20.00", "4.20"))
        after = edited_order(
            after, lines=[with_current(line, 1)], refunds=[back, shirt]
        )
        self.assertEqual(self.follow(after), [])
        self.assertSettled(after, 25.25, 49.45)

    def test_what_shopify_adds_is_invoiced_beside_what_a_person_credited(self):
        source = self.sold()
        self.credit_one(source)
        more = a_shirt(
            price="20.00", quantity=3, taxes=VAT, id=raw_lines(source)[0]["id"]
        )
        self.assertEqual(
            self.follow(edited_order(source, lines=[more])), ["documents_differ"]
        )
        self.assertEqual(self.said(source)[2:], [("out_invoice", "posted", 24.20)])

    def test_the_issue_names_what_was_done_and_both_totals(self):
        source = self.sold()
        credit = self.credit_one(source)
        for _again in range(2):
            told = self.issue(source)
            for said in (credit.name, self.sale(source).name, "30.25", "54.45"):
                self.assertIn(said, told)

    def test_the_issue_tells_of_a_deleted_draft(self):
        self.shop.invoicing = "draft"
        source = self.sold()
        self.documents(source).unlink()
        self.assertIn("54.45", self.issue(source))

    def test_what_is_kept_of_a_cancelled_order_is_named_for_what_it_is(self):
        for reason, name in [
            ("RESTOCK", "Restocking fee"),
            ("DAMAGE", "Kept for damage"),
            ("REFUND_DISCREPANCY", "Kept of a refund"),
            ("PENDING_REFUND_DISCREPANCY", "Refund not paid out yet"),
        ]:
            source = self.sold()
            ended = cancelled(source)
            back = ended.model_dump(mode="json", by_alias=True)["full_refunds"][0]
            kept = a_refund(adjustments=[("4.00", "0.00")])["orderAdjustments"]
            kept["nodes"][0]["reason"] = reason
            ended = edited_order(
                source,
                lines=[with_current(raw_lines(source)[0], 0)],
                refunds=[{**back, "orderAdjustments": kept}],
                transactions=[*paid(), a_transaction("REFUND", "44.40")],
                displayFinancialStatus="PARTIALLY_REFUNDED",
                cancelledAt="2026-11-05T10:00:00Z",
                currentTotalPriceSet=bag("10.05"),
            )
            self.follow(ended)
            names = self.sale(source).order_line.mapped("name")
            self.assertIn(name, names)
            self.assertNotIn("Refund without items", names)
