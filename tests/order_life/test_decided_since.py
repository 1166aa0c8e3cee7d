"""Orders that did not change in Shopify follow what their shop has decided since."""

from ..orders.order_objects import edited_order, raw_lines
from ..orders.order_parts import bag, with_current
from ..orders.order_payments import a_transaction
from .life_case import LifeCase, cancelled, paid, two_shirts


class TestOrderLifeSettings(LifeCase):
    def read(self, *sources):
        """Import orders as a run of all orders does: nobody named them."""
        return self.import_orders(*sources)

    def rule(self, status):
        rules = self.shop.rule_ids
        return rules.filtered(lambda rule: rule.financial_status == status)

    def test_orders_are_confirmed_once_the_shop_confirms(self):
        self.shop.confirm_orders = False
        source = two_shirts(transactions=paid())
        self.read(source)
        self.assertEqual(self.sale(source).state, "draft")
        self.shop.confirm_orders = True
        self.read(source)
        self.assertEqual(self.sale(source).state, "sale")
        self.assertSettled(source, 54.45, 54.45)

    def test_documents_and_payments_follow_once_the_shop_wants_them(self):
        self.shop.write({"invoicing": "none", "register_payments": False})
        source = two_shirts(transactions=paid())
        self.read(source)
        self.shop.invoicing = "post"
        self.read(source)
        self.assertSettled(source, 54.45, 0)
        self.shop.register_payments = True
        self.read(source)
        self.assertSettled(source, 54.45, 54.45)

    def test_another_first_day_is_followed(self):
        self.shop.documents_since = "2026-11-02"
        source = two_shirts(transactions=paid())
        self.read(source)
        self.assertFalse(self.documents(source) or self.payments(source))
        self.shop.documents_since = "2026-11-01"
        self.read(source)
        self.assertSettled(source, 54.45, 54.45)

    def test_another_rule_is_followed(self):
        pending = two_shirts(displayFinancialStatus="PENDING")
        self.read(pending)
        # Orders that wait for their money are kept by the rule for all others.
        self.rule(False).action = "confirm"
        self.read(pending)
        self.assertEqual(self.sale(pending).state, "sale")
        self.assertFalse(self.documents(pending))
        self.rule(False).invoice = True
        self.read(pending)
        self.assertSettled(pending, 54.45, 0)

    def test_rules_that_move_or_are_archived_are_followed(self):
        rule = self.env["commerce.order.rule"].create(
            {"channel_id": self.shop.id, "sequence": 1, "action": "keep", "risk": False}
        )
        source = two_shirts(displayFinancialStatus="AUTHORIZED")
        self.read(source)
        self.assertEqual(self.sale(source).state, "draft")
        rule.sequence = 1000
        self.read(source)
        self.assertEqual(self.sale(source).state, "sale")
        other = two_shirts(displayFinancialStatus="AUTHORIZED")
        rule.sequence = 1
        self.read(other)
        rule.active = False
        self.read(other)
        self.assertEqual(self.sale(other).state, "sale")

    def test_a_rule_of_one_way_to_pay_is_followed(self):
        gateway = self.env["commerce.payment.gateway"].create(
            {"channel_id": self.shop.id, "name": "cash", "title": "Cash"}
        )
        rule = self.env["commerce.order.rule"].create(
            {
                "channel_id": self.shop.id,
                "sequence": 1,
                "gateway_id": gateway.id,
                "action": "keep",
            }
        )
        source = two_shirts(transactions=paid(gateway="cash"))
        self.read(source)
        self.assertEqual(self.sale(source).state, "draft")
        rule.gateway_id = False
        rule.financial_status = "expired"
        self.read(source)
        self.assertSettled(source, 54.45, 54.45)

    def test_nothing_is_followed_where_the_shop_decided_nothing(self):
        source = two_shirts(displayFinancialStatus="AUTHORIZED")
        self.read(source)
        order = self.sale(source)
        order._action_cancel()
        order.action_draft()
        self.shop.name = "Northern Shop"  # decides nothing of orders
        self.read(source)
        self.assertEqual(order.state, "draft")
        self.shop.invoicing = "draft"
        self.read(source)
        self.assertEqual(order.state, "sale")

    def not_confirming(self, *sources):
        """Import orders again after the shop stopped to confirm; return the codes."""
        self.shop.confirm_orders = False
        return self.codes(self.read(*sources))

    def codes(self, result):
        found = {it.code for it in result.issues} - {"unknown_delivery"}
        return sorted(found)

    def test_what_is_cancelled_in_shopify_stays_so_where_nothing_is_confirmed(self):
        source = two_shirts(transactions=paid())
        self.read(source)
        after = cancelled(source)
        self.read(after)
        self.assertEqual(self.sale(after).state, "cancel")
        self.assertEqual(self.not_confirming(after), [])
        self.assertEqual(self.sale(after).state, "cancel")
        self.assertSettled(after, 0, 0)

    def test_what_a_rule_cancelled_is_told_of_no_more_than_before(self):
        source = two_shirts(displayFinancialStatus="VOIDED")
        self.read(source)
        self.assertEqual(self.sale(source).state, "cancel")
        self.assertEqual(self.not_confirming(source), [])
        # Neither is it where the order waits for a person by now.
        self.shop.confirm_orders = True
        risk = {"recommendation": "CANCEL", "assessments": []}
        found = self.read(edited_order(source, risk=risk))
        self.assertNotIn("cancelled_in_odoo", [it.code for it in found.issues])

    def test_what_is_cancelled_in_odoo_alone_is_told_whatever_the_shop_confirms(self):
        source = two_shirts(displayFinancialStatus="AUTHORIZED")
        self.read(source)
        self.sale(source)._action_cancel()
        self.assertEqual(self.not_confirming(source), ["cancelled_in_odoo"])

    def fee_kept(self, source):
        """The order after it was cancelled; what was paid for its shipping is kept."""
        known = source.model_dump(mode="json", by_alias=True)["transactions"]
        return edited_order(
            source,
            lines=[with_current(raw_lines(source)[0], 0)],
            transactions=[*known, a_transaction("REFUND", "48.40")],
            displayFinancialStatus="PARTIALLY_REFUNDED",
            cancelledAt="2026-11-05T10:00:00Z",
        )

    def test_what_is_kept_of_a_cancelled_order_stays_invoiced(self):
        source = two_shirts(transactions=paid())
        self.read(source)
        after = self.fee_kept(source)
        self.read(after)
        self.assertSettled(after, 6.05, 6.05)
        self.assertEqual(self.not_confirming(after), [])
        self.assertSettled(after, 6.05, 6.05)
        self.shop.confirm_orders = True
        self.read(after)
        self.assertSettled(after, 6.05, 6.05)

    def test_what_is_kept_stays_invoiced_while_the_money_is_unclear(self):
        source = two_shirts(transactions=paid())
        self.read(source)
        after = self.fee_kept(source)
        self.read(after)
        found = self.read(edited_order(after, totalPriceSet=bag("99.00")))
        self.assertEqual(self.codes(found), ["money"])
        self.assertSettled(after, 6.05, 6.05)
