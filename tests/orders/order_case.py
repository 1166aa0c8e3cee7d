"""Imports of orders without a shop on the wire: objects in, records out."""

from ..products.product_case import ProductCase


class OrderCase(ProductCase):
    """A shop in US dollars, as its company is, and its orders."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env = cls.env(context={**cls.env.context, "tracking_disable": True})
        cls.shop = cls.shop.with_env(cls.env)

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

    def imported(self, order, **given):
        """Import an order; return its sale order."""
        self.import_orders(order, **given)
        return self.sale(order)
