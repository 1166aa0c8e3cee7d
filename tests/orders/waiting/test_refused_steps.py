"""Orders of which Odoo refuses a step, and what issues keep of a person."""

import json

from odoo.exceptions import UserError
from odoo.tests import tagged

from ...order_life.life_case import LifeCase, paid, two_shirts


@tagged("post_install", "-at_install")
class TestRefusedSteps(LifeCase):
    def setUp(self):
        super().setUp()
        self.foreign = self.env["account.tax"].create(
            {
                "name": "German VAT",
                "amount": 21,
                "type_tax_use": "sale",
                "country_id": self.env.ref("base.de").id,
                "tax_group_id": self.env["account.tax.group"]
                .create({"name": "DE", "country_id": self.env.ref("base.de").id})
                .id,
            }
        )

    def map_to(self, tax):
        self.env["commerce.tax"].search([]).tax_id = tax

    def a_tax_that_odoo_refuses(self):
        """Let the shop's tax be one that invoices of this country cannot have."""
        self.import_orders(two_shirts(displayFinancialStatus="PENDING"))
        known = self.env["commerce.tax"].search([]).tax_id
        self.map_to(self.foreign)
        return known

    def test_the_order_is_in_sales_and_waits_with_odoo_s_own_words(self):
        self.a_tax_that_odoo_refuses()
        source = two_shirts(transactions=paid())
        found = self.import_orders(source)
        order, link = self.sale(source), self.link(source)
        self.assertEqual((order.state, order.amount_total), ("draft", 54.45))
        self.assertEqual(len(order.order_line), 2)
        self.assertFalse(self.documents(source))
        self.assertEqual([it.code for it in found.issues], ["refused"])
        self.assertIn("not compatible", found.issues[0].message)
        self.assertTrue(link.is_held)
        self.assertIn("not compatible", link.held_text)

    def test_it_goes_on_once_the_reason_is_gone(self):
        known = self.a_tax_that_odoo_refuses()
        source = two_shirts(transactions=paid())
        self.import_orders(source)
        self.foreign.write(
            {
                "country_id": known.country_id.id,
                "tax_group_id": known.tax_group_id.id,
            }
        )
        # As a person does who presses Retry.
        self.assertEqual(self.import_orders(source, chosen=True).issues, [])
        self.assertFalse(self.link(source).is_held)
        self.assertEqual(self.sale(source).state, "sale")

    def test_of_several_orders_none_stays_so_that_each_is_tried_alone(self):
        self.a_tax_that_odoo_refuses()
        with self.assertRaises(UserError), self.env.cr.savepoint():
            self.import_orders(*[two_shirts(transactions=paid()) for _ in range(2)])


@tagged("post_install", "-at_install")
class TestPrivacy(LifeCase):
    def issues(self, source):
        return self.import_orders(source).issues

    def test_an_issue_of_an_order_that_came_in_keeps_no_copy_of_it(self):
        risky = {"recommendation": "CANCEL", "assessments": [{"riskLevel": "HIGH"}]}
        source = two_shirts(risk=risky)
        issues = self.issues(source)
        self.assertIn("high_risk", [it.code for it in issues])
        for issue in issues:
            self.assertNotIn("ada@example.com", json.dumps(issue.payload))
            self.assertFalse(issue.payload)

    def test_a_settled_issue_forgets_what_was_received(self):
        issue = self.env["commerce.issue"].create(
            {
                "name": "#1001",
                "channel_id": self.shop.id,
                "external_id": "gid://shopify/Order/1",
                "code": "not_stored",
                "reason": "No.",
                "payload": {"email": "ada@example.com"},
            }
        )
        run = self.env["shopify.sync"].create(
            {"mode": "import_all_products", "channel_id": self.shop.id}
        )
        self.assertIn("ada@example.com", issue.payload_text)
        self.env["commerce.issue"]._keep(run, [issue.external_id], [])
        self.assertEqual(issue.state, "settled")
        self.assertFalse(issue.payload)
        self.assertFalse(issue.payload_text)
