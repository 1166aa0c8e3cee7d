"""Records whose answer cannot be read are told one by one; good ones come in beside."""

from unittest.mock import patch

from odoo.tests import tagged

from ...services.shopify.client import wire
from ..engine_case import EngineCase

YEAR = "12026-01-01T00:00:00Z"
LONG = "long " * 20_000
SCOPES = ("products", "customers", "companies", "orders")


@tagged("post_install", "-at_install")
class TestUnreadRecords(EngineCase):
    def setUp(self):
        super().setUp()
        scopes = [f"read_{name}" for name in SCOPES]
        self.shopify.settings(currency="USD", scopes=[*scopes, "write_companies"])
        self.shop.write({"invoicing": "none", "register_payments": False})
        self.shop.action_test_connection()
        self.env.cr.commit()

    def small_answers(self):
        self.startPatcher(patch.object(wire, "LARGEST_ANSWER", 90_000))

    def add_orders(self):
        return self.shopify.random_orders(seed=1, count=3, currency="USD")

    def add_customers(self):
        return [
            self.shopify.add_customer(
                firstName=name,
                email=f"{name}@mail.example".lower(),
                **({"createdAt": YEAR} if name == "Bob" else {}),
            )
            for name in ("Ann", "Bob", "Cid")
        ]

    def known(self, kind):
        return set(self.env[f"commerce.{kind}"].search([]).mapped("external_id"))

    def issues(self):
        return self.env["commerce.issue"].search(
            [("code", "in", ("unreadable", "too_large"))]
        )

    def assert_told(self, run, record, code, words):
        self.assertEqual(run.state, "success", run.wait_reason or run.error_message)
        self.assertRecordValues(
            self.issues(),
            [{"external_id": record["id"], "code": code, "state": "open"}],
        )
        self.assertIn(words, self.issues().reason)
        self.assertEqual(self.issues().payload["id"], record["id"])

    def test_an_order_of_a_year_that_no_calendar_has(self):
        orders = self.add_orders()
        _first, bad, _last = orders
        right = self.shopify.order(bad["id"])["processedAt"]
        self.shopify.change_order(bad["id"], processedAt=YEAR)
        run = self.sync("import_all_orders")
        good = {it["id"] for it in orders} - {bad["id"]}
        self.assertEqual(self.known("order"), good)
        self.assertRecordValues(run, [{"created_count": 2, "set_aside_count": 1}])
        self.assert_told(run, bad, "unreadable", "processedAt")
        issue = self.issues()
        self.assertEqual(issue.name, bad["name"])
        self.assertIn(YEAR, issue.payload.values())
        self.shopify.change_order(bad["id"], processedAt=right)
        self.sync("import_changed_orders")
        self.assertEqual(self.known("order"), {it["id"] for it in orders})
        self.assertEqual(issue.state, "settled")

    def test_chosen_and_single_orders(self):
        orders = self.add_orders()
        _first, bad, _last = orders
        self.shopify.change_order(bad["id"], processedAt=YEAR)
        external_ids = [it["id"] for it in orders]
        run = self.sync(
            "import_batch_orders", parameters={"external_ids": external_ids}
        )
        self.assertEqual(self.known("order"), set(external_ids) - {bad["id"]})
        self.assert_told(run, bad, "unreadable", "processedAt")
        for parameters in ({"external_id": bad["id"]}, {"name": bad["name"]}):
            one = self.sync("import_one_order", parameters=parameters)
            self.assert_told(one, bad, "unreadable", "processedAt")
            self.assertEqual(self.issues().name, bad["name"])

    def test_a_comparison_of_orders_goes_on(self):
        orders = self.add_orders()
        _first, bad, _last = orders
        self.shopify.change_order(bad["id"], processedAt=YEAR)
        run = self.sync("check_orders")
        self.assertEqual(self.known("order"), {it["id"] for it in orders} - {bad["id"]})
        self.assert_told(run, bad, "unreadable", "processedAt")
        self.assertRecordValues(run, [{"gap_count": 3, "fetched_count": 2}])

    def test_a_customer_of_a_year_that_no_calendar_has(self):
        people = self.add_customers()
        run = self.sync("import_all_customers")
        good = {people[0]["id"], people[2]["id"]}
        self.assertEqual(self.known("customer"), good)
        self.assert_told(run, people[1], "unreadable", "createdAt")
        external_ids = [it["id"] for it in people]
        run = self.sync(
            "import_batch_customers", parameters={"external_ids": external_ids}
        )
        self.assert_told(run, people[1], "unreadable", "createdAt")

    def test_changed_records_go_on_behind_it(self):
        self.sync("import_all_customers")
        people = self.add_customers()
        run = self.sync("import_changed_customers")
        self.assertEqual(self.known("customer"), {people[0]["id"], people[2]["id"]})
        self.assert_told(run, people[1], "unreadable", "createdAt")
        self.assertFalse(self.sync("import_changed_customers").created_count)

    def test_a_product_of_more_text_than_is_read(self):
        good, bad, more = self.add("A", "B", "C")
        self.shopify.change_product(bad["id"], descriptionHtml=LONG)
        self.small_answers()
        run = self.sync()
        self.assertEqual(self.known("product"), {good["id"], more["id"]})
        self.assert_told(run, bad, "too_large", "Shorten the texts")
        self.assertEqual(self.issues().name, "B")
        run = self.sync("import_one_product", parameters={"external_id": bad["id"]})
        self.assert_told(run, bad, "too_large", "Shorten the texts")
        run = self.sync(dry_run=True)
        self.assertEqual(run.state, "success", run.error_message)
        told = self.env["commerce.plan"].search([("code", "=", "too_large")])
        self.assertEqual(told.external_id, bad["id"])

    def test_a_company_of_more_text_than_is_read(self):
        good, bad, more = (self.shopify.add_company(name) for name in "ABC")
        self.shopify.change_company(bad["id"], note=LONG)
        self.small_answers()
        run = self.sync("import_all_customers")
        self.assertEqual(self.known("company"), {good["id"], more["id"]})
        self.assert_told(run, bad, "too_large", "Shorten the texts")
        self.shopify.change_company(bad["id"], note="short")
        self.sync("import_changed_customers")
        self.assertIn(bad["id"], self.known("company"))
        self.assertEqual(self.issues().state, "settled")


@tagged("post_install", "-at_install")
class TestNothingCame(EngineCase):
    def test_an_answer_without_records_sets_none_aside(self):
        self.add("A")
        for_each = ("GetProducts", "GetProductAt")
        self.shopify.faults(
            *({"kind": "null_nodes", "operation": name} for name in for_each)
        )
        self.assertIn("promises", self.waits(self.queue()))
        self.assertFalse(self.env["commerce.issue"].search([]))
