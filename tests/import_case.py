"""Imports without a shop on the wire: what was read in, records of Odoo out."""

from odoo.tests import TransactionCase

from ..services.commerce.customers.importer import CustomerImporter
from ..services.commerce.orders.importer import OrderImporter
from ..services.commerce.products.importer import ProductImporter
from ..services.commerce.records.customer import Customer
from ..services.commerce.records.product import Product
from ..services.shopify.orders.reading.order import read_order
from ..services.shopify.products.forms import SHOPIFY_FORMS

LINKS = {Product: "commerce.product", Customer: "commerce.customer"}


class ShopCase(TransactionCase):
    """A shop in the currency of its company."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.shop = cls.a_shop()

    @classmethod
    def a_shop(cls, key="north-shop", name="North Shop", **given):
        return cls.env["commerce.channel"].create(
            {
                "name": name,
                "shopify_shop_url_key": key,
                "currency_id": cls.env.company.currency_id.id,
                "lang": "en_US",
                **given,
            }
        )

    def world(self, shop=None):
        """The shop as runs have it: in its company, its language and its zone."""
        return (shop or self.shop)._in_its_world(self.env)


class ImportCase(ShopCase):
    """Each import takes its records as one page, and returns what came of it."""

    def import_products(self, *products, shop=None):
        shop = self.world(shop)
        importer = ProductImporter(shop.env, shop, SHOPIFY_FORMS)
        return importer.store(products)

    def import_customers(self, *customers, shop=None):
        shop = self.world(shop)
        result = CustomerImporter(shop.env, shop).store(customers)
        self.env.invalidate_all()
        return result

    def import_orders(self, *orders, shop=None, **given):
        shop = self.world(shop)
        return OrderImporter(shop.env, shop, **given).store(
            [read_order(it) for it in orders]
        )

    def link(self, source, shop=None):
        """The link of a product, a customer or an order."""
        model = LINKS.get(type(source), "commerce.order")
        external_id = getattr(source, "external_id", None) or source.id
        return self.env[model].search(
            [
                ("channel_id", "=", (shop or self.shop).id),
                ("external_id", "=", external_id),
            ]
        )

    def sale(self, source, shop=None):
        return self.link(source, shop).sale_order_id

    def codes(self, result):
        return [issue.code for issue in result.issues]
