"""Imports of customers without a shop on the wire: objects in, records out."""

from odoo.tests import TransactionCase

from ...services.shopify.customers.importer import CustomerImporter


class CustomerCase(TransactionCase):
    """A shop and its importer."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.shop = cls.a_shop("north-shop", "North Shop")

    @classmethod
    def a_shop(cls, key, name, **given):
        values = {"name": name, "shopify_shop_url_key": key, "lang": "en_US"}
        return cls.env["commerce.channel"].create({**values, **given})

    def store(self, *customers, shop=None):
        """Import the customers as one page."""
        shop = (shop or self.shop)._in_its_world(self.env)
        result = CustomerImporter(shop.env, shop).store(customers)
        self.env.invalidate_all()
        return result

    def link(self, customer, shop=None):
        return self.env["commerce.customer"].search(
            [
                ("channel_id", "=", (shop or self.shop).id),
                ("external_id", "=", customer.id),
            ]
        )

    def partner(self, customer, shop=None):
        return self.link(customer, shop).partner_id

    def a_contact(self, name="Somebody", **given):
        return self.env["res.partner"].create({"name": name, **given})

    def codes(self, result):
        return [issue.code for issue in result.issues]
