"""Buyers whom Shopify withholds, and who they are once it shows them."""

from odoo.tests import tagged

from ....services.commerce.customers.importer import CustomerImporter
from ...customers.customer_records import a_customer as full_customer
from ..order_case import HoldingCase
from ..order_objects import an_order, changed_order
from ..order_parts import a_customer, an_address


@tagged("post_install", "-at_install")
class TestWithheldBuyers(HoldingCase):
    def test_a_withheld_guest_is_completed_once_shopify_shows_who_it_is(self):
        hidden = an_address(
            None, None, address1=None, city=None, zip=None, countryCodeV2=None
        )
        order = an_order(
            customer=None, billingAddress=hidden, shippingAddress=hidden, email=None
        )
        sale = self.imported(order)
        guest = sale.partner_id
        self.assertRecordValues(guest, [{"name": "Guest", "email": False}])
        shown = changed_order(
            order,
            billingAddress=an_address(),
            shippingAddress=an_address(),
            email="ada@example.com",
        )
        self.import_orders(shown)
        self.assertEqual(sale.partner_id, guest)
        self.assertRecordValues(
            guest, [{"name": "Ada Lovelace", "email": "ada@example.com"}]
        )
        self.assertEqual(guest.street, shown.billing_address.address_1)
        self.assertEqual(sale.partner_shipping_id, guest)

    def withheld_guests(self, count):
        """Import quotations of guests of whom nothing is shown."""
        hidden = an_address(None, None, address1=None, city=None, zip=None)
        orders = [
            an_order(
                customer=None, billingAddress=hidden, shippingAddress=hidden, email=None
            )
            for _ in range(count)
        ]
        self.import_orders(*orders)
        return orders

    def shown(self, order):
        """The order once Shopify shows that Ada placed it."""
        there = {"billingAddress": an_address(), "shippingAddress": an_address()}
        return changed_order(order, email="ada@example.com", **there)

    def test_withheld_guests_who_are_one_become_one_contact(self):
        orders = self.withheld_guests(3)
        before = [self.sale(order).partner_id for order in orders]
        self.import_orders(*map(self.shown, orders))
        first, *others = (self.sale(order).partner_id for order in orders)
        self.assertEqual((first, others), (before[0], [first, first]))
        self.assertEqual([it.active for it in before], [True, False, False])
        self.assertEqual(self.sale(orders[2]).partner_shipping_id, first)

    def test_a_withheld_guest_who_was_in_odoo_before_is_that_contact(self):
        ada = self.env["res.partner"].create(
            {"name": "Ada", "email": "ada@example.com"}
        )
        (order,) = self.withheld_guests(1)
        bare = self.sale(order).partner_id
        self.import_orders(self.shown(order))
        self.assertEqual(self.sale(order).partner_id, ada)
        self.assertFalse(bare.active)
        again = self.import_orders(self.shown(order))
        self.assertFalse(again.issues)
        self.assertEqual(self.sale(order).partner_id, ada)

    def test_a_bare_contact_that_another_order_has_stays(self):
        self.env["res.partner"].create({"name": "Ada", "email": "ada@example.com"})
        order, other = self.withheld_guests(2)
        bare = self.sale(order).partner_id
        self.sale(other).partner_id = bare
        self.import_orders(self.shown(order))
        self.assertTrue(bare.active)

    def test_a_confirmed_order_of_a_withheld_guest_stays_with_its_contact(self):
        (order,) = self.withheld_guests(1)
        sale = self.sale(order)
        bare = sale.partner_id
        sale.state = "sale"
        self.import_orders(self.shown(order))
        self.assertEqual(sale.partner_id, bare)
        self.assertEqual(bare.name, "Ada Lovelace")

    def withheld_customer(self):
        """Import the quotation of a customer of whom nothing is shown."""
        hidden = an_address(None, None, address1=None, city=None, zip=None)
        order = an_order(
            customer=a_customer(7900, None, None, email=None),
            billingAddress=hidden,
            shippingAddress=hidden,
            email=None,
        )
        return order, self.imported(order)

    def customer_shown(self):
        """Import the customer, once it is shown; return the codes of issues."""
        shop = self.world()
        ada = full_customer("Ada", number=7900, email="ada@example.com")
        return self.codes(CustomerImporter(shop.env, shop).store([ada]))

    def test_a_withheld_customer_who_was_in_odoo_before_is_that_contact(self):
        for customer_first in (True, False):
            with self.subTest(customer_first=customer_first), self.cr.savepoint() as sp:
                ada = self.env["res.partner"].create(
                    {"name": "Ada L.", "email": "ada@example.com"}
                )
                order, sale = self.withheld_customer()
                bare = sale.partner_id
                if customer_first:
                    self.assertEqual(self.customer_shown(), [])
                self.import_orders(
                    changed_order(self.shown(order), customer=a_customer(7900))
                )
                self.assertEqual(sale.partner_id, ada)
                self.assertFalse(bare.active)
                self.assertEqual(self.customer_shown(), [])
                link = self.env["commerce.customer"].search(
                    [("external_id", "=", order.customer.id)]
                )
                self.assertRecordValues(
                    link, [{"partner_id": ada.id, "is_origin": False}]
                )
                sp.rollback()
                self.env.invalidate_all()

    def test_a_withheld_customer_whom_nobody_is_keeps_its_contact(self):
        order, sale = self.withheld_customer()
        bare = sale.partner_id
        self.import_orders(changed_order(self.shown(order), customer=a_customer(7900)))
        self.assertEqual(self.customer_shown(), [])
        self.assertEqual(sale.partner_id, bare)
        self.assertRecordValues(bare, [{"email": "ada@example.com", "active": True}])

    def test_a_withheld_customer_who_may_be_several_waits_for_a_person(self):
        self.env["res.partner"].create(
            [{"name": it, "email": "ada@example.com"} for it in "AB"]
        )
        order, sale = self.withheld_customer()
        bare = sale.partner_id
        self.import_orders(changed_order(self.shown(order), customer=a_customer(7900)))
        self.assertEqual(sale.partner_id, bare)
        self.assertEqual(self.customer_shown(), ["several_contacts"])

    def test_a_withheld_guest_whom_a_person_named_stays_as_it_is(self):
        hidden = an_address(
            None, None, address1=None, city=None, zip=None, countryCodeV2=None
        )
        order = an_order(
            customer=None, billingAddress=hidden, shippingAddress=hidden, email=None
        )
        guest = self.imported(order).partner_id
        guest.name = "Grace"
        self.import_orders(
            changed_order(order, billingAddress=an_address(), email="a@b.com")
        )
        self.assertEqual((guest.name, guest.email), ("Grace", False))
