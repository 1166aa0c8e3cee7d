"""Documents of cancelled orders: what is credited, and what the shop keeps."""

from ...orders.order_objects import edited_order, raw_lines
from ...orders.order_parts import bag, with_current
from ...orders.order_payments import a_refund, a_transaction, refunded
from ..life_case import LifeCase, cancelled, one_back, paid, two_shirts


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


class TestCancelledDocuments(LifeCase):
    def test_an_order_with_drafts_that_is_cancelled_has_no_document(self):
        self.shop.invoicing = "draft"
        source = self.sold()
        self.follow(cancelled(source))
        self.assertFalse(self.documents(source))
        self.assertEqual(self.sale(source).state, "cancel")

    def test_a_posted_invoice_of_a_cancelled_order_gets_its_draft_credit_note(self):
        """Odoo cancels drafts with their order; what credits its invoice stays."""
        self.shop.invoicing = "draft"
        source = self.sold()
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
        source = self.sold()
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
        source = self.sold()
        invoice = self.documents(source)
        invoice.action_post()
        invoice._reverse_moves([{}]).action_post()
        self.assertEqual(self.follow(cancelled(source)), [])
        self.assertEqual(len(self.documents(source)), 2)
        self.assertSettled(source, 0, 0)

    def test_shipping_that_a_shop_keeps_of_a_cancelled_order_stays_invoiced(self):
        """Shopify's total of the order is what it keeps: so much is its revenue."""
        source = self.sold()
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
        source = self.sold()
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
        source = self.sold()
        kept = edited_order(source, cancelledAt="2026-11-05T10:00:00Z")
        for _look in range(2):
            self.assertEqual(self.follow(kept), ["money_kept"])
            self.assertIn("54.45", self.told)
            self.assertSettled(source, 0, 54.45)
        self.assertEqual(self.follow(cancelled(kept)), [])
        self.assertSettled(source, 0, 0)

    def test_the_rest_that_is_not_given_back_is_told_beside_what_is_kept(self):
        source = self.sold()
        after = goods_back(source, money="20.00")
        self.assertEqual(self.follow(after), ["money_kept"])
        self.assertIn("28.40", self.told)
        self.assertSettled(source, 6.05, 34.45)

    def test_an_invoice_that_a_person_made_is_told_when_its_order_is_cancelled(self):
        """A shop without invoices does not credit it, either."""
        self.shop.invoicing = "none"
        self.goods.invoice_policy = "order"
        source = self.sold()
        invoice = self.sale(source)._create_invoices()
        invoice.action_post()
        after = cancelled(source)
        for _look in range(2):
            self.assertEqual(self.follow(after), ["not_invoiced"])
            self.assertIn("54.45", self.told)
        invoice._reverse_moves([{}]).action_post()
        self.assertEqual(self.follow(after), [])
