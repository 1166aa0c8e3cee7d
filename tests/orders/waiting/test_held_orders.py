"""Which orders wait for a person, and what lets them go on."""

from odoo.tests import tagged

from ..order_case import HoldingCase
from ..order_objects import an_order
from ..order_parts import a_customer, a_line, an_address


@tagged("post_install", "-at_install")
class TestHolding(HoldingCase):
    def risky(self, **given):
        assessed = {"recommendation": "CANCEL", "assessments": [{"riskLevel": "HIGH"}]}
        return an_order(risk=assessed, **given)

    def test_a_paid_order_is_confirmed(self):
        self.assertEqual(self.imported(an_order()).state, "sale")

    def test_a_high_risk_waits_and_says_why(self):
        order = self.risky()
        self.assertEqual(self.codes(self.import_orders(order)), ["high_risk"])
        sale = self.sale(order)
        self.assertEqual((sale.state, sale.commerce_held), ("draft", True))
        self.assertIn("risk of fraud", sale.commerce_held_text)
        self.assertIn(sale, sale.search([("commerce_held", "=", True)]))

    def test_a_person_lets_it_go_on(self):
        order = self.risky()
        sale = self.imported(order)
        self.link(order).action_release()
        self.assertEqual(self.codes(self.import_orders(order)), [])
        self.assertEqual((sale.state, sale.commerce_held), ("sale", False))

    def test_a_shop_may_take_risks(self):
        self.shop.order_high_risk = "import"
        self.assertEqual(self.imported(self.risky()).state, "sale")

    def test_test_orders_wait_on_a_real_shop(self):
        sale = self.imported(an_order(test=True))
        self.assertEqual((sale.state, sale.commerce_test), ("draft", True))

    def test_test_orders_go_on_where_the_shop_says_so(self):
        self.shop.test_orders = "import"
        self.assertEqual(self.imported(an_order(test=True)).state, "sale")

    def test_money_that_does_not_add_up_waits(self):
        order = an_order([a_line()], totalPriceSet=_dollars("19.99"))
        self.assertEqual(self.codes(self.import_orders(order)), ["money"])
        sale = self.sale(order)
        self.assertEqual((sale.state, sale.amount_total), ("draft", 20.0))
        self.assertIn("total", sale.commerce_held_text)

    def test_an_unknown_tax_waits_and_the_money_is_exact(self):
        self.shop.create_taxes = False
        order = an_order([a_line(taxes=[("Odd Tax", "0.1234")])])
        self.assertEqual(self.codes(self.import_orders(order)), ["unknown_tax"])
        sale = self.sale(order)
        self.assertEqual((sale.state, sale.amount_total), ("draft", 22.47))
        self.assertIn("Shopify tax to be chosen", sale.order_line.tax_ids.name)

    def test_an_order_goes_on_when_its_tax_is_chosen(self):
        self.shop.create_taxes = False
        order = an_order([a_line(taxes=[("Odd Tax", "0.1234")])])
        self.import_orders(order)
        tax = self.env["account.tax"].create({"name": "Odd", "amount": 12.34})
        row = self.env["commerce.tax"].search([("title", "=", "Odd Tax")])
        self.assertFalse(row.tax_id)
        row.tax_id = tax
        self.assertEqual(self.codes(self.import_orders(order)), [])
        sale = self.sale(order)
        self.assertEqual(self.lines(order).tax_ids, tax)
        self.assertEqual((sale.commerce_held, sale.amount_total), (False, 22.47))

    def test_withheld_data_waits(self):
        hidden = an_address(
            None, None, address1=None, city=None, zip=None, countryCodeV2=None
        )
        order = an_order(
            customer=a_customer(first=None, last=None, email=None),
            billingAddress=hidden,
            shippingAddress=hidden,
            email=None,
        )
        self.assertEqual(self.imported(order).state, "draft")


def _dollars(amount):
    money = {"amount": amount, "currencyCode": "USD"}
    return {"shopMoney": money, "presentmentMoney": money}
