"""Orders of a shop that was deleted and connected again wait beside what they were."""

from odoo.tests import tagged

from ...order_life.life_case import LifeCase, paid, two_shirts
from ..order_objects import changed_order


@tagged("post_install", "-at_install")
class TestTwins(LifeCase):
    def setUp(self):
        super().setUp()
        self.source = two_shirts(transactions=paid(), number=1001)
        self.follow(self.source)
        self.first = self.sale(self.source)
        self.booked = self.documents(self.source), self.payments(self.source)
        self.forget()

    def forget(self):
        """Lose the links, as the addon loses them that is installed anew."""
        self.env["commerce.order"].search([]).unlink()
        self.env.invalidate_all()

    def issues(self, **given):
        return self.import_orders(self.source, **given).issues

    def test_it_waits_and_names_what_it_was(self):
        south = self.a_shop("south", payment_journal_id=self.bank.id)
        self.follow(self.source, shop=south)
        link = self.link(self.source, south)
        self.assertTrue(link.is_held)
        self.assertIn(self.first.name, link.held_text)
        self.assertEqual(link.sale_order_id.state, "draft")
        self.assertFalse(link.sale_order_id.invoice_ids)
        self.assertFalse(link.transaction_ids.payment_id)

    def test_it_waits_at_each_further_look(self):
        self.follow(self.source)
        self.follow(changed_order(self.source, note="news"))
        self.assertTrue(self.link(self.source).is_held)
        self.assertEqual(self.sale(self.source).state, "draft")

    def test_its_issue_names_both_ways_out(self):
        found = self.issues()
        (issue,) = [it for it in found if it.code == "in_odoo"]
        self.assertIn(self.first.name, issue.message)
        self.assertIn("Confirm Anyway", issue.message)

    def test_its_issue_names_the_button_that_a_cancelled_one_has(self):
        self.issues()
        self.sale(self.source)._action_cancel()
        (issue,) = [it for it in self.issues(chosen=True) if it.code == "in_odoo"]
        self.assertNotIn("quotation", issue.message)
        self.assertIn("Go On Anyway", issue.message)

    def test_a_person_lets_it_take_the_place(self):
        self.issues()
        documents, payments = self.booked
        payments.action_draft()
        payments.action_cancel()
        documents.button_draft()
        documents.button_cancel()
        self.cancel_the_first()
        self.assertNotIn("in_odoo", [it.code for it in self.issues(chosen=True)])
        self.assertSettled(self.source, 54.45, 54.45)

    def cancel_the_first(self):
        self.first.locked = False
        self.first._action_cancel()

    def assertWaits(self):
        """It waits for the first one's invoice and payment, at each further look."""
        for _look in range(2):
            found = self.issues(chosen=True)
            (issue,) = [it for it in found if it.code == "in_odoo"]
            for record in (*self.booked[0], *self.booked[1]):
                self.assertIn(record.name, issue.message)
            self.assertEqual(self.sale(self.source).state, "draft")
            self.assertFalse(self.documents(self.source))
            self.assertFalse(self.payments(self.source))

    def test_it_waits_for_the_books_of_a_cancelled_order(self):
        self.issues()
        self.cancel_the_first()
        self.assertWaits()

    def test_it_waits_for_the_books_of_an_order_that_was_deleted_since(self):
        self.issues()
        self.cancel_the_first()
        self.first.unlink()
        self.assertWaits()

    def test_a_payment_of_an_order_that_was_deleted_before_tells_of_it(self):
        self.cancel_the_first()
        self.first.unlink()
        (issue,) = [it for it in self.issues() if it.code == "in_odoo"]
        self.assertIn(self.booked[1].name, issue.message)

    def test_a_credited_invoice_without_a_payment_makes_room(self):
        self.issues()
        documents, payments = self.booked
        payments.action_draft()
        payments.action_cancel()
        documents._reverse_moves([{}]).action_post()
        self.cancel_the_first()
        self.first.unlink()
        self.assertNotIn("in_odoo", [it.code for it in self.issues(chosen=True)])
        self.assertSettled(self.source, 54.45, 54.45)

    def test_it_waits_for_an_order_that_was_confirmed_without_the_addon(self):
        self.first.date_order = "2026-11-20 08:00:00"
        (issue,) = [it for it in self.issues() if it.code == "in_odoo"]
        self.assertIn(self.first.name, issue.message)
        self.assertFalse(self.documents(self.source))

    def test_a_person_says_that_they_are_two(self):
        self.issues()
        link = self.link(self.source)
        link.released = link.held
        for _look in range(2):
            self.assertNotIn("in_odoo", [it.code for it in self.issues(chosen=True)])
            self.assertSettled(self.source, 54.45, 54.45)

    def test_another_order_of_the_same_second_or_name_is_none(self):
        second = two_shirts(number=1002, processedAt=self.source.processed_at)
        later = two_shirts(number=1001, processedAt="2026-10-01T08:00:00Z")
        self.shop.name = "East Shop"
        for source in (second, later):
            self.follow(source)
            self.assertFalse(self.link(source).is_held)

    def test_an_order_that_a_shop_has_is_none(self):
        south = self.a_shop("south")
        other = two_shirts(number=1003)
        self.follow(other)
        self.follow(other, shop=south)
        self.assertFalse(self.link(other, south).is_held)
