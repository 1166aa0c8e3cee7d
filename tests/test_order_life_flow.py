"""Lives of orders over the wire: a shop where all kinds of things happen."""

from random import Random

from odoo.tests import tagged

from .engine_case import EngineCase

SIGNS = {"out_invoice": 1, "out_refund": -1}
ORDERS = 25


@tagged("post_install", "-at_install")
class TestOrderLifeFlow(EngineCase):
    def test_documents_of_random_orders_say_what_stands(self):
        seed = Random().randrange(10**6)
        print(f"random lives: seed {seed}")
        self.shopify.random_orders(seed, count=ORDERS, events=True)
        run = self.sync("import_all_orders")
        self.assertEqual(run.state, "success")
        self.check(seed)

    def test_what_happens_later_is_followed(self):
        seed = Random().randrange(10**6)
        print(f"random lives in between: seed {seed}")
        orders = self.shopify.random_orders(seed, count=ORDERS, events=False)
        self.sync("import_all_orders")
        random = Random(seed)
        for order in orders:
            self.happen(random, order)
        run = self.sync("import_changed_orders")
        self.assertEqual(run.state, "success")
        self.check(seed)

    def happen(self, random, order):
        event = random.choice(["refund", "cancel", "capture", "fulfill"])
        try:
            self.shopify.order_event(order["id"], event)
        except Exception as error:  # noqa: BLE001 the shop refuses what makes no sense
            print(f"{order['name']}: {event} refused: {error}")

    def check(self, seed):
        followed = 0
        for link in self.env["shopify.order"].search([]):
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
            stands = 0 if order.state == "cancel" else order.amount_total
            self.assertAlmostEqual(said, stands, 3)
            self.assertIn(order.invoice_status, ("invoiced", "no"))
        return moves
