"""Where documents are booked of lines that get another product later."""

from odoo.tests import tagged

from ...orders.order_objects import an_order, edited_order, raw_lines
from ...orders.order_parts import a_line, a_shipping_line, with_current
from ..life_case import VAT, LifeCase, cancelled, one_back, paid


@tagged("post_install", "-at_install")
class TestAccountsOfDocuments(LifeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.account = cls.env["account.account"].create(
            {"name": "New goods", "code": "400777", "account_type": "income"}
        )

    def an_order_of_something_new(self, quantity=2, **given):
        """An order whose product is in Odoo only after its invoice."""
        line = a_line(
            "New Tee", sku="NEW-9", price="20.00", quantity=quantity, taxes=VAT, **given
        )
        source = an_order([line], [a_shipping_line(taxes=VAT)], transactions=paid())
        self.follow(source)
        return source

    def now(self, source, current):
        """The order with another quantity of its goods."""
        line = raw_lines(source)[0]
        return edited_order(source, lines=[with_current(line, current)])

    def a_product(self, **given):
        values = {
            "name": "New",
            "default_code": "NEW-9",
            "type": "consu",
            "property_account_income_id": self.account.id,
        }
        return self.env["product.product"].create({**values, **given})

    def booked(self, source):
        """What stands on each account of income."""
        sums = {}
        for line in self.documents(source).invoice_line_ids:
            key = line.account_id
            sums[key] = round(sums.get(key, 0) - line.balance, 2)
        return sums

    def said_of_goods(self, source):
        """Product, unit, quantity of the goods on each document."""
        lines = self.documents(source).invoice_line_ids
        item = self.sale(source).order_line[:1]
        return [
            (it.move_type, it.product_id, it.product_uom_id, it.quantity)
            for it in lines.filtered(lambda line: item in line.sale_line_ids)
        ]

    def test_a_credit_note_gives_back_what_its_invoice_says(self):
        source = self.an_order_of_something_new()
        placeholder = self.sale(source).order_line[0].product_id
        product = self.a_product()
        back = one_back(source)
        self.follow(back)
        self.assertEqual(self.sale(back).order_line[0].product_id, product)
        unit = placeholder.uom_id
        self.assertEqual(
            self.said_of_goods(back),
            [
                ("out_invoice", placeholder, unit, 2),
                ("out_refund", placeholder, unit, 1),
            ],
        )
        self.assertEqual(list(self.booked(back).values()), [25.00])
        self.assertNotIn(self.account, self.booked(back))
        self.assertSettled(back, 30.25, 30.25)

    def test_what_comes_on_top_is_booked_where_the_rest_is(self):
        source = self.an_order_of_something_new(quantity=3, current=1)
        self.a_product()
        for current, stands in ((3, 65.00), (1, 25.00), (3, 65.00), (0, 5.00)):
            source = self.now(source, current)
            self.follow(source)
            self.assertEqual(list(self.booked(source).values()), [stands])
        self.assertNotIn(self.account, self.booked(source))

    def test_shipping_is_credited_where_it_was_invoiced(self):
        source = self.sold()
        fee = self.env["product.product"].create(
            {
                "name": "DHL",
                "type": "service",
                "property_account_income_id": self.account.id,
            }
        )
        carrier = self.env["delivery.carrier"].create(
            {"name": "DHL", "product_id": fee.id}
        )
        self.shop.delivery_ids.carrier_id = carrier
        self.follow(source)
        gone = cancelled(source)
        self.follow(gone)
        self.assertIn("out_refund", self.documents(gone).mapped("move_type"))
        self.assertEqual(set(self.booked(gone).values()), {0})

    def test_a_credit_note_counts_in_the_unit_of_its_invoice(self):
        source = self.an_order_of_something_new()
        unit = self.sale(source).order_line[0].product_uom_id
        self.a_product(uom_id=self.env.ref("uom.product_uom_dozen").id)
        back = one_back(source)
        self.follow(back)
        self.assertEqual([it[2] for it in self.said_of_goods(back)], [unit, unit])
        self.assertGreater(self.sale(back).order_line[0].qty_invoiced, 0)
        self.assertSettled(back, 30.25, 30.25)

    def test_what_was_credited_whole_is_invoiced_as_what_it_is_now(self):
        source = self.now(self.an_order_of_something_new(), 0)
        self.follow(source)
        product = self.a_product()
        source = self.now(source, 2)
        self.follow(source)
        self.assertEqual(self.said_of_goods(source)[-1][:2], ("out_invoice", product))
        self.assertEqual(self.booked(source)[self.account], 40.00)

    def test_an_archived_account_is_not_used_again(self):
        source = self.an_order_of_something_new()
        old = self.documents(source).invoice_line_ids.account_id
        placeholder = self.sale(source).order_line[0].product_id
        placeholders = self.sale(source).order_line.product_id
        placeholders.property_account_income_id = self.account
        old.active = False
        back = one_back(source)
        self.follow(back)
        refund = self.documents(back)[-1].invoice_line_ids
        self.assertEqual(refund.account_id, self.account)
        self.assertEqual(refund.product_id, placeholder)
