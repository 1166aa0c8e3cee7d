"""Transfers of orders: what is still to be shipped, and what comes back."""

from ..orders.order_objects import an_order, changed_order, edited_order, raw_lines
from ..orders.order_parts import a_shipping_line, listed
from .life_case import VAT, LifeCase, a_shirt, one_back, paid


class TestOrderLifeTransfers(LifeCase):
    def shipped(self, fulfilled, quantity=2, **given):
        """An order of T-Shirts of which Shopify has shipped some."""
        line = a_shirt(price="20.00", quantity=quantity, taxes=VAT, fulfilled=fulfilled)
        given.setdefault("transactions", paid())
        return an_order([line], [a_shipping_line(taxes=VAT)], **given)

    def deliver(self, source):
        pickings = self.sale(source).picking_ids
        for picking in pickings.filtered(lambda it: it.state != "done"):
            for move in picking.move_ids:
                move.quantity = move.product_uom_qty
            picking.move_ids.picked = True
            picking.button_validate()

    def test_what_shopify_shipped_long_ago_opens_no_transfer(self):
        source = self.shipped(2, displayFulfillmentStatus="FULFILLED")
        self.follow(source)
        order = self.sale(source)
        self.assertFalse(order.picking_ids)
        self.assertEqual(self.goods_line(source).qty_delivered, 2)
        self.assertRecordValues(
            order, [{"delivery_status": "full", "invoice_status": "invoiced"}]
        )

    def test_of_an_order_shipped_in_part_the_rest_is_to_be_shipped(self):
        source = self.shipped(1)
        self.follow(source)
        self.assertEqual(self.open_moves(source).product_uom_qty, 1)
        self.assertEqual(self.goods_line(source).qty_delivered, 1)
        self.assertEqual(self.sale(source).delivery_status, "partial")
        self.deliver(source)
        self.assertEqual(self.goods_line(source).qty_delivered, 2)
        self.assertEqual(self.sale(source).delivery_status, "full")

    def test_shipped_before_it_was_confirmed_counts_as_well(self):
        source = self.shipped(0, displayFinancialStatus="PENDING", transactions=[])
        self.follow(source)
        line = raw_lines(source)[0]
        line["unfulfilledQuantity"] = 0
        self.follow(
            edited_order(
                source,
                lines=[line],
                displayFinancialStatus="PAID",
                transactions=paid(),
            )
        )
        self.assertFalse(self.sale(source).picking_ids)
        self.assertEqual(self.goods_line(source).qty_delivered, 2)

    def test_a_refund_before_delivery_lowers_the_transfer(self):
        source = self.sold()
        self.assertEqual(self.open_moves(source).product_uom_qty, 2)
        self.follow(one_back(source, "CANCEL"))
        self.assertEqual(self.open_moves(source).product_uom_qty, 1)
        self.follow(one_back(source, "CANCEL"))
        self.assertEqual(self.open_moves(source).product_uom_qty, 1)
        self.assertEqual(len(self.sale(source).picking_ids), 1)

    def test_goods_that_came_back_get_a_return(self):
        source = self.sold()
        self.deliver(source)
        after = one_back(source, "RETURN")
        self.follow(after)
        back = self.open_moves(source)
        self.assertRecordValues(back, [{"product_uom_qty": 1, "to_refund": True}])
        self.assertEqual(back.location_id.usage, "customer")
        self.follow(after)
        self.assertEqual(self.open_moves(source), back)
        self.deliver(source)
        self.follow(after)
        self.assertEqual(self.goods_line(source).qty_delivered, 1)
        self.assertFalse(self.open_moves(source))
        self.assertEqual(self.sale(source).invoice_status, "invoiced")

    def test_goods_that_the_customer_keeps_get_none(self):
        source = self.sold()
        self.deliver(source)
        after = one_back(source, "NO_RESTOCK")
        self.follow(after)
        self.follow(after)
        self.assertFalse(self.open_moves(source))
        self.assertEqual(self.goods_line(source).qty_delivered, 2)
        self.assertEqual(self.goods_line(source).product_uom_qty, 1)
        self.assertEqual(self.sale(source).invoice_status, "invoiced")
        self.assertFalse(self.sale(source).activity_ids)

    def test_history_that_comes_back_gets_a_return(self):
        source = self.shipped(2)
        self.follow(source)
        self.follow(one_back(source, "RETURN"))
        back = self.open_moves(source)
        self.assertRecordValues(back, [{"product_uom_qty": 1}])
        self.assertEqual(back.location_id.usage, "customer")

    def test_an_added_line_is_shipped(self):
        source = self.sold()
        self.deliver(source)
        added = a_shirt(price="9.99", quantity=3, taxes=VAT)
        self.follow(edited_order(source, lines=[*raw_lines(source), added]))
        self.assertEqual(self.open_moves(source).product_uom_qty, 3)

    def test_locked_orders_stay_locked_and_are_followed(self):
        self.env.ref("base.group_user").implied_ids |= self.env.ref(
            "sale.group_auto_done_setting"
        )
        source = self.sold()
        self.assertTrue(self.sale(source).locked)
        self.follow(one_back(source, "CANCEL"))
        self.assertEqual(self.open_moves(source).product_uom_qty, 1)
        self.assertTrue(self.sale(source).locked)

    def test_an_order_delivered_in_odoo_and_fulfilled_in_shopify_ships_once(self):
        source = self.sold()
        self.deliver(source)
        line = raw_lines(source)[0]
        line["unfulfilledQuantity"] = 0
        self.follow(changed_order(source, lineItems=listed(line)))
        self.assertEqual(self.goods_line(source).qty_delivered, 2)
        self.assertFalse(self.open_moves(source))
