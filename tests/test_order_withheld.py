"""Orders that wait as Shopify withholds who bought, and those that say little."""

from odoo.tests import tagged

from .life_case import LifeCase, a_shirt, paid
from .order_objects import a_customer, an_address, an_order

NOBODY = {"first": None, "last": None, "address1": None, "city": None}


@tagged("post_install", "-at_install")
class TestWithheldOrders(LifeCase):
    def come(self, billing, shipping=None, customer=None, email=None):
        source = an_order(
            [a_shirt(price="20.00", requiresShipping=bool(shipping))],
            customer=customer,
            email=email,
            billingAddress=billing,
            shippingAddress=shipping,
            transactions=paid("20.00"),
        )
        self.follow(source)
        return self.order(source)

    def test_who_gives_a_place_alone_for_what_is_not_shipped_is_known(self):
        known = {"customer": a_customer(81), "email": "ada@example.com"}
        for billing in (
            an_address(**NOBODY),
            an_address(**NOBODY, zip=None),
            an_address(**NOBODY, company="Acme"),
            None,
        ):
            order = self.come(billing, **known)
            self.assertEqual((order.state, order.shopify_held), ("sale", False))
            self.assertEqual(order.partner_id.name, "Ada Lovelace")
            self.assertEqual(order.invoice_ids.amount_total, 20.0)

    def test_a_guest_s_e_mail_is_enough_for_what_is_not_shipped(self):
        order = self.come(an_address(**NOBODY), email="grace@example.com")
        self.assertEqual(order.state, "sale")
        self.assertEqual(order.partner_id.email, "grace@example.com")

    def test_goods_whose_address_is_withheld_wait(self):
        bare = an_address(**NOBODY)
        order = self.come(bare, bare, a_customer(82), "ada@example.com")
        self.assertEqual((order.state, order.shopify_held), ("draft", True))

    def test_who_is_withheld_altogether_waits(self):
        hidden = a_customer(83, None, None, email=None)
        for billing in (an_address(**NOBODY), None):
            order = self.come(billing, customer=hidden)
            self.assertEqual((order.state, order.shopify_held), ("draft", True))

    def test_a_told_address_is_enough_where_the_goods_go(self):
        order = self.come(an_address(**NOBODY), an_address())
        self.assertEqual((order.state, order.shopify_held), ("sale", False))
