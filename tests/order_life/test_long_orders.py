"""What a long order costs: statements per line, for each document that it gets."""

from unittest.mock import patch

from odoo.tests import tagged

from ...services.commerce.orders.importer import TooManyAtOnce
from ..orders.order_objects import an_order, edited_order, raw_lines
from ..orders.order_parts import a_line, with_current
from ..orders.order_payments import a_refund, refunded
from .life_case import VAT, LifeCase, paid

SHORT, LONG = 20, 60


class LongCase(LifeCase):
    """Orders of many lines, and what each further line costs."""

    def long(self, lines, **given):
        """An order of lines of two pieces of 10.00, all with 21 % on top."""
        return an_order(
            [
                a_line(f"Item {number}", price="10.00", quantity=2, taxes=VAT)
                for number in range(lines)
            ],
            **given,
        )

    def one_back_of_each(self, source):
        """The order after one piece of each line went back."""
        lines = raw_lines(source)
        return edited_order(
            source,
            lines=[with_current(line, 1) for line in lines],
            refunds=[a_refund(*(refunded(it, 1, "10.00", "2.10") for it in lines))],
        )

    def per_line(self, of_length):
        """Count statements that each further line costs.

        :param of_length: prepares an order so long; returns what is measured
        """
        counts = []
        for length in (SHORT, LONG):
            action = of_length(length)
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            action()
            self.env.flush_all()
            counts.append(self.env.cr.sql_log_count - before)
        return (counts[1] - counts[0]) / (LONG - SHORT)


@tagged("post_install", "-at_install")
class TestLongOrders(LongCase):
    def half_by_hand(self, source):
        """Invoice one piece of each line, as a person does who clicks in Odoo."""
        order = self.sale(source)
        order.order_line.product_id.invoice_policy = "order"
        invoice = order._create_invoices()
        invoice.invoice_line_ids.write({"quantity": 1})
        invoice.action_post()

    def reckonings(self, action):
        """Count how often lines ask what documents say of them."""
        lines = type(self.env["sale.order.line"])
        with patch.object(
            lines,
            "_documented_amounts",
            autospec=True,
            side_effect=lines._documented_amounts,
        ) as reckoned:
            action()
        return reckoned.call_count

    def test_no_line_of_an_import_asks_what_documents_say_of_others(self):
        source = self.long(SHORT, transactions=paid("484.00"))
        asked = self.reckonings(lambda: self.follow(source))
        asked += self.reckonings(lambda: self.follow(self.one_back_of_each(source)))
        totals = self.documents(source).mapped("amount_total")
        self.assertEqual(totals, [484.0, 242.0])
        self.assertEqual(asked, 0)

    def test_a_person_who_invoices_the_rest_has_each_document_read_once(self):
        source = self.long(SHORT, displayFinancialStatus="AUTHORIZED")
        self.follow(source)
        self.half_by_hand(source)
        order = self.sale(source)
        asked = self.reckonings(order._create_invoices)
        self.assertEqual(self.documents(source).mapped("amount_total"), [242.0, 242.0])
        self.assertEqual(asked, 1)
        self.assertNotIn("commerce_documented", order.invoice_ids.env.context)

    def test_an_invoice_by_hand_of_two_orders_takes_the_rest_of_both(self):
        sources = [
            self.long(2, displayFinancialStatus="AUTHORIZED", customer=None)
            for _number in range(2)
        ]
        self.follow(*sources)
        for source in sources:
            self.half_by_hand(source)
        orders = self.sale(sources[0]) | self.sale(sources[1])
        orders._create_invoices()
        for source in sources:
            lines = self.sale(source).order_line
            said = self.documents(source).invoice_line_ids & lines.invoice_lines
            self.assertAlmostEqual(sum(said.mapped("price_total")), 48.40)

    def test_pages_of_long_orders_are_halved_by_their_lines(self):
        first, second = self.long(20), self.long(20)
        with self.assertRaises(TooManyAtOnce):
            self.import_orders(first, second, most=40)
        self.import_orders(first, most=10)  # alone it comes in, however long it is
        self.import_orders(first, second, most=30)  # what is unchanged is no work
        self.assertEqual(len(self.sale(second).order_line), 20)

    def test_an_invoice_costs_few_statements_per_line(self):
        def importing(length):
            source = self.long(length, transactions=paid(f"{length * 24.2:.2f}"))
            return lambda: self.follow(source)

        self.assertLessEqual(self.per_line(importing), 4)
