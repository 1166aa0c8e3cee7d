"""Warehouses of several steps, several warehouses, and what history leaves to ship."""

from odoo.tests import tagged

from ..orders.order_objects import an_order, edited_order, raw_lines
from ..orders.order_parts import a_line, a_shipping_line, with_current
from .life_case import VAT, a_shirt, cancelled, one_back, paid, two_shirts
from .warehouse_case import WarehouseCase


@tagged("post_install", "-at_install")
class TestTransfersInSteps(WarehouseCase):
    """A warehouse that picks, packs and ships."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.warehouse.delivery_steps = "pick_pack_ship"

    def test_a_refund_lowers_what_is_still_to_be_picked(self):
        source = self.sold()
        self.follow(one_back(source, "CANCEL"))
        self.assertEqual(self.demands(source), [1])
        self.go_on(source)
        self.assertShipped(source, 1)

    def test_a_refund_of_all_leaves_nothing_to_pick(self):
        source = self.sold()
        self.follow(cancelled(source))
        self.assertFalse(self.open_moves(source))
        self.assertEqual(self.sale(source).state, "cancel")

    def test_a_refund_after_picking_ships_what_stands(self):
        source = self.sold()
        self.ship(self.transfers(source, "assigned"))
        self.follow(one_back(source, "CANCEL"))
        self.go_on(source)
        self.assertEqual(self.goods_line(source).qty_delivered, 1)
        self.assertEqual(self.in_stock(), 9)

    def test_a_return_after_shipping_is_one_of_what_came_back(self):
        source = self.sold()
        self.go_on(source)
        self.assertShipped(source, 2)
        self.follow(one_back(source, "RETURN"))
        self.go_on(source)
        self.assertShipped(source, 1)
        self.assertEqual(self.in_stock(), 9)

    def test_news_that_change_nothing_move_nothing(self):
        source = self.sold()
        self.ship(self.transfers(source, "assigned"))
        before = self.transfers(source)
        self.follow(edited_order(source, note="Ring twice"))
        self.assertEqual(self.transfers(source), before)
        self.assertEqual(self.demands(source), [2])

    def go_on(self, source):
        """Do all that is ready, step after step."""
        for _step in range(6):
            for picking in self.transfers(source, "assigned"):
                self.ship(picking)

    def in_stock(self):
        return self.goods.with_context(
            location=self.warehouse.lot_stock_id.id
        ).qty_available


@tagged("post_install", "-at_install")
class TestTransfersOfTwoWarehouses(WarehouseCase):
    def test_a_refund_lowers_the_transfer_of_the_warehouse_that_has_it(self):
        other = self.env["stock.warehouse"].create({"name": "West", "code": "WEST"})
        source = two_shirts(transactions=[], displayFinancialStatus="PENDING")
        self.follow(source)
        self.sale(source).warehouse_id = other
        after = edited_order(source, transactions=paid(), displayFinancialStatus="PAID")
        self.follow(after)
        self.assertEqual(self.transfers(source).picking_type_id.warehouse_id, other)
        self.follow(one_back(after, "CANCEL"))
        self.assertEqual(self.demands(source), [1])
        self.assertEqual(self.transfers(source).picking_type_id.warehouse_id, other)

    def test_a_move_that_a_person_sent_from_elsewhere_is_lowered_there(self):
        other = self.env["stock.warehouse"].create({"name": "West", "code": "WEST"})
        source = self.sold()
        self.transfers(source).location_id = other.lot_stock_id
        self.open_moves(source).location_id = other.lot_stock_id
        move = self.open_moves(source)
        self.follow(one_back(source, "CANCEL"))
        self.assertEqual(self.open_moves(source), move)
        self.assertEqual(move.product_uom_qty, 1)
        self.follow(self.none_left(source))
        self.assertEqual(self.sale(source).picking_ids.mapped("state"), ["cancel"])


@tagged("post_install", "-at_install")
class TestHistoryOpensNoTransfer(WarehouseCase):
    """Goods, a service, a gift card and a tip in one order."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["product.product"].create(
            {"name": "Engraving", "default_code": "ENGRAVE", "type": "service"}
        )

    def mixed(self, shipped, **given):
        """An order of two T-Shirts, of which some are shipped, and what is no goods."""
        lines = [
            a_shirt(price="20.00", quantity=2, taxes=VAT, fulfilled=shipped),
            a_line(
                "Engraving",
                "5.00",
                sku="ENGRAVE",
                requiresShipping=False,
                fulfilled=1 if shipped else 0,
            ),
            a_line(
                "Gift card",
                "25.00",
                isGiftCard=True,
                requiresShipping=False,
                fulfilled=1,
            ),
        ]
        given.setdefault("transactions", paid("84.45"))
        return an_order(lines, [a_shipping_line(taxes=VAT)], **given)

    def test_shipped_whole_it_opens_none(self):
        source = self.mixed(2, displayFulfillmentStatus="FULFILLED")
        self.follow(source)
        order = self.sale(source)
        self.assertEqual((order.state, order.delivery_status), ("sale", "full"))
        self.assertFalse(order.picking_ids)
        self.assertEqual(order.invoice_status, "invoiced")
        self.assertEqual(self.goods.qty_available, 10)

    def test_shipped_in_part_it_opens_one_for_the_rest(self):
        source = self.mixed(1, displayFulfillmentStatus="PARTIALLY_FULFILLED")
        self.follow(source)
        self.assertEqual(self.open_moves(source).product_id, self.goods)
        self.assertEqual(self.demands(source), [1])

    def test_nothing_shipped_it_opens_one_for_the_goods_alone(self):
        source = self.mixed(0)
        self.follow(source)
        self.assertEqual(self.open_moves(source).product_id, self.goods)
        self.assertEqual(self.demands(source), [2])

    def test_cancelled_before_it_was_shipped_it_opens_none(self):
        source = self.mixed(0)
        gone = [with_current(line, 0) for line in raw_lines(source)]
        source = edited_order(
            source,
            lines=gone,
            cancelledAt="2026-11-05T10:00:00Z",
            displayFinancialStatus="VOIDED",
            transactions=[],
        )
        self.follow(source)
        self.assertEqual(self.sale(source).state, "cancel")
        self.assertFalse(self.sale(source).picking_ids)

    def test_one_removed_before_shipping_and_one_shipped_it_opens_none(self):
        source = self.mixed(0)
        shirt, *others = raw_lines(source)
        shirt = {**with_current(shirt, 1), "unfulfilledQuantity": 0}
        shirt["nonFulfillableQuantity"] = 1
        self.follow(edited_order(source, lines=[shirt, *others]))
        self.assertShipped(source, 1)
