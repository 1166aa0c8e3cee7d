"""Orders of goods that are counted, in a warehouse where people work."""

from odoo.tests import Form

from ..orders.order_objects import edited_order, raw_lines
from ..orders.order_parts import with_current
from ..orders.order_payments import a_refund, refunded
from .life_case import VAT, LifeCase, a_shirt


class WarehouseCase(LifeCase):
    """A shop whose T-Shirts are counted: ten of them are on the shelf."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.warehouse = cls.env["stock.warehouse"].search(
            [("company_id", "=", cls.company.id)], limit=1
        )
        cls.goods.is_storable = True
        cls.put(10)

    @classmethod
    def put(cls, quantity, **given):
        cls.env["stock.quant"]._update_available_quantity(
            cls.goods, cls.warehouse.lot_stock_id, quantity, **given
        )

    def transfers(self, source, state=None):
        found = self.sale(source).picking_ids.sorted("id")
        return found.filtered(lambda it: it.state == state) if state else found

    def ship(self, picking, quantity=None, backorder=True):
        """Validate a transfer; the rest becomes a backorder, or is given up."""
        for move in picking.move_ids:
            move.quantity = quantity or move.product_uom_qty
        picking.move_ids.picked = True
        action = picking.button_validate()
        if action is not True:
            wizard = Form(
                self.env[action["res_model"]].with_context(**action["context"])
            ).save()
            wizard.process() if backorder else wizard.process_cancel_backorder()

    def more(self, source, quantity):
        """The order after an edit to another quantity of its T-Shirts."""
        line = raw_lines(source)[0]
        changed = {**line, "quantity": quantity}
        again = a_shirt(price="20.00", quantity=quantity, taxes=VAT)
        return edited_order(source, lines=[{**again, "id": changed["id"]}])

    def none_left(self, source, restock="CANCEL"):
        """The order after both T-Shirts were refunded."""
        line = raw_lines(source)[0]
        return edited_order(
            source,
            lines=[with_current(line, 0)],
            refunds=[a_refund(refunded(line, 2, "40.00", "8.40", restock))],
        )

    def demands(self, source):
        return self.open_moves(source).mapped("product_uom_qty")

    def assertShipped(self, source, quantity):
        """So many left and did not come back; nothing more is to move."""
        self.assertEqual(self.goods_line(source).qty_delivered, quantity)
        self.assertFalse(self.open_moves(source))
