"""Orders that wait as Shopify withholds who bought, and those that say little."""

from odoo.tests import tagged

from ...engine_case import EngineCase
from ...order_life.life_case import LifeCase, a_shirt, paid
from ..order_objects import an_order
from ..order_parts import a_customer, an_address

NOBODY = {"first": None, "last": None, "address1": None, "city": None}


@tagged("post_install", "-at_install")
class TestWithheldOrders(LifeCase):
    def billed_to(self, billing, shipping=None, customer=None, email=None):
        """Follow an order that was paid; return its sale order."""
        source = an_order(
            [a_shirt(price="20.00", requiresShipping=bool(shipping))],
            customer=customer,
            email=email,
            billingAddress=billing,
            shippingAddress=shipping,
            transactions=paid("20.00"),
        )
        self.follow(source)
        return self.sale(source)

    def test_who_gives_a_place_alone_for_what_is_not_shipped_is_known(self):
        known = {"customer": a_customer(81), "email": "ada@example.com"}
        for billing in (
            an_address(**NOBODY),
            an_address(**NOBODY, zip=None),
            an_address(**NOBODY, company="Acme"),
            None,
        ):
            order = self.billed_to(billing, **known)
            self.assertEqual((order.state, order.commerce_held), ("sale", False))
            self.assertEqual(order.partner_id.name, "Ada Lovelace")
            self.assertEqual(order.invoice_ids.amount_total, 20.0)

    def test_a_guest_s_e_mail_is_enough_for_what_is_not_shipped(self):
        order = self.billed_to(an_address(**NOBODY), email="grace@example.com")
        self.assertEqual(order.state, "sale")
        self.assertEqual(order.partner_id.email, "grace@example.com")

    def test_goods_whose_address_is_withheld_wait(self):
        bare = an_address(**NOBODY)
        order = self.billed_to(bare, bare, a_customer(82), "ada@example.com")
        self.assertEqual((order.state, order.commerce_held), ("draft", True))

    def test_who_is_withheld_altogether_waits(self):
        hidden = a_customer(83, None, None, email=None)
        for billing in (an_address(**NOBODY), None):
            order = self.billed_to(billing, customer=hidden)
            self.assertEqual((order.state, order.commerce_held), ("draft", True))

    def test_a_told_address_is_enough_where_the_goods_go(self):
        order = self.billed_to(an_address(**NOBODY), an_address())
        self.assertEqual((order.state, order.commerce_held), ("sale", False))


COFFEE = {
    "id": 61,
    "title": "Coffee",
    "name": "Coffee",
    "quantity": 1,
    "current_quantity": 1,
    "price": "4.00",
    "requires_shipping": True,
}
AT_THE_TILL = {
    "currency": "USD",
    "processed_at": "2026-10-01T12:00:00Z",
    "created_at": "2026-10-01T12:00:00Z",
    "updated_at": "2026-10-01T12:00:00Z",
    "financial_status": "paid",
    "source_name": "pos",
    "line_items": [COFFEE],
    "total_price": "4.00",
    "subtotal_price": "4.00",
    "total_tax": "0.00",
    "total_outstanding": "0.00",
    "customer": {"id": 62},
    "email": "",
}
CASH = {
    "kind": "sale",
    "status": "success",
    "gateway": "cash",
    "amount": "4.00",
    "currency": "USD",
    "created_at": "2026-10-01T12:00:00Z",
}


@tagged("post_install", "-at_install")
class TestNamelessAtTheTill(EngineCase):
    """Who gave no name at the till is nobody whom Shopify withholds."""

    def setUp(self):
        super().setUp()
        bank = self.env["account.journal"].search([("type", "=", "bank")], limit=1)
        self.shop.payment_journal_id = bank
        self.env.cr.commit()
        self.shopify.settings(currency="USD")
        self.shopify.load_customers({"id": 62, "addresses": []})

    def known(self):
        self.shopify.add_customer(
            firstName="Jane",
            lastName="Doe",
            addresses=[{"address1": "1 Main Street", "city": "Albany"}],
        )

    def paid_at_the_till(self, number):
        sale = {**CASH, "id": number + 1}
        (order,) = self.shopify.load_orders(
            {**AT_THE_TILL, "id": number, "name": f"#{number}", "transactions": [sale]}
        )
        return order

    def sale(self, order):
        link = self.env["commerce.order"].search(
            [("channel_id", "=", self.shop.id), ("external_id", "=", order["id"])]
        )
        return link.sale_order_id

    def open_issues(self):
        found = self.env["commerce.issue"].search([("channel_id", "=", self.shop.id)])
        return found.filtered(lambda it: it.state == "open").mapped("code")

    def assertPaid(self, sale):
        self.assertRecordValues(
            sale, [{"state": "sale", "amount_total": 4.0, "commerce_held": False}]
        )
        self.assertRecordValues(
            sale.invoice_ids, [{"amount_total": 4.0, "payment_state": "paid"}]
        )

    def comes_in(self, *kinds):
        self.known()
        order = self.paid_at_the_till(71)
        for kind in kinds:
            self.sync(f"import_all_{kind}")
        self.assertPaid(self.sale(order))
        self.assertEqual(self.open_issues(), [])
        self.assertFalse(self.shop.customers_withheld)

    def test_the_order_is_confirmed_invoiced_and_paid(self):
        self.comes_in("orders", "customers", "orders")

    def test_so_it_is_where_the_customer_came_first(self):
        self.comes_in("customers", "orders")

    def test_the_customer_comes_in_alone_and_in_one_page_with_others(self):
        self.known()
        self.sync("import_one_customer", shopify_id="62")
        self.sync("import_all_customers")
        links = self.env["commerce.customer"].search(
            [("channel_id", "=", self.shop.id)]
        )
        self.assertEqual(
            sorted(links.partner_id.mapped("name")), ["Jane Doe", "Shopify 62"]
        )
        self.assertFalse(any(links.mapped("is_withheld")))
        self.assertEqual(self.open_issues(), [])

    def test_one_who_is_shown_tells_however_many_nameless_ones_changed_since(self):
        self.known()
        self.sync("import_all_customers")
        self.shopify.advance(600)
        self.shopify.load_customers(
            *({"id": 1000 + number, "addresses": []} for number in range(60))
        )
        self.sync("import_changed_customers")
        order = self.paid_at_the_till(71)
        self.sync("import_changed_orders")
        self.assertPaid(self.sale(order))
        self.assertEqual(self.open_issues(), [])

    def test_a_shop_that_knows_nobody_at_all_withholds_nobody(self):
        self.shopify.load_customers(
            {"id": 63, "addresses": []}, {"id": 64, "addresses": []}
        )
        order = self.paid_at_the_till(71)
        self.sync("import_all_customers")
        self.sync("import_all_orders")
        self.assertPaid(self.sale(order))
        self.assertEqual(self.open_issues(), [])
        self.assertFalse(self.shop.customers_withheld)

    def test_so_it_is_where_only_orders_are_imported(self):
        order = self.paid_at_the_till(71)
        self.sync("import_all_orders")
        self.assertPaid(self.sale(order))
        self.assertEqual(self.open_issues(), [])

    def test_that_shopify_refuses_the_fields_is_proof_where_it_knows_nobody(self):
        self.shopify.settings(protected_customer_data=False)
        order = self.paid_at_the_till(71)
        self.sync("import_all_orders")
        self.assertTrue(self.sale(order).commerce_held)
        self.sync("import_all_customers")
        self.assertTrue(self.shop.customers_withheld)

    def test_an_order_that_waits_for_access_says_so_and_its_retry_lets_it_go_on(self):
        self.known()
        order = self.paid_at_the_till(71)
        self.shopify.settings(protected_customer_data="silent")
        self.sync("import_all_orders")
        issue = self.env["commerce.issue"].search([("external_id", "=", order["id"])])
        self.assertRecordValues(issue, [{"code": "withheld", "state": "open"}])
        self.assertIn("Protected customer data access", issue.reason)
        self.shopify.settings(protected_customer_data=True)
        self.sync("import_all_customers")
        self.assertEqual(issue.state, "open")
        issue.action_retry()
        self.env["shopify.sync"].search([], order="id desc", limit=1).run()
        self.assertPaid(self.sale(order))
        self.assertEqual(issue.state, "settled")

    def test_others_are_asked_for_once_a_run_at_most(self):
        self.known()
        self.paid_at_the_till(71)
        self.paid_at_the_till(81)
        self.shopify.clear_log()
        self.sync("import_batch_orders", shopify_id="71 81")
        self.assertEqual(len(self.shopify.log("GetPersonalData")), 1)
        self.shopify.clear_log()
        self.sync("import_all_customers")
        self.assertEqual(len(self.shopify.log("GetPersonalData")), 0)

    def test_where_shopify_withholds_everybody_it_waits_until_there_is_access(self):
        self.known()
        order = self.paid_at_the_till(71)
        for way in (False, "silent"):
            self.shopify.settings(protected_customer_data=way)
            self.sync("import_all_customers")
            self.sync("import_all_orders")
            self.assertTrue(self.sale(order).commerce_held, way)
            # One of the shop, and one of the order.
            self.assertEqual(self.open_issues(), ["withheld"] * 2)
        self.shopify.settings(protected_customer_data=True)
        self.sync("import_all_orders")
        self.sync("import_all_customers")
        self.assertPaid(self.sale(order))
        self.assertEqual(self.open_issues(), [])
        self.assertFalse(self.shop.customers_withheld)

    def test_whom_shopify_erased_keeps_what_odoo_knows(self):
        self.known()
        ada = self.shopify.add_customer(
            firstName="Ada", lastName="Byron", email="ada@example.com"
        )
        self.sync("import_all_customers")
        nothing = dict.fromkeys(("firstName", "lastName", "email"))
        self.shopify.change_customer(ada["id"], **nothing)
        self.sync("import_all_customers")
        link = self.env["commerce.customer"].search([("external_id", "=", ada["id"])])
        self.assertRecordValues(
            link.partner_id, [{"name": "Ada Byron", "email": "ada@example.com"}]
        )
        self.assertEqual(self.open_issues(), [])
