"""Documents and payments of an order follow together, or wait together."""

from unittest.mock import patch

from odoo.exceptions import UserError
from odoo.tests import tagged

from ...order_life.life_case import one_back, paid, two_shirts
from ..order_objects import changed_order
from .waits_case import WaitsCase


@tagged("post_install", "-at_install")
class TestBooksTogether(WaitsCase):
    def test_what_odoo_refuses_of_documents_or_payments_leaves_neither(self):
        for model, method in (
            ("account.move", "action_post"),
            ("account.payment", "action_post"),
        ):
            source = self.sold()
            after = one_back(source)

            def refuse(records):
                raise UserError(records._description)

            with self.subTest(model=model):
                with patch.object(self.env.registry[model], method, refuse):
                    codes = [
                        it.code for it in self.import_orders(after, chosen=True).issues
                    ]
                self.assertEqual(codes, ["refused"])
                self.assertSaid(source, 54.45)
                self.assertEqual(self.follow(after), [])
                self.assertSaid(source, 30.25)

    def test_payments_wait_for_documents_that_are_left_to_a_person(self):
        sales = self.env["account.journal"].search(
            [("type", "=", "sale"), ("company_id", "=", self.company.id)]
        )
        for source, after, told in (
            (new := two_shirts(transactions=paid()), new, "is not invoiced: "),
            (old := self.brought_to("invoiced"), one_back(old), "The credit note of"),
        ):
            booked = sum(self.documents(source).mapped("amount_total"))
            sales.active = False
            for _look in range(2):
                self.assertEqual(self.follow(after), ["not_invoiced"])
                self.assertIn(told, self.told)
                self.assertIn("no payment or refund of it is registered", self.told)
                self.assertSaid(source, booked)
            sales.active = True
            self.assertEqual(self.follow(after), [])
            self.assertSaid(source, 30.25 if booked else 54.45)

    def test_no_journal_is_missed_where_nothing_is_to_be_invoiced(self):
        source = two_shirts(displayFinancialStatus="PENDING")
        self.rule.action = "confirm"
        self.rule.invoice = True
        self.import_orders(source, chosen=True)
        self.env["account.journal"].search([("type", "=", "sale")]).active = False
        after = changed_order(
            source, displayFinancialStatus="PAID", transactions=paid()
        )
        self.assertEqual(self.follow(after), [])
        self.assertSaid(source, 54.45)

    def test_a_down_payment_by_hand_leaves_a_refund_to_the_person(self):
        source = self.brought_to("invoiced")
        self.env["sale.order.line"].create(
            {
                "order_id": self.sale(source).id,
                "name": "Down payment",
                "is_downpayment": True,
                "product_uom_qty": 0,
                "price_unit": 0,
            }
        )
        self.assertEqual(self.follow(one_back(source)), ["not_invoiced"])
        self.assertSaid(source, 54.45)
