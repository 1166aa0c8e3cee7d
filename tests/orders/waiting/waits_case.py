"""Orders that wait, or go on, wherever they are: new, confirmed or in the books."""

from ...order_life.life_case import LifeCase, paid, two_shirts
from ..order_parts import a_customer

NOBODY = {
    "customer": a_customer(7001, None, None, email=None),
    "email": None,
    "billingAddress": None,
    "shippingAddress": None,
}


class WaitsCase(LifeCase):
    """Orders that are brought to a stage, and what is said of them there."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.shop.create_taxes = True
        cls.env["commerce.delivery"].create(
            {
                "channel_id": cls.shop.id,
                "title": "Standard",
                "carrier_id": cls.env.ref("delivery.free_delivery_carrier").id,
            }
        )
        cls.rule = cls.env["commerce.order.rule"].create(
            {
                "channel_id": cls.shop.id,
                "sequence": 0,
                "financial_status": "pending",
                "action": "keep",
            }
        )

    def brought_to(self, stage):
        """The order as Shopify tells it when Odoo has it so far."""
        if stage == "new":
            return two_shirts(displayFinancialStatus="PENDING")
        if stage == "invoiced":
            source = two_shirts(transactions=paid())
        else:
            source = two_shirts(displayFinancialStatus="PENDING")
            self.rule.action = "keep" if stage == "quotation" else "confirm"
        self.import_orders(source, chosen=True)
        state = "draft" if stage == "quotation" else "sale"
        self.assertEqual(self.sale(source).state, state)
        return source

    def assertSaid(self, source, amount):
        signs = {"out_invoice": 1, "out_refund": -1, "inbound": 1, "outbound": -1}
        said = [signs[it.move_type] * it.amount_total for it in self.documents(source)]
        paid_ = [signs[it.payment_type] * it.amount for it in self.payments(source)]
        self.assertAlmostEqual(sum(said), amount)
        self.assertAlmostEqual(sum(paid_), amount)
