"""What comes in of a customer, and what stays as it is in Odoo."""

from odoo import models

from .customer_case import CustomerCase
from .customer_records import a_consent, a_customer, an_address, changed, withheld


class TestNewCustomers(CustomerCase):
    def test_a_customer_becomes_a_contact_with_its_own_address(self):
        jane = a_customer(
            addresses=[an_address(company="Acme", phone="+1 518 555 0100")],
            tags=("VIP",),
            note="Rings twice\nand waits",
        )
        result = self.import_customers(jane)
        self.assertEqual((result.created, result.issues), (1, []))
        self.assertRecordValues(
            self.partner(jane),
            [
                {
                    "name": "Jane Doe",
                    "email": "jane@example.com",
                    "phone": "+1 518 555 0100",
                    "street": "1 Main Street",
                    "city": "Albany",
                    "zip": "12207",
                    "state_id": self.env.ref("base.state_us_27").id,
                    "country_id": self.env.ref("base.us").id,
                    "company_name": "Acme",
                    "is_company": False,
                    "company_id": False,
                    "lang": "en_US",
                }
            ],
        )
        self.assertEqual(self.partner(jane).category_id.mapped("name"), ["VIP"])
        self.assertIn("and waits", self.partner(jane).comment)
        self.assertFalse(self.partner(jane).message_follower_ids)

    def test_a_customer_without_a_name_is_called_by_what_is_known(self):
        by_email = a_customer(None, None, email="a@example.com")
        by_phone = a_customer(None, None, email="", phone="+15185550101")
        shop = an_address(name="", company="Acme")
        company = a_customer(None, None, [shop], email="acme@example.com")
        self.import_customers(by_email, by_phone, company)
        names = [self.partner(it).name for it in (by_email, by_phone, company)]
        self.assertEqual(names, ["a@example.com", "+15185550101", "Acme"])
        self.assertTrue(self.partner(company).is_company)

    def test_of_two_names_and_two_numbers_the_customers_own_are_taken(self):
        home = an_address(name="Ann Roe", phone="+15185550199")
        jane = a_customer(addresses=[home], phone="+15185550100", display_name="J. Doe")
        self.import_customers(jane)
        own = {"name": "Jane Doe", "phone": "+15185550100"}
        self.assertRecordValues(self.partner(jane), [{**own, "comment": False}])
        self.assertRecordValues(self.link(jane), [own])

    def test_customers_of_a_shop_that_does_not_share_are_of_its_company(self):
        self.shop.share_customers = False
        jane = a_customer(addresses=[an_address(), an_address("2 Side Street")])
        self.import_customers(jane)
        partners = self.partner(jane) | self.partner(jane).child_ids
        self.assertEqual(partners.company_id, self.shop.company_id)
        self.assertEqual(len(partners), 2)

    def test_the_language_is_one_that_is_installed(self):
        self.env["res.lang"]._activate_lang("de_DE")
        german = a_customer("Anna", locale="de-AT")
        greek = a_customer("Nikos", locale="el")
        self.import_customers(german, greek)
        langs = [self.partner(it).lang for it in (german, greek)]
        self.assertEqual(langs, ["de_DE", "en_US"])


class TestChangedCustomers(CustomerCase):
    def setUp(self):
        super().setUp()
        self.jane = a_customer(addresses=[an_address()], phone="+15185550100")
        self.import_customers(self.jane)
        self.contact = self.partner(self.jane)

    def test_an_unchanged_customer_writes_nothing(self):
        before = self.contact.write_date, self.link(self.jane).write_date
        result = self.import_customers(self.jane)
        self.assertEqual(result.unchanged, 1)
        after = self.contact.write_date, self.link(self.jane).write_date
        self.assertEqual(after, before)

    def test_what_shopify_changed_comes_in(self):
        self.import_customers(changed(self.jane, name="Jane Roe", phone="+15185550199"))
        self.assertRecordValues(
            self.contact, [{"name": "Jane Roe", "phone": "+15185550199"}]
        )

    def test_a_field_that_a_person_changed_stays_while_shopify_says_the_same(self):
        self.contact.write({"name": "Dr. Jane Doe", "phone": "+15185550000"})
        self.import_customers(changed(self.jane, tags=("new",)))
        self.assertRecordValues(
            self.contact, [{"name": "Dr. Jane Doe", "phone": "+15185550000"}]
        )

    def test_a_new_name_comes_in_whatever_a_person_called_it(self):
        self.contact.name = "Dr. Jane Doe"
        self.import_customers(changed(self.jane, name="Jane Roe"))
        self.assertEqual(self.contact.name, "Jane Roe")

    def test_an_email_that_a_person_typed_is_never_overwritten(self):
        self.contact.email = "work@example.com"
        self.import_customers(changed(self.jane, email="jane.new@example.com"))
        self.assertEqual(self.contact.email, "work@example.com")

    def test_an_email_that_shopify_changed_comes_in(self):
        self.import_customers(changed(self.jane, email="jane.new@example.com"))
        self.assertEqual(self.contact.email, "jane.new@example.com")

    def test_what_is_empty_in_shopify_empties_nothing(self):
        bare = changed(self.jane, phone="", note="", email="")
        self.import_customers(bare)
        self.assertRecordValues(
            self.contact, [{"email": "jane@example.com", "phone": "+15185550100"}]
        )

    def test_notes_that_a_person_added_stay(self):
        self.import_customers(changed(self.jane, note="Likes tea"))
        self.assertIn("Likes tea", self.contact.comment)
        self.contact.comment = "<p>Likes tea</p><p>Pays late</p>"
        self.import_customers(changed(self.jane, note="Likes coffee"))
        self.assertIn("Pays late", self.contact.comment)
        self.assertEqual(self.link(self.jane).note, "Likes coffee")

    def test_a_note_that_ends_in_the_shop_stays(self):
        noted = changed(self.jane, note="Likes tea")
        self.import_customers(noted)
        self.import_customers(changed(noted, note=""))
        self.assertIn("Likes tea", self.contact.comment)
        self.assertFalse(self.link(self.jane).note)

    def test_tags_follow_and_those_of_odoo_stay(self):
        self.import_customers(changed(self.jane, tags=("a", "b")))
        own = self.env["res.partner.category"].create({"name": "own"})
        self.contact.category_id |= own
        self.import_customers(changed(self.jane, tags=("b", "c")))
        names = sorted(self.contact.category_id.mapped("name"))
        self.assertEqual(names, ["b", "c", "own"])

    def test_a_deleted_contact_is_not_made_again(self):
        self.contact.unlink()
        result = self.import_customers(changed(self.jane, name="Jane Roe"))
        self.assertEqual(result.unchanged, 1)
        self.assertEqual(self.link(self.jane).state, "tombstone")

    def test_nothing_that_is_known_of_a_person_outlives_the_contact(self):
        self.shop.consent_policy = "unsubscribed"
        no = a_consent("UNSUBSCRIBED")
        jane = changed(
            self.jane,
            phone="+15185550100",
            note="Allergic to nuts",
            locale="de",
            tax_exempt=True,
            email_consent=no,
            sms_consent=no,
        )
        self.import_customers(jane)
        link = self.link(jane)
        self.assertTrue(link.address_ids)
        (self.contact.child_ids + self.contact).unlink()
        self.assertFalse(link.address_ids)
        kept = {"channel_id", "external_id", "state", "is_origin", "imported_at"}
        kept |= {"external_updated_at", "name", *models.MAGIC_COLUMNS}
        known = [it.name for it in link._fields.values() if it.store]
        self.assertFalse([it for it in known if it not in kept and link[it]])
        self.assertEqual(link.name, jane.person.unnamed)

    def test_a_deleted_contact_comes_back_whole_when_someone_asks(self):
        self.contact.unlink()
        link = self.link(self.jane)
        self.import_customers(self.jane)
        self.assertFalse(link.partner_id)
        link._forget_deletions()
        self.import_customers(self.jane)
        self.assertRecordValues(
            self.partner(self.jane),
            [{"name": "Jane Doe", "email": "jane@example.com"}],
        )
        self.assertEqual(len(self.link(self.jane).address_ids), 1)


class TestTaxExemption(CustomerCase):
    def setUp(self):
        super().setUp()
        positions = self.env["account.fiscal.position"]
        self.exempt = positions.create({"name": "Exempt"})
        self.other = positions.create({"name": "Other"})
        self.shop.exempt_position_id = self.exempt

    def position(self, customer):
        return self.partner(customer).property_account_position_id

    def test_tax_exempt_customers_get_the_position_and_lose_it_again(self):
        jane = a_customer(tax_exempt=True)
        self.import_customers(jane)
        self.assertEqual(self.position(jane), self.exempt)
        self.import_customers(changed(jane, tax_exempt=False))
        self.assertFalse(self.position(jane))

    def test_a_position_that_a_person_chose_stays(self):
        jane = a_customer(tax_exempt=True)
        self.import_customers(jane)
        self.partner(jane).property_account_position_id = self.other
        self.import_customers(changed(jane, tax_exempt=False))
        self.assertEqual(self.position(jane), self.other)

    def test_a_position_chosen_later_reaches_customers_that_did_not_change(self):
        self.shop.exempt_position_id = False
        jane = a_customer(tax_exempt=True)
        self.import_customers(jane)
        self.assertFalse(self.position(jane))
        self.shop.exempt_position_id = self.exempt
        self.import_customers(jane)
        self.assertEqual(self.position(jane), self.exempt)


class TestWithheldCustomers(CustomerCase):
    def test_withheld_customers_do_not_come_in_and_the_shop_is_told_once(self):
        result = self.import_customers(withheld(a_customer()), withheld(a_customer()))
        self.assertEqual((result.created, result.unchanged), (0, 2))
        self.assertEqual(self.codes(result), ["withheld"])
        self.assertTrue(self.shop.customers_withheld)

    def test_data_that_shopify_withholds_from_now_on_wipes_nothing(self):
        jane = a_customer(addresses=[an_address(), an_address("2 Side Street")])
        self.import_customers(jane)
        contact = self.partner(jane)
        self.import_customers(withheld(jane))
        self.assertRecordValues(
            contact, [{"name": "Jane Doe", "email": "jane@example.com"}]
        )
        self.assertEqual(contact.street, "1 Main Street")
        self.assertEqual(len(contact.child_ids), 1)

    def test_withheld_customers_match_nobody(self):
        self.a_contact("")
        self.assertEqual(self.import_customers(withheld(a_customer())).created, 0)

    def test_the_shop_is_told_when_its_data_is_shown_again(self):
        jane = a_customer()
        self.import_customers(withheld(jane))
        self.import_customers()  # where nobody is met nothing is known
        self.assertTrue(self.shop.customers_withheld)
        self.assertEqual(self.import_customers(jane).created, 1)
        self.assertFalse(self.shop.customers_withheld)

    def test_an_empty_customer_of_an_approved_app_is_not_withheld(self):
        result = self.import_customers(
            a_customer(None, None, email="", phone="+15185550100")
        )
        self.assertEqual((result.created, result.issues), (1, []))
