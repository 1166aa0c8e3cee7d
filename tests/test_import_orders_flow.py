from odoo.tests import tagged

from .engine_case import EngineCase


class OrderFlowCase(EngineCase):
    def links(self):
        return self.env["shopify.order"].search([("shop_id", "=", self.shop.id)])

    def sale(self, order):
        return self.links().filtered(lambda it: it.gid == order["id"]).sale_order_id


@tagged("post_install", "-at_install")
class TestOrdersFlow(OrderFlowCase):
    def test_all_orders_come_in_to_the_cent(self):
        orders = self.shopify.random_orders(seed=1, count=40, events=True, currency="USD")
        run = self.sync("import_all_orders")
        self.assertEqual(run.state, "success", run.error_message)
        self.assertEqual(len(self.links()), 40)
        for link in self.links():
            order = self.shopify.order(link.gid)
            total = order["currentTotalPriceSet"]["shopMoney"]["amount"]
            print(link.name, total, link.sale_order_id.amount_total, link.held_text, link.sale_order_id.state)
        for issue in self.env["shopify.sync.issue"].search([]):
            print(issue.code, issue.name, issue.reason)
