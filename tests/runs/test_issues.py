from ...services.commerce.run.page_result import RecordIssue
from ..engine.queue_case import QueueCase

SHIRT, MUG = "gid://shopify/Product/1", "gid://shopify/Product/2"


class TestIssues(QueueCase):
    def setUp(self):
        super().setUp()
        self.run_ = self.queue()
        self.Issue = self.env["commerce.issue"]

    def meet(self, *found, keys=(SHIRT, MUG)):
        issues = [
            RecordIssue(external_id, "T-Shirt", code, "why")
            for external_id, code in found
        ]
        self.run_._keep_issues(list(keys), issues)
        return self.Issue.search([], order="external_id, code")

    def test_a_record_set_aside_is_kept_with_its_reason(self):
        self.assertRecordValues(
            self.meet((SHIRT, "missing_sku")),
            [{"external_id": SHIRT, "reason": "why", "state": "open", "seen_count": 1}],
        )

    def test_the_same_again_is_the_same_issue_seen_twice(self):
        self.meet((SHIRT, "missing_sku"))
        self.assertRecordValues(
            self.meet((SHIRT, "missing_sku")), [{"state": "open", "seen_count": 2}]
        )

    def test_what_came_in_is_settled_and_may_open_again(self):
        self.meet((SHIRT, "missing_sku"))
        self.assertEqual(self.meet().state, "settled")
        self.assertEqual(self.meet((SHIRT, "missing_sku")).state, "open")

    def test_records_of_other_pages_are_not_touched(self):
        self.meet((SHIRT, "missing_sku"))
        self.assertEqual(self.meet(keys=[MUG]).state, "open")

    def test_an_ignored_one_stays_ignored_when_met_again(self):
        self.meet((SHIRT, "missing_sku")).action_ignore()
        self.assertEqual(self.meet((SHIRT, "missing_sku")).state, "ignored")

    def test_six_letters_that_look_like_a_nul_are_kept_as_they_are(self):
        typed = {"note": "A\\u0000B", "more": [{"\\u0000": "\\\\u0000"}]}
        self.run_._keep_issues(
            [SHIRT], [RecordIssue(SHIRT, "A\\u0000", "money", "A\\u0000", typed)]
        )
        self.assertRecordValues(
            self.Issue.search([]),
            [{"name": "A\\u0000", "reason": "A\\u0000", "payload": typed}],
        )

    def test_what_the_database_cannot_hold_is_cut_out_wherever_it_stands(self):
        payload = {"a\x00": ["\x00b", {"c": "\ud800", "d": float("inf")}]}
        self.run_._keep_issues(
            [SHIRT], [RecordIssue(SHIRT, "A\x00", "money", "B\ud800", payload)]
        )
        self.assertRecordValues(
            self.Issue.search([]),
            [
                {
                    "name": "A",
                    "reason": "B\ufffd",
                    "payload": {"a": ["b", {"c": "\ufffd", "d": "inf"}]},
                }
            ],
        )

    def test_a_text_of_a_million_letters_is_kept_as_far_as_it_is_read(self):
        name = "x" * 1_000_000
        message = f"“{name}” was left out. Press Retry."
        self.run_._keep_issues([SHIRT], [RecordIssue(SHIRT, name, "money", message)])
        issue = self.Issue.search([])
        self.assertLess(len(issue.name), 300)
        self.assertLess(len(issue.reason), 3_100)
        self.assertTrue(issue.reason.endswith("x” was left out. Press Retry."))

    def test_retrying_imports_each_record_once_in_one_run(self):
        issues = self.meet(
            (SHIRT, "missing_sku"), (SHIRT, "doubled_sku"), (MUG, "missing_sku")
        )
        issues.action_retry()
        run = self.Sync.search([("mode", "=", "import_batch_products")])
        self.assertRecordValues(run, [{"state": "queued", "priority": 5}])
        self.assertEqual(run.parameters["external_ids"], [SHIRT, MUG])
