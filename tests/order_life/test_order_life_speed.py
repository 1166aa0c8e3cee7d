"""What following orders costs: statements per order, in pages of many."""

from ..orders.order_objects import an_order
from ..orders.order_parts import a_line, a_shipping_line
from ..orders.order_payments import a_transaction
from .life_case import VAT, LifeCase, paid, two_shirts

ORDERS = 50


class TestOrderLifeSpeed(LifeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for name in ("A", "B", "C"):
            cls.env["product.product"].create(
                {"name": name, "default_code": name, "is_storable": True}
            )

    def orders(self, **given):
        return [
            an_order(
                [a_line(sku=name, price="10.00", taxes=VAT) for name in "AB"],
                [a_shipping_line(taxes=VAT)],
                **given,
            )
            for _number in range(ORDERS)
        ]

    def statements(self, orders):
        """Count statements per order of an import."""
        self.follow(*self.orders(displayFinancialStatus="PENDING")[:2])
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        self.follow(*orders)
        self.env.flush_all()
        return (self.env.cr.sql_log_count - before) / len(orders)

    def test_confirming(self):
        quotations = self.statements(self.orders(displayFinancialStatus="PENDING"))
        confirmed = self.statements(self.orders(displayFinancialStatus="AUTHORIZED"))
        print(f"statements to confirm an order: {confirmed - quotations:.1f}")
        self.assertLessEqual(confirmed - quotations, 36)

    def test_invoicing_and_paying(self):
        confirmed = self.statements(self.orders(displayFinancialStatus="AUTHORIZED"))
        paid = [a_transaction("SALE", "30.25")]
        settled = self.statements(self.orders(transactions=paid))
        print(f"statements to invoice and pay an order: {settled - confirmed:.1f}")
        self.assertLessEqual(settled - confirmed, 60)

    def test_following_a_quotation_costs_next_to_nothing(self):
        orders = self.orders(displayFinancialStatus="PENDING")
        self.follow(*orders)
        self.env["commerce.order"].search([]).checksum = False
        cost = self.statements(orders)
        print(f"statements to follow a known quotation: {cost:.2f}")
        self.assertLessEqual(cost, 1)


class TestStatistics(LifeCase):
    """PostgreSQL knows of documents what it must, to find their payments quickly."""

    def believed(self):
        """How many items of documents PostgreSQL believes that there are."""
        self.env.cr.execute(
            "SELECT reltuples FROM pg_class WHERE relname = 'account_move_line'"
        )
        return self.env.cr.fetchone()[0]

    def test_documents_are_counted_where_they_seem_to_be_none(self):
        with self.env.cr.savepoint() as page:
            self.follow(two_shirts(transactions=paid()))
            page.rollback()
        self.env.cr.execute("ANALYZE account_move_line")
        self.assertEqual(self.believed(), 0)
        self.follow(two_shirts(transactions=paid()))
        self.assertGreater(self.believed(), 0)
