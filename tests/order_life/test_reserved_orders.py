"""Long orders in stock: what a refund costs, and what it leaves reserved."""

from odoo.tests import tagged

from ..orders.order_objects import an_order, edited_order, raw_lines
from ..orders.order_parts import a_line, with_current
from ..orders.order_payments import a_refund, refunded
from .life_case import VAT, paid
from .test_long_orders import LONG, LongCase


@tagged("post_install", "-at_install")
class TestReservedOrders(LongCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.stored = cls.env["product.product"].create(
            [
                {
                    "name": f"Item {it}",
                    "default_code": f"ITEM-{it}",
                    "is_storable": True,
                }
                for it in range(LONG)
            ]
        )
        warehouse = cls.env["stock.warehouse"].search(
            [("company_id", "=", cls.company.id)], limit=1
        )
        cls.shelf = warehouse.lot_stock_id
        for product in cls.stored:
            cls.put(product, 100)

    @classmethod
    def put(cls, product, quantity, **given):
        cls.env["stock.quant"]._update_available_quantity(
            product, cls.shelf, quantity, **given
        )

    def in_stock(self, lines):
        """An order of two pieces each of products in stock."""
        return an_order(
            [
                a_line(sku=f"ITEM-{it}", price="10.00", quantity=2, taxes=VAT)
                for it in range(lines)
            ],
            transactions=paid(f"{lines * 24.2:.2f}"),
        )

    def back(self, source, quantity=1, of=None):
        """The order after some of its lines were refunded before they left."""
        raw = raw_lines(source)
        chosen = raw[:of]
        net, tax = f"{quantity * 10:.2f}", f"{quantity * 2.1:.2f}"
        return edited_order(
            source,
            lines=[
                with_current(it, 2 - quantity) if it in chosen else it for it in raw
            ],
            refunds=[
                a_refund(*(refunded(it, quantity, net, tax, "CANCEL") for it in chosen))
            ],
        )

    def transfer(self, source):
        return self.sale(source).picking_ids.ensure_one()

    def reserved(self, source):
        """What quants of the order's products have reserved."""
        quants = self.sale(source).order_line.product_id.stock_quant_ids
        return [
            quant.reserved_quantity
            for quant in quants.sorted("id")
            if quant.location_id.usage == "internal"
        ]

    def test_a_refund_of_each_line_costs_few_statements(self):
        sources = []

        def refunding(length):
            source = self.in_stock(length)
            sources.append(source)
            self.follow(source)
            return lambda: self.follow(self.back(source))

        cost = self.per_line(refunding)
        print(f"statements to refund a line in stock: {cost:.1f}")
        self.assertLessEqual(cost, 15)
        for source in sources:
            self.assertEqual(
                self.documents(source).mapped("move_type")[-1:], ["out_refund"]
            )
            for move in self.transfer(source).move_ids:
                self.assertRecordValues(
                    move,
                    [{"product_uom_qty": 1, "quantity": 1, "state": "assigned"}],
                )

    def test_what_no_refund_touches_stays_reserved_as_it_is(self):
        source = self.in_stock(4)
        self.follow(source)
        before = self.transfer(source).move_line_ids
        self.follow(self.back(source, of=2))
        self.assertEqual(self.transfer(source).move_line_ids, before)
        self.assertEqual(before.mapped("quantity"), [1, 1, 2, 2])
        self.assertEqual(self.reserved(source), [1, 1, 2, 2])

    def test_a_line_that_goes_whole_frees_all_of_it(self):
        source = self.in_stock(3)
        self.follow(source)
        self.follow(self.back(source, 2, of=1))
        self.assertEqual(self.reserved(source), [0, 2, 2])
        states = self.sale(source).order_line.move_ids.mapped("state")
        self.assertEqual(sorted(states), ["assigned", "assigned", "cancel"])

    def test_each_transfer_gets_one_note_of_all_that_changed(self):
        source = self.in_stock(3)
        self.follow(source)
        before = self.transfer(source).message_ids
        self.follow(self.back(source, of=2))
        note = self.transfer(source).message_ids - before
        self.assertEqual(len(note), 1)
        self.assertEqual(note.subtype_id, self.env.ref("mail.mt_note"))
        self.assertIn("Shopify changed the order:", note.body)
        self.assertIn("Item 0: 2 → 1", note.body)
        self.assertIn("Item 1: 2 → 1", note.body)
        self.assertNotIn("Item 2", note.body)

    def test_a_transfer_reserved_in_part_keeps_what_it_has(self):
        self.put(self.stored[0], -99)
        source = self.in_stock(1)
        self.follow(source)
        self.follow(self.back(source))
        self.assertRecordValues(
            self.transfer(source).move_ids,
            [{"product_uom_qty": 1, "quantity": 1, "state": "assigned"}],
        )

    def test_the_lots_reserved_first_stay(self):
        product = self.stored[0]
        self.put(product, -100)
        product.tracking = "lot"
        lots = self.env["stock.lot"].create(
            [{"name": name, "product_id": product.id} for name in ("L1", "L2")]
        )
        for lot in lots:
            self.put(product, 1, lot_id=lot)
        source = self.in_stock(1)
        self.follow(source)
        self.assertEqual(self.transfer(source).move_line_ids.lot_id, lots)
        self.follow(self.back(source))
        self.assertEqual(self.transfer(source).move_line_ids.lot_id, lots[0])
        quants = product.stock_quant_ids.filtered("lot_id").sorted("id")
        self.assertEqual(quants.mapped("reserved_quantity"), [1, 0])

    def test_what_a_person_picked_stays_picked(self):
        source = self.in_stock(2)
        self.follow(source)
        move = self.transfer(source).move_ids[0]
        move.picked = True
        self.follow(self.back(source, of=1))
        self.assertRecordValues(
            move, [{"product_uom_qty": 1, "quantity": 2, "picked": True}]
        )
