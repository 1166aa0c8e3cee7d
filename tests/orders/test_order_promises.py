"""What goes wrong with orders elsewhere, and never does here: one test for each."""

from odoo import Command
from odoo.tests import Form, new_test_user, tagged

from .order_case import PromiseCase
from .order_objects import an_order, changed_order, edited_order, raw_lines
from .order_parts import a_customer, a_line, an_address, with_current

VAT = [("VAT", "0.21")]


@tagged("post_install", "-at_install")
class TestPromises(PromiseCase):
    def test_whoever_may_read_sales_reads_an_imported_order(self):
        order = self.paid([a_line(sku="TEE")])
        self.import_orders(order)
        sale = self.sale(order)
        roles = "base.group_user,base.group_partner_manager"
        for groups in (
            "sales_team.group_sale_salesman_all_leads",
            "stock.group_stock_user",
        ):
            user = new_test_user(
                self.env, groups.replace(".", "-"), groups=f"{roles},{groups}"
            )
            seen = sale.with_user(user).with_context(lang="en_US")
            if groups.startswith("sales"):
                with Form(seen) as form:
                    self.assertEqual(form.partner_id, sale.partner_id)
            values = seen.read(
                ["commerce_name", "commerce_proof", "commerce_held_text"]
            )[0]
            self.assertEqual(values["commerce_name"], order.name)
            for picking in seen.picking_ids:
                Form(picking)

    def test_an_order_carries_both_addresses(self):
        order = self.paid(
            [a_line(sku="TEE")],
            billingAddress=an_address("Ada", "Lovelace", address1="Bill 1"),
            shippingAddress=an_address("Bob", "Stone", address1="Ship 2"),
        )
        self.import_orders(order)
        sale = self.sale(order)
        self.assertEqual(sale.partner_invoice_id.street, "Bill 1")
        self.assertEqual(sale.invoice_ids.partner_id.street, "Bill 1")
        self.assertEqual(sale.partner_shipping_id.street, "Ship 2")
        self.assertEqual(sale.picking_ids.partner_id.street, "Ship 2")

    def test_a_guest_has_a_name_and_no_contact_of_another_guest(self):
        orders = [
            an_order(
                customer=None,
                email=f"{name.lower()}@example.com",
                billingAddress=an_address(name, "Guest"),
                shippingAddress=an_address(name, "Guest"),
            )
            for name in ("Cleo", "Dora")
        ]
        self.import_orders(*orders)
        names = [self.sale(order).partner_id.name for order in orders]
        self.assertEqual(names, ["Cleo Guest", "Dora Guest"])

    def test_an_order_before_its_customer_is_that_customers(self):
        order = an_order(customer=a_customer(number=424242))
        self.import_orders(order)
        link = self.env["commerce.customer"].search(
            [("external_id", "=", order.customer.id), ("channel_id", "=", self.shop.id)]
        )
        self.assertEqual(link.partner_id, self.sale(order).partner_id)

    def test_no_discount_costs_a_cent_with_either_rounding(self):
        self.shop.invoicing = "none"
        for first, method in ((800_000, "round_per_line"), (900_000, "round_globally")):
            self.env.company.tax_calculation_rounding_method = method
            orders = [
                an_order(
                    [a_line(price="19.99", quantity=3, discount=off, taxes=VAT)],
                    number=first + int(off.replace(".", "")),
                )
                for off in (f"{cents * 0.07:.2f}" for cents in range(1, 60))
            ]
            self.import_orders(*orders)
            for order in orders:
                total = float(order.total_price_set.shop_money.amount)
                sale = self.sale(order)
                self.assertEqual(sale.amount_total, total, f"{method}, {order.name}")
                self.assertFalse(sale.commerce_held)

    def test_two_taxes_of_one_rate_stay_two(self):
        twice = [("State Tax", "0.05"), ("City Tax", "0.05")]
        order = self.paid([a_line(sku="TEE", taxes=twice)])
        self.import_orders(order)
        sale = self.sale(order)
        self.assertEqual(len(sale.order_line.tax_ids), 2)
        self.assertEqual((sale.amount_tax, sale.invoice_ids.amount_tax), (2.0, 2.0))

    def test_a_deleted_product_stalls_nothing(self):
        gone = an_order([a_line("Gone Tee", sku="GONE", quantity=2)])
        other = an_order([a_line(sku="TEE")])
        result = self.import_orders(gone, other)
        self.assertEqual(result.created, 2)
        self.assertEqual(self.sale(gone).amount_total, 40.0)

    def test_a_local_tax_that_nobody_knew_is_made(self):
        order = self.paid([a_line(sku="TEE", taxes=[("Canton Tax", "0.0375")])])
        self.import_orders(order)
        self.assertEqual(self.sale(order).state, "sale")
        self.assertEqual(self.sale(order).amount_tax, 0.75)

    def test_a_blocked_order_is_in_sales_and_says_why(self):
        risk = {"recommendation": "CANCEL", "assessments": [{"riskLevel": "HIGH"}]}
        order = self.paid([a_line(sku="TEE")], risk=risk)
        issue = self.import_orders(order).issues[0]
        sale = self.sale(order)
        self.assertIn(
            sale, self.env["sale.order"].search([("commerce_held", "=", True)])
        )
        self.assertIn(order.name, issue.message)

    def test_the_same_news_twice_make_one_order(self):
        order = self.paid([a_line(sku="TEE")])
        self.import_orders(order, order)
        self.import_orders(changed_order(order, updatedAt="2026-11-03T10:00:00Z"))
        self.assertEqual(
            self.env["sale.order"].search_count([("commerce_name", "=", order.name)]), 1
        )
        self.assertEqual(len(self.sale(order).invoice_ids), 1)

    def test_older_news_do_not_undo_newer_ones(self):
        order = self.paid([a_line(sku="TEE", quantity=3)])
        newer = edited_order(order, [with_current(raw_lines(order)[0], 1)])
        self.import_orders(newer)
        self.import_orders(order)
        self.import_orders(newer)
        self.assertEqual(self.sale(order).amount_total, 20.0)
        self.assertEqual(self.invoiced(order), 20.0)

    def test_the_moment_of_an_order_does_not_depend_on_time_zones(self):
        self.shop.orders_since = "2026-10-31 23:30:00"
        order = an_order(processedAt="2026-11-01T00:45:00+01:00")
        self.import_orders(order)
        self.assertEqual(str(self.sale(order).date_order), "2026-10-31 23:45:00")

    def test_two_shops_keep_their_orders_apart(self):
        other = self.a_shop("south-shop", "South Shop", order_prefix="S-")
        order = an_order([a_line(sku="TEE")], number=77)
        self.import_orders(order)
        self.import_orders(order, shop=other)
        sales = self.sale(order) + self.sale(order, other)
        self.assertEqual(sales.mapped("name"), ["#77", "S-#77"])
        self.assertEqual(len(sales.partner_id), 1)

    def test_what_a_person_added_to_an_order_stays(self):
        order = an_order([a_line(sku="TEE")], displayFinancialStatus="PENDING")
        self.shop.confirm_orders = False
        self.import_orders(order)
        sale = self.sale(order)
        sale.order_line = [
            Command.create({"product_id": self.tee.id, "price_unit": 1.0})
        ]
        self.import_orders(changed_order(order, note="hello"))
        self.assertEqual(len(sale.order_line), 2)
