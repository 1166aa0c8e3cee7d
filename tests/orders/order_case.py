"""Imports of orders without a shop on the wire: objects in, records out."""

from ..products.product_case import ProductCase
from .order_objects import an_order, changed_order
from .order_payments import a_transaction


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


class HoldingCase(StoryCase):
    """A shop that confirms its orders, and leaves their documents alone."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.shop.confirm_orders = True
        cls.shop.invoicing = "none"
        cls.shop.register_payments = False


class PromiseCase(OrderCase):
    """A shop that confirms and invoices what is paid."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.shop.payment_journal_id = cls.env["account.journal"].search(
            [("type", "=", "bank"), ("company_id", "=", cls.shop.company_id.id)],
            limit=1,
        )
        cls.tee = cls.env["product.product"].create(
            {
                "name": "Tee",
                "default_code": "TEE",
                "is_storable": True,
                "invoice_policy": "order",
            }
        )

    def paid(self, lines, **given):
        """An order of some lines that was paid at once."""
        order = an_order(lines, **given)
        total = order.total_price_set.shop_money.amount
        return changed_order(
            order,
            transactions=[a_transaction(amount=total)],
            totalReceivedSet=order.total_price_set.model_dump(
                mode="json", by_alias=True
            ),
        )

    def invoiced(self, order):
        """What invoices say of an order, less what its credit notes do."""
        moves = self.sale(order).invoice_ids.filtered(lambda it: it.state == "posted")
        return round(sum(moves.mapped("amount_total_signed")), 2)
