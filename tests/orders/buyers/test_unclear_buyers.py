"""Orders whose contact may be another one: told until a person has decided."""

from odoo.tests import tagged

from ..order_case import StoryCase
from ..order_objects import an_order, changed_order
from ..order_parts import a_customer, a_shipping_line

EMAIL = "ada@corp.example"


@tagged("post_install", "-at_install")
class TestUnclearBuyers(StoryCase):
    def setUp(self):
        super().setUp()
        self.twins = self.env["res.partner"].create(
            [{"name": name, "email": EMAIL} for name in ("Ada", "A. Lovelace")]
        )
        customer = a_customer(76, email=EMAIL)
        self.order = an_order(None, [a_shipping_line()], customer=customer, email=EMAIL)
        self.assertEqual(self.told(), ["several_contacts"])
        self.contact = self.sale(self.order).partner_id
        self.assertNotIn(self.contact, self.twins)

    def told(self, order=None):
        """What a further look at the order tells, as after Retry."""
        return self.codes(self.import_orders(order or self.order, chosen=True))

    def merge(self, contacts, into):
        merge = self.env["base.partner.merge.automatic.wizard"].create({})
        merge._merge(contacts.ids, into)

    def test_each_look_tells_it_and_no_other_contact_is_made(self):
        for order in (self.order, changed_order(self.order, note="Ring twice")):
            self.assertEqual(self.told(order), ["several_contacts"])
        self.assertEqual(self.sale(self.order).partner_id, self.contact)

    def test_another_contact_on_the_order_settles_it(self):
        self.sale(self.order).partner_id = self.twins[0]
        self.assertEqual(self.told(), [])
        self.assertEqual(self.told(), [])

    def test_merged_contacts_settle_it(self):
        self.merge(self.twins + self.contact, self.twins[0])
        self.assertEqual(self.sale(self.order).partner_id, self.twins[0])
        self.assertEqual(self.told(), [])

    def test_one_of_the_others_left_is_one_to_be_meant(self):
        self.merge(self.twins, self.twins[0])
        self.assertEqual(self.told(), ["several_contacts"])
        self.merge(self.twins[0] + self.contact, self.contact)
        self.assertEqual(self.told(), [])

    def test_archived_contacts_are_not_meant(self):
        self.twins.active = False
        self.assertEqual(self.told(), [])

    def test_who_comes_next_is_no_news(self):
        again = an_order(customer=a_customer(76, email=EMAIL), email=EMAIL)
        self.assertEqual(self.told(again), [])
        self.assertEqual(self.sale(again).partner_id, self.contact)


@tagged("post_install", "-at_install")
class TestContactsOfOtherCompanies(StoryCase):
    def setUp(self):
        super().setUp()
        self.south = self.env["res.company"].create({"name": "South Ltd"})

    def come_twice(self, **given):
        """Take an order, give its contact to another company, and take the next one."""
        known = self.imported(an_order(email=EMAIL, **given)).partner_id
        (known.child_ids + known).company_id = self.south
        order = an_order(email=EMAIL, **given)
        return known, order, self.codes(self.import_orders(order, chosen=True))

    def test_the_next_order_of_a_customer_has_a_new_one_and_says_so(self):
        customer = a_customer(77, email=EMAIL)
        known, order, told = self.come_twice(customer=customer)
        self.assertEqual(told, ["foreign_contact"])
        contact = self.sale(order).partner_id
        self.assertRecordValues(contact, [{"email": EMAIL, "company_id": False}])
        self.assertNotEqual(contact, known)
        again = an_order(email=EMAIL, customer=customer)
        self.assertEqual(self.codes(self.import_orders(again)), [])
        self.assertEqual(self.sale(again).partner_id, contact)
        self.assertEqual(
            self.codes(self.import_orders(order, chosen=True)), ["foreign_contact"]
        )
        known.company_id = False
        merge = self.env["base.partner.merge.automatic.wizard"].create({})
        merge._merge((known + contact).ids, known)
        self.assertEqual(self.codes(self.import_orders(order, chosen=True)), [])
        self.assertEqual(self.sale(order).partner_id, known)

    def test_another_contact_of_the_customer_s_e_mail_is_taken(self):
        mine = self.env["res.partner"].create({"name": "Ada", "active": False})
        customer = a_customer(78, email=EMAIL)
        known = self.imported(an_order(email=EMAIL, customer=customer)).partner_id
        (known.child_ids + known).company_id = self.south
        mine.write({"email": EMAIL, "active": True})
        order = an_order(email=EMAIL, customer=customer)
        self.assertEqual(self.codes(self.import_orders(order)), [])
        self.assertEqual(self.sale(order).partner_id, mine)

    def test_a_company_that_buys_is_made_for_the_shop_s_company(self):
        entity = {
            "__typename": "PurchasingCompany",
            "company": {"id": "gid://shopify/Company/79", "name": "Acme"},
            "location": {
                "id": "gid://shopify/CompanyLocation/79",
                "name": "Berlin",
                "taxSettings": {"taxRegistrationId": None},
            },
        }
        customer = a_customer(79, email=EMAIL)
        given = {"customer": customer, "purchasingEntity": entity}
        known, order, told = self.come_twice(**given)
        self.assertEqual(told, ["foreign_contact"])
        buyer = self.sale(order).partner_id
        self.assertRecordValues(buyer, [{"name": "Acme", "company_id": False}])
        self.assertNotEqual(buyer, known)
