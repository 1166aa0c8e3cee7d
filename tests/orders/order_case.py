"""Imports of orders without a shop on the wire: objects in, records out."""

from ...services.shopify.orders.importer import OrderImporter
from ...services.shopify.products.importer import ProductImporter
from ..products.product_case import ProductCase


class OrderCase(ProductCase):
    """A shop in US dollars, as its company is, and its importer of orders."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env = cls.env(context={**cls.env.context, "tracking_disable": True})
        cls.shop = cls.shop.with_env(cls.env)

    def world(self, shop=None):
        return (shop or self.shop)._in_its_world(self.env)

    def importer(self, shop=None, **given):
        shop = self.world(shop)
        return OrderImporter(shop.env, shop, **given)

    def take(self, *orders, shop=None, **given):
        """Import the orders as one page."""
        return self.importer(shop, **given).store(orders)

    def products(self, *products):
        """Import products, so that orders find their variants."""
        shop = self.world()
        return ProductImporter(shop.env, shop).store(products)

    def order_link(self, order, shop=None):
        return self.env["commerce.order"].search(
            [
                ("channel_id", "=", (shop or self.shop).id),
                ("external_id", "=", order.id),
            ]
        )

    def sale(self, order, shop=None):
        return self.order_link(order, shop).sale_order_id

    def lines(self, order):
        """Lines of the sale order that are not mere text."""
        return self.sale(order).order_line.filtered(lambda it: not it.display_type)


class StoryCase(OrderCase):
    """Orders stay quotations here: what follows on them is told elsewhere."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.shop.confirm_orders = False
        cls.carrier = cls.env.ref("delivery.free_delivery_carrier")
        cls.env["commerce.delivery"].create(
            {
                "channel_id": cls.shop.id,
                "title": "Standard",
                "carrier_id": cls.carrier.id,
            }
        )

    def come(self, order, **given):
        """Import an order; return its sale order."""
        self.take(order, **given)
        return self.sale(order)
