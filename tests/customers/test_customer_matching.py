"""Which contact of Odoo a customer is: the rules, and what is left to a person."""

from odoo.tests import new_test_user

from .customer_case import CustomerCase
from .customer_records import a_customer, an_address, changed


class TestMatching(CustomerCase):
    def test_by_email_however_it_is_written(self):
        jane = self.a_contact("J. D.", email='"Jane" <JANE@Example.COM>')
        customer = a_customer(phone="+15185550100")
        result = self.import_customers(customer)
        self.assertEqual((result.created, result.updated), (0, 1))
        self.assertEqual(self.partner(customer), jane)
        self.assertRecordValues(jane, [{"name": "J. D.", "phone": "+15185550100"}])
        self.assertFalse(self.link(customer).is_origin)

    def test_one_that_is_kept_as_an_address_of_nobody_is_a_person(self):
        jane = self.a_contact(email="jane@example.com", type="invoice")
        customer = a_customer()
        self.import_customers(customer)
        self.assertEqual(self.partner(customer), jane)

    def test_a_longer_email_is_another_one(self):
        self.a_contact(email="mary.jane@example.com")
        self.assertEqual(self.import_customers(a_customer()).created, 1)

    def test_by_phone_as_odoo_writes_it_for_the_country(self):
        us = self.env.ref("base.us").id
        jane = self.a_contact(phone="(518) 555-0100", country_id=us)
        customer = a_customer(email="", phone="+15185550100")
        self.import_customers(customer)
        self.assertEqual(self.partner(customer), jane)

    def test_by_a_national_phone_in_the_country_of_its_address(self):
        us = self.env.ref("base.us").id
        jane = self.a_contact(phone="+1 518 555 0100", country_id=us)
        customer = a_customer(email="", phone="518-555-0100", addresses=[an_address()])
        self.import_customers(customer)
        self.assertEqual(self.partner(customer), jane)

    def test_never_by_name(self):
        self.a_contact("Jane Doe", street="1 Main Street", city="Albany")
        result = self.import_customers(a_customer(addresses=[an_address()]))
        self.assertEqual(result.created, 1)

    def test_email_goes_before_phone(self):
        by_phone = self.a_contact(phone="+1 518 555 0100")
        by_email = self.a_contact(email="jane@example.com")
        customer = a_customer(phone="+15185550100")
        self.import_customers(customer)
        self.assertEqual(self.partner(customer), by_email)
        self.assertFalse(by_phone.email)

    def test_phone_goes_before_email_where_the_shop_says_so(self):
        self.shop.customer_keys = "phone_email"
        by_phone = self.a_contact(phone="+1 518 555 0100")
        self.a_contact(email="jane@example.com")
        customer = a_customer(phone="+15185550100")
        self.import_customers(customer)
        self.assertEqual(self.partner(customer), by_phone)

    def test_only_the_keys_that_the_shop_chose_count(self):
        self.a_contact(phone="+1 518 555 0100", email="jane@example.com")
        for keys, created in (("email", 0), ("phone", 0), ("none", 1)):
            with self.subTest(keys):
                shop = self.a_shop(f"shop-{keys}", keys, customer_keys=keys)
                customer = a_customer(phone="+15185550100")
                self.assertEqual(
                    self.import_customers(customer, shop=shop).created, created
                )
        self.shop.customer_keys = "email"
        self.assertEqual(
            self.import_customers(a_customer("Ann", phone="+15185550100")).created, 1
        )

    def test_several_contacts_are_an_issue_and_never_a_guess(self):
        self.a_contact("First", email="jane@example.com")
        self.a_contact("Second", email="jane@example.com")
        customer = a_customer()
        result = self.import_customers(customer)
        self.assertEqual(self.codes(result), ["several_contacts"])
        (issue,) = result.issues
        self.assertEqual(issue.name, "Jane Doe <jane@example.com>")
        self.assertIn("First", issue.message)
        self.assertFalse(self.link(customer))

    def test_an_unclear_email_is_not_decided_by_the_phone(self):
        self.a_contact("First", email="jane@example.com", phone="+1 518 555 0100")
        self.a_contact("Second", email="jane@example.com")
        result = self.import_customers(a_customer(phone="+15185550100"))
        self.assertEqual(self.codes(result), ["several_contacts"])

    def test_merged_contacts_let_the_customer_in(self):
        contacts = self.a_contact("First", email="jane@example.com")
        contacts |= self.a_contact("Second", email="jane@example.com")
        customer = a_customer()
        self.import_customers(customer)
        self.env["base.partner.merge.automatic.wizard"]._merge(
            contacts.ids, contacts[0]
        )
        self.assertEqual(self.import_customers(customer).updated, 1)
        self.assertEqual(self.partner(customer), contacts[0])

    def test_two_customers_whose_contacts_a_person_merged_share_one(self):
        first, second = a_customer(), a_customer("Ann")
        self.import_customers(first, second)
        kept = self.partner(first)
        both = kept | self.partner(second)
        self.env["base.partner.merge.automatic.wizard"]._merge(both.ids, kept)
        self.env.invalidate_all()
        self.assertRecordValues(
            self.link(second),
            [{"partner_id": kept.id, "state": "bound", "email": "ann@example.com"}],
        )
        self.assertEqual(self.import_customers(changed(second, tags=("x",))).updated, 1)

    def test_a_shared_phone_is_no_proof_where_emails_differ(self):
        self.a_contact("John", phone="+1 518 555 0100", email="john@example.com")
        result = self.import_customers(a_customer(phone="+15185550100"))
        self.assertEqual(self.codes(result), ["contact_other_email"])

    def test_two_customers_of_a_shop_never_claim_one_contact(self):
        self.a_contact(email="jane@example.com", phone="+1 518 555 0100")
        first = a_customer(phone="")
        second = a_customer("Ann", email="", phone="+15185550100")
        result = self.import_customers(second, first)
        self.assertEqual(self.codes(result), ["contact_taken"])
        self.assertEqual(result.issues[0].name, "Ann Doe")
        self.assertTrue(self.partner(first))
        self.assertFalse(self.link(second))

    def test_two_shops_share_a_contact(self):
        south = self.a_shop("south-shop", "South Shop")
        here, there = a_customer(), a_customer()
        self.import_customers(here)
        self.import_customers(there, shop=south)
        self.assertEqual(self.partner(here), self.partner(there, south))

    def test_a_contact_in_use_goes_before_archived_ones(self):
        self.a_contact("Old", email="jane@example.com", active=False)
        jane = self.a_contact("New", email="jane@example.com")
        customer = a_customer()
        self.import_customers(customer)
        self.assertEqual(self.partner(customer), jane)

    def test_an_archived_contact_is_found_and_stays_archived(self):
        jane = self.a_contact("Old", email="jane@example.com", active=False)
        customer = a_customer()
        self.import_customers(customer)
        self.assertEqual(self.partner(customer), jane)
        self.assertFalse(jane.active)

    def test_contacts_of_other_companies_are_nobody(self):
        other = self.env["res.company"].create({"name": "Other"})
        self.a_contact(email="jane@example.com", company_id=other.id)
        self.assertEqual(self.import_customers(a_customer()).created, 1)

    def test_contacts_of_the_company_and_of_none_are_found(self):
        company = self.shop.company_id.id
        ours = self.a_contact(email="jane@example.com", company_id=company)
        customer = a_customer()
        self.import_customers(customer)
        self.assertEqual(self.partner(customer), ours)

    def test_an_address_with_an_email_is_no_person(self):
        acme = self.a_contact("Acme", is_company=True)
        self.a_contact(
            "Accounting", email="jane@example.com", parent_id=acme.id, type="invoice"
        )
        self.assertEqual(self.import_customers(a_customer()).created, 1)

    def test_our_own_company_is_nobody(self):
        self.shop.company_id.partner_id.email = "jane@example.com"
        self.assertEqual(self.import_customers(a_customer()).created, 1)


class TestWhoStaysWhat(CustomerCase):
    def test_a_company_stays_a_company_with_its_name(self):
        acme = self.a_contact("Acme", is_company=True, email="jane@example.com")
        jane = a_customer()
        self.import_customers(jane)
        self.assertEqual(self.partner(jane), acme)
        self.import_customers(changed(jane, name="Jane Roe"))
        self.assertRecordValues(acme, [{"name": "Acme", "is_company": True}])

    def test_a_contact_of_a_company_stays_its_contact_and_its_address_the_companys(
        self,
    ):
        acme = self.a_contact("Acme", is_company=True, street="9 Works Road")
        contact = self.a_contact("Jane", email="jane@example.com", parent_id=acme.id)
        jane = a_customer(addresses=[an_address()])
        self.import_customers(jane)
        self.assertEqual(self.partner(jane), contact)
        self.assertEqual(contact.parent_id, acme)
        self.assertEqual((acme.street, contact.street), ("9 Works Road",) * 2)
        self.assertEqual(contact.child_ids.street, "1 Main Street")

    def test_a_user_of_odoo_is_no_customer_by_the_same_address(self):
        user = new_test_user(self.env, "jane", email="jane@example.com")
        jane = a_customer("Janet", phone="+15185550100", email="jane@example.com")
        self.import_customers(jane)
        self.assertNotEqual(self.partner(jane), user.partner_id)

    def test_who_logs_in_here_is_only_who_logs_in_at_shopify_by_that_address(self):
        user = new_test_user(
            self.env, "jane", groups="base.group_portal", email="jane@example.com"
        )
        typed = a_customer("Eve", email="jane@example.com")
        proven = a_customer(email="jane@example.com", owns_email=True)
        self.import_customers(typed)
        self.assertNotEqual(self.partner(typed), user.partner_id)
        self.partner(typed).email = "eve@example.com"
        self.import_customers(proven)
        self.assertEqual(self.partner(proven), user.partner_id)

    def test_so_is_who_shares_a_company_with_somebody_who_logs_in(self):
        acme = self.a_contact("Acme", is_company=True)
        contact = self.a_contact("Jane", email="jane@example.com", parent_id=acme.id)
        user = new_test_user(self.env, "bob", groups="base.group_portal")
        user.partner_id.parent_id = acme
        typed = a_customer("Eve", email="jane@example.com")
        proven = a_customer(email="jane@example.com", owns_email=True)
        self.assertEqual(self.import_customers(typed).created, 1)
        self.partner(typed).email = "eve@example.com"
        self.import_customers(proven)
        self.assertEqual(self.partner(proven), contact)

    def test_a_user_of_odoo_who_was_linked_is_changed_in_nothing(self):
        user = new_test_user(self.env, "jane", email="jane@example.com")
        jane = a_customer("Janet", phone="+15185550100", email="jane@example.com")
        self.env["commerce.customer"].create(
            {
                "channel_id": self.shop.id,
                "external_id": jane.external_id,
                "partner_id": user.partner_id.id,
            }
        )
        self.import_customers(jane)
        self.assertEqual(self.partner(jane), user.partner_id)
        self.import_customers(
            changed(jane, email="thief@example.com", name="Thief Doe")
        )
        self.assertRecordValues(
            user.partner_id, [{"email": "jane@example.com", "phone": False}]
        )
        self.assertNotIn("Thief", user.partner_id.name)

    def test_what_a_contact_has_is_not_replaced_when_it_is_linked(self):
        contact = self.a_contact(
            "Jane", email="jane@example.com", street="9 Old Road", lang="en_US"
        )
        jane = a_customer(addresses=[an_address()], phone="+15185550100")
        self.import_customers(jane)
        self.assertRecordValues(
            contact,
            [{"name": "Jane", "street": "9 Old Road", "phone": "+15185550100"}],
        )
        self.assertEqual(contact.child_ids.street, "1 Main Street")
