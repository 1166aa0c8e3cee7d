"""Lives of orders over the wire: a shop where all kinds of things happen.

`COMMERCE_SYNC_LIVES=100 scripts/test -k random_orders_say` takes as many as wanted,
`COMMERCE_SYNC_SEED=152461` those of a failure again.
"""

import os
from contextlib import suppress
from random import Random

from httpx import HTTPError

from odoo.tests import tagged

from ..engine_case import EngineCase
from ..seeds import a_seed

SIGNS = {"out_invoice": 1, "out_refund": -1}
ORDERS = int(os.environ.get("COMMERCE_SYNC_LIVES", 12))


@tagged("post_install", "-at_install")
class TestOrderLifeFlow(EngineCase):
    def setUp(self):
        super().setUp()
        self.env["res.currency.rate"].create(
            {
                "currency_id": self.env.ref("base.EUR").id,
                "name": "2020-01-01",
                "rate": 0.92,
                "company_id": self.env.company.id,
            }
        )

    def test_documents_of_random_orders_say_what_stands(self):
        seed = a_seed()
        self.shopify.random_orders(seed, count=ORDERS, events=True)
        run = self.sync("import_all_orders")
        self.assertEqual((run.state, run.set_aside_count), ("success", 0))
        self.check(seed)

    def test_what_happens_later_is_followed(self):
        seed = a_seed()
        orders = self.shopify.random_orders(seed, count=ORDERS, events=False)
        self.sync("import_all_orders")
        random = Random(seed)
        for order in orders * 2:
            self.happen(random, order)
        run = self.sync("import_changed_orders")
        self.assertEqual((run.state, run.set_aside_count), ("success", 0))
        self.check(seed)

    def happen(self, random, order):
        """Let something happen to an order; the shop refuses what makes no sense."""
        line = {"index": 0, "quantity": 1}
        event, given = random.choice(
            [
                ("refund", {"lines": [{**line, "restockType": "NO_RESTOCK"}]}),
                ("refund", {"shipping": "full"}),
                ("refund", {"amount": "1.00"}),
                ("remove", {"lines": [line]}),
                ("edit", {"add": [{"title": "Cap", "price": "9.99", "quantity": 2}]}),
                ("cancel", {"refunds": True}),
                ("cancel", {}),
                ("pay", {}),
                ("fulfill", {}),
            ]
        )
        with suppress(HTTPError, ValueError):
            self.shopify.order_event(order["id"], event, **given)

    def check(self, seed):
        followed = 0
        for link in self.env["commerce.order"].search([]):
            with self.subTest(order=link.name, seed=seed):
                followed += bool(self.check_one(link))
        self.assertTrue(followed)

    def check_one(self, link):
        """Whether an order has documents; they say what stands to the cent."""
        order = link.sale_order_id
        moves = order.order_line.invoice_lines.move_id.filtered(
            lambda it: it.state != "cancel"
        )
        said = sum(SIGNS[it.move_type] * it.amount_total for it in moves)
        if link.is_documented and not link.is_held:
            self.assertAlmostEqual(said, self.stands(link), 3)
            self.assertIn(order.invoice_status, ("invoiced", "no"))
            self.check_payments(link)
        return moves

    def stands(self, link):
        """What documents are to say: of a cancelled order what is paid beside goods."""
        order, told = link.sale_order_id, self.shopify.order(link.external_id)
        if order.state != "cancel":
            return order.amount_total
        goods = any(
            it["currentQuantity"] for it in told["lineItems"] if not it.get("isTip")
        )
        is_paid = 0 < order.amount_total <= self.kept(told) + 0.0001
        return order.amount_total if is_paid and not goods else 0

    def kept(self, told):
        kept = float(told["netPaymentSet"]["shopMoney"]["amount"])
        rounded = told["totalCashRoundingAdjustment"]
        kept += float(rounded["paymentSet"]["shopMoney"]["amount"])
        return kept - abs(float(rounded["refundSet"]["shopMoney"]["amount"]))

    def check_payments(self, link):
        """What the payments say is what the shop has received and kept."""
        kept = self.kept(self.shopify.order(link.external_id))
        paid = sum(link.transaction_ids.payment_id.mapped("amount_signed"))
        self.assertAlmostEqual(paid, kept, 3)
