"""Documents of orders are the difference to what documents say already."""

from ...orders.order_objects import an_order, changed_order, edited_order, raw_lines
from ...orders.order_parts import a_line, bag, with_current
from ...orders.order_payments import a_refund, a_transaction, refunded
from ..life_case import VAT, LifeCase, cancelled, one_back, paid, two_shirts


def rest_back(source):
    """The order after `one_back`, cancelled: all else went back, too."""
    known = source.model_dump(mode="json", by_alias=True)
    line, shipping = raw_lines(source)[0], known["shippingLines"]["nodes"][0]
    refund = a_refund(
        refunded(line, 1, "20.00", "4.20", "CANCEL"),
        shipping=[(shipping, "5.00", "1.05")],
        total="30.25",
    )
    return edited_order(
        source,
        lines=[with_current(line, 0)],
        refunds=[*known["full_refunds"], refund],
        transactions=[*known["transactions"], a_transaction("REFUND", "30.25")],
        displayFinancialStatus="REFUNDED",
        cancelledAt="2026-11-07T10:00:00Z",
    )


def goods_back(source, money="48.40", adjustments=(), **fields):
    """The order after it was cancelled: its goods went back, its shipping was kept.

    :param money: what was paid back
    """
    line = raw_lines(source)[0]
    known = source.model_dump(mode="json", by_alias=True)["transactions"]
    refund = a_refund(
        refunded(line, 2, "40.00", "8.40", "CANCEL"),
        adjustments=adjustments,
        total=money or "0.00",
    )
    back = [a_transaction("REFUND", money)] if money else []
    return edited_order(
        source,
        lines=[with_current(line, 0)],
        refunds=[refund],
        transactions=[*known, *back],
        cancelledAt="2026-11-05T10:00:00Z",
        **{"displayFinancialStatus": "PARTIALLY_REFUNDED", **fields},
    )


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
        source = two_shirts(transactions=paid())
        self.follow(source)
        self.documents(source).button_cancel()
        after = changed_order(source, note="Ring twice")
        self.assertEqual(self.follow(after), ["documents_differ"])
        self.assertFalse(self.documents(source))

    def test_an_order_with_drafts_that_is_cancelled_has_no_document(self):
        self.shop.invoicing = "draft"
        source = two_shirts(transactions=paid())
        self.follow(source)
        self.follow(cancelled(source))
        self.assertFalse(self.documents(source))
        self.assertEqual(self.sale(source).state, "cancel")

    def test_a_posted_invoice_of_a_cancelled_order_gets_its_draft_credit_note(self):
        """Odoo cancels drafts with their order; what credits its invoice stays."""
        self.shop.invoicing = "draft"
        source = two_shirts(transactions=paid())
        self.follow(source)
        self.documents(source).action_post()
        after = cancelled(source)
        for _look in range(2):
            self.assertEqual(self.follow(after), [])
            invoice, credit = self.documents(source)
            self.assertEqual((invoice.state, credit.state), ("posted", "draft"))
            self.assertEqual(
                (credit.move_type, credit.amount_total), ("out_refund", 54.45)
            )
        self.assertEqual(self.sale(source).state, "cancel")
        credit.action_post()
        self.follow(after)
        self.assertSettled(source, 0, 0)
        self.assertEqual(credit.payment_state, "paid")

    def test_a_draft_credit_note_goes_with_its_order_and_counts_no_more(self):
        """What Odoo cancelled with the order is credited together with the rest."""
        self.shop.invoicing = "draft"
        source = two_shirts(transactions=paid())
        self.follow(source)
        self.documents(source).action_post()
        once = one_back(source)
        self.follow(once)
        self.assertEqual(self.documents(source)[1:].mapped("amount_total"), [24.2])
        after = rest_back(once)
        for _look in range(2):
            self.assertEqual(self.follow(after), [])
            _invoice, credit = self.documents(source)
            self.assertEqual((credit.state, credit.amount_total), ("draft", 54.45))

    def test_what_a_person_credited_stays_when_drafts_go_with_their_order(self):
        """A person's credit note is not undone, and nothing is credited twice."""
        self.shop.invoicing = "draft"
        source = two_shirts(transactions=paid())
        self.follow(source)
        invoice = self.documents(source)
        invoice.action_post()
        invoice._reverse_moves([{}]).action_post()
        self.assertEqual(self.follow(cancelled(source)), [])
        self.assertEqual(len(self.documents(source)), 2)
        self.assertSettled(source, 0, 0)

    def test_shipping_that_a_shop_keeps_of_a_cancelled_order_stays_invoiced(self):
        """Shopify's total of the order is what it keeps: so much is its revenue."""
        source = two_shirts(transactions=paid())
        self.follow(source)
        after = goods_back(source)
        for _look in range(2):
            self.assertEqual(self.follow(after), [])
            _invoice, credit = self.documents(source)
            self.assertEqual(credit.amount_total, 48.4)
            self.assertEqual(credit.payment_state, "paid")
        self.assertEqual(self.sale(source).state, "cancel")
        self.assertEqual(self.sale(source).amount_total, 6.05)
        self.assertSettled(source, 6.05, 6.05)

    def test_shipping_kept_is_invoiced_of_an_order_that_was_cancelled_before(self):
        after = goods_back(two_shirts(transactions=paid()))
        self.assertEqual(self.follow(after), [])
        self.assertRecordValues(
            self.documents(after),
            [{"move_type": "out_invoice", "amount_total": 6.05}],
        )
        self.assertSettled(after, 6.05, 6.05)

    def test_what_is_kept_of_a_refund_stays_invoiced(self):
        """Ten of the money did not go back, and no line says of what."""
        source = two_shirts(transactions=paid())
        self.follow(source)
        after = goods_back(
            source,
            adjustments=[("10.00", "0.00")],
            money="38.40",
            currentTotalPriceSet=bag("16.05"),
        )
        self.assertEqual(self.follow(after), [])
        self.assertSettled(after, 16.05, 16.05)

    def test_shipping_that_nobody_paid_is_credited_with_its_order(self):
        self.shop.rule_ids.invoice = True
        source = two_shirts(displayFinancialStatus="AUTHORIZED")
        self.follow(source)
        self.assertEqual(self.documents(source).amount_total, 54.45)
        after = goods_back(source, money=None, displayFinancialStatus="VOIDED")
        self.assertEqual(self.follow(after), [])
        self.assertSettled(source, 0, 0)

    def test_money_that_is_not_given_back_of_a_cancelled_order_is_told(self):
        """Shopify leaves the lines of such an order, to be refunded later."""
        source = two_shirts(transactions=paid())
        self.follow(source)
        kept = edited_order(source, cancelledAt="2026-11-05T10:00:00Z")
        for _look in range(2):
            self.assertEqual(self.follow(kept), ["money_kept"])
            self.assertIn("54.45", self.told)
            self.assertSettled(source, 0, 54.45)
        self.assertEqual(self.follow(cancelled(kept)), [])
        self.assertSettled(source, 0, 0)

    def test_the_rest_that_is_not_given_back_is_told_beside_what_is_kept(self):
        source = two_shirts(transactions=paid())
        self.follow(source)
        after = goods_back(source, money="20.00")
        self.assertEqual(self.follow(after), ["money_kept"])
        self.assertIn("28.40", self.told)
        self.assertSettled(source, 6.05, 34.45)

    def test_an_invoice_that_a_person_made_is_told_when_its_order_is_cancelled(self):
        """A shop without invoices does not credit it, either."""
        self.shop.invoicing = "none"
        self.goods.invoice_policy = "order"
        source = two_shirts(transactions=paid())
        self.follow(source)
        invoice = self.sale(source)._create_invoices()
        invoice.action_post()
        after = cancelled(source)
        for _look in range(2):
            self.assertEqual(self.follow(after), ["not_invoiced"])
            self.assertIn("54.45", self.told)
        invoice._reverse_moves([{}]).action_post()
        self.assertEqual(self.follow(after), [])

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
        source = two_shirts(transactions=paid())
        self.follow(source)
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
        source = two_shirts(transactions=paid())
        self.follow(source)
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
        source = two_shirts(transactions=paid())
        self.follow(source)
        pair = [("-5.00", "0.00"), ("5.00", "0.00")]
        after = edited_order(source, refunds=[a_refund(adjustments=pair, total="0.00")])
        self.follow(after)
        self.assertEqual(len(self.documents(source)), 1)
        self.assertEqual(self.sale(source).amount_total, 54.45)
        self.assertEqual(self.sale(source).invoice_status, "invoiced")

    def test_two_refunds_are_two_credit_notes(self):
        source = two_shirts(transactions=paid())
        self.follow(source)
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
