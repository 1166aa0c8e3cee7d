"""What other connectors get wrong about customers, and this one must not."""

from odoo import Command
from odoo.tests import Form, new_test_user

from ...services.commerce.orders.planning.partners import OrderPartners
from ...services.shopify.orders.reading.order import read_order
from ..orders import order_objects
from .customer_case import CustomerCase
from .customer_objects import an_address as an_order_address
from .customer_records import a_customer, an_address, changed


class TestCustomerPromises(CustomerCase):
    def order_partners(self, *orders):
        read = [read_order(order) for order in orders]
        found = OrderPartners(self.env, self.shop).of(read)
        return [found[order.id] for order in orders]

    def an_order(self, customer=None, **given):
        address = {"billingAddress": an_order_address(), "shippingAddress": None}
        given = {"email": None, **address, **given}
        return order_objects.an_order(customer=customer, **given)

    def test_customers_are_never_merged_by_name(self):
        jane, other = a_customer(), a_customer(email="other@example.com")
        self.import_customers(jane, other)
        self.assertNotEqual(self.partner(jane), self.partner(other))

    def test_a_similar_email_is_another_person(self):
        for email in ("ajane@example.com", "jane@example.com.au", "j.ane@example.com"):
            self.a_contact("Jane Doe", email=email)
        self.assertEqual(self.import_customers(a_customer()).created, 1)

    def test_an_underscore_in_an_email_stands_for_itself(self):
        self.a_contact(email="janexdoe@example.com")
        self.assertEqual(
            self.import_customers(a_customer(email="jane_doe@example.com")).created, 1
        )

    def test_a_matched_company_stays_a_company(self):
        acme = self.a_contact("Acme", is_company=True, email="jane@example.com")
        self.import_customers(a_customer(addresses=[an_address()]))
        self.assertRecordValues(acme, [{"is_company": True, "name": "Acme"}])

    def test_removing_an_address_that_an_order_uses_fails_nothing(self):
        home, work = an_address(), an_address("2 Side Street")
        jane = a_customer(addresses=[home, work])
        self.import_customers(jane)
        child = self.partner(jane).child_ids
        product = self.env["product.product"].create({"name": "Tee"})
        order = self.env["sale.order"].create(
            {
                "partner_id": self.partner(jane).id,
                "partner_invoice_id": child.id,
                "order_line": [Command.create({"product_id": product.id})],
            }
        )
        result = self.import_customers(changed(jane, addresses=[home]))
        self.assertEqual((result.updated, result.issues), (1, []))
        self.assertEqual(order.partner_invoice_id.street, "2 Side Street")

    def test_an_order_has_a_billing_and_a_shipping_address(self):
        shipping = an_order_address("2 Side Street", firstName="Ann")
        (found,) = self.order_partners(self.an_order(shippingAddress=shipping))
        self.assertEqual(found.invoice.street, "1 Main Street")
        self.assertEqual(found.shipping.street, "2 Side Street")

    def test_a_guest_order_has_a_name(self):
        (found,) = self.order_partners(self.an_order())
        self.assertEqual(found.customer.name, "Jane Doe")

    def test_guests_do_not_hang_on_one_contact(self):
        john = self.an_order(billingAddress=an_order_address(firstName="John"))
        first, second = self.order_partners(self.an_order(), john)
        self.assertNotEqual(first.customer, second.customer)

    def test_an_order_before_its_customer_hangs_on_the_customers_contact(self):
        jane = a_customer(addresses=[an_address()], tags=("VIP",))
        raw = {
            "id": jane.external_id,
            "firstName": "Jane",
            "lastName": "Doe",
            "email": "jane@example.com",
            "phone": None,
            "state": "DISABLED",
            "verifiedEmail": True,
        }
        (found,) = self.order_partners(self.an_order(raw))
        result = self.import_customers(jane)
        self.assertEqual((result.created, result.updated), (0, 1))
        self.assertEqual(self.partner(jane), found.customer)
        self.assertEqual(found.customer.category_id.mapped("name"), ["VIP"])
        self.assertFalse(found.customer.child_ids)

    def test_what_is_empty_in_shopify_wipes_nothing(self):
        contact = self.a_contact(email="jane@example.com", phone="+1 518 555 0100")
        jane = a_customer()
        self.import_customers(jane)
        self.import_customers(changed(jane, email="", note="hello"))
        self.assertRecordValues(
            contact, [{"email": "jane@example.com", "phone": "+1 518 555 0100"}]
        )

    def test_contacts_that_all_companies_share_are_found(self):
        contact = self.a_contact(email="jane@example.com", company_id=False)
        jane = a_customer()
        self.import_customers(jane)
        self.assertEqual(self.partner(jane), contact)

    def test_plain_users_open_contacts_as_before(self):
        jane = a_customer(addresses=[an_address()])
        self.import_customers(jane)
        groups = "sales_team.group_sale_salesman,base.group_partner_manager"
        user = new_test_user(self.env, "seller", groups=groups)
        contact = self.partner(jane).with_user(user)
        with Form(contact) as form:
            form.function = "Buyer"
        self.assertEqual(contact.function, "Buyer")
        self.a_contact("To be deleted").with_user(user).unlink()
