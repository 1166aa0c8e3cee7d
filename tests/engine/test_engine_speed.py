"""What a run costs besides its records, every few minutes."""

from odoo.tests import tagged

from ...scripts.benchmark.statements import Statements
from ..engine_case import EngineCase


@tagged("post_install", "-at_install")
class TestStatementsOfARun(EngineCase):
    def setUp(self):
        super().setUp()
        self.add(*(f"P{number}" for number in range(60)))
        self.sync()

    def statements(self, **vals):
        with Statements() as statements:
            run = self.sync(**vals)
        self.assertEqual((run.state, run.unchanged_count), ("success", run.done_count))
        # A test's commits are savepoints.
        forms = statements.forms
        return sum(forms[it] for it in forms if "SAVEPOINT" not in it), run

    def test_a_run_of_unchanged_records_costs_little_once(self):
        count, _run = self.statements()
        self.assertLessEqual(count, 43)

    def test_a_page_of_unchanged_records_costs_five_statements(self):
        external_ids = sorted(
            (it["id"] for it in self.shopify.products()), key=lambda it: (len(it), it)
        )
        costs = []
        for pages in (2, 6):
            chosen = {"external_ids": external_ids[: pages * 10]}
            count, run = self.statements(
                mode="import_batch_products", parameters=chosen
            )
            self.assertEqual(run.done_count, pages * 10)
            costs.append(count)
        self.assertLessEqual((costs[1] - costs[0]) / 4, 5)
