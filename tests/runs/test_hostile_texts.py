"""Texts that somebody typed to break what reads them; good records come in beside."""

import random
from string import ascii_letters
from unittest.mock import patch

from odoo.tests import tagged

from ...services.shopify.client import wire
from ..engine_case import EngineCase

LOOKS_LIKE_NUL = r"Shirt \u0000"
ISSUES = "odoo.addons.commerce_sync.models.runs.outcome"


@tagged("-at_install", "post_install")
class TestHostileTexts(EngineCase):
    def setUp(self):
        super().setUp()
        self.shopify.settings(currency="USD")

    def issues(self):
        return self.env["commerce.issue"].search([])

    def test_what_only_looks_like_a_nul_stops_no_run(self):
        self.shopify.add_product(LOOKS_LIKE_NUL, sku="")
        run = self.sync()
        self.add("A")
        self.sync("import_changed_products")
        self.assertEqual((run.state, self.titles()), ("success", ["A"]))
        self.assertRecordValues(
            self.issues(),
            [{"code": "missing_sku", "name": LOOKS_LIKE_NUL, "state": "open"}],
        )
        self.assertEqual(self.issues().payload["title"], LOOKS_LIKE_NUL)

    def test_what_only_looks_like_a_nul_stops_no_dry_run(self):
        self.shopify.add_product(LOOKS_LIKE_NUL, sku="SHIRT")
        self.add("A")
        run = self.sync(dry_run=True)
        self.assertRecordValues(run, [{"state": "success", "created_count": 2}])
        rows = self.env["commerce.plan"].search([("field", "=", "name")])
        self.assertEqual(set(rows.mapped("new")), {LOOKS_LIKE_NUL, "A"})

    def test_a_nul_and_half_a_pair_are_replaced_wherever_they_stand(self):
        self.shopify.add_product("A\x00B", sku="AB")
        self.shopify.add_product("C\ud800D", sku="CD")
        run = self.sync()
        self.assertRecordValues(run, [{"state": "success", "issue_count": 0}])
        self.assertEqual(self.titles(), ["AB", "C\ufffdD"])

    def test_pages_with_more_text_than_is_read_come_in_smaller_ones(self):
        text = "<p>" + "long " * 4_000 + "</p>"
        names = [f"P{number:02}" for number in range(12)]
        for name in names:
            self.shopify.add_product(name, sku=name, descriptionHtml=text)
        self.startPatcher(patch.object(wire, "LARGEST_ANSWER", 60_000))
        run = self.sync()
        self.assertRecordValues(run, [{"state": "success", "created_count": 12}])
        self.assertEqual(self.titles(), names)
        external_ids = [product["id"] for product in self.shopify.products()]
        again = self.sync(
            "import_batch_products", parameters={"external_ids": external_ids}
        )
        self.assertRecordValues(again, [{"state": "success", "unchanged_count": 12}])

    def test_what_the_database_refuses_is_told_but_no_log_shows_it(self):
        letters = "".join(random.Random(1).choices(ascii_letters, k=12_000))
        secret = {"email": "ada@example.com", "lastName": "Lovelace"}
        street = {"address1": "12 Square", "city": "Albany", "countryCode": "US"}
        self.shopify.add_customer(firstName=letters, addresses=[street], **secret)
        self.shopify.add_customer(firstName="Jane", email="jane@example.com")
        with self.assertLogs("odoo.sql_db") as logs:
            run = self.sync("import_all_customers")
        self.assertRecordValues(
            run, [{"state": "success", "created_count": 1, "set_aside_count": 1}]
        )
        told = "".join(logs.output)
        self.assertIn("index row requires", told)
        for personal in (*secret.values(), "12 Square", letters[:9], "jane", "Jane"):
            self.assertNotIn(personal, told)
        self.assertIn("Shorten it in Shopify", self.issues().reason)

    def test_an_issue_whose_payload_the_database_refuses_is_kept_without_it(self):
        self.env.cr.execute(
            "ALTER TABLE commerce_issue ADD CONSTRAINT no_such"
            " CHECK (payload->>'title' <> 'B')"
        )
        self.env.cr.commit()
        self.add("A", "D")
        for title in ("B", "C"):
            self.shopify.add_product(title, sku="")
        with self.assertLogs(ISSUES) as logs:
            run = self.sync()
        self.assertIn("no_such", logs.output[0])
        self.assertNotIn("Failing row", "".join(logs.output))
        self.assertRecordValues(run, [{"state": "success", "set_aside_count": 2}])
        self.assertEqual(self.titles(), ["A", "D"])
        bad, good = self.issues().sorted("name")
        self.assertRecordValues(
            bad, [{"name": "B", "code": "missing_sku", "payload": False}]
        )
        self.assertEqual((good.name, good.payload["title"]), ("C", "C"))
