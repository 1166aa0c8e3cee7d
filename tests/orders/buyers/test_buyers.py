"""Orders that Shopify tells less of, or gives to other people: nobody is mixed up."""

from odoo.tests import tagged

from ...order_life.life_case import LifeCase, one_back, paid, two_shirts
from ..order_case import StoryCase
from ..order_objects import an_order, changed_order
from ..order_parts import a_customer, an_address

ERASED = {
    "customer": None,
    "email": None,
    "phone": None,
    "billingAddress": None,
    "shippingAddress": None,
}


def bob(**given):
    return a_customer(first="Bob", last="Stone", email="bob@example.com", **given)


def to_bob(order, **given):
    """The order after Shopify gave it to Bob, who is billed elsewhere."""
    return changed_order(
        order,
        customer=bob(),
        email="bob@example.com",
        billingAddress=an_address("Bob", "Stone", address1="Other 8"),
        **given,
    )


@tagged("post_install", "-at_install")
class TestBuyers(StoryCase):
    def people(self, sale):
        return sale.partner_id, sale.partner_invoice_id, sale.partner_shipping_id

    def test_who_is_erased_in_shopify_stays_on_a_quotation(self):
        order = an_order(shippingAddress=an_address(address1="Ship 5"))
        sale = self.imported(order)
        before = self.people(sale)
        gone = changed_order(order, **ERASED)
        self.imported(gone)
        self.assertEqual(self.people(sale), before)
        self.imported(changed_order(gone, note="Ring twice"))
        self.assertEqual(self.people(sale), before)

    def test_an_address_of_which_a_country_is_left_is_none(self):
        order = an_order()
        sale = self.imported(order)
        before = self.people(sale)
        names = ("firstName", "lastName", "company", "address1", "city", "phone")
        bare = an_address(**dict.fromkeys(names))
        self.imported(changed_order(order, billingAddress=bare, shippingAddress=bare))
        self.assertEqual(self.people(sale), before)

    def test_without_its_customer_an_order_is_no_strangers(self):
        order = an_order(email=None)
        sale = self.imported(order)
        contacts = self.env["res.partner"].search_count([])
        before = self.people(sale)
        self.imported(changed_order(order, customer=None, note="news"))
        self.assertEqual(self.people(sale), before)
        self.assertEqual(self.env["res.partner"].search_count([]), contacts)

    def test_who_is_shown_again_is_the_same(self):
        order = an_order()
        sale = self.imported(order)
        before = self.people(sale)
        gone = changed_order(order, **ERASED)
        self.imported(gone)
        self.imported(changed_order(order, note="news"))
        self.assertEqual(self.people(sale), before)

    def test_an_invoice_address_that_a_person_chose_stays(self):
        order = an_order()
        sale = self.imported(order)
        office = self.env["res.partner"].create(
            {"name": "Accounting", "parent_id": sale.partner_id.id, "type": "invoice"}
        )
        sale.partner_invoice_id = office
        moved = changed_order(order, shippingAddress=an_address(address1="New 1"))
        self.imported(moved)
        self.assertEqual(sale.partner_invoice_id, office)
        self.assertEqual(sale.partner_shipping_id.street, "New 1")
        self.imported(
            changed_order(moved, billingAddress=an_address(address1="Bill 7"))
        )
        self.assertEqual(sale.partner_invoice_id.street, "Bill 7")

    def test_an_order_that_is_billed_where_it_goes_is_billed_where_it_goes_now(self):
        order = an_order(billingAddress=None)
        sale = self.imported(order)
        moved = changed_order(order, shippingAddress=an_address(address1="New 1"))
        self.imported(moved)
        self.assertEqual(sale.partner_invoice_id.street, "New 1")


@tagged("post_install", "-at_install")
class TestBuyersOfInvoices(LifeCase):
    def owners(self, order):
        return self.documents(order).commercial_partner_id

    def issues(self, source):
        found = self.import_orders(source).issues
        return [it for it in found if it.code == "other_customer"]

    def test_a_credit_note_is_the_erased_customers(self):
        order = two_shirts(transactions=paid())
        self.follow(order)
        sale = self.sale(order)
        before = sale.picking_ids.partner_id
        self.follow(changed_order(order, **ERASED))
        self.follow(one_back(order, **ERASED))
        self.assertEqual(len(self.documents(order)), 2)
        self.assertEqual(self.owners(order), sale.partner_id)
        self.assertEqual(self.documents(order).partner_id, sale.partner_invoice_id)
        self.assertEqual(sale.picking_ids.partner_id, before)
        self.assertTrue(all(self.payments(order).mapped("is_reconciled")))

    def test_a_confirmed_order_stays_with_its_customer_and_says_so(self):
        order = two_shirts(transactions=paid())
        self.follow(order)
        sale = self.sale(order)
        ada = sale.partner_id
        given = to_bob(order)
        (issue,) = self.issues(given)
        for name in ("Bob Stone", sale.name, ada.name):
            self.assertIn(name, issue.message)
        back = one_back(given)
        self.assertTrue(self.issues(back))
        self.assertEqual(self.owners(order), ada)
        self.assertEqual(sale.partner_invoice_id.commercial_partner_id, ada)
        self.assertFalse(self.issues(one_back(order, note="Ada again")))

    def test_a_credit_note_is_whose_the_invoice_is(self):
        order = two_shirts(transactions=paid())
        self.follow(order)
        sale = self.sale(order)
        sale.partner_invoice_id = self.env["res.partner"].create({"name": "Bob"})
        self.follow(one_back(order))
        self.assertEqual(len(self.documents(order)), 2)
        self.assertEqual(self.owners(order), sale.partner_id)

    def test_a_quotation_again_goes_to_the_new_customer(self):
        order = two_shirts()
        self.follow(order)
        self.follow(to_bob(order))
        sale = self.sale(order)
        sale._action_cancel()
        sale.action_draft()
        self.follow(to_bob(order, note="again"))
        self.assertEqual(sale.partner_id.email, "bob@example.com")

    def given_to_bob(self):
        """A paid order after a person did for Bob what the issue says."""
        order = two_shirts(transactions=paid())
        self.follow(order)
        given = to_bob(order)
        (issue,) = self.issues(given)
        self.assertIn("gets an invoice", issue.message)
        sale, invoice = self.sale(order), self.documents(order)
        invoice._reverse_moves([{}]).action_post()
        sale.locked = False
        sale._action_cancel()
        sale.action_draft()
        return given

    def test_who_takes_over_an_invoiced_order_gets_an_invoice(self):
        given = self.given_to_bob()
        ada = self.documents(given).commercial_partner_id
        self.assertEqual(self.follow(given), [])
        self.assertSettled(given, 54.45, 54.45)
        bob = self.sale(given).partner_id
        self.assertEqual(bob.email, "bob@example.com")
        documents = self.documents(given)
        self.assertRecordValues(
            documents,
            [
                {"commercial_partner_id": ada.id, "move_type": "out_invoice"},
                {"commercial_partner_id": ada.id, "move_type": "out_refund"},
                {"commercial_partner_id": bob.id, "move_type": "out_invoice"},
            ],
        )
        self.assertFalse(any(documents.mapped("amount_residual")))
        self.assertEqual(self.follow(given), [])
        self.assertEqual(self.documents(given), documents)

    def test_who_takes_over_an_order_is_refunded(self):
        given = self.given_to_bob()
        self.follow(given)
        bob = self.sale(given).partner_id
        back = to_bob(one_back(given))
        self.assertEqual(self.follow(back), [])
        self.assertSettled(back, 30.25, 30.25)
        self.assertEqual(self.documents(back)[-1].commercial_partner_id, bob)
        self.assertEqual(self.payments(back)[-1].partner_id, bob)
        self.assertFalse(any(self.documents(back).mapped("amount_residual")))

    def test_what_is_not_credited_is_not_invoiced_twice(self):
        order = two_shirts(transactions=paid())
        self.follow(order)
        sale = self.sale(order)
        self.follow(to_bob(order))
        sale.locked = False
        sale._action_cancel()
        sale.action_draft()
        self.follow(to_bob(order, note="again"))
        self.assertEqual(sale.partner_id.email, "bob@example.com")
        self.assertEqual(len(self.documents(order)), 1)

    def test_a_guest_who_registers_is_the_same(self):
        order = two_shirts(customer=None, transactions=paid())
        self.follow(order)
        guest = self.sale(order).partner_id
        registered = changed_order(order, customer=a_customer(email=order.email))
        self.assertFalse(self.issues(registered))
        self.assertEqual(self.sale(order).partner_id, guest)

    def test_two_that_are_one_contact_in_odoo_are_the_same(self):
        order, other = two_shirts(transactions=paid()), two_shirts(customer=bob())
        self.follow(order, other)
        ada = self.sale(order).partner_id
        links = self.env["commerce.customer"].search(
            [("external_id", "=", other.customer.id), ("channel_id", "=", self.shop.id)]
        )
        links.partner_id = ada
        merged = changed_order(order, customer=other.customer.model_dump(by_alias=True))
        self.assertFalse(self.issues(merged))
        self.assertEqual(self.sale(order).partner_id, ada)
