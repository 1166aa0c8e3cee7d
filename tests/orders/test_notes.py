"""Notes on a sales order of what Shopify changed."""

from odoo.tests import tagged
from odoo.tools import html2plaintext

from ..order_life.life_case import LifeCase, cancelled, one_back, paid, two_shirts
from .order_objects import changed_order, edited_order, raw_lines
from .order_parts import a_line


@tagged("post_install", "-at_install")
class TestOrderNotes(LifeCase):
    def notes(self, order):
        """Return the texts of the notes, the latest first."""
        messages = self.sale(order).message_ids
        texts = [html2plaintext(it.body) for it in messages.sorted("id", reverse=True)]
        return [text for text in texts if "News from Shopify" in text]

    def test_a_new_order_and_an_unchanged_one_get_none(self):
        order = two_shirts()
        self.follow(order)
        self.follow(order)
        self.assertEqual(self.notes(order), [])

    def test_news_that_change_neither_lines_nor_money_get_none(self):
        order = two_shirts()
        self.follow(order)
        self.follow(changed_order(order, tags=["vip"]))
        self.assertEqual(self.notes(order), [])

    def test_a_refund_tells_what_went_back_and_how_much(self):
        order = two_shirts(transactions=paid())
        self.follow(order)
        self.follow(one_back(order))
        self.follow(one_back(order))
        (note,) = self.notes(order)
        self.assertIn("T-Shirt: 2 → 1", note)
        self.assertIn("Refunded: $\xa024.20", note)
        self.assertIn("Total: $\xa054.45 → $\xa030.25", note)

    def test_an_edit_tells_what_joined_and_what_left(self):
        order = two_shirts()
        self.follow(order)
        (line,) = raw_lines(order)
        more = a_line("Mug", sku="SHIRT", price="5.00", quantity=3)
        self.follow(edited_order(order, [line, more]))
        (note,) = self.notes(order)
        self.assertIn("Added: 3 × Mug", note)
        self.assertNotIn("T-Shirt", note)

    def test_a_cancellation_is_told(self):
        order = two_shirts(transactions=paid())
        self.follow(order)
        self.follow(cancelled(order))
        (note,) = self.notes(order)
        self.assertIn("The order is cancelled.", note)
        self.assertIn("Removed: 2 × T-Shirt", note)

    def test_an_order_that_waits_since_tells_why(self):
        order = two_shirts()
        self.follow(order)
        risky = {"assessments": [], "recommendation": "CANCEL"}
        self.follow(changed_order(order, risk=risky))
        (note,) = self.notes(order)
        self.assertIn("It waits: Shopify rates the risk of fraud as high.", note)

    def test_the_notes_of_a_page_cost_one_message_each_and_no_mail(self):
        orders = [two_shirts(transactions=paid()) for _ in range(3)]
        self.follow(*orders)
        mails = self.env["mail.mail"].search_count([])
        followers = self.env["mail.followers"].search_count([])
        self.follow(*map(one_back, orders))
        self.assertEqual([len(self.notes(order)) for order in orders], [1, 1, 1])
        self.assertEqual(self.env["mail.mail"].search_count([]), mails)
        self.assertEqual(self.env["mail.followers"].search_count([]), followers)
