"""What people do with transfers stays, and what left against Shopify's word is told."""

from odoo.tests import tagged

from ..orders.order_objects import edited_order, raw_lines
from ..orders.order_parts import an_address, with_current
from ..orders.order_payments import a_refund, refunded
from .life_case import LifeCase, cancelled, one_back
from .warehouse_case import WarehouseCase


class TestGoodsByHand(LifeCase):
    def deliver(self, source, quantity):
        picking = self.sale(source).picking_ids
        picking.move_ids.write({"quantity": quantity, "picked": True})
        picking.with_context(
            skip_backorder=True, picking_ids_not_to_backorder=picking.ids
        ).button_validate()

    def test_a_transfer_that_a_person_cancelled_stays_so(self):
        source = self.sold()
        self.sale(source).picking_ids.action_cancel()
        self.follow(edited_order(source, note="Ring twice"))
        self.assertFalse(self.open_moves(source))
        self.follow(one_back(source, "CANCEL"))
        self.assertFalse(self.open_moves(source))

    def test_a_backorder_that_a_person_refused_stays_away(self):
        source = self.sold()
        self.deliver(source, 1)
        self.assertFalse(self.open_moves(source))
        self.follow(edited_order(source, note="Ring twice"))
        self.assertFalse(self.open_moves(source))

    def test_a_return_that_a_person_cancelled_stays_so(self):
        source = self.sold()
        self.deliver(source, 2)
        after = one_back(source)
        self.follow(after)
        self.open_moves(source).picking_id.action_cancel()
        self.follow(edited_order(after, note="Ring twice"))
        self.assertFalse(self.open_moves(source))

    def test_open_transfers_go_where_the_order_goes(self):
        source = self.sold()
        self.follow(edited_order(source, shippingAddress=an_address(city="Hamburg")))
        picking = self.sale(source).picking_ids
        self.assertEqual(self.sale(source).partner_shipping_id.city, "Hamburg")
        self.assertEqual(picking.partner_id.city, "Hamburg")
        self.assertEqual(picking.move_ids.partner_id.city, "Hamburg")

    def test_a_transfer_that_a_person_sends_elsewhere_still_goes_there(self):
        source = self.sold()
        elsewhere = self.env["res.partner"].create({"name": "Neighbour"})
        self.sale(source).picking_ids.partner_id = elsewhere
        self.follow(edited_order(source, shippingAddress=an_address(city="Hamburg")))
        self.assertEqual(self.sale(source).picking_ids.partner_id, elsewhere)

    def test_goods_that_left_before_shopify_cancelled_are_told(self):
        source = self.sold()
        self.deliver(source, 2)
        picking = self.sale(source).picking_ids
        self.assertEqual(self.follow(cancelled(source)), ["goods_left"])
        self.assertEqual(self.sale(source).state, "cancel")
        wizard = self.env["stock.return.picking"].with_context(
            active_model="stock.picking", active_id=picking.id
        )
        returned = wizard.create({})
        returned.product_return_moves.quantity = 2
        back = returned._create_return()
        back.move_ids.write({"quantity": 2, "picked": True})
        back.button_validate()
        self.assertEqual(self.follow(cancelled(source)), [])

    def take_back(self, source, quantity):
        """Return goods as a person would."""
        picking = self.sale(source).picking_ids
        wizard = self.env["stock.return.picking"].create({"picking_id": picking.id})
        wizard.product_return_moves.quantity = quantity
        back = wizard._create_return()
        back.move_ids.write({"quantity": quantity, "picked": True})
        back.button_validate()

    def test_goods_that_left_before_shopify_took_them_off_are_told_once(self):
        source = self.sold()
        self.deliver(source, 2)
        after = one_back(source, "CANCEL")
        self.assertEqual(self.follow(after), ["goods_left"])
        self.assertEqual(self.follow(after), ["goods_left"])
        self.assertIn("1 × ", self.told)
        self.assertIn(self.sale(source).name, self.told)
        self.assertEqual(self.follow(cancelled(after)), ["goods_left"])

    def test_what_came_back_is_told_no_more(self):
        source = self.sold()
        self.deliver(source, 2)
        after = one_back(source, "CANCEL")
        self.follow(after)
        self.take_back(source, 1)
        self.assertEqual(self.follow(after), [])

    def test_an_edit_that_takes_off_what_left_is_told(self):
        source = self.sold()
        self.deliver(source, 2)
        line = raw_lines(source)[0]
        edit = a_refund(refunded(line, 1, "20.00", "4.20", "NO_RESTOCK"), total="0.00")
        after = edited_order(source, lines=[with_current(line, 1)], refunds=[edit])
        self.assertEqual(self.follow(after), ["goods_left"])

    def test_what_returns_what_stays_and_what_never_left_is_not_told(self):
        for restock, delivered in (("RETURN", 2), ("NO_RESTOCK", 2), ("CANCEL", 1)):
            with self.subTest(restock):
                source = self.sold()
                self.deliver(source, delivered)
                self.assertEqual(self.follow(one_back(source, restock)), [])


@tagged("post_install", "-at_install")
class TestTransfersByHand(WarehouseCase):
    def test_a_refund_leaves_a_cancelled_transfer_alone(self):
        source = self.sold()
        self.transfers(source).action_cancel()
        self.follow(one_back(source, "CANCEL"))
        self.assertEqual(self.transfers(source).mapped("state"), ["cancel"])

    def test_a_cancellation_leaves_a_cancelled_transfer_alone(self):
        source = self.sold()
        self.transfers(source).action_cancel()
        self.assertEqual(self.follow(cancelled(source)), [])
        self.assertEqual(self.transfers(source).mapped("state"), ["cancel"])
        self.assertEqual(self.sale(source).state, "cancel")

    def test_a_refund_of_what_a_backorder_holds_takes_it_off(self):
        source = self.sold()
        self.ship(self.transfers(source), 1)
        self.assertEqual(self.demands(source), [1])
        self.follow(one_back(source, "CANCEL"))
        self.assertEqual(self.transfers(source).mapped("state"), ["done", "cancel"])
        self.assertShipped(source, 1)

    def test_a_refund_after_no_backorder_moves_nothing(self):
        source = self.sold()
        self.ship(self.transfers(source), 1, backorder=False)
        self.follow(one_back(source, "CANCEL"))
        self.assertShipped(source, 1)
        self.assertEqual(self.goods_line(source).product_uom_qty, 1)

    def test_one_back_of_a_part_delivered_order_takes_the_rest_off(self):
        source = self.sold()
        self.ship(self.transfers(source), 1)
        self.follow(one_back(source, "RETURN"))
        self.assertShipped(source, 1)
        self.assertEqual(self.goods_line(source).product_uom_qty, 1)

    def test_an_edit_after_delivery_ships_the_rest(self):
        source = self.sold()
        self.ship(self.transfers(source))
        self.follow(self.more(source, 3))
        self.assertEqual(self.demands(source), [1])
        self.ship(self.transfers(source, "assigned"))
        self.assertShipped(source, 3)

    def test_a_done_transfer_is_never_written(self):
        source = self.sold()
        self.ship(self.transfers(source))
        done = self.transfers(source)
        before = done.move_ids.mapped("write_date"), done.mapped("write_date")
        for after in (one_back(source, "RETURN"), cancelled(source)):
            self.follow(after)
        after = done.move_ids.mapped("write_date"), done.mapped("write_date")
        self.assertEqual(after, before)
        self.assertEqual(done.move_ids.product_uom_qty, 2)

    def test_a_person_who_returned_the_goods_gets_no_second_return(self):
        source = self.sold()
        self.ship(self.transfers(source))
        wizard = self.env["stock.return.picking"].create(
            {"picking_id": self.transfers(source).id}
        )
        wizard.product_return_moves.quantity = 1
        back = self.env["stock.picking"].browse(
            wizard.action_create_returns()["res_id"]
        )
        self.ship(back, 1)
        self.follow(one_back(source, "RETURN"))
        self.assertShipped(source, 1)

    def test_a_second_return_leaves_the_first_ready(self):
        source = self.sold()
        self.ship(self.transfers(source))
        self.follow(one_back(source, "RETURN"))
        self.follow(self.none_left(source, "RETURN"))
        back = self.open_moves(source)
        self.assertEqual(sum(back.mapped("product_uom_qty")), 2)
        self.assertEqual(sum(back.mapped("quantity")), 2)
        self.assertEqual(set(back.mapped("state")), {"assigned"})

    def test_lots_that_left_come_back_and_others_stay(self):
        self.put(-10)
        self.goods.tracking = "lot"
        lots = self.env["stock.lot"].create(
            [{"name": it, "product_id": self.goods.id} for it in ("L1", "L2")]
        )
        for lot in lots:
            self.put(1, lot_id=lot)
        source = self.sold()
        self.ship(self.transfers(source), 2)
        self.assertEqual(self.transfers(source).move_line_ids.lot_id, lots)
        self.follow(one_back(source, "RETURN"))
        self.assertEqual(self.demands(source), [1])
        self.assertEqual(self.goods_line(source).qty_delivered, 2)
