"""What an import changes of an order that is here, and which orders wait."""

from odoo.fields import Command
from odoo.tests import tagged

from ...services.shopify.customers.importer import CustomerImporter
from ..customers.customer_objects import a_customer as full_customer
from .order_case import StoryCase
from .order_objects import an_order, changed_order, edited_order, raw_lines
from .order_parts import a_customer, a_line, a_shipping_line, an_address, with_current

VAT = [("VAT", "0.21")]


@tagged("post_install", "-at_install")
class TestChanges(StoryCase):
    def test_an_unchanged_order_writes_nothing(self):
        order = an_order([a_line(taxes=VAT)], [a_shipping_line()])
        sale = self.imported(order)
        self.env.flush_all()
        before = sale.write_date, self.link(order).write_date
        result = self.import_orders(order)
        self.env.flush_all()
        self.assertEqual((result.updated, result.unchanged), (0, 1))
        self.assertEqual((sale.write_date, self.link(order).write_date), before)

    def test_what_a_person_changed_stays(self):
        order = an_order(note="Ring twice", tags=["vip"])
        sale = self.imported(order)
        mine = self.env["crm.tag"].create({"name": "mine"})
        sale.write(
            {
                "note": "<p>My note</p>",
                "client_order_ref": "My ref",
                "tag_ids": [Command.link(mine.id)],
            }
        )
        extra = self.env["sale.order.line"].create(
            {"order_id": sale.id, "product_id": self.carrier.product_id.id}
        )
        self.import_orders(
            changed_order(order, tags=["vip", "new"], closedAt="2026-11-09T00:00:00Z")
        )
        self.assertEqual(sale.note, "<p>My note</p>")
        self.assertEqual(sale.client_order_ref, "My ref")
        self.assertEqual(set(sale.tag_ids.mapped("name")), {"vip", "new", "mine"})
        self.assertTrue(extra.exists())

    def test_a_tag_that_shopify_took_away_goes(self):
        order = an_order(tags=["vip", "old"])
        sale = self.imported(order)
        self.import_orders(changed_order(order, tags=["vip"]))
        self.assertEqual(sale.tag_ids.mapped("name"), ["vip"])

    def test_a_removed_line_stays_with_nothing_left(self):
        order = an_order([a_line("A"), a_line("B", price="5.00")])
        sale = self.imported(order)
        first, second = raw_lines(order)
        self.import_orders(
            edited_order(order, [first, with_current(second, 0)], edited=True)
        )
        self.assertEqual(
            sale.order_line.mapped("product_uom_qty"),
            [1.0, 0.0],
        )
        self.assertEqual(sale.amount_total, 20.0)
        self.assertTrue(sale.commerce_edited)

    def test_an_added_line_joins(self):
        order = an_order([a_line("A")])
        sale = self.imported(order)
        lines = [*raw_lines(order), a_line("B", price="5.00", quantity=2)]
        self.import_orders(edited_order(order, lines))
        self.assertEqual(sale.order_line.mapped("name"), ["A", "B"])
        self.assertEqual(sale.amount_total, 30.0)

    def test_quantities_of_a_confirmed_order_change(self):
        product = self.env["product.product"].create(
            {"name": "Tee", "default_code": "TEE-2", "is_storable": True}
        )
        order = an_order([a_line(sku="TEE-2", quantity=3, taxes=VAT)])
        sale = self.imported(order)
        sale.action_confirm()
        line = raw_lines(order)[0]
        self.import_orders(edited_order(order, [with_current(line, 1)]))
        self.assertRecordValues(
            sale.order_line,
            [{"product_id": product.id, "product_uom_qty": 1.0, "price_total": 24.2}],
        )

    def test_a_locked_order_follows_and_stays_locked(self):
        order = an_order([a_line(quantity=3)])
        sale = self.imported(order)
        sale.action_confirm()
        sale.action_lock()
        self.import_orders(edited_order(order, [with_current(raw_lines(order)[0], 2)]))
        self.assertEqual((sale.amount_total, sale.locked), (40.0, True))

    def test_a_line_that_a_person_changed_follows_when_shopify_changes_it(self):
        order = an_order([a_line(quantity=3), a_line("B")])
        sale = self.imported(order)
        first, second = sale.order_line
        (first | second).product_uom_qty = 5
        self.import_orders(changed_order(order, note="x"))
        self.assertEqual(first.product_uom_qty, 5)
        lines = raw_lines(order)
        self.import_orders(edited_order(order, [with_current(lines[0], 2), lines[1]]))
        self.assertEqual(sale.order_line.mapped("product_uom_qty"), [2.0, 5.0])

    def test_a_person_s_price_and_tax_stay_while_shopify_s_money_does(self):
        order = an_order([a_line("A", taxes=VAT), a_line("B", sku="LATE-1", taxes=VAT)])
        sale = self.imported(order)
        first, second = sale.order_line
        mine = second.tax_ids.copy({"name": "Mine", "amount": 10})
        sale.order_line.write({"price_unit": 15.0, "discount": 5.0})
        second.tax_ids = mine
        product = self.env["product.product"].create(
            {"name": "Late", "default_code": "LATE-1", "list_price": 99.0}
        )
        gift = [{"key": "Gift", "value": "yes"}]
        lines = [{**line, "customAttributes": gift} for line in raw_lines(order)]
        self.import_orders(edited_order(order, lines))
        self.assertEqual(first.name, "A\nGift: yes")
        self.assertEqual(second.product_id, product)
        self.assertEqual(sale.order_line.mapped("price_unit"), [15.0, 15.0])
        self.assertEqual(sale.order_line.mapped("discount"), [5.0, 5.0])
        self.assertEqual(second.tax_ids, mine)
        self.assertTrue(sale.commerce_order_ids.differs)

    def test_a_person_s_price_stays_while_shopify_sells_another_quantity(self):
        order = an_order([a_line("A", quantity=2, taxes=VAT), a_line("B", quantity=2)])
        sale = self.imported(order)
        first, second = sale.order_line
        first.price_unit = 15.0
        lines = [with_current(line, 1) for line in raw_lines(order)]
        self.import_orders(edited_order(order, lines))
        self.assertRecordValues(
            first | second,
            [
                {"product_uom_qty": 1.0, "price_unit": 15.0},
                {"product_uom_qty": 1.0, "price_unit": 20.0},
            ],
        )
        self.assertAlmostEqual(first.price_subtotal, 15.0)

    def test_another_tax_is_not_exact_any_more(self):
        sale = self.imported(an_order([a_line(taxes=VAT)]))
        self.assertTrue(sale.commerce_exact)
        sale.order_line.tax_ids = False
        self.assertFalse(sale.commerce_exact)

    def test_an_address_follows_until_the_goods_are_sent(self):
        order = an_order()
        sale = self.imported(order)
        moved = changed_order(order, shippingAddress=an_address(address1="New 1"))
        self.import_orders(moved)
        self.assertEqual(sale.partner_shipping_id.street, "New 1")

    def test_goods_that_were_sent_stay_where_they_went(self):
        self.env["product.product"].create(
            {"name": "Tee", "default_code": "TEE-3", "is_storable": True}
        )
        order = an_order([a_line(sku="TEE-3")])
        sale = self.imported(order)
        sale.action_confirm()
        sale.picking_ids.move_ids.quantity = 1
        sale.picking_ids.button_validate()
        self.assertEqual(sale.picking_ids.state, "done")
        self.import_orders(
            changed_order(order, shippingAddress=an_address(address1="New 1"))
        )
        self.assertNotEqual(sale.partner_shipping_id.street, "New 1")

    def test_another_customer_takes_over_a_quotation(self):
        order = an_order()
        sale = self.imported(order)
        other = a_customer(first="Bob", last="Stone", email="bob@example.com")
        self.import_orders(
            changed_order(order, customer=other, email="bob@example.com")
        )
        self.assertEqual(sale.partner_id.email, "bob@example.com")
        self.assertEqual(sale.currency_id.name, "USD")

    def test_who_takes_over_a_quotation_brings_no_salesperson(self):
        user = self.env["res.users"].search([("share", "=", False)], limit=1)
        order = an_order()
        sale = self.imported(order)
        bob = self.env["res.partner"].create(
            {"name": "Bob Stone", "email": "bob@example.com", "user_id": user.id}
        )
        other = a_customer(first="Bob", last="Stone", email="bob@example.com")
        self.import_orders(
            changed_order(order, customer=other, email="bob@example.com")
        )
        self.assertEqual(sale.partner_id, bob)
        self.assertFalse(sale.user_id)

    def test_an_order_deleted_in_odoo_stays_deleted(self):
        order = an_order()
        self.imported(order).unlink()
        self.import_orders(changed_order(order, note="again"))
        self.assertFalse(self.sale(order))
        self.assertEqual(self.link(order).state, "tombstone")


@tagged("post_install", "-at_install")
class TestHolding(StoryCase):
    def setUp(self):
        super().setUp()
        self.shop.confirm_orders = True
        self.shop.invoicing = "none"
        self.shop.register_payments = False

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

    def test_a_withheld_guest_is_completed_once_shopify_shows_who_it_is(self):
        hidden = an_address(
            None, None, address1=None, city=None, zip=None, countryCodeV2=None
        )
        order = an_order(
            customer=None, billingAddress=hidden, shippingAddress=hidden, email=None
        )
        sale = self.imported(order)
        guest = sale.partner_id
        self.assertRecordValues(guest, [{"name": "Guest", "email": False}])
        shown = changed_order(
            order,
            billingAddress=an_address(),
            shippingAddress=an_address(),
            email="ada@example.com",
        )
        self.import_orders(shown)
        self.assertEqual(sale.partner_id, guest)
        self.assertRecordValues(
            guest, [{"name": "Ada Lovelace", "email": "ada@example.com"}]
        )
        self.assertEqual(guest.street, shown.billing_address.address_1)
        self.assertEqual(sale.partner_shipping_id, guest)

    def withheld_guests(self, count):
        """Import quotations of guests of whom nothing is shown."""
        hidden = an_address(None, None, address1=None, city=None, zip=None)
        orders = [
            an_order(
                customer=None, billingAddress=hidden, shippingAddress=hidden, email=None
            )
            for _ in range(count)
        ]
        self.import_orders(*orders)
        return orders

    def shown(self, order):
        """The order once Shopify shows that Ada placed it."""
        there = {"billingAddress": an_address(), "shippingAddress": an_address()}
        return changed_order(order, email="ada@example.com", **there)

    def test_withheld_guests_who_are_one_become_one_contact(self):
        orders = self.withheld_guests(3)
        before = [self.sale(order).partner_id for order in orders]
        self.import_orders(*map(self.shown, orders))
        first, *others = (self.sale(order).partner_id for order in orders)
        self.assertEqual((first, others), (before[0], [first, first]))
        self.assertEqual([it.active for it in before], [True, False, False])
        self.assertEqual(self.sale(orders[2]).partner_shipping_id, first)

    def test_a_withheld_guest_who_was_in_odoo_before_is_that_contact(self):
        ada = self.env["res.partner"].create(
            {"name": "Ada", "email": "ada@example.com"}
        )
        (order,) = self.withheld_guests(1)
        bare = self.sale(order).partner_id
        self.import_orders(self.shown(order))
        self.assertEqual(self.sale(order).partner_id, ada)
        self.assertFalse(bare.active)
        again = self.import_orders(self.shown(order))
        self.assertFalse(again.issues)
        self.assertEqual(self.sale(order).partner_id, ada)

    def test_a_bare_contact_that_another_order_has_stays(self):
        self.env["res.partner"].create({"name": "Ada", "email": "ada@example.com"})
        order, other = self.withheld_guests(2)
        bare = self.sale(order).partner_id
        self.sale(other).partner_id = bare
        self.import_orders(self.shown(order))
        self.assertTrue(bare.active)

    def test_a_confirmed_order_of_a_withheld_guest_stays_with_its_contact(self):
        (order,) = self.withheld_guests(1)
        sale = self.sale(order)
        bare = sale.partner_id
        sale.state = "sale"
        self.import_orders(self.shown(order))
        self.assertEqual(sale.partner_id, bare)
        self.assertEqual(bare.name, "Ada Lovelace")

    def withheld_customer(self):
        """Import the quotation of a customer of whom nothing is shown."""
        hidden = an_address(None, None, address1=None, city=None, zip=None)
        order = an_order(
            customer=a_customer(7900, None, None, email=None),
            billingAddress=hidden,
            shippingAddress=hidden,
            email=None,
        )
        return order, self.imported(order)

    def customer_shown(self):
        """Import the customer, once it is shown; return the codes of issues."""
        shop = self.world()
        ada = full_customer("Ada", number=7900, email="ada@example.com")
        return self.codes(CustomerImporter(shop.env, shop).store([ada]))

    def test_a_withheld_customer_who_was_in_odoo_before_is_that_contact(self):
        for customer_first in (True, False):
            with self.subTest(customer_first=customer_first), self.cr.savepoint() as sp:
                ada = self.env["res.partner"].create(
                    {"name": "Ada L.", "email": "ada@example.com"}
                )
                order, sale = self.withheld_customer()
                bare = sale.partner_id
                if customer_first:
                    self.assertEqual(self.customer_shown(), [])
                self.import_orders(
                    changed_order(self.shown(order), customer=a_customer(7900))
                )
                self.assertEqual(sale.partner_id, ada)
                self.assertFalse(bare.active)
                self.assertEqual(self.customer_shown(), [])
                link = self.env["commerce.customer"].search(
                    [("external_id", "=", order.customer.id)]
                )
                self.assertRecordValues(
                    link, [{"partner_id": ada.id, "is_origin": False}]
                )
                sp.rollback()
                self.env.invalidate_all()

    def test_a_withheld_customer_whom_nobody_is_keeps_its_contact(self):
        order, sale = self.withheld_customer()
        bare = sale.partner_id
        self.import_orders(changed_order(self.shown(order), customer=a_customer(7900)))
        self.assertEqual(self.customer_shown(), [])
        self.assertEqual(sale.partner_id, bare)
        self.assertRecordValues(bare, [{"email": "ada@example.com", "active": True}])

    def test_a_withheld_customer_who_may_be_several_waits_for_a_person(self):
        self.env["res.partner"].create(
            [{"name": it, "email": "ada@example.com"} for it in "AB"]
        )
        order, sale = self.withheld_customer()
        bare = sale.partner_id
        self.import_orders(changed_order(self.shown(order), customer=a_customer(7900)))
        self.assertEqual(sale.partner_id, bare)
        self.assertEqual(self.customer_shown(), ["several_contacts"])

    def test_a_withheld_guest_whom_a_person_named_stays_as_it_is(self):
        hidden = an_address(
            None, None, address1=None, city=None, zip=None, countryCodeV2=None
        )
        order = an_order(
            customer=None, billingAddress=hidden, shippingAddress=hidden, email=None
        )
        guest = self.imported(order).partner_id
        guest.name = "Grace"
        self.import_orders(
            changed_order(order, billingAddress=an_address(), email="a@b.com")
        )
        self.assertEqual((guest.name, guest.email), ("Grace", False))


def _dollars(amount):
    money = {"amount": amount, "currencyCode": "USD"}
    return {"shopMoney": money, "presentmentMoney": money}
