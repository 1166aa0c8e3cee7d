"""Companies and addresses that were archived, and that orders go to again."""

from odoo.tests import tagged

from ..order_case import StoryCase
from ..order_objects import an_order
from ..order_parts import an_address


@tagged("post_install", "-at_install")
class TestArchivedPartners(StoryCase):
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
