from odoo.tests import tagged

from ..products.product_records import a_product, a_variant
from ..statements import CountsStatements
from .order_case import OrderCase
from .order_objects import an_order, changed_order
from .order_parts import a_customer, a_line, a_shipping_line, an_address

PAGE = 250
VAT = [("VAT", "0.21")]


@tagged("post_install", "-at_install")
class TestStatements(CountsStatements, OrderCase):
    """SQL statements per order of a full page: unlike seconds, they do not vary."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # What follows on an order has its own budget.
        cls.shop.confirm_orders = False
        cls.shop.default_carrier_id = cls.env.ref("delivery.free_delivery_carrier")
        cls.variants = [a_variant(f"P{number}") for number in range(50)]
        cls().import_products(
            *[a_product(f"Product {it.sku}", [it]) for it in cls.variants]
        )

    def page(self):
        return [self.an_order(number) for number in range(PAGE)]

    def an_order(self, number):
        lines = [
            a_line(
                f"Product {it.sku}",
                quantity=1 + at,
                discount="1.00" if at else "0.00",
                taxes=VAT,
                variant={"id": it.external_id},
            )
            for at, it in enumerate(
                self.variants[(number + at) % 50] for at in range(3)
            )
        ]
        place = an_address(f"Ada{number}", address1=f"Street {number}")
        return an_order(
            lines,
            [a_shipping_line(taxes=VAT)],
            customer=a_customer(
                number=90000 + number,
                first=f"Ada{number}",
                email=f"a{number}@b.example",
            ),
            email=f"a{number}@b.example",
            billingAddress=place,
            shippingAddress=place,
            tags=["vip", f"tag {number % 5}"],
        )

    def test_new_orders_of_three_lines(self):
        self.import_orders(
            self.an_order(PAGE)
        )  # makes the tax, the tags, the pricelist
        page = self.page()
        with self.assertStatementsPerRecord(0.6, PAGE):
            self.assertEqual(self.import_orders(*page).created, PAGE)

    def test_orders_that_did_not_change(self):
        self.import_orders(self.an_order(PAGE))  # tells that nobody chose its delivery
        page = self.page()
        self.import_orders(*page)
        with self.assertStatementsPerRecord(0.05, PAGE):
            self.assertEqual(self.import_orders(*page).unchanged, PAGE)

    def test_orders_whose_note_changed(self):
        page = self.page()
        self.import_orders(*page)
        page = [changed_order(it, tags=["vip", "new"]) for it in page]
        with self.assertStatementsPerRecord(0.6, PAGE):
            self.assertEqual(self.import_orders(*page).updated, PAGE)
