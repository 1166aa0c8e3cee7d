"""People who buy for a company and for themselves: neither sees the other's orders."""

from odoo.tests import new_test_user, tagged

from ...order_life.life_case import LifeCase, paid, two_shirts
from ..order_parts import a_company_buyer, a_customer

ACME = a_company_buyer()


@tagged("post_install", "-at_install")
class TestPrivateOrders(LifeCase):
    def for_herself(self, **given):
        """Follow an order of two shirts; return its sale order."""
        source = two_shirts(transactions=paid(), **given)
        self.follow(source)
        return self.sale(source)

    def for_acme(self, **given):
        return self.for_herself(purchasingEntity=ACME, **given)

    def customers(self):
        return self.env["commerce.customer"].search([("channel_id", "=", self.shop.id)])

    def assertPrivate(self, sale, company):
        people = sale.partner_id | sale.partner_invoice_id | sale.partner_shipping_id
        owners = (people | sale.invoice_ids.partner_id).commercial_partner_id
        self.assertNotIn(company, owners)
        self.assertFalse(sale.partner_id.parent_id)

    def test_a_private_order_is_billed_to_no_company(self):
        acme = self.for_acme().partner_id
        sale = self.for_herself()
        self.assertPrivate(sale, acme)
        self.assertRecordValues(
            sale.partner_id,
            [{"name": "Ada Lovelace", "email": "ada@example.com", "city": "Berlin"}],
        )
        self.assertEqual(sale.invoice_ids.commercial_partner_id, sale.partner_id)

    def test_no_colleague_sees_a_private_order(self):
        ours = self.for_acme()
        user = new_test_user(self.env, "colleague", groups="base.group_portal")
        user.partner_id.parent_id = ours.partner_id
        self.assertTrue(ours.with_user(user).has_access("read"))
        self.assertFalse(self.for_herself().with_user(user).has_access("read"))

    def test_both_kinds_keep_their_contacts(self):
        self.for_acme()
        contact = self.customers().partner_id
        private = self.for_herself().partner_id
        self.assertEqual(self.for_herself().partner_id, private)
        self.assertEqual(self.for_acme().partner_id, contact.parent_id)
        self.assertRecordValues(
            self.customers(),
            [{"partner_id": contact.id, "private_partner_id": private.id}],
        )

    def test_both_kinds_may_come_in_one_page(self):
        ours = two_shirts(purchasingEntity=ACME)
        mine, more = two_shirts(), two_shirts()
        self.follow(mine, ours, more)
        self.assertPrivate(self.sale(mine), self.sale(ours).partner_id)
        self.assertEqual(self.sale(mine).partner_id, self.sale(more).partner_id)

    def test_who_has_neither_email_nor_phone_has_one_private_contact(self):
        nameless = {"customer": a_customer(7, email=None), "email": None}
        self.for_acme(**nameless)
        private = self.for_herself(**nameless).partner_id
        self.assertEqual(self.for_herself(**nameless).partner_id, private)

    def test_a_private_contact_that_was_here_before_is_the_one(self):
        self.for_acme()
        known = self.env["res.partner"].create(
            {"name": "Ada at home", "email": "ada@example.com"}
        )
        self.assertEqual(self.for_herself().partner_id, known)

    def test_a_guest_with_the_address_of_a_buyer_is_no_company_s(self):
        acme = self.for_acme().partner_id
        first, second = self.for_herself(customer=None), self.for_herself(customer=None)
        self.assertPrivate(first, acme)
        self.assertEqual(second.partner_id, first.partner_id)

    def test_a_company_that_a_person_chose_stands(self):
        other = self.env["res.partner"].create({"name": "Own", "is_company": True})
        contact = self.env["res.partner"].create(
            {"name": "Ada", "email": "ada@example.com", "parent_id": other.id}
        )
        self.assertEqual(self.for_herself().partner_id, contact)

    def test_where_the_app_may_not_read_companies_the_contact_stays(self):
        self.for_acme()
        contact = self.customers().partner_id
        source = two_shirts()
        source.model_fields_set.discard("purchasing_entity")
        self.follow(source)
        self.assertEqual(self.sale(source).partner_id, contact)
