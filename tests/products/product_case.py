"""Imports of products, and what came of them."""

from ..import_case import ImportCase


class ProductCase(ImportCase):
    """A shop in US dollars, as its company is, and its products."""

    def template(self, product, shop=None):
        return self.link(product, shop).product_tmpl_id

    def variants(self, product, shop=None):
        return self.link(product, shop).variant_ids.product_id
