"""What a person did with an order in Odoo stays; what Shopify tells after it counts."""

from odoo.tests import new_test_user

from ..orders.order_objects import edited_order, raw_lines
from ..orders.order_parts import an_address, bag, with_current
from ..orders.order_payments import a_refund, a_transaction, refunded
from .life_case import LifeCase, cancelled, one_back, paid, two_shirts


class TestOrderLifeByHand(LifeCase):
    def authorized(self):
        """An order that is confirmed and neither invoiced nor paid."""
        source = two_shirts(displayFinancialStatus="AUTHORIZED")
        self.follow(source)
        return source

    def invoice(self, *sources):
        """Invoice orders as a person would, together."""
        self.goods.invoice_policy = "order"
        orders = self.env["sale.order"].union(*map(self.sale, sources))
        orders.order_line._compute_qty_to_invoice()
        invoices = orders._create_invoices()
        invoices.action_post()
        return invoices

    def pay(self, invoice, amount):
        """Register a payment as a person would."""
        wizard = self.env["account.payment.register"].with_context(
            active_model="account.move", active_ids=invoice.ids
        )
        wizard.create(
            {"amount": amount, "journal_id": self.bank.id}
        ).action_create_payments()

    def paid(self, source, *transactions):
        return edited_order(
            source, displayFinancialStatus="PAID", transactions=list(transactions)
        )

    def receivables(self, payments):
        return payments.move_id.line_ids.filtered(
            lambda line: line.account_type == "asset_receivable"
        )

    # Payments

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
        source = two_shirts(transactions=paid())
        self.follow(source)
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
        source = two_shirts(transactions=paid())
        self.follow(source)
        invoice = self.documents(source)
        clerk = new_test_user(self.env, "clerk", groups="account.group_account_invoice")
        invoice.with_user(clerk).action_post()
        self.assertEqual(invoice.payment_state, "paid")
        self.assertTrue(self.payments(source).is_reconciled)

    # Refunds

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

    def moved(self, source):
        """All that moved in the books for its customer: positive where it came in."""
        buyer = self.sale(source).partner_id.commercial_partner_id
        payments = self.env["account.payment"].search(
            [("partner_id", "child_of", buyer.ids), ("state", "!=", "canceled")]
        )
        signs = {"inbound": 1, "outbound": -1}
        return [signs[it.payment_type] * it.amount for it in payments.sorted("id")]

    def test_a_refund_that_a_person_has_paid_is_not_paid_again(self):
        source = two_shirts(transactions=paid())
        self.follow(source)
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
        source = two_shirts(transactions=paid())
        self.follow(source)
        credit = self.credit(source, shirts=1)
        self.assertEqual(self.follow(one_back(source)), [])
        self.assertEqual(self.moved(source), [54.45, -24.20])
        self.assertEqual(credit.amount_residual, 0)

    def test_a_pending_refund_that_a_person_paid_is_not_paid_again(self):
        source = two_shirts(transactions=paid())
        self.follow(source)
        after = one_back(source)
        known = after.model_dump(mode="json", by_alias=True)["transactions"]
        pending = [*known[:-1], {**known[-1], "status": "PENDING"}]
        self.follow(edited_order(after, transactions=pending))
        self.pay(self.credited(source), 24.20)
        news = edited_order(after, transactions=known)
        self.assertEqual(self.follow(news), ["paid_in_odoo"])
        self.assertEqual(self.moved(source), [54.45, -24.20])

    def test_another_refund_than_a_persons_is_paid(self):
        source = two_shirts(transactions=paid())
        self.follow(source)
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
        source = two_shirts(transactions=paid())
        self.follow(source)
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
        source = two_shirts(transactions=paid())
        self.follow(source)
        self.pay(self.documents(source), 54.45)
        after = one_back(source)
        self.follow(after)
        self.pay(self.credited(source), 24.20)
        self.shop.register_payments = True
        self.assertEqual(self.follow(after), ["paid_in_odoo"])
        self.assertEqual(self.moved(source), [54.45, -24.20])

    def test_payments_that_follow_later_leave_what_a_person_paid_in_one_sum(self):
        self.shop.register_payments = False
        source = two_shirts(transactions=paid())
        self.follow(source)
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

    # Orders on one invoice

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

    # Transfers

    def moves(self, source):
        moves = self.sale(source).picking_ids.move_ids
        return moves.filtered(lambda move: move.state not in ("done", "cancel"))

    def deliver(self, source, quantity):
        picking = self.sale(source).picking_ids
        picking.move_ids.write({"quantity": quantity, "picked": True})
        picking.with_context(
            skip_backorder=True, picking_ids_not_to_backorder=picking.ids
        ).button_validate()

    def test_a_transfer_that_a_person_cancelled_stays_so(self):
        source = two_shirts(transactions=paid())
        self.follow(source)
        self.sale(source).picking_ids.action_cancel()
        self.follow(edited_order(source, note="Ring twice"))
        self.assertFalse(self.moves(source))
        self.follow(one_back(source, "CANCEL"))
        self.assertFalse(self.moves(source))

    def test_a_backorder_that_a_person_refused_stays_away(self):
        source = two_shirts(transactions=paid())
        self.follow(source)
        self.deliver(source, 1)
        self.assertFalse(self.moves(source))
        self.follow(edited_order(source, note="Ring twice"))
        self.assertFalse(self.moves(source))

    def test_a_return_that_a_person_cancelled_stays_so(self):
        source = two_shirts(transactions=paid())
        self.follow(source)
        self.deliver(source, 2)
        after = one_back(source)
        self.follow(after)
        self.moves(source).picking_id.action_cancel()
        self.follow(edited_order(after, note="Ring twice"))
        self.assertFalse(self.moves(source))

    # Addresses

    def test_open_transfers_go_where_the_order_goes(self):
        source = two_shirts(transactions=paid())
        self.follow(source)
        self.follow(edited_order(source, shippingAddress=an_address(city="Hamburg")))
        picking = self.sale(source).picking_ids
        self.assertEqual(self.sale(source).partner_shipping_id.city, "Hamburg")
        self.assertEqual(picking.partner_id.city, "Hamburg")
        self.assertEqual(picking.move_ids.partner_id.city, "Hamburg")

    def test_a_transfer_that_a_person_sends_elsewhere_still_goes_there(self):
        source = two_shirts(transactions=paid())
        self.follow(source)
        elsewhere = self.env["res.partner"].create({"name": "Neighbour"})
        self.sale(source).picking_ids.partner_id = elsewhere
        self.follow(edited_order(source, shippingAddress=an_address(city="Hamburg")))
        self.assertEqual(self.sale(source).picking_ids.partner_id, elsewhere)

    # Cancelled

    def test_goods_that_left_before_shopify_cancelled_are_told(self):
        source = two_shirts(transactions=paid())
        self.follow(source)
        self.deliver(source, 2)
        picking = self.sale(source).picking_ids
        self.assertEqual(self.follow(cancelled(source)), ["goods_left"])
        self.assertEqual(self.sale(source).state, "cancel")
        wizard = self.env["stock.return.picking"].with_context(
            active_model="stock.picking", active_id=picking.id
        )
        returned = wizard.create({})
        returned.product_return_moves.quantity = 2
        back = returned._create_return()
        back.move_ids.write({"quantity": 2, "picked": True})
        back.button_validate()
        self.assertEqual(self.follow(cancelled(source)), [])

    # Taken off

    def take_back(self, source, quantity):
        """Return goods as a person would."""
        picking = self.sale(source).picking_ids
        wizard = self.env["stock.return.picking"].create({"picking_id": picking.id})
        wizard.product_return_moves.quantity = quantity
        back = wizard._create_return()
        back.move_ids.write({"quantity": quantity, "picked": True})
        back.button_validate()

    def test_goods_that_left_before_shopify_took_them_off_are_told_once(self):
        source = two_shirts(transactions=paid())
        self.follow(source)
        self.deliver(source, 2)
        after = one_back(source, "CANCEL")
        self.assertEqual(self.follow(after), ["goods_left"])
        self.assertEqual(self.follow(after), ["goods_left"])
        self.assertIn("1 × ", self.told)
        self.assertIn(self.sale(source).name, self.told)
        self.assertEqual(self.follow(cancelled(after)), ["goods_left"])

    def test_what_came_back_is_told_no_more(self):
        source = two_shirts(transactions=paid())
        self.follow(source)
        self.deliver(source, 2)
        after = one_back(source, "CANCEL")
        self.follow(after)
        self.take_back(source, 1)
        self.assertEqual(self.follow(after), [])

    def test_an_edit_that_takes_off_what_left_is_told(self):
        source = two_shirts(transactions=paid())
        self.follow(source)
        self.deliver(source, 2)
        line = raw_lines(source)[0]
        edit = a_refund(refunded(line, 1, "20.00", "4.20", "NO_RESTOCK"), total="0.00")
        after = edited_order(source, lines=[with_current(line, 1)], refunds=[edit])
        self.assertEqual(self.follow(after), ["goods_left"])

    def test_what_returns_what_stays_and_what_never_left_is_not_told(self):
        for restock, delivered in (("RETURN", 2), ("NO_RESTOCK", 2), ("CANCEL", 1)):
            with self.subTest(restock):
                source = two_shirts(transactions=paid())
                self.follow(source)
                self.deliver(source, delivered)
                self.assertEqual(self.follow(one_back(source, restock)), [])
