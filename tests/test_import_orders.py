from odoo.tests import tagged

from .order_case import OrderCase
from .order_objects import a_line, a_shipping_line, an_order


@tagged("post_install", "-at_install")
class TestNewOrders(OrderCase):
    def test_an_order_comes_in_to_the_cent(self):
        vat = [("VAT", "0.21")]
        order = an_order(
            [a_line(quantity=3, price="19.99", discount="3.33", taxes=vat)],
            [a_shipping_line(price="4.95", taxes=vat)],
        )
        result = self.take(order)
        self.assertEqual(
            (result.created, self.codes(result)), (1, ["unknown_delivery"])
        )
        sale = self.sale(order)
        self.assertEqual(
            sale.amount_total, float(order.total_price_set.shop_money.amount)
        )
        self.assertEqual(sale.amount_tax, float(order.total_tax_set.shop_money.amount))
