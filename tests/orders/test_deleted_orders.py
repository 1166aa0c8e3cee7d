"""Orders and shops that a person deletes in Odoo: nothing is booked a second time."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from ...services.commerce.orders.importer import OrderImporter
from ...services.shopify.orders.reading.order import read_order
from ..order_life.life_case import LifeCase, cancelled, one_back, paid, two_shirts
from .order_objects import an_order, changed_order
from .order_parts import a_line, an_address
from .order_payments import a_transaction


@tagged("post_install", "-at_install")
class TestDeletedOrders(LifeCase):
    def setUp(self):
        super().setUp()
        self.source = two_shirts(transactions=paid())
        self.follow(self.source)

    def delete(self, source=None):
        """Delete the sales order; return what is left of it in the books."""
        source = source or self.source
        order = self.sale(source)
        left = self.documents(source), self.payments(source)
        order._action_cancel()
        order.unlink()
        self.env.invalidate_all()
        return left

    def issues_of(self, source=None, chosen=True):
        return self.import_orders(source or self.source, chosen=chosen).issues

    def booked(self):
        """Numbers of all documents and of all payments that are not void."""
        moves = self.env["account.move"].search_count(
            [("state", "!=", "cancel"), ("move_type", "!=", "entry")]
        )
        payments = self.env["account.payment"].search_count(
            [("state", "!=", "canceled")]
        )
        return moves, payments

    def void(self, *records):
        for record in records:
            record.button_draft() if "line_ids" in record else record.action_draft()
            record.button_cancel() if "line_ids" in record else record.action_cancel()

    def test_what_is_in_the_books_keeps_it_away_and_says_what_to_do(self):
        invoice, payment = self.delete()
        before = self.booked()
        (issue,) = [it for it in self.issues_of() if it.code == "still_booked"]
        self.assertIn(invoice.name, issue.message)
        self.assertIn(payment.name, issue.message)
        self.assertFalse(self.sale(self.source))
        self.assertEqual(self.booked(), before)
        self.assertEqual(self.link(self.source).state, "tombstone")
        # Its issue stays open when a run meets it again.
        self.assertTrue(self.link(self.source).told_at)
        self.assertFalse(self.issues_of(changed_order(self.source), chosen=False))
        self.assertTrue(self.link(self.source).told_at)

    def test_bring_it_back_leaves_the_decision_to_the_import(self):
        self.delete()
        before = self.booked()
        self.link(self.source).action_import_again()
        self.assertTrue(self.link(self.source).transaction_ids.is_registered)
        self.issues_of()
        self.assertEqual(self.booked(), before)

    def test_what_is_left_of_it_tells_nothing_of_who_ordered(self):
        engraved = [{"key": "Engraving", "value": "For Zoe"}]
        source = an_order(
            [a_line(price="20.00", customAttributes=engraved)],
            email="zoe@example.com",
            phone="+15185550100",
            note="Leave it with Zoe",
            customAttributes=engraved,
            billingAddress=an_address("Zoe"),
        )
        self.follow(source)
        link = self.link(source)
        self.assertIn("Zoe", self.all_told(link))
        self.delete(source)
        self.assertNotIn("zoe", self.all_told(link).lower())
        self.assertNotIn("+15185550100", self.all_told(link))
        self.assertEqual(link.total, 20.0)

    def all_told(self, link):
        return str([link.read(), link.line_ids.read(), link.refund_ids.read()])

    def test_what_shopify_refunds_of_it_is_told_once_with_what_stands(self):
        invoice, _payment = self.delete()
        gone, before = cancelled(self.source), self.booked()
        issue = self.run_of_all(gone)
        self.assertEqual(issue.code, "deleted_moved")
        for told in (invoice.name, "cancelled", "54.45", "refunded"):
            self.assertIn(told, issue.reason)
        self.assertEqual(self.booked(), before)
        link = self.link(gone)
        self.assertRecordValues(
            link, [{"state": "tombstone", "financial_status": "refunded"}]
        )
        self.assertFalse(link.email or link.baseline)
        # The next run passes over it; what is told stays open.
        self.run_of_all(gone, changed_order(gone))
        self.assertRecordValues(issue, [{"state": "open", "seen_count": 1}])

    def test_what_was_ignored_of_it_opens_with_the_next_refund_alone(self):
        self.delete()
        one = one_back(self.source)
        issue = self.run_of_all(one)
        issue.action_ignore()
        tagged_since = changed_order(one, tags=["vip"])
        self.run_of_all(tagged_since)
        self.assertEqual(issue.state, "ignored")
        known = tagged_since.model_dump(mode="json", by_alias=True)["transactions"]
        more = [*known, a_transaction("REFUND", "1.00")]
        self.run_of_all(changed_order(tagged_since, transactions=more))
        self.assertEqual(issue.state, "open")

    def test_an_unpaid_one_that_is_cancelled_leaves_its_invoice_to_a_person(self):
        source = two_shirts(displayFinancialStatus="AUTHORIZED")
        self.follow(source)
        order = self.sale(source)
        order.order_line.qty_delivered = 2
        invoice = order._create_invoices()
        invoice.action_post()
        self.delete(source)
        gone = changed_order(source, cancelledAt="2026-11-05T10:00:00Z")
        self.assertIn(invoice.name, self.run_of_all(gone).reason)

    def test_what_is_no_news_of_its_money_or_has_no_books_is_not_told(self):
        self.delete()
        self.assertFalse(self.run_of_all(changed_order(self.source, tags=["vip"])))
        self.shop.invoicing, self.shop.register_payments = "none", False
        source = self.sold()
        self.delete(source)
        self.assertFalse(self.run_of_all(cancelled(source)))

    def test_retry_tells_of_its_refund_again(self):
        self.delete()
        gone = cancelled(self.source)
        self.run_of_all(gone)
        codes = [it.code for it in self.issues_of(gone)]
        self.assertEqual(codes, ["still_booked", "deleted_moved"])

    def statements(self, sources):
        self.env.flush_all()
        self.env.invalidate_all()
        shop = self.shop._in_its_world(self.env)
        importer = OrderImporter(shop.env, shop)
        read = [read_order(it) for it in sources]
        before = self.env.cr.sql_log_count
        importer.store(read)
        self.env.flush_all()
        return self.env.cr.sql_log_count - before

    def test_many_of_them_cost_what_few_do(self):
        many = [two_shirts(transactions=paid()) for _number in range(12)]
        self.follow(*many)
        for source in many:
            self.delete(source)
        gone = [cancelled(source) for source in many]
        self.statements(gone[:1])
        few, rest = self.statements(gone[1:3]), self.statements(gone[3:])
        print(f"statements for 2 and 9 deleted orders with news: {few}, {rest}")
        self.assertLessEqual(rest - few, 2)
        self.assertLessEqual(self.statements(gone), self.statements(gone[:1]))

    def test_a_payment_alone_keeps_it_away(self):
        invoice, payment = self.delete()
        self.void(invoice)
        (issue,) = [it for it in self.issues_of() if it.code == "still_booked"]
        self.assertIn(payment.name, issue.message)
        self.assertNotIn(invoice.name, issue.message)

    def test_once_all_is_void_it_comes_back_whole(self):
        invoice, payment = self.delete()
        self.issues_of()
        self.void(payment, invoice)
        self.assertNotIn("still_booked", [it.code for it in self.issues_of()])
        self.assertEqual(self.sale(self.source).state, "sale")
        self.assertSettled(self.source, 54.45, 54.45)
        self.assertRecordValues(
            self.documents(self.source), [{"state": "posted", "payment_state": "paid"}]
        )

    def test_documents_that_a_person_made_count_as_well(self):
        self.shop.invoicing = "none"
        source = two_shirts()
        self.follow(source)
        order = self.sale(source)
        order.order_line.qty_delivered = 2
        invoice = order._create_invoices()
        invoice.action_post()
        self.delete(source)
        self.shop.invoicing = "post"
        (issue,) = [it for it in self.issues_of(source) if it.code == "still_booked"]
        self.assertIn(invoice.name, issue.message)

    def test_an_invoice_that_was_credited_leaves_room(self):
        source = two_shirts()
        self.follow(source)
        invoice = self.documents(source)
        invoice._reverse_moves(cancel=True)
        self.delete(source)
        self.assertNotIn("still_booked", [it.code for it in self.issues_of(source)])
        self.assertTrue(self.sale(source))

    def test_without_documents_it_comes_back(self):
        self.shop.invoicing, self.shop.register_payments = "none", False
        source = self.sold()
        self.delete(source)
        self.issues_of(source)
        self.assertTrue(self.sale(source))

    def test_what_moved_there_and_back_is_not_paid_anew(self):
        gone = cancelled(self.source)
        self.follow(gone)
        before = self.booked()
        payments = self.payments(gone)
        self.assertEqual(len(payments), 2)
        self.delete(gone)
        (issue,) = [it for it in self.issues_of(gone) if it.code == "still_booked"]
        self.assertIn(payments[0].name, issue.message)
        self.assertEqual(self.booked(), before)


@tagged("post_install", "-at_install")
class TestDeletedShops(LifeCase):
    def test_a_shop_with_orders_is_archived_instead(self):
        self.follow(two_shirts())
        with self.assertRaisesRegex(UserError, r"orders in Odoo \(1\)"):
            self.shop.unlink()
        self.shop.active = False

    def test_a_shop_without_orders_goes(self):
        self.shop.unlink()
        self.assertFalse(self.shop.exists())
