"""What goes wrong with orders elsewhere, and never does here: one test for each."""

from odoo import Command
from odoo.tests import Form, new_test_user, tagged

from .order_case import OrderCase
from .order_objects import an_order, changed_order, edited_order, raw_lines
from .order_parts import (
    a_customer,
    a_line,
    a_shipping_line,
    an_address,
    bag,
    with_current,
)
from .order_payments import a_refund, a_transaction, refunded

VAT = [("VAT", "0.21")]


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

    def test_a_refund_before_the_invoice_is_subtracted_once(self):
        self.shop.invoicing = "none"
        line = a_line(sku="TEE", price="11.50", quantity=2)
        order = self.paid([line])
        self.import_orders(order)
        refund = a_refund(refunded(line, 1, "11.50", restock="CANCEL"))
        self.shop.invoicing = "post"
        told = edited_order(order, [with_current(line, 1)], refunds=[refund])
        for _again in range(2):
            self.import_orders(told)
        self.assertEqual(self.sale(order).amount_total, 11.5)
        self.assertEqual(self.invoiced(order), 11.5)

    def test_a_line_leaves_a_confirmed_order(self):
        lines = [a_line(sku="TEE", quantity=2), a_line("Extra", price="5.00")]
        order = self.paid(lines)
        self.import_orders(order)
        first, second = raw_lines(order)
        told = edited_order(order, [with_current(first, 0), second])
        self.import_orders(told)
        sale = self.sale(order)
        self.assertEqual((sale.state, sale.amount_total), ("sale", 5.0))
        self.assertEqual(self.invoiced(order), 5.0)
        moves = sale.picking_ids.move_ids.filtered(lambda it: it.product_id == self.tee)
        open_ = moves.filtered(lambda it: it.state not in ("done", "cancel"))
        self.assertFalse(sum(open_.mapped("product_uom_qty")))

    def test_a_full_refund_of_a_confirmed_order(self):
        line = a_line(sku="TEE", quantity=2, taxes=VAT)
        order = self.paid([line])
        self.import_orders(order)
        refund = a_refund(refunded(line, 2, "40.00", "8.40", restock="CANCEL"))
        self.import_orders(
            edited_order(order, [with_current(line, 0)], refunds=[refund])
        )
        self.assertEqual(self.sale(order).amount_total, 0.0)
        self.assertEqual(self.invoiced(order), 0.0)

    def test_a_confirmed_order_is_cancelled_with_its_transfer(self):
        order = self.paid([a_line(sku="TEE")])
        self.import_orders(order)
        sale = self.sale(order)
        self.assertEqual(sale.state, "sale")
        lines = [with_current(it, 0) for it in raw_lines(order)]
        self.import_orders(
            edited_order(
                order,
                lines,
                refunds=[a_refund(refunded(lines[0], 1, "20.00", restock="CANCEL"))],
                cancelledAt="2026-11-06T10:00:00Z",
                cancelReason="CUSTOMER",
                displayFinancialStatus="REFUNDED",
            )
        )
        self.assertEqual(sale.state, "cancel")
        self.assertEqual(set(sale.picking_ids.mapped("state")), {"cancel"})
        self.assertEqual(self.invoiced(order), 0.0)

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

    def test_a_refund_of_no_money_makes_no_document(self):
        line = a_line(sku="TEE", quantity=1)
        order = self.paid([line])
        self.import_orders(order)
        before = self.sale(order).invoice_ids
        self.import_orders(edited_order(order, refunds=[a_refund(total="0.00")]))
        self.assertEqual(self.sale(order).invoice_ids, before)
        self.assertEqual(self.sale(order).amount_total, 20.0)

    def test_money_back_without_items_is_a_line_of_its_own(self):
        order = self.paid([a_line(sku="TEE")])
        self.import_orders(order)
        goodwill = a_refund(adjustments=[("-3.00", "0.00")], total="3.00")
        self.import_orders(edited_order(order, refunds=[goodwill]))
        self.assertEqual(self.sale(order).amount_total, 17.0)
        self.assertEqual(self.invoiced(order), 17.0)

    def test_the_moment_of_an_order_does_not_depend_on_time_zones(self):
        self.shop.orders_since = "2026-10-31 23:30:00"
        order = an_order(processedAt="2026-11-01T00:45:00+01:00")
        self.import_orders(order)
        self.assertEqual(str(self.sale(order).date_order), "2026-10-31 23:45:00")

    def test_shipping_that_was_given_back_is_given_back_once(self):
        line, shipping = a_line(sku="TEE"), a_shipping_line("Standard")
        order = self.paid([line], shipping=[shipping])
        self.import_orders(order)
        refund = a_refund(shipping=[(shipping, "5.00", "0.00")], total="5.00")
        now = {"currentShippingPriceSet": "0.00", "currentTotalPriceSet": "20.00"}
        now["totalRefundedSet"] = "5.00"
        figures = {name: bag(amount) for name, amount in now.items()}
        told = edited_order(order, refunds=[refund], **figures)
        for _again in range(2):
            self.import_orders(told)
        self.assertEqual(self.sale(order).amount_total, 20.0)
        self.assertEqual(self.invoiced(order), 20.0)

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
