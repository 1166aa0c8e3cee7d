"""All addresses of a customer: compared by content, never changed under an order."""

from odoo import Command

from .customer_case import CustomerCase
from .customer_records import a_customer, an_address, changed, moved


class TestCustomerAddresses(CustomerCase):
    def setUp(self):
        super().setUp()
        self.home = an_address()
        self.work = an_address("2 Side Street", company="Acme")
        self.jane = a_customer(addresses=[self.home, self.work])
        self.import_customers(self.jane)
        self.contact = self.partner(self.jane)

    def streets(self):
        return sorted(self.contact.child_ids.mapped("street"))

    def order(self, **given):
        product = self.env["product.product"].create({"name": "Tee"})
        return self.env["sale.order"].create(
            {
                "partner_id": self.contact.id,
                "order_line": [Command.create({"product_id": product.id})],
                **given,
            }
        )

    def links(self):
        return self.link(self.jane).address_ids

    def test_every_address_comes_in_its_own_on_the_contact(self):
        self.assertEqual(self.contact.street, "1 Main Street")
        self.assertEqual(self.streets(), ["2 Side Street"])
        self.assertEqual(self.contact.child_ids.company_name, "Acme")
        self.assertEqual(self.links().partner_id, self.contact | self.contact.child_ids)

    def test_a_changed_address_that_no_order_uses_is_changed_in_place(self):
        child = self.contact.child_ids
        self.import_customers(
            changed(
                self.jane,
                addresses=[
                    moved(self.home, street="3 Hill Road"),
                    moved(self.work, zip="12208"),
                ],
            )
        )
        self.assertEqual(self.contact.street, "3 Hill Road")
        self.assertEqual(self.contact.child_ids, child)
        self.assertEqual(child.zip, "12208")

    def test_an_address_that_an_order_uses_is_never_changed_under_it(self):
        child = self.contact.child_ids
        order = self.order(partner_shipping_id=child.id)
        work = moved(self.work, street="4 New Street")
        self.import_customers(changed(self.jane, addresses=[self.home, work]))
        self.assertEqual(child.street, "2 Side Street")
        self.assertEqual(order.partner_shipping_id, child)
        self.assertTrue(child.active)
        self.assertEqual(self.streets(), ["2 Side Street", "4 New Street"])

    def test_the_contacts_own_address_is_not_changed_under_an_order_either(self):
        order = self.order()
        self.assertEqual(order.partner_invoice_id, self.contact)
        home = moved(self.home, street="3 Hill Road")
        self.import_customers(changed(self.jane, addresses=[home, self.work]))
        self.assertEqual(self.contact.street, "1 Main Street")
        self.assertEqual(self.streets(), ["2 Side Street", "3 Hill Road"])
        self.assertEqual(self.order().partner_shipping_id.street, "3 Hill Road")

    def test_a_removed_address_that_no_order_uses_is_archived(self):
        child = self.contact.child_ids
        self.import_customers(changed(self.jane, addresses=[self.home]))
        self.assertFalse(child.active)
        self.import_customers(changed(self.jane))
        self.assertTrue(child.active)
        self.assertEqual(len(self.contact.child_ids), 1)

    def test_a_removed_address_that_an_order_uses_stays(self):
        child = self.contact.child_ids
        self.order(partner_shipping_id=child.id)
        result = self.import_customers(changed(self.jane, addresses=[self.home]))
        self.assertFalse(result.issues)
        self.assertTrue(child.active)

    def test_an_address_that_a_person_corrected_stays(self):
        child = self.contact.child_ids
        child.street = "2 Side Street, back door"
        self.import_customers(
            changed(self.jane, addresses=[self.home, moved(self.work, zip="9")])
        )
        self.assertEqual(child.street, "2 Side Street, back door")
        self.assertEqual(len(self.contact.child_ids), 2)

    def test_an_own_address_that_a_person_changed_stays(self):
        self.contact.street = "1 Main Street, 2nd floor"
        home = moved(self.home, street="3 Hill Road")
        self.import_customers(changed(self.jane, addresses=[home, self.work]))
        self.assertEqual(self.contact.street, "1 Main Street, 2nd floor")
        self.assertIn("3 Hill Road", self.streets())

    def test_the_same_address_twice_is_one(self):
        twin = moved(self.work, street="2 SIDE street")._replace(external_id="twin")
        self.import_customers(
            changed(self.jane, addresses=[self.home, self.work, twin])
        )
        self.assertEqual(len(self.contact.child_ids), 1)
        self.assertEqual(len(self.links()), 3)

    def test_another_default_moves_no_address(self):
        work = self.work.external_id
        result = self.import_customers(changed(self.jane, default=work))
        self.assertEqual(result.updated, 1)
        self.assertEqual(self.contact.street, "1 Main Street")
        self.assertEqual(self.streets(), ["2 Side Street"])

    def test_a_first_address_fills_a_contact_that_has_none(self):
        ann = a_customer("Ann")
        self.import_customers(ann)
        self.import_customers(
            changed(ann, addresses=[self.home], default=self.home.external_id)
        )
        self.assertEqual(self.partner(ann).street, "1 Main Street")
        self.assertFalse(self.partner(ann).child_ids)

    def test_a_country_alone_is_filled_where_no_document_names_it(self):
        belgium = self.env.ref("base.be").id
        ann = self.a_contact("Ann", email="ann@example.com", country_id=belgium)
        self.import_customers(a_customer("Ann", addresses=[an_address()]))
        self.assertRecordValues(ann, [{"street": "1 Main Street"}])
        self.assertEqual(ann.country_id.code, "US")
        self.assertFalse(ann.child_ids)

    def test_a_country_alone_is_an_address_where_a_document_names_it(self):
        belgium, state = self.env.ref("base.be"), self.env.ref("base.state_us_27")
        for name, given in (
            ("Ann", {"country_id": belgium.id}),
            ("Bea", {"country_id": state.country_id.id, "state_id": state.id}),
        ):
            email = f"{name.lower()}@example.com"
            person = self.a_contact(name, email=email, **given)
            order = self.order(partner_id=person.id)
            order.action_confirm()
            self.import_customers(
                a_customer(name, addresses=[an_address("9 Elm Street")])
            )
            self.assertRecordValues(person, [{"street": False, "city": False, **given}])
            self.assertEqual(order.partner_shipping_id, person)
            self.assertEqual(order.partner_invoice_id, person)
            self.assertEqual(person.child_ids.street, "9 Elm Street")

    def test_an_empty_address_that_an_order_names_gets_one_beside_it(self):
        ann = a_customer("Ann")
        self.import_customers(ann)
        order = self.order(partner_id=self.partner(ann).id)
        self.import_customers(
            changed(ann, addresses=[self.home], default=self.home.external_id)
        )
        self.assertFalse(order.partner_shipping_id.street)
        self.assertEqual(self.partner(ann).child_ids.street, "1 Main Street")
        later = self.order(partner_id=self.partner(ann).id)
        self.assertEqual(later.partner_shipping_id.street, "1 Main Street")
