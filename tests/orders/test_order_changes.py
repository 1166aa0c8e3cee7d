"""What an import changes of an order that is here, and what stays."""

from odoo.fields import Command
from odoo.tests import tagged

from .order_case import StoryCase
from .order_objects import an_order, changed_order, edited_order, raw_lines
from .order_parts import a_customer, a_line, a_shipping_line, an_address, with_current

VAT = [("VAT", "0.21")]


@tagged("post_install", "-at_install")
class TestChanges(StoryCase):
    def test_an_unchanged_order_writes_nothing(self):
        order = an_order([a_line(taxes=VAT)], [a_shipping_line()])
        sale = self.imported(order)
        self.env.flush_all()
        before = sale.write_date, self.link(order).write_date
        result = self.import_orders(order)
        self.env.flush_all()
        self.assertEqual((result.updated, result.unchanged), (0, 1))
        self.assertEqual((sale.write_date, self.link(order).write_date), before)

    def test_what_a_person_changed_stays(self):
        order = an_order(note="Ring twice", tags=["vip"])
        sale = self.imported(order)
        mine = self.env["crm.tag"].create({"name": "mine"})
        sale.write(
            {
                "note": "<p>My note</p>",
                "client_order_ref": "My ref",
                "tag_ids": [Command.link(mine.id)],
            }
        )
        extra = self.env["sale.order.line"].create(
            {"order_id": sale.id, "product_id": self.carrier.product_id.id}
        )
        self.import_orders(
            changed_order(order, tags=["vip", "new"], closedAt="2026-11-09T00:00:00Z")
        )
        self.assertEqual(sale.note, "<p>My note</p>")
        self.assertEqual(sale.client_order_ref, "My ref")
        self.assertEqual(set(sale.tag_ids.mapped("name")), {"vip", "new", "mine"})
        self.assertTrue(extra.exists())

    def test_a_tag_that_shopify_took_away_goes(self):
        order = an_order(tags=["vip", "old"])
        sale = self.imported(order)
        self.import_orders(changed_order(order, tags=["vip"]))
        self.assertEqual(sale.tag_ids.mapped("name"), ["vip"])

    def test_a_removed_line_stays_with_nothing_left(self):
        order = an_order([a_line("A"), a_line("B", price="5.00")])
        sale = self.imported(order)
        first, second = raw_lines(order)
        self.import_orders(
            edited_order(order, [first, with_current(second, 0)], edited=True)
        )
        self.assertEqual(
            sale.order_line.mapped("product_uom_qty"),
            [1.0, 0.0],
        )
        self.assertEqual(sale.amount_total, 20.0)
        self.assertTrue(sale.commerce_edited)

    def test_an_added_line_joins(self):
        order = an_order([a_line("A")])
        sale = self.imported(order)
        lines = [*raw_lines(order), a_line("B", price="5.00", quantity=2)]
        self.import_orders(edited_order(order, lines))
        self.assertEqual(sale.order_line.mapped("name"), ["A", "B"])
        self.assertEqual(sale.amount_total, 30.0)

    def test_quantities_of_a_confirmed_order_change(self):
        product = self.env["product.product"].create(
            {"name": "Tee", "default_code": "TEE-2", "is_storable": True}
        )
        order = an_order([a_line(sku="TEE-2", quantity=3, taxes=VAT)])
        sale = self.imported(order)
        sale.action_confirm()
        line = raw_lines(order)[0]
        self.import_orders(edited_order(order, [with_current(line, 1)]))
        self.assertRecordValues(
            sale.order_line,
            [{"product_id": product.id, "product_uom_qty": 1.0, "price_total": 24.2}],
        )

    def test_a_locked_order_follows_and_stays_locked(self):
        order = an_order([a_line(quantity=3)])
        sale = self.imported(order)
        sale.action_confirm()
        sale.action_lock()
        self.import_orders(edited_order(order, [with_current(raw_lines(order)[0], 2)]))
        self.assertEqual((sale.amount_total, sale.locked), (40.0, True))

    def test_a_line_that_a_person_changed_follows_when_shopify_changes_it(self):
        order = an_order([a_line(quantity=3), a_line("B")])
        sale = self.imported(order)
        first, second = sale.order_line
        (first | second).product_uom_qty = 5
        self.import_orders(changed_order(order, note="x"))
        self.assertEqual(first.product_uom_qty, 5)
        lines = raw_lines(order)
        self.import_orders(edited_order(order, [with_current(lines[0], 2), lines[1]]))
        self.assertEqual(sale.order_line.mapped("product_uom_qty"), [2.0, 5.0])

    def test_a_person_s_price_and_tax_stay_while_shopify_s_money_does(self):
        order = an_order([a_line("A", taxes=VAT), a_line("B", sku="LATE-1", taxes=VAT)])
        sale = self.imported(order)
        first, second = sale.order_line
        mine = second.tax_ids.copy({"name": "Mine", "amount": 10})
        sale.order_line.write({"price_unit": 15.0, "discount": 5.0})
        second.tax_ids = mine
        product = self.env["product.product"].create(
            {"name": "Late", "default_code": "LATE-1", "list_price": 99.0}
        )
        gift = [{"key": "Gift", "value": "yes"}]
        lines = [{**line, "customAttributes": gift} for line in raw_lines(order)]
        self.import_orders(edited_order(order, lines))
        self.assertEqual(first.name, "A\nGift: yes")
        self.assertEqual(second.product_id, product)
        self.assertEqual(sale.order_line.mapped("price_unit"), [15.0, 15.0])
        self.assertEqual(sale.order_line.mapped("discount"), [5.0, 5.0])
        self.assertEqual(second.tax_ids, mine)
        self.assertTrue(sale.commerce_order_ids.differs)

    def test_a_person_s_price_stays_while_shopify_sells_another_quantity(self):
        order = an_order([a_line("A", quantity=2, taxes=VAT), a_line("B", quantity=2)])
        sale = self.imported(order)
        first, second = sale.order_line
        first.price_unit = 15.0
        lines = [with_current(line, 1) for line in raw_lines(order)]
        self.import_orders(edited_order(order, lines))
        self.assertRecordValues(
            first | second,
            [
                {"product_uom_qty": 1.0, "price_unit": 15.0},
                {"product_uom_qty": 1.0, "price_unit": 20.0},
            ],
        )
        self.assertAlmostEqual(first.price_subtotal, 15.0)

    def test_another_tax_is_not_exact_any_more(self):
        sale = self.imported(an_order([a_line(taxes=VAT)]))
        self.assertTrue(sale.commerce_exact)
        sale.order_line.tax_ids = False
        self.assertFalse(sale.commerce_exact)

    def test_an_address_follows_until_the_goods_are_sent(self):
        order = an_order()
        sale = self.imported(order)
        moved = changed_order(order, shippingAddress=an_address(address1="New 1"))
        self.import_orders(moved)
        self.assertEqual(sale.partner_shipping_id.street, "New 1")

    def test_goods_that_were_sent_stay_where_they_went(self):
        self.env["product.product"].create(
            {"name": "Tee", "default_code": "TEE-3", "is_storable": True}
        )
        order = an_order([a_line(sku="TEE-3")])
        sale = self.imported(order)
        sale.action_confirm()
        sale.picking_ids.move_ids.quantity = 1
        sale.picking_ids.button_validate()
        self.assertEqual(sale.picking_ids.state, "done")
        self.import_orders(
            changed_order(order, shippingAddress=an_address(address1="New 1"))
        )
        self.assertNotEqual(sale.partner_shipping_id.street, "New 1")

    def test_another_customer_takes_over_a_quotation(self):
        order = an_order()
        sale = self.imported(order)
        other = a_customer(first="Bob", last="Stone", email="bob@example.com")
        self.import_orders(
            changed_order(order, customer=other, email="bob@example.com")
        )
        self.assertEqual(sale.partner_id.email, "bob@example.com")
        self.assertEqual(sale.currency_id.name, "USD")

    def test_who_takes_over_a_quotation_brings_no_salesperson(self):
        user = self.env["res.users"].search([("share", "=", False)], limit=1)
        order = an_order()
        sale = self.imported(order)
        bob = self.env["res.partner"].create(
            {"name": "Bob Stone", "email": "bob@example.com", "user_id": user.id}
        )
        other = a_customer(first="Bob", last="Stone", email="bob@example.com")
        self.import_orders(
            changed_order(order, customer=other, email="bob@example.com")
        )
        self.assertEqual(sale.partner_id, bob)
        self.assertFalse(sale.user_id)

    def test_an_order_deleted_in_odoo_stays_deleted(self):
        order = an_order()
        self.imported(order).unlink()
        self.import_orders(changed_order(order, note="again"))
        self.assertFalse(self.sale(order))
        self.assertEqual(self.link(order).state, "tombstone")
