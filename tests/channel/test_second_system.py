"""A channel of another system lives in the same tables, without a word of Shopify."""

from odoo.exceptions import UserError

from ...models.runs.watermark import OVERLAP
from ...services.commerce.issues.sentences import Sentences
from ...services.commerce.orders.notes import OrderNotes
from ...services.commerce.orders.plan import OrderPlan
from ...services.commerce.records.money import ZERO, TaxKey
from ...services.commerce.taxes.maker import TaxMaker
from ..engine_case import EngineCase
from .toy_system import ToySystem


class ToyRuns(tuple):
    """The toys' queue: runs are what was asked for."""

    def __or__(self, other):
        return ToyRuns([*self, *other])

    def _import_chosen(self, shop, external_ids):
        return ToyRuns([(shop.name, *external_ids)])

    def _links(self):
        return [(name, f"http://toy/{chosen}") for name, chosen in self]

    def _open(self):
        return {"runs": list(self)}


class TestSecondSystem(ToySystem, EngineCase):
    def setUp(self):
        super().setUp()
        self.link = self.env["commerce.product"].create(
            {"channel_id": self.toys.id, "external_id": "a1", "title": "Bear"}
        )

    def test_it_needs_no_credential_and_is_not_the_default(self):
        self.assertRecordValues(
            self.toys,
            [
                {
                    "system_label": "Toy Store",
                    "shopify_shop_url_key": False,
                    "shopify_api_token": False,
                    "is_default": False,
                }
            ],
        )

    def test_a_first_one_leaves_the_parameters_to_shopify(self):
        self.toys.sudo().unlink()
        self.shop.unlink()
        toys = self.toys.create({"name": "Toys", "system": "toy"})
        self.assertFalse(toys.is_default)
        self.assertTrue(self.shop.create({"name": "North"}).system == "shopify")

    def test_its_records_are_named_and_opened_its_own_way(self):
        self.assertEqual(self.link.external_number, "A1")
        self.assertEqual(self.link.action_open_in_channel()["url"], "http://toy/a1")
        self.assertEqual(self.toys.action_open_in_channel()["url"], "http://toy/")
        found = self.link.search([("external_number", "=", "a1")])
        self.assertEqual(found, self.link)

    def test_issues_watermarks_and_rules_are_kept_in_the_same_tables(self):
        moment = self.env.cr.now().replace(microsecond=0)
        self.env["commerce.watermark"]._advance(self.toys, "product", moment)
        issue = self.env["commerce.issue"].create(
            {
                "name": "Bear",
                "channel_id": self.toys.id,
                "external_id": "a1",
                "code": "missing_sku",
                "reason": "It has no SKU.",
            }
        )
        rule = self.env["commerce.order.rule"].create(
            {"channel_id": self.toys.id, "financial_status": "paid", "action": "keep"}
        )
        self.assertEqual(issue.action_open_in_channel()["url"], "http://toy/a1")
        self.assertEqual(self.toys.open_issue_count, 1)
        self.assertEqual(self.toys.not_imported_count, 0, "its product is linked")
        issue.copy({"external_id": "a2"})
        self.toys.invalidate_recordset(["not_imported_count"])
        self.assertEqual(self.toys.not_imported_count, 1)
        self.assertIn(rule, self.toys.rule_ids)
        since = self.env["commerce.watermark"]._since(self.toys, "product")
        self.assertEqual(since, moment - OVERLAP)

    def test_sentences_notes_and_names_are_of_its_system(self):
        buyer = self.env.user.partner_id
        self.toys.company_id.account_fiscal_country_id = self.env.ref("base.be")
        order = self.env["sale.order"].create({"partner_id": buyer.id})
        link = self.env["commerce.order"].create(
            {
                "channel_id": self.toys.id,
                "external_id": "o1",
                "name": "T1",
                "sale_order_id": order.id,
                "currency_id": order.currency_id.id,
                "held": [["total", "1.00 €"]],
            }
        )
        plan = OrderPlan(None, None, None, link, order, "update")
        notes = OrderNotes(self.env, self.toys, [plan])
        link.cancelled_at = self.env.cr.now()
        notes.post()
        key = TaxKey("VAT", ZERO, "", False)
        tax = TaxMaker(self.env, self.toys).placeholders([key])[key]
        words = Sentences(self.env, self.toys)
        sentence = words.of("cancelled_in_odoo", order="T1", sale_order=order.name)
        withheld = words.of("withheld", "customers", shop=self.toys.name)
        self.assertIn("Ask the toy shop's owner; once", withheld)
        texts = [order.message_ids[:1].body, tax.name, sentence, str(link.held_text)]
        texts.append(withheld)
        for text in texts:
            self.assertIn("Toy Store", text)
            self.assertNotIn("Shopify", text)

    def test_no_run_of_shopify_is_about_it(self):
        self.toys.write({"automatic": True, "first_import_at": self.env.cr.now()})
        self.env["shopify.sync"]._queue_due()
        self.assertFalse(self.toys.sync_ids)
        with self.assertRaisesRegex(UserError, "Toy Store, not to Shopify"):
            self.queue(channel_id=self.toys.id)
        self.assertEqual(
            self.env["commerce.sync.now"].new().channel_id.id, self.shop.id
        )

    def test_its_records_are_imported_again_by_its_own_runs(self):
        channels = self.registry["commerce.channel"]
        self.patch(channels, "_toy_runs", lambda channel: ToyRuns())
        issue = self.env["commerce.issue"].create(
            {
                "name": "Bear",
                "channel_id": self.toys.id,
                "external_id": "a1",
                "code": "missing_sku",
                "reason": "It has no SKU.",
            }
        )
        asked = {"runs": [("Toys", "a1")]}
        self.assertEqual(issue.action_retry(), asked)
        self.assertEqual(self.link.action_import_again(), asked)
        told = self.link.action_import_from_channel()["params"]["links"]
        self.assertEqual(told[0]["url"], "http://toy/a1")
        ours = issue.copy({"channel_id": self.shop.id})
        with self.assertRaisesRegex(UserError, "Shopify, Toy Store. Choose those"):
            (issue | ours).action_retry()
        self.assertFalse(self.toys.sync_ids)

    def test_what_came_in_keeps_its_system(self):
        with self.assertRaisesRegex(UserError, "connected to Toy Store"):
            self.toys.system = "shopify"
        self.link.unlink()
        self.toys.system = "shopify"
        self.assertEqual(self.toys.system, "shopify")
