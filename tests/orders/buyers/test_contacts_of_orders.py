"""Which contacts an order never takes, brings back, or uses again."""

from odoo.tests import new_test_user, tagged

from ...order_life.life_case import LifeCase, two_shirts
from ..order_parts import a_company_buyer, a_customer

EMAIL = "ada@corp.example"
# Customers whose e-mail address anybody may have typed.
UNPROVEN = (
    {"state": "DISABLED"},
    {"state": "INVITED"},
    {"state": "ENABLED", "verifiedEmail": False},
)


@tagged("post_install", "-at_install")
class TestContactsOfOrders(LifeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.shop.confirm_orders = False

    def contact(self, email=EMAIL, **given):
        values = {"name": "Ada", "email": email, **given}
        return self.env["res.partner"].create(values)

    def customer_of(self, email=EMAIL, customer=None):
        source = two_shirts(email=email, customer=customer)
        self.follow(source)
        return self.sale(source).partner_id

    def test_nobody_is_a_user_of_odoo_by_typing_the_address(self):
        boss = new_test_user(self.env, "boss", email=EMAIL).partner_id
        self.assertNotEqual(self.customer_of(), boss)
        known = a_customer(71, email=EMAIL)
        self.assertNotEqual(self.customer_of(customer=known), boss)

    def test_a_guest_s_order_is_not_in_somebody_s_portal(self):
        user = new_test_user(self.env, "ada", groups="base.group_portal", email=EMAIL)
        self.assertNotEqual(self.customer_of(), user.partner_id)

    def test_who_has_an_account_in_both_is_one(self):
        user = new_test_user(self.env, "ada", groups="base.group_portal", email=EMAIL)
        known = a_customer(72, email=EMAIL, state="ENABLED")
        self.assertEqual(self.customer_of(customer=known), user.partner_id)

    def test_a_customer_of_a_mere_checkout_is_nobody_who_logs_in_here(self):
        user = new_test_user(self.env, "ada", groups="base.group_portal", email=EMAIL)
        for number, unproven in enumerate(UNPROVEN, 7500):
            eve = a_customer(number, "Eve", email=EMAIL, **unproven)
            source = two_shirts(email=EMAIL, customer=eve)
            self.follow(source)
            order = self.sale(source)
            self.assertNotEqual(order.partner_id, user.partner_id)
            self.assertFalse(order.with_user(user).has_access("read"))

    def colleague(self, company):
        """Return a user of the portal who belongs to a company."""
        user = new_test_user(self.env, "bob", groups="base.group_portal")
        user.partner_id.parent_id = company
        return user

    def assertApart(self, source, user):
        """Follow a stranger's order: it is nobody's whose orders the user reads."""
        self.follow(source)
        order = self.sale(source)
        owner = user.partner_id.commercial_partner_id
        self.assertNotEqual(order.partner_id.commercial_partner_id, owner)
        self.assertFalse(order.partner_id.parent_id)
        self.assertFalse(order.with_user(user).has_access("read"))

    def test_what_a_stranger_orders_is_read_by_no_colleague_of_whose_address_it_is(
        self,
    ):
        company = self.contact(False, name="Corp", is_company=True)
        self.contact(parent_id=company.id)
        user = self.colleague(company)
        self.assertApart(two_shirts(email=EMAIL, customer=None), user)
        for number, unproven in enumerate(UNPROVEN, 7600):
            eve = a_customer(number, "Eve", email=EMAIL, **unproven)
            self.assertApart(two_shirts(email=EMAIL, customer=eve), user)

    def test_nor_by_who_logs_in_for_the_company_above(self):
        holding = self.contact(False, name="Holding", is_company=True)
        company = self.contact(
            False, name="Corp", is_company=True, parent_id=holding.id
        )
        self.contact(parent_id=company.id)
        user = self.colleague(holding)
        self.assertApart(two_shirts(email=EMAIL, customer=None), user)

    def test_a_colleague_of_users_who_proves_the_address_is_the_contact(self):
        company = self.contact(False, name="Corp", is_company=True)
        ada = self.contact(parent_id=company.id)
        self.colleague(company)
        known = a_customer(79, email=EMAIL, state="ENABLED")
        self.assertEqual(self.customer_of(customer=known), ada)

    def test_nobody_is_a_company_with_users_by_typing_its_address(self):
        company = self.contact(name="Corp", is_company=True)
        user = self.colleague(company)
        for number, unproven in enumerate(UNPROVEN, 7700):
            eve = a_customer(number, "Eve", email=EMAIL, **unproven)
            self.assertApart(two_shirts(email=EMAIL, customer=eve), user)

    def test_an_archived_contact_that_orders_is_back(self):
        ada = self.contact(active=False)
        self.assertEqual(self.customer_of(), ada)
        self.assertTrue(ada.active)

    def test_an_address_of_a_company_and_its_person_is_the_person_s(self):
        company = self.contact(name="Corp", is_company=True)
        ada = self.contact(parent_id=company.id)
        self.assertEqual(self.customer_of(), ada)

    def test_a_guest_is_no_company_and_the_same_person_again(self):
        company = self.contact(name="Corp", is_company=True)
        guest = self.customer_of()
        self.assertNotEqual(guest, company)
        self.assertFalse(guest.is_company or guest.parent_id)
        self.assertEqual(self.customer_of(), guest)

    def test_a_customer_with_an_account_may_be_a_company(self):
        company = self.contact(name="Corp", is_company=True)
        known = a_customer(74, email=EMAIL)
        self.assertEqual(self.customer_of(customer=known), company)

    def test_an_unclear_guest_gets_one_new_contact_for_all_orders(self):
        twins = self.contact() + self.contact()
        first = self.customer_of()
        self.assertNotIn(first, twins)
        self.assertEqual([self.customer_of(), self.customer_of()], [first, first])

    def test_an_unclear_guest_s_contact_that_got_an_account_gets_no_more_orders(self):
        twins = self.contact() + self.contact()
        first = self.customer_of()
        user = new_test_user(self.env, "ada", groups="base.group_portal", email=EMAIL)
        own, user.partner_id = user.partner_id, first
        own.unlink()
        source = two_shirts(email=EMAIL, customer=None)
        self.follow(source)
        second = self.sale(source).partner_id
        self.assertNotIn(second, twins + first)
        self.assertFalse(self.sale(source).with_user(user).has_access("read"))
        self.assertEqual(self.customer_of(), second)

    def test_the_contact_of_the_newest_order_counts_for_an_unclear_guest(self):
        self.contact()
        self.contact()
        first = self.customer_of()
        source = two_shirts(email=EMAIL, customer=None)
        self.follow(source)
        second = self.sale(source).partner_id = self.contact()
        self.assertEqual(self.customer_of(), second)
        self.assertNotEqual(second, first)

    def guests(self, *numbers, **given):
        """Import guests with one number as one page; return their contacts."""
        given = {"customer": None, "email": None, "phone": "+4930123456", **given}
        sources = [two_shirts(**given) for _ in numbers]
        self.follow(*sources)
        return [self.sale(source).partner_id for source in sources]

    def test_guests_with_one_number_are_one(self):
        first, *others = self.guests(1, 2, 3)
        self.assertEqual(others, [first, first])
        self.assertEqual(self.guests(4), [first])

    def test_unclear_guests_with_one_number_get_one_new_contact(self):
        twins = self.contact(False, phone="+4930123456") + self.contact(
            False, phone="+4930123456"
        )
        first, second = self.guests(1, 2)
        self.assertNotIn(first, twins)
        self.assertEqual(second, first)
        self.assertEqual(self.guests(3), [first])

    def test_numbers_tell_nothing_where_the_shop_matches_by_email(self):
        self.shop.customer_keys = "email"
        first, second = self.guests(1, 2)
        self.assertNotEqual(first, second)

    def test_a_guest_and_a_customer_of_one_page_are_one(self):
        guest = two_shirts(email=EMAIL, customer=None)
        known = two_shirts(email=EMAIL, customer=a_customer(75, email=EMAIL))
        self.follow(guest, known)
        ada = self.sale(known).partner_id
        self.assertEqual(self.sale(guest).partner_id, ada)
        self.assertEqual(self.customer_of(), ada)

    def test_two_customers_of_one_page_are_two(self):
        sources = [
            two_shirts(email=EMAIL, customer=a_customer(number, email=EMAIL))
            for number in (76, 77)
        ]
        self.follow(*sources)
        first, second = (self.sale(it).partner_id for it in sources)
        self.assertNotEqual(first, second)

    def test_a_guest_beside_a_company_s_buyer_is_no_company_s(self):
        guest = two_shirts(email=EMAIL, customer=None)
        buyer = two_shirts(
            email=EMAIL,
            customer=a_customer(78, email=EMAIL),
            purchasingEntity=a_company_buyer(),
        )
        self.follow(guest, buyer)
        self.assertFalse(self.sale(guest).partner_id.parent_id)

    def test_a_customer_whose_contact_was_deleted_gets_one_new_contact(self):
        known = a_customer(73, email=None, phone=None)
        other = self.contact("other@corp.example")
        source = two_shirts(email=None, customer=known)
        self.follow(source)
        order = self.sale(source)
        deleted = order.partner_id
        order.write(
            {
                "partner_id": other.id,
                "partner_invoice_id": other.id,
                "partner_shipping_id": other.id,
            }
        )
        (deleted.child_ids + deleted).unlink()
        first = self.customer_of(None, known)
        self.assertEqual(self.customer_of(None, known), first)
        self.assertNotEqual(first, other)

    def test_a_customer_who_was_deleted_and_orders_again_is_a_known_one(self):
        known = a_customer(76, email=EMAIL)
        source = two_shirts(email=EMAIL, customer=known)
        self.follow(source)
        order, other = self.sale(source), self.contact("other@corp.example")
        deleted = order.partner_id
        places = ("partner_id", "partner_invoice_id", "partner_shipping_id")
        order.write(dict.fromkeys(places, other.id))
        (deleted.child_ids + deleted).unlink()
        link = self.env["commerce.customer"].search([("external_id", "=", known["id"])])
        self.assertRecordValues(link, [{"state": "tombstone", "email": False}])
        partner = self.customer_of(customer=known)
        told = {"state": "bound", "email": EMAIL, "name": partner.name}
        self.assertRecordValues(link, [{**told, "partner_id": partner.id}])
        self.assertEqual(partner.name, "Ada Lovelace")
