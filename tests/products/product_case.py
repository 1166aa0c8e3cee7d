"""Imports of products without a shop on the wire: objects in, records out."""

from odoo.tests import TransactionCase

from ...services.shopify.products.importer import ProductImporter


class ProductCase(TransactionCase):
    """A shop in US dollars, as its company is, and its importer."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.shop = cls.a_shop("north-shop", "North Shop")

    @classmethod
    def a_shop(cls, key, name, **given):
        return cls.env["commerce.channel"].create(
            {
                "name": name,
                "shopify_shop_url_key": key,
                "currency_id": cls.env.company.currency_id.id,
                "lang": "en_US",
                **given,
            }
        )

    def store(self, *products, shop=None, dry_run=False):
        """Import the products as one page."""
        shop = shop or self.shop
        return ProductImporter(self.env, shop, dry_run=dry_run).store(products)

    def template(self, product, shop=None):
        return self.link(product, shop).product_tmpl_id

    def variants(self, product, shop=None):
        return self.link(product, shop).variant_ids.product_id

    def link(self, product, shop=None):
        return self.env["commerce.product"].search(
            [
                ("channel_id", "=", (shop or self.shop).id),
                ("external_id", "=", product.id),
            ]
        )

    def codes(self, result):
        return [issue.code for issue in result.issues]
