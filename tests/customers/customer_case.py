"""Imports of customers, and what came of them."""

from ..import_case import ImportCase


class CustomerCase(ImportCase):
    """A shop and its customers."""

    def partner(self, customer, shop=None):
        return self.link(customer, shop).partner_id

    def a_contact(self, name="Somebody", **given):
        return self.env["res.partner"].create({"name": name, **given})
