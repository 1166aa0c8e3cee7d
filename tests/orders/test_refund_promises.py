"""What goes wrong with refunds elsewhere, and never does here: one test for each."""

from odoo.tests import tagged

from .order_case import PromiseCase
from .order_objects import edited_order, raw_lines
from .order_parts import a_line, a_shipping_line, bag, with_current
from .order_payments import a_refund, refunded

VAT = [("VAT", "0.21")]


@tagged("post_install", "-at_install")
class TestRefundPromises(PromiseCase):
    def test_a_refund_before_the_invoice_is_subtracted_once(self):
        self.shop.invoicing = "none"
        line = a_line(sku="TEE", price="11.50", quantity=2)
        order = self.paid([line])
        self.import_orders(order)
        refund = a_refund(refunded(line, 1, "11.50", restock="CANCEL"))
        self.shop.invoicing = "post"
        told = edited_order(order, [with_current(line, 1)], refunds=[refund])
        for _again in range(2):
            self.import_orders(told)
        self.assertEqual(self.sale(order).amount_total, 11.5)
        self.assertEqual(self.invoiced(order), 11.5)

    def test_a_line_leaves_a_confirmed_order(self):
        lines = [a_line(sku="TEE", quantity=2), a_line("Extra", price="5.00")]
        order = self.paid(lines)
        self.import_orders(order)
        first, second = raw_lines(order)
        told = edited_order(order, [with_current(first, 0), second])
        self.import_orders(told)
        sale = self.sale(order)
        self.assertEqual((sale.state, sale.amount_total), ("sale", 5.0))
        self.assertEqual(self.invoiced(order), 5.0)
        moves = sale.picking_ids.move_ids.filtered(lambda it: it.product_id == self.tee)
        open_ = moves.filtered(lambda it: it.state not in ("done", "cancel"))
        self.assertFalse(sum(open_.mapped("product_uom_qty")))

    def test_a_full_refund_of_a_confirmed_order(self):
        line = a_line(sku="TEE", quantity=2, taxes=VAT)
        order = self.paid([line])
        self.import_orders(order)
        refund = a_refund(refunded(line, 2, "40.00", "8.40", restock="CANCEL"))
        self.import_orders(
            edited_order(order, [with_current(line, 0)], refunds=[refund])
        )
        self.assertEqual(self.sale(order).amount_total, 0.0)
        self.assertEqual(self.invoiced(order), 0.0)

    def test_a_confirmed_order_is_cancelled_with_its_transfer(self):
        order = self.paid([a_line(sku="TEE")])
        self.import_orders(order)
        sale = self.sale(order)
        self.assertEqual(sale.state, "sale")
        lines = [with_current(it, 0) for it in raw_lines(order)]
        self.import_orders(
            edited_order(
                order,
                lines,
                refunds=[a_refund(refunded(lines[0], 1, "20.00", restock="CANCEL"))],
                cancelledAt="2026-11-06T10:00:00Z",
                cancelReason="CUSTOMER",
                displayFinancialStatus="REFUNDED",
            )
        )
        self.assertEqual(sale.state, "cancel")
        self.assertEqual(set(sale.picking_ids.mapped("state")), {"cancel"})
        self.assertEqual(self.invoiced(order), 0.0)

    def test_a_refund_of_no_money_makes_no_document(self):
        line = a_line(sku="TEE", quantity=1)
        order = self.paid([line])
        self.import_orders(order)
        before = self.sale(order).invoice_ids
        self.import_orders(edited_order(order, refunds=[a_refund(total="0.00")]))
        self.assertEqual(self.sale(order).invoice_ids, before)
        self.assertEqual(self.sale(order).amount_total, 20.0)

    def test_money_back_without_items_is_a_line_of_its_own(self):
        order = self.paid([a_line(sku="TEE")])
        self.import_orders(order)
        goodwill = a_refund(adjustments=[("-3.00", "0.00")], total="3.00")
        self.import_orders(edited_order(order, refunds=[goodwill]))
        self.assertEqual(self.sale(order).amount_total, 17.0)
        self.assertEqual(self.invoiced(order), 17.0)

    def test_shipping_that_was_given_back_is_given_back_once(self):
        line, shipping = a_line(sku="TEE"), a_shipping_line("Standard")
        order = self.paid([line], shipping=[shipping])
        self.import_orders(order)
        refund = a_refund(shipping=[(shipping, "5.00", "0.00")], total="5.00")
        now = {"currentShippingPriceSet": "0.00", "currentTotalPriceSet": "20.00"}
        now["totalRefundedSet"] = "5.00"
        figures = {name: bag(amount) for name, amount in now.items()}
        told = edited_order(order, refunds=[refund], **figures)
        for _again in range(2):
            self.import_orders(told)
        self.assertEqual(self.sale(order).amount_total, 20.0)
        self.assertEqual(self.invoiced(order), 20.0)
