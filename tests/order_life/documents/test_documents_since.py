"""What moves for orders of before the first day of documents is told to a person."""

from ...orders.order_objects import edited_order
from ...orders.order_payments import a_transaction
from ..life_case import LifeCase, cancelled, one_back, paid, two_shirts

CAPTURED = "2026-11-20T10:00:00Z"


class TestOrderLifeSince(LifeCase):
    def setUp(self):
        super().setUp()
        # Orders, and their payments, are of 1 November unless a test says otherwise.
        self.shop.documents_since = "2026-11-03"

    def assertNothingIsBooked(self, source):
        self.assertFalse(self.documents(source) or self.payments(source))

    def told_since(self, *sources):
        """Import as a run does; return the issues of what moved."""
        issues = self.run_of_all(*sources)
        return issues.filtered(lambda it: it.code == "moved_since")

    def test_an_order_without_news_is_silent(self):
        source = two_shirts(transactions=paid())
        self.assertEqual(self.follow(source), [])
        self.assertEqual(self.follow(edited_order(source, tags=["x"])), [])
        self.assertNothingIsBooked(source)

    def test_a_refund_is_told_with_its_amount_and_day(self):
        source = self.sold()
        self.assertEqual(self.follow(one_back(source)), ["moved_since"])
        for part in (source.name, "24.20 refunded on 11/05/2026", "11/03/2026"):
            self.assertIn(part, self.told)
        self.assertNotIn("received on", self.told)
        self.assertNothingIsBooked(source)

    def test_a_capture_is_told(self):
        source = two_shirts(displayFinancialStatus="AUTHORIZED")
        self.assertEqual(self.follow(source), [])
        captured = a_transaction("CAPTURE", "54.45", processedAt=CAPTURED)
        news = edited_order(
            source, displayFinancialStatus="PAID", transactions=[captured]
        )
        self.assertEqual(self.follow(news), ["moved_since"])
        self.assertIn("54.45 received on 11/20/2026", self.told)

    def test_money_of_the_day_itself_is_told_and_of_the_day_before_not(self):
        for day, codes in (("02", []), ("03", ["moved_since"])):
            money = paid(processedAt=f"2026-11-{day}T10:00:00Z")
            self.assertEqual(self.follow(two_shirts(transactions=money)), codes)

    def test_days_are_those_of_the_shop(self):
        self.shop.timezone = "America/Los_Angeles"
        night = paid(processedAt="2026-11-03T05:00:00Z")  # still the 2nd there
        self.assertEqual(self.follow(two_shirts(transactions=night)), [])

    def test_a_cancelled_order_that_was_paid_back_is_told(self):
        source = self.sold()
        news = cancelled(source).model_dump(mode="json", by_alias=True)
        news["transactions"][-1]["processedAt"] = CAPTURED
        news = type(source).model_validate(news)
        self.assertEqual(self.follow(news), ["moved_since"])
        self.assertIn("54.45 refunded on 11/20/2026", self.told)

    def test_what_failed_moved_nothing(self):
        failed = a_transaction("CAPTURE", "54.45", "FAILURE", processedAt=CAPTURED)
        waits = a_transaction("CAPTURE", "54.45", "PENDING", processedAt=CAPTURED)
        source = two_shirts(transactions=[*paid(), failed, waits])
        self.assertEqual(self.follow(source), [])

    def test_a_shop_that_books_nothing_tells_nothing(self):
        self.shop.write({"invoicing": "none", "register_payments": False})
        source = one_back(two_shirts(transactions=paid()))
        self.assertEqual(self.follow(source), [])

    def test_an_order_that_the_rules_do_not_book_is_silent(self):
        self.shop.rule_ids.write({"invoice": False, "register_payments": False})
        source = one_back(two_shirts(transactions=paid()))
        self.assertEqual(self.follow(source), [])

    def test_what_was_ignored_comes_back_with_more_money_alone(self):
        source = one_back(two_shirts(transactions=paid()))
        issue = self.told_since(source)
        self.assertEqual(issue.state, "open")
        issue.action_ignore()
        again = edited_order(source, tags=["x"])
        self.assertEqual(self.told_since(again), issue)
        self.assertEqual(issue.state, "ignored")
        known = again.model_dump(mode="json", by_alias=True)["transactions"]
        more = a_transaction("REFUND", "5.00", processedAt=CAPTURED)
        self.assertEqual(
            self.told_since(edited_order(again, transactions=[*known, more])), issue
        )
        self.assertEqual(issue.state, "open")
        self.assertIn("5.00 refunded on 11/20/2026", issue.reason)

    def test_it_is_settled_once_the_first_day_is_another(self):
        source = one_back(two_shirts(transactions=paid()))
        issue = self.told_since(source)
        self.shop.documents_since = "2026-11-01"
        self.told_since(source)
        self.assertEqual(issue.state, "settled")
        self.assertSettled(source, 30.25, 30.25)
