"""Whom imported orders belong to, who is billed, and where the goods go."""

from odoo.tests import tagged

from ....services.commerce.orders.planning.partners import OrderPartners
from ....services.shopify.orders.reading.order import read_order
from ...import_case import ShopCase
from ..order_case import StoryCase
from ..order_objects import an_order
from ..order_parts import a_company_buyer, a_customer, an_address


class TestOrderPartners(ShopCase):
    def partners(self, *orders, shop=None, **given):
        shop = shop or self.shop
        read = [read_order(order) for order in orders]
        found = OrderPartners(self.env, shop).of(read, **given)
        return [found[order.id] for order in orders]

    def links(self):
        return self.env["commerce.customer"].search([("channel_id", "=", self.shop.id)])

    def an_order(self, customer=None, billing=None, shipping=None, **given):
        given = {"email": None, "phone": None, **given}
        return an_order(
            customer=customer, billingAddress=billing, shippingAddress=shipping, **given
        )

    def test_an_order_before_its_customer_makes_and_links_the_contact(self):
        order = self.an_order(a_customer(7), an_address())
        (found,) = self.partners(order)
        self.assertRecordValues(
            found.customer,
            [{"name": "Ada Lovelace", "email": "ada@example.com", "city": "Berlin"}],
        )
        self.assertEqual(found.invoice, found.customer)
        self.assertEqual(self.links().partner_id, found.customer)
        self.assertTrue(self.links().is_origin)

    def test_the_next_order_of_the_customer_has_the_same_contact(self):
        customer = a_customer(7)
        (first,) = self.partners(self.an_order(customer, an_address()))
        (second,) = self.partners(self.an_order(customer, an_address()))
        self.assertEqual(first.customer, second.customer)
        self.assertEqual(len(self.links()), 1)

    def test_two_orders_of_one_page_share_their_customer(self):
        customer = a_customer(7)
        orders = [self.an_order(customer, an_address()) for _ in range(2)]
        first, second = self.partners(*orders)
        self.assertEqual(first.customer, second.customer)

    def test_goods_that_go_elsewhere_get_an_address_of_their_own(self):
        gift = an_address("Charles", "Babbage", address1="Nebenstr. 2")
        (found,) = self.partners(self.an_order(a_customer(7), an_address(), gift))
        self.assertEqual(found.invoice, found.customer)
        self.assertRecordValues(
            found.shipping,
            [
                {
                    "name": "Charles Babbage",
                    "street": "Nebenstr. 2",
                    "parent_id": found.customer.id,
                }
            ],
        )

    def test_a_contact_that_was_here_before_keeps_its_own_address(self):
        ada = self.env["res.partner"].create(
            {"name": "Ada", "email": "Ada@Example.com", "street": "Elsewhere 9"}
        )
        (found,) = self.partners(self.an_order(a_customer(7), an_address()))
        self.assertEqual(found.customer, ada)
        self.assertEqual(ada.street, "Elsewhere 9")
        self.assertEqual(found.invoice.parent_id, ada)
        self.assertEqual(found.invoice.street, "Hauptstr. 1")

    def test_a_guest_has_the_name_of_the_billing_address(self):
        order = self.an_order(
            None, an_address("Grace", "Hopper"), email="g@example.com"
        )
        (found,) = self.partners(order)
        self.assertRecordValues(
            found.customer, [{"name": "Grace Hopper", "email": "g@example.com"}]
        )
        self.assertFalse(self.links())

    def test_guests_never_share_a_contact(self):
        grace = self.an_order(None, an_address("Grace", "Hopper"))
        ada = self.an_order(None, an_address("Ada", "Lovelace"))
        first, second = self.partners(grace, ada)
        self.assertNotEqual(first.customer, second.customer)

    def test_a_guest_with_a_known_email_is_that_contact(self):
        grace = self.env["res.partner"].create(
            {"name": "Grace", "email": "g@example.com"}
        )
        order = self.an_order(
            None, an_address("Grace", "Hopper"), email="G@example.com"
        )
        (found,) = self.partners(order)
        self.assertEqual(found.customer, grace)

    def test_a_guest_of_whom_nothing_is_known_gets_a_contact_too(self):
        (found,) = self.partners(self.an_order(None))
        self.assertEqual(found.customer.name, "Guest")
        self.assertEqual(found.invoice, found.customer)
        self.assertEqual(found.shipping, found.customer)

    def test_an_unclear_customer_gets_a_new_contact_and_says_so(self):
        twins = self.env["res.partner"].create(
            [{"name": name, "email": "ada@example.com"} for name in "AB"]
        )
        (found,) = self.partners(self.an_order(a_customer(7), an_address()))
        self.assertNotIn(found.customer, twins)
        self.assertEqual(found.problem, "several_contacts")

    def test_an_order_in_odoo_keeps_its_customer(self):
        kept = self.env["res.partner"].create({"name": "Chosen by hand"})
        order = self.an_order(a_customer(7), an_address())
        (found,) = self.partners(order, customers={order.id: kept})
        self.assertEqual(found.customer, kept)
        self.assertEqual(found.invoice.parent_id, kept)
        self.assertFalse(self.links())

    def test_a_customer_whose_data_is_withheld_matches_nobody(self):
        self.env["res.partner"].create({"name": "Shopify 7"})
        customer = a_customer(7, None, None, email=None)
        bare = an_address(None, None, address1=None, city=None, zip=None)
        (found,) = self.partners(self.an_order(customer, bare))
        self.assertEqual(found.customer.name, "Shopify 7")
        self.assertEqual(found.customer.country_id.code, "DE")
        self.assertEqual(self.links().partner_id, found.customer)

    def test_a_company_is_the_customer_and_the_person_its_contact(self):
        buyer = a_company_buyer()
        order = self.an_order(
            a_customer(7), an_address(company="Acme"), purchasingEntity=buyer
        )
        (found,) = self.partners(order)
        self.assertRecordValues(found.customer, [{"name": "Acme", "is_company": True}])
        self.assertRecordValues(
            found.contact,
            [{"name": "Ada Lovelace", "is_company": False, "type": "contact"}],
        )
        self.assertEqual(found.contact.parent_id, found.customer)
        self.assertEqual(found.invoice.parent_id, found.customer)
        (again,) = self.partners(order)
        self.assertEqual(again, found)


@tagged("post_install", "-at_install")
class TestArchivedPartners(StoryCase):
    """Companies and addresses that were archived, and that orders go to again."""

    def test_an_address_that_is_used_again_is_back(self):
        elsewhere = {"shippingAddress": an_address(address1="Other 5")}
        address = self.imported(an_order(**elsewhere)).partner_shipping_id
        address.active = False
        sale = self.imported(an_order(**elsewhere))
        self.assertEqual(sale.partner_shipping_id, address)
        self.assertTrue(address.active)

    def test_a_company_that_buys_again_is_back(self):
        entity = {
            "__typename": "PurchasingCompany",
            "company": {"id": "gid://shopify/Company/5", "name": "Acme"},
            "location": {
                "id": "gid://shopify/CompanyLocation/5",
                "name": "Berlin",
                "taxSettings": {"taxRegistrationId": None},
            },
        }
        company = self.imported(an_order(purchasingEntity=entity)).partner_id
        company.active = False
        sale = self.imported(an_order(purchasingEntity=entity))
        self.assertEqual(sale.partner_id, company)
        self.assertTrue(company.active)

    def test_what_no_order_goes_to_stays_archived(self):
        elsewhere = {"shippingAddress": an_address(address1="Other 5")}
        address = self.imported(an_order(**elsewhere)).partner_shipping_id
        address.active = False
        self.imported(an_order())
        self.assertFalse(address.active)
