"""What a contact says otherwise than Shopify, and who decides which stays."""

from odoo.exceptions import AccessError
from odoo.tests import new_test_user

from .customer_case import CustomerCase
from .customer_records import a_customer, changed


class TestCustomerDifferences(CustomerCase):
    def test_a_contact_that_says_the_same_differs_in_nothing(self):
        jane = a_customer(note="Rings <twice>\nand waits", phone="+1 518 555 0100")
        self.import_customers(jane)
        self.partner(jane).write(
            {"email": "Jane@Example.com ", "phone": "+15185550100", "lang": "en_US"}
        )
        self.assertFalse(self.link(jane).differs)
        self.assertFalse(self.link(jane).differences)
        self.assertFalse(self.partner(jane).commerce_differs)

    def test_what_is_kept_apart_is_shown_beside_shopifys(self):
        jane = a_customer(email="jane@old.example")
        self.import_customers(jane)
        self.partner(jane).email = "mine@odoo.example"
        self.import_customers(changed(jane, email="jane@new.example"))
        link = self.link(jane)
        self.assertEqual(link.partner_id.email, "mine@odoo.example")
        self.assertTrue(link.differs and link.partner_id.commerce_differs)
        self.assertIn("mine@odoo.example", link.differences)
        self.assertIn("jane@new.example", link.differences)
        self.assertNotIn("Jane Doe", link.differences)

    def test_they_are_found_among_the_customers(self):
        jane, john = a_customer(email="jane@a.example"), a_customer("John")
        self.import_customers(jane, john)
        self.partner(jane).name = "Jane Smith"
        ours = [("channel_id", "=", self.shop.id)]
        links = self.env["commerce.customer"]
        found = links.search([*ours, ("differs", "=", True)])
        self.assertEqual(found, self.link(jane))
        found = links.search([*ours, ("differs", "=", False)])
        self.assertEqual(found, self.link(john))

    def test_a_person_takes_over_shopifys_values(self):
        jane = a_customer(email="jane@old.example", note="Rings twice")
        self.import_customers(jane)
        self.partner(jane).write({"email": "mine@odoo.example", "comment": "<p>No</p>"})
        self.import_customers(changed(jane, email="jane@new.example"))
        self.link(jane).action_take_over()
        self.assertEqual(self.partner(jane).email, "jane@new.example")
        self.assertIn("Rings twice", self.partner(jane).comment)
        self.assertFalse(self.link(jane).differs)
        self.import_customers(changed(jane, email="jane@newest.example"))
        self.assertEqual(self.partner(jane).email, "jane@newest.example")

    def test_who_may_not_write_contacts_takes_nothing_over(self):
        jane = a_customer()
        self.import_customers(jane)
        self.partner(jane).name = "Jane Smith"
        reader = new_test_user(
            self.env, "rea", groups="base.group_user,commerce_sync.group_user"
        )
        link = self.link(jane).with_user(reader)
        self.assertIn("Jane Smith", link.differences)
        with self.assertRaises(AccessError):
            link.action_take_over()

    def test_nobody_becomes_another_user_of_odoo(self):
        jane = a_customer(email="jane@a.example")
        self.import_customers(jane)
        new_test_user(self.env, "boss", partner_id=self.partner(jane).id)
        self.partner(jane).email = "boss@a.example"
        self.env.invalidate_all()
        self.assertFalse(self.link(jane).differs)
        self.link(jane).action_take_over()
        self.assertEqual(self.partner(jane).email, "boss@a.example")
