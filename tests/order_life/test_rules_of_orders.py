"""Rules of a shop decide what becomes of an order."""

from odoo.tests import TransactionCase

from ...services.commerce.order_life.plan.rules import (
    DEFAULT_RULES,
    OrderRule,
    OrderState,
    rule_of,
)
from ..orders.order_payments import a_transaction
from .life_case import LifeCase, cancelled, paid, two_shirts

HIGH = {"recommendation": "CANCEL", "assessments": [{"riskLevel": "HIGH"}]}


class TestRuleOf(TransactionCase):
    def test_table(self):
        first = OrderRule("keep", gateway="bank_deposit")
        second = OrderRule("confirm", financial_status="paid", risk="low")
        rules = [first, second, OrderRule("cancel", fulfillment_status="on_hold")]
        table = [
            (OrderState("paid", "unfulfilled", ("bank_deposit",), "low"), "keep"),
            (OrderState("paid", "unfulfilled", ("paypal",), "low"), "confirm"),
            (OrderState("paid", "unfulfilled", ("paypal",), "high"), "keep"),
            (OrderState("pending", "on_hold"), "cancel"),
            (OrderState(None, None), "keep"),
        ]
        for state, action in table:
            with self.subTest(state=state):
                self.assertEqual(rule_of(state, rules).action, action)

    def test_defaults(self):
        table = {
            "paid": ("confirm", True, True),
            "partially_paid": ("confirm", True, True),
            "partially_refunded": ("confirm", True, True),
            "refunded": ("confirm", True, True),
            "authorized": ("confirm", False, False),
            "pending": ("keep", False, False),
            "expired": ("keep", False, False),
            "voided": ("cancel", False, False),
        }
        for status, wanted in table.items():
            rule = rule_of(OrderState(status, "unfulfilled"), DEFAULT_RULES)
            found = (rule.action, rule.invoice, rule.register_payments)
            self.assertEqual((status, found), (status, wanted))


class TestOrderLifeRules(LifeCase):
    def test_a_new_shop_has_rules_to_change(self):
        self.assertEqual(len(self.shop.rule_ids), len(DEFAULT_RULES))
        self.shop.rule_ids[:2].unlink()
        self.shop.action_default_rules()
        self.assertEqual(len(self.shop.rule_ids), len(DEFAULT_RULES))

    def test_the_first_rule_that_fits_wins(self):
        self.env["commerce.order.rule"].create(
            {
                "channel_id": self.shop.id,
                "sequence": 1,
                "fulfillment_status": "unfulfilled",
                "action": "keep",
            }
        )
        source = self.sold()
        self.assertEqual(self.sale(source).state, "draft")
        self.assertFalse(self.documents(source) or self.payments(source))

    def test_a_way_to_pay_that_failed_is_none(self):
        gateway = self.env["commerce.payment.gateway"].create(
            {"channel_id": self.shop.id, "name": "paypal", "title": "PayPal"}
        )
        self.env["commerce.order.rule"].create(
            {
                "channel_id": self.shop.id,
                "sequence": 1,
                "gateway_id": gateway.id,
                "action": "cancel",
            }
        )
        failed = a_transaction("SALE", "54.45", status="FAILURE", gateway="paypal")
        source = two_shirts(transactions=[failed, *paid()])
        self.follow(source)
        self.assertEqual(self.sale(source).state, "sale")
        alone = two_shirts(transactions=[{**failed, "id": failed["id"] + "1"}])
        self.follow(alone)
        self.assertEqual(self.sale(alone).state, "cancel")

    def test_an_archived_rule_is_none(self):
        self.shop.rule_ids.active = False
        source = self.sold()
        self.assertEqual(self.sale(source).state, "draft")

    def test_voided_orders_are_cancelled(self):
        source = two_shirts(
            displayFinancialStatus="VOIDED", transactions=[a_transaction("VOID", "1")]
        )
        self.follow(source)
        self.assertEqual(self.sale(source).state, "cancel")
        self.assertEqual(self.follow(source), [])

    def test_held_orders_wait_and_go_on_when_released(self):
        source = two_shirts(transactions=paid(), risk=HIGH)
        self.follow(source)
        self.assertEqual(self.sale(source).state, "draft")
        self.assertFalse(self.documents(source) or self.payments(source))
        self.link(source).action_release()
        self.follow(source)
        self.assertSettled(source, 54.45, 54.45)

    def test_a_held_order_that_shopify_cancels_is_cancelled(self):
        source = two_shirts(transactions=paid(), risk=HIGH)
        self.follow(source)
        self.follow(cancelled(source))
        self.assertEqual(self.sale(source).state, "cancel")

    def test_steps_can_be_switched_off(self):
        self.shop.write(
            {"confirm_orders": False, "invoicing": "none", "register_payments": False}
        )
        source = self.sold()
        self.follow(cancelled(source))
        self.assertEqual(self.sale(source).state, "draft")
        self.assertFalse(self.documents(source) or self.payments(source))

    def test_drafts_where_the_shop_wants_drafts(self):
        self.shop.invoicing = "draft"
        source = self.sold()
        self.follow(source)
        self.assertRecordValues(
            self.documents(source), [{"state": "draft", "amount_total": 54.45}]
        )
        self.documents(source).action_post()
        self.follow(source)
        self.assertEqual(self.documents(source).payment_state, "paid")

    def test_what_is_in_the_accounts_already_gets_no_documents(self):
        self.shop.documents_since = "2026-11-02"
        source = self.sold()
        order = self.sale(source)
        self.assertRecordValues(order, [{"state": "sale", "invoice_status": "no"}])
        self.assertFalse(self.documents(source) or self.payments(source))
        self.shop.documents_since = False
        self.follow(source)
        self.assertSettled(source, 54.45, 54.45)
        self.assertEqual(order.invoice_status, "invoiced")

    def test_a_new_shop_books_payments_where_odoo_would(self):
        shop = self.env["commerce.channel"].create(
            {"name": "N", "shopify_shop_url_key": "new-one"}
        )
        self.assertEqual(shop.payment_journal_id.type, "bank")
