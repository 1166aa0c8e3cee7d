"""Imports of customers, and what came of them."""

from ..import_case import ImportCase


class CustomerCase(ImportCase):
    """A shop and its customers."""

    def partner(self, customer, shop=None):
        return self.link(customer, shop).partner_id

    def a_contact(self, name="Somebody", **given):
        return self.env["res.partner"].create({"name": name, **given})

    def link(self, source, shop=None):
        """The link of a customer."""
        return self.env["commerce.customer"].search(
            [
                ("channel_id", "=", (shop or self.shop).id),
                ("external_id", "=", source.external_id),
            ]
        )
