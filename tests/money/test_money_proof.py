"""The proof of an order's money follows what is changed in Odoo."""

from decimal import Decimal

from odoo.tests import tagged

from ...services.commerce.orders.odoo_proof import proof_of
from ..orders.order_case import OrderCase
from ..orders.order_objects import an_order
from ..orders.order_parts import a_line, a_shipping_line
from ..orders.order_payments import a_refund

VAT = [("VAT", "0.21"), ("City", "0.0131")]


@tagged("post_install", "-at_install")
class TestProof(OrderCase):
    def proof(self, order):
        return {row.name: row for row in proof_of(self.link(order))}

    def test_odoos_own_figures_are_shopifys(self):
        back = a_refund(adjustments=[("-5.00", "0.00")], total="5.00")
        order = an_order(
            [a_line(quantity=3, price="19.99", discount="3.33", taxes=VAT)],
            [a_shipping_line(price="4.95", taxes=VAT)],
            [back],
        )
        self.import_orders(order)
        proof = self.proof(order)
        self.assertFalse(
            [row for row in proof.values() if row.explanation == "changed_in_odoo"]
        )
        self.assertEqual(proof["current_tax"].difference, 0)
        self.assertEqual(proof["tax/VAT/21"].difference, 0)
        self.assertEqual(proof["current_shipping"].lines, Decimal("4.95"))

    def test_a_quantity_that_a_person_changes_is_a_difference(self):
        order = an_order([a_line(quantity=2, price="10.00", taxes=VAT)])
        self.import_orders(order)
        self.lines(order).product_uom_qty = 3
        proof = self.proof(order)
        for name, more in [
            ("current_subtotal", "10.00"),
            ("current_tax", "2.23"),
            ("tax/VAT/21", "2.10"),
            ("current_total", "12.23"),
        ]:
            self.assertEqual(proof[name].difference, Decimal(more), name)
            self.assertEqual(proof[name].explanation, "changed_in_odoo")
        self.assertEqual(proof["total"].difference, 0)

    def test_a_line_that_a_person_adds_is_a_difference_of_the_total(self):
        order = an_order([a_line(price="10.00")])
        self.import_orders(order)
        product = self.env["product.product"].create({"name": "Gift wrap"})
        self.sale(order).order_line = [
            (0, 0, {"product_id": product.id, "price_unit": 2, "tax_ids": False})
        ]
        proof = self.proof(order)
        self.assertEqual(proof["current_total"].difference, 2)
        self.assertEqual(proof["current_subtotal"].difference, 0)
