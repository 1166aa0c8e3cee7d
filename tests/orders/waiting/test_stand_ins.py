"""Lines on a placeholder, whose product comes into Odoo after the order."""

from odoo.tests import tagged

from ...order_life.life_case import VAT, LifeCase, paid
from ..order_objects import an_order, edited_order, raw_lines
from ..order_parts import a_line, with_current
from ..order_payments import a_refund, a_transaction, refunded


@tagged("post_install", "-at_install")
class TestStandIns(LifeCase):
    def setUp(self):
        super().setUp()
        line = a_line("New Tee", sku="NEW-1", price="20.00", quantity=2, taxes=VAT)
        self.source = an_order([line], transactions=paid("48.40"))

    def codes(self, source=None):
        result = self.import_orders(source or self.source, chosen=True)
        return [it.code for it in result.issues]

    def a_product(self, **given):
        values = {"name": "New", "default_code": "NEW-1", "type": "consu"}
        return self.env["product.product"].create({**values, **given})

    def line(self):
        return self.sale(self.source).order_line

    def moves(self):
        return self.line().move_ids.filtered(lambda it: it.state != "cancel")

    def deliver(self):
        for picking in self.moves().picking_id:
            for move in picking.move_ids:
                move.quantity = move.product_uom_qty
            picking.move_ids.picked = True
            picking.button_validate()

    def one_back(self, restock="CANCEL"):
        """The order after one of its two pieces was refunded."""
        line = raw_lines(self.source)[0]
        known = self.source.model_dump(mode="json", by_alias=True)["transactions"]
        return edited_order(
            self.source,
            lines=[with_current(line, 1)],
            refunds=[a_refund(refunded(line, 1, "20.00", "4.20", restock))],
            transactions=[*known, a_transaction("REFUND", "24.20")],
            displayFinancialStatus="PARTIALLY_REFUNDED",
        )

    def test_what_is_to_be_shipped_becomes_the_product(self):
        self.assertIn("unknown_product", self.codes())
        placeholder, old = self.line().product_id, self.moves()
        product = self.a_product(list_price=99.0)
        self.assertNotIn("unknown_product", self.codes())
        self.assertEqual(self.line().product_id, product)
        self.assertEqual(old.state, "cancel")
        self.assertRecordValues(
            self.moves(), [{"product_id": product.id, "product_uom_qty": 2}]
        )
        self.assertEqual(self.sale(self.source).amount_total, 48.40)
        self.assertSettled(self.source, 48.40, 48.40)
        invoiced = self.documents(self.source).invoice_line_ids.product_id
        self.assertEqual(invoiced, placeholder)
        note = self.sale(self.source).message_ids[:1].body
        self.assertIn("New Tee was a placeholder, and is [NEW-1] New now", note)

    def test_once_and_not_again(self):
        self.codes()
        self.a_product()
        self.codes()
        moves = self.moves()
        self.codes()
        self.assertEqual(self.moves(), moves)
        self.deliver()
        self.assertEqual(self.codes(), [])
        self.assertEqual(self.line().qty_delivered, 2)

    def test_its_stock_falls_and_refunds_follow(self):
        self.codes()
        product = self.a_product(is_storable=True)
        location = self.sale(self.source).warehouse_id.lot_stock_id
        self.env["stock.quant"]._update_available_quantity(product, location, 5)
        self.codes()
        self.deliver()
        self.assertEqual(product.qty_available, 3)
        self.codes(self.one_back("RETURN"))
        self.assertSettled(self.source, 24.20, 24.20)
        back = self.moves().filtered(lambda it: it.state != "done")
        self.assertRecordValues(back, [{"product_id": product.id}])

    def test_what_was_shipped_as_a_placeholder_is_told_until_a_person_mends_it(self):
        self.codes()
        self.deliver()
        placeholder = self.line().product_id
        self.a_product()
        for _again in range(2):
            self.assertEqual(self.codes(), ["placeholder_shipped"])
        self.assertEqual(self.line().product_id, placeholder)
        self.assertEqual(self.line().qty_delivered, 2)

    def test_what_is_being_packed_stays_and_is_told(self):
        self.codes()
        self.moves().picked = True
        self.a_product()
        self.assertEqual(self.codes(), ["placeholder_shipped"])
        self.assertEqual(self.moves().state, "assigned")

    def test_a_transfer_that_a_person_cancelled_stays_away(self):
        self.codes()
        self.sale(self.source).picking_ids.action_cancel()
        product = self.a_product()
        self.codes()
        self.assertEqual(self.line().product_id, product)
        self.assertFalse(self.moves())

    def test_a_placeholder_that_was_no_goods_is_shipped_as_goods(self):
        line = a_line("Kit", sku="NEW-1", price="40.00", requiresShipping=False)
        self.source = an_order([line], transactions=paid("40.00"))
        self.codes()
        self.assertFalse(self.moves())
        product = self.a_product()
        self.codes()
        self.assertRecordValues(self.moves(), [{"product_id": product.id}])

    def test_what_a_refund_leaves_is_shipped_as_the_product(self):
        """The product and the lower quantity come by the same news."""
        self.codes()
        old, product = self.moves(), self.a_product()
        for _again in range(2):
            self.codes(self.one_back())
            self.assertEqual(old.state, "cancel")
            self.assertRecordValues(
                self.moves(), [{"product_id": product.id, "product_uom_qty": 1}]
            )
        self.deliver()
        self.assertEqual(self.sale(self.source).delivery_status, "full")

    def test_what_was_no_goods_and_became_less_is_shipped_as_goods(self):
        line = a_line(
            "Kit", sku="NEW-1", price="40.00", quantity=3, requiresShipping=False
        )
        self.source = an_order([line], transactions=paid("120.00"))
        self.codes()
        product, line = self.a_product(), raw_lines(self.source)[0]
        self.codes(edited_order(self.source, lines=[with_current(line, 2)]))
        self.assertRecordValues(
            self.moves(), [{"product_id": product.id, "product_uom_qty": 2}]
        )

    def test_a_line_that_became_less_is_shipped_beside_another(self):
        self.source = an_order(
            [
                a_line("New Tee", sku="NEW-1", price="20.00", quantity=2),
                a_line("New Cap", sku="NEW-2", price="10.00", quantity=3),
            ],
            transactions=paid("70.00"),
        )
        self.codes()
        self.a_product()
        self.a_product(name="New Cap", default_code="NEW-2")
        tee, cap = raw_lines(self.source)
        self.codes(edited_order(self.source, lines=[tee, with_current(cap, 2)]))
        self.assertEqual(self.moves().mapped("product_id.name"), ["New", "New Cap"])
        self.assertEqual(self.moves().mapped("product_uom_qty"), [2, 2])

    def test_a_locked_order_gets_its_product_and_stays_locked(self):
        self.codes()
        self.sale(self.source).action_lock()
        product = self.a_product()
        self.codes()
        self.assertEqual(self.line().product_id, product)
        self.assertTrue(self.sale(self.source).locked)

    def test_history_gets_its_product_without_a_transfer(self):
        line = a_line("New Tee", sku="NEW-1", price="40.00", fulfilled=1)
        self.source = an_order(
            [line], transactions=paid("40.00"), displayFulfillmentStatus="FULFILLED"
        )
        self.codes()
        product = self.a_product()
        self.assertEqual(self.codes(), [])
        self.assertEqual(self.line().product_id, product)
        self.assertFalse(self.moves())
