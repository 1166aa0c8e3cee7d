"""Documents of orders are the difference to what documents say already."""

from ...orders.order_objects import an_order, changed_order, edited_order, raw_lines
from ...orders.order_parts import a_line
from ...orders.order_payments import a_refund, a_transaction
from ..life_case import VAT, LifeCase, cancelled, one_back, paid, two_shirts


class TestOrderLifeDocuments(LifeCase):
    def test_what_a_person_invoiced_counts(self):
        source = two_shirts(displayFinancialStatus="AUTHORIZED")
        self.follow(source)
        order = self.sale(source)
        wizard = self.env["sale.advance.payment.inv"].with_context(
            active_ids=order.ids, active_model="sale.order"
        )
        self.goods.invoice_policy = "order"
        order.order_line._compute_qty_to_invoice()
        wizard.create({"advance_payment_method": "delivered"}).create_invoices()
        self.assertEqual(self.documents(source).amount_total, 54.45)
        self.follow(
            edited_order(source, displayFinancialStatus="PAID", transactions=paid())
        )
        self.assertEqual(len(self.documents(source)), 1)

    def test_a_draft_that_a_person_cancelled_is_not_made_again(self):
        """Who cancels a draft means it: the order's next news is no reason against."""
        self.shop.invoicing = "draft"
        source = self.sold()
        self.documents(source).button_cancel()
        after = changed_order(source, note="Ring twice")
        self.assertEqual(self.follow(after), ["documents_differ"])
        self.assertFalse(self.documents(source))

    def test_a_down_payment_is_left_to_the_person_who_made_it(self):
        source = two_shirts(displayFinancialStatus="AUTHORIZED")
        self.follow(source)
        wizard = self.env["sale.advance.payment.inv"].with_context(
            active_ids=self.sale(source).ids, active_model="sale.order"
        )
        wizard.create(
            {"advance_payment_method": "percentage", "amount": 10}
        ).create_invoices()
        after = edited_order(source, displayFinancialStatus="PAID", transactions=paid())
        self.assertEqual(self.follow(after), ["not_invoiced"])
        self.assertFalse(self.link(source).is_documented)
        self.assertFalse(self.payments(source))

    def test_a_lower_price_by_an_edit_is_credited_without_a_quantity(self):
        source = self.sold()
        line = raw_lines(source)[0]
        cheaper = a_line(price="18.00", quantity=2, taxes=VAT, id=line["id"])
        self.follow(edited_order(source, lines=[cheaper]))
        _invoice, credit = self.documents(source)
        self.assertRecordValues(credit, [{"amount_untaxed": 4, "amount_tax": 0.84}])
        self.assertEqual(credit.invoice_line_ids.quantity, 0)
        self.assertEqual(self.sale(source).invoice_status, "invoiced")

    def test_free_goods_are_on_the_invoice(self):
        source = an_order(
            [
                a_line("T-Shirt", price="20.00", taxes=VAT),
                a_line("Sticker", price="0.00", quantity=3),
                a_line("Cap", price="9.00", discount="9.00", taxes=VAT),
            ],
            transactions=paid("24.20"),
        )
        self.follow(source)
        invoice = self.documents(source)
        self.assertEqual(invoice.invoice_line_ids.mapped("quantity"), [1, 3, 1])
        self.assertSettled(source, 24.2, 24.2)
        self.assertEqual(self.sale(source).invoice_status, "invoiced")

    def test_an_order_that_costs_nothing_has_no_document(self):
        source = an_order([a_line(price="0.00")])
        self.assertEqual(self.follow(source), [])
        self.assertFalse(self.documents(source))
        self.assertEqual(self.sale(source).state, "sale")

    def test_taxes_of_one_rate_stay_apart_in_documents(self):
        state, city = ("State", "0.05"), ("City", "0.05")
        source = an_order(
            [a_line(price="19.99", quantity=3, taxes=(state, city))],
            transactions=paid("65.97"),
        )
        self.follow(source)
        taxes = self.documents(source).line_ids.filtered("tax_line_id")
        self.assertEqual(sorted(taxes.mapped("credit")), [3.0, 3.0])
        self.assertSettled(source, 65.97, 65.97)

    def test_included_taxes(self):
        source = an_order(
            [a_line(price="20.00", quantity=3, taxes=VAT, included=True)],
            taxesIncluded=True,
            transactions=paid("60.00"),
        )
        self.follow(source)
        self.assertRecordValues(
            self.documents(source), [{"amount_untaxed": 49.59, "amount_tax": 10.41}]
        )
        line = raw_lines(source)[0]
        source = edited_order(source, lines=[{**line, "currentQuantity": 2}])
        self.follow(source)
        said = self.documents(source)
        self.assertAlmostEqual(said[0].amount_total - said[1].amount_total, 40.00)

    def test_money_back_without_goods_is_credited(self):
        source = self.sold()
        known = source.model_dump(mode="json", by_alias=True)["transactions"]
        refund = a_refund(adjustments=[("-5.00", "0.00")], total="5.00")
        after = edited_order(
            source,
            refunds=[refund],
            transactions=[*known, a_transaction("REFUND", "5.00")],
            displayFinancialStatus="PARTIALLY_REFUNDED",
        )
        self.follow(after)
        self.follow(after)
        self.assertEqual(len(self.documents(source)), 2)
        self.assertSettled(after, 49.45, 49.45)

    def test_money_back_that_was_kept_of_another_refund_is_nothing_to_invoice(self):
        source = self.sold()
        pair = [("-5.00", "0.00"), ("5.00", "0.00")]
        after = edited_order(source, refunds=[a_refund(adjustments=pair, total="0.00")])
        self.follow(after)
        self.assertEqual(len(self.documents(source)), 1)
        self.assertEqual(self.sale(source).amount_total, 54.45)
        self.assertEqual(self.sale(source).invoice_status, "invoiced")

    def test_two_refunds_are_two_credit_notes(self):
        source = self.sold()
        once = one_back(source)
        self.follow(once)
        first = self.link(source).refund_ids.move_id
        line = raw_lines(once)[0]
        refunds = once.model_dump(mode="json", by_alias=True)["full_refunds"]
        second = a_refund(
            total="5.00",
            adjustments=[("-5.00", "0.00")],
            processedAt="2026-11-09T10:00:00Z",
        )
        twice = edited_order(once, lines=[line], refunds=[*refunds, second])
        self.follow(twice)
        moves = self.link(source).refund_ids.sorted("processed_at").mapped("move_id")
        self.assertEqual(len(moves), 2)
        self.assertEqual(moves[0], first)
        self.assertEqual(str(moves[1].invoice_date), "2026-11-09")

    def test_no_mail_no_follower_no_note(self):
        source = two_shirts(transactions=paid())
        mails = self.env["mail.mail"].search_count([])
        self.follow(source)
        self.follow(cancelled(source))
        self.assertEqual(self.env["mail.mail"].search_count([]), mails)
        order = self.sale(source)
        self.assertFalse(order.message_partner_ids & order.partner_id)
        self.assertFalse(self.documents(source).message_partner_ids)
        self.assertFalse(order.activity_ids)

    def test_a_line_taken_off_in_odoo_is_told(self):
        source = an_order(
            [a_line("T-Shirt"), a_line("Cap", price="5.00")],
            displayFinancialStatus="PENDING",
        )
        self.follow(source)
        self.link(source).line_ids[1].sale_line_id.unlink()
        after = changed_order(
            source, displayFinancialStatus="PAID", transactions=paid("25.00")
        )
        self.follow(after)
        self.assertEqual(self.link(source).held[0][0], "changed_in_odoo")
        self.link(source).released = self.link(source).held
        after = changed_order(after, note="Ring twice")
        self.assertEqual(self.follow(after), ["not_invoiced"])
        self.assertFalse(self.documents(source))
        self.assertFalse(self.payments(source))

    def test_company_in_another_currency(self):
        other = self.env["res.currency"].with_context(active_test=False)
        euro = other.search([("name", "=", "EUR")])
        euro.active = True
        euro.rate_ids.unlink()
        self.env["res.currency.rate"].create(
            {"currency_id": euro.id, "rate": 0.9, "name": "2026-10-01"}
        )
        self.shop.currency_id = euro
        money = {"currency": "EUR"}
        source = an_order(
            [a_line(price="19.99", quantity=3, money=money)],
            money=money,
            transactions=[a_transaction("SALE", "59.97", money=money)],
        )
        self.follow(source)
        self.assertRecordValues(
            self.documents(source),
            [{"currency_id": euro.id, "amount_total": 59.97, "payment_state": "paid"}],
        )
        self.assertEqual(self.payments(source).currency_id, euro)
