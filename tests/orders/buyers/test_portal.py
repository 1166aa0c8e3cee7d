"""What customers see of their own orders in the portal: nothing of the shop's notes."""

from odoo.exceptions import AccessError
from odoo.tests import HttpCase, new_test_user, tagged

from ...order_life.life_case import LifeCase, paid, two_shirts

RISKY = {"recommendation": "CANCEL", "assessments": []}
TOLD = {
    "risk": RISKY,
    "tags": ["fraud?"],
    "customAttributes": [{"key": "_internal", "value": "watch him"}],
}
DOT = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR4"
    "2mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII="
)
SECRETS = ("fraud", "watch him", "Transaction", "lets this order go on", "opify")


@tagged("post_install", "-at_install")
class TestPortal(HttpCase, LifeCase):
    def setUp(self):
        super().setUp()
        self.user = new_test_user(self.env, "ada", groups="base.group_portal")
        source = two_shirts(transactions=paid(), **TOLD)
        self.follow(source)
        self.link(source)._tell_of_release(self.env.user)
        self.order = self.sale(source)
        self.order.partner_id = self.user.partner_id
        self.own = self.order.with_user(self.user)

    def ask(self, method, *args):
        """Call a method of the order as the customer's browser could."""
        self.authenticate("ada", "ada")
        whom = [] if method == "fields_get" else [self.order.ids]
        params = {
            "model": "sale.order",
            "method": method,
            "args": [*whom, *args],
            "kwargs": {},
        }
        url = f"/web/dataset/call_kw/sale.order/{method}"
        return self.url_open(url, json={"params": params}).json()

    def test_the_page_of_an_order_tells_nothing_of_the_shop_s_notes(self):
        self.authenticate("ada", "ada")
        page = self.url_open(f"/my/orders/{self.order.id}")
        self.assertEqual(page.status_code, 200)
        self.assertIn(self.order.name, page.text)
        self.assertIn("54.45", page.text)
        for secret in SECRETS:
            self.assertNotIn(secret, page.text)

    def test_no_field_of_shopify_s_order_is_read_by_its_customer(self):
        names = [it for it in self.order._fields if it.startswith("commerce_")]
        self.assertGreater(len(names), 20)
        for name in names:
            with self.subTest(name), self.assertRaises(AccessError):
                self.own.read([name])
        self.assertTrue(self.own.read(["name", "amount_total"]))

    def test_the_browser_gets_no_field_of_it_either(self):
        self.assertIn("error", self.ask("read", ["commerce_risk"]))
        known = self.ask("read", ["name", "amount_total"])["result"]
        self.assertEqual(known[0]["amount_total"], 54.45)
        offered = self.ask("fields_get")["result"]
        self.assertFalse([it for it in offered if it.startswith("commerce_")])
        self.assertIn("error", self.ask("action_open_in_channel"))

    def test_orders_are_not_searched_by_what_their_customer_may_not_read(self):
        with self.assertRaises(AccessError):
            self.own.search([("commerce_held", "=", True)])

    def test_a_seller_reads_all_of_it_without_a_role_of_ours(self):
        groups = "base.group_user,sales_team.group_sale_salesman_all_leads"
        order = self.order.with_user(new_test_user(self.env, "seller", groups=groups))
        self.assertEqual(order.commerce_risk, "high")
        self.assertEqual(order.commerce_tags, "fraud?")
        self.assertIn("watch him", order.commerce_attributes)
        self.assertIn("54.45", order.commerce_transactions_table)
        self.assertIn("/orders/", order.action_open_in_channel()["url"])

    def test_a_customer_signs_and_so_confirms_an_order_of_shopify(self):
        self.shop.confirm_orders = False
        source = two_shirts()
        self.follow(source)
        offer = self.sale(source)
        offer.write({"partner_id": self.user.partner_id.id, "require_signature": True})
        offer.action_quotation_sent()
        self.authenticate("ada", "ada")
        params = {
            "order_id": offer.id,
            "access_token": offer._portal_ensure_token(),
            "name": "Ada",
            "signature": DOT,
        }
        url = f"/my/orders/{offer.id}/accept"
        self.assertNotIn("error", self.url_open(url, json={"params": params}).json())
        self.env.invalidate_all()
        self.assertEqual(offer.state, "sale")
