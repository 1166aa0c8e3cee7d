"""What a sales order tells of the Shopify order that it is, and to whom."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user, tagged

from ..web_client import open_views
from .order_case import OrderCase
from .order_objects import an_order, changed_order
from .order_parts import a_line, a_shipping_line, bag
from .order_payments import a_transaction

SELLER = "base.group_user,sales_team.group_sale_salesman_all_leads"
VAT = [("VAT", "0.21")]


@tagged("post_install", "-at_install")
class TestOrderPages(OrderCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.seller = new_test_user(cls.env, "sol", groups=SELLER)
        roles = "base.group_user,sales_team.group_sale_manager"
        cls.sales_manager = new_test_user(cls.env, "mia", groups=roles)

    def an_imported(self, **given):
        order = an_order(
            [a_line(quantity=3, price="19.99", discount="3.33", taxes=VAT)],
            [a_shipping_line(price="4.95", taxes=VAT)],
            **given,
        )
        self.import_orders(order)
        return order

    def read(self, sale, *names, user=None):
        return sale.with_user(user or self.seller).read(names)[0]

    def test_whoever_sells_reads_the_proof_of_money(self):
        sale = self.sale(self.an_imported(totalOutstandingSet=bag("74.52")))
        page = self.read(
            sale, "is_from_channel", "commerce_proof_table", "commerce_name"
        )
        self.assertTrue(page["is_from_channel"])
        total = sale.currency_id.format(sale.amount_total)
        # As ordered, on the sales order, on its invoice and still owed, twice each.
        self.assertEqual(page["commerce_proof_table"].count(total), 8)
        self.assertNotIn("text-danger", page["commerce_proof_table"])

    def test_the_views_open_for_whoever_sells(self):
        self.an_imported()
        views = open_views(self.env["sale.order"].with_user(self.seller))
        self.assertIn("commerce_proof_table", views["form"])
        self.assertIn("from_channel", views["search"])

    def test_an_order_that_was_deleted_here_can_still_be_looked_at(self):
        order = self.an_imported()
        link = self.link(order)
        self.sale(order).action_cancel()
        self.sale(order).unlink()
        link.invalidate_recordset()
        shown = link.read()[0]
        self.assertFalse(shown["sale_order_id"])
        self.assertFalse(shown["differs"] or shown["proof_table"])

    def test_an_order_of_odoo_tells_nothing_of_shopify(self):
        partner = self.env["res.partner"].create({"name": "Bea"})
        sale = self.env["sale.order"].create({"partner_id": partner.id})
        page = self.read(
            sale, "is_from_channel", "commerce_proof_table", "commerce_name"
        )
        self.assertFalse(any(page[name] for name in page if name != "id"))

    def test_what_is_changed_in_odoo_is_told_to_the_cent(self):
        order = self.an_imported()
        sale = self.sale(order)
        link = self.link(order)
        self.assertFalse(link.differs)
        self.assertNotIn(link, link.search([("differs", "=", True)]))
        before = sale.amount_total
        self.lines(order)[0].price_unit += 1
        gap = sale.currency_id.format(sale.amount_total - before)
        self.assertIn(
            gap, self.read(sale, "commerce_difference")["commerce_difference"]
        )
        self.assertIn(link, link.search([("differs", "=", True)]))
        self.assertNotIn(link, link.search([("differs", "=", False)]))
        self.assertIn("text-danger", sale.commerce_proof_table)

    def test_a_lower_total_has_its_sign_before_the_currency(self):
        order = self.an_imported()
        sale = self.sale(order)
        before = sale.amount_total
        self.lines(order)[0].price_unit -= 1
        gap = "-" + sale.currency_id.format(before - sale.amount_total)
        page = self.read(sale, "commerce_difference", "commerce_proof_table")
        self.assertIn(f"by {gap}.", page["commerce_difference"])
        self.assertIn(gap, page["commerce_proof_table"])

    def test_who_is_held_for_the_total_reads_of_it_once(self):
        order = self.an_imported()
        link, sale = self.link(order), self.sale(order)
        self.lines(order)[0].price_unit += 1
        totals = [
            sale.currency_id.format(it)
            for it in (sale.amount_total, link.current_total)
        ]
        self.import_orders(changed_order(order, note="Ring twice"))
        self.assertEqual(link.held[0][0], "changed_in_odoo")
        page = self.read(sale, "commerce_difference", "commerce_held_text")
        self.assertFalse(page["commerce_difference"])
        for total in totals:
            self.assertIn(total, page["commerce_held_text"])
        self.assertTrue(link.differs)
        self.lines(order)[0].price_unit += 1
        page = self.read(sale, "commerce_difference", "commerce_held_text")
        gap = sale.currency_id.format(sale.amount_total - link.current_total)
        self.assertIn(gap, page["commerce_difference"])

    def cancelled_here(self):
        """An order that is invoiced, and then cancelled in Odoo alone."""
        order = self.an_imported()
        self.sale(order)._action_cancel()
        return order

    def test_an_order_that_is_cancelled_in_odoo_alone_says_so(self):
        sale = self.sale(self.cancelled_here())
        page = self.read(sale, "commerce_cancelled_here", "commerce_proof_table")
        self.assertTrue(page["commerce_cancelled_here"])
        self.assertIn("Shopify still has it", page["commerce_proof_table"])

    def test_an_order_that_is_cancelled_in_both_does_not(self):
        order = self.cancelled_here()
        self.link(order).cancelled_at = "2026-11-05 10:00:00"
        page = self.read(self.sale(order), "commerce_cancelled_here")
        self.assertFalse(page["commerce_cancelled_here"])
        self.assertFalse(self.sale(self.an_imported()).commerce_cancelled_here)

    def test_the_proof_tells_too_much_that_is_invoiced_from_too_little(self):
        order = self.an_imported()
        link, sale = self.link(order), self.sale(order)
        self.assertTrue(sale.invoice_ids)
        for total, words in (
            (link.current_total + 5, "Not all of it is invoiced"),
            (link.current_total - 5, "More is invoiced in Odoo"),
        ):
            link.current_total = total
            self.env.invalidate_all()
            page = self.read(sale, "commerce_proof_table")["commerce_proof_table"]
            self.assertIn(words, page)
            self.assertEqual(page.count("is invoiced"), 1)

    def test_dates_are_written_as_the_reader_writes_them(self):
        sale = self.sale(self.an_imported(transactions=[a_transaction()]))
        page = self.read(sale, "commerce_transactions_table")
        self.assertIn("11/1/26, ", page["commerce_transactions_table"])
        self.assertNotIn("2026-11-01", page["commerce_transactions_table"])

    def test_payment_methods_have_the_names_that_people_know(self):
        sale = self.sale(
            self.an_imported(
                transactions=[a_transaction()],
                paymentGatewayNames=["shopify_payments", "cash"],
            )
        )
        self.assertEqual(sale.commerce_gateways, "Shopify Payments, cash")

    def test_a_salesperson_may_not_release_a_held_order_and_a_manager_may(self):
        order = self.an_imported(risk={"assessments": [], "recommendation": "CANCEL"})
        link, sale = self.link(order), self.sale(order)
        self.assertTrue(link.is_held, link.held)
        self.assertIn(
            "fraud", self.read(sale, "commerce_held_text")["commerce_held_text"]
        )
        with self.assertRaises(AccessError):
            sale.with_user(self.seller).action_commerce_release()
        for user in (self.seller, self.sales_manager):
            with self.assertRaisesRegex(UserError, "Confirm Anyway"):
                sale.with_user(user).action_confirm()
        told = sale.with_user(self.sales_manager).action_commerce_release()["params"]
        self.assertIn("in the background", told["message"])
        self.assertTrue(told["sticky"])
        self.assertFalse(link.is_held)
        self.assertTrue(self.read(sale, "commerce_goes_on")["commerce_goes_on"])
        run = self.env["shopify.sync"].search([("channel_id", "=", self.shop.id)])
        self.assertRecordValues(
            run, [{"mode": "import_one_order", "shopify_id": order.id}]
        )
        run.state = "success"
        sale.invalidate_recordset()
        self.assertFalse(self.read(sale, "commerce_goes_on")["commerce_goes_on"])

    def test_it_is_found_among_the_sales_orders(self):
        order = self.an_imported()
        orders = self.env["sale.order"].with_user(self.seller)
        for domain in (
            [("is_from_channel", "=", True)],
            [("commerce_name", "=", order.name)],
            [("commerce_held", "=", False), ("is_from_channel", "=", True)],
        ):
            self.assertIn(self.sale(order), orders.search(domain), domain)
        none = orders.search([("is_from_channel", "=", False)])
        self.assertNotIn(self.sale(order), none)
