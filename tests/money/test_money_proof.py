"""Money that does not add up is told or explained, and Odoo's changes show."""

from decimal import Decimal

from odoo.tests import BaseCase, tagged

from ...services.commerce.orders.odoo_proof import proof_of
from ..orders.order_case import OrderCase
from ..orders.order_objects import an_order
from ..orders.order_parts import a_line, a_shipping_line, bag
from ..orders.order_payments import a_refund, a_transaction, refunded
from .money_case import money_of, row, with_sums

VAT = [("VAT", "0.21"), ("City", "0.0131")]


class TestProblems(BaseCase):
    def test_no_line_is_named_where_any_may_be_off(self):
        vat = (("VAT", "0.2"),)
        line = a_line(taxes=vat, included=True)
        ship = a_shipping_line(price="6.00", taxes=vat, included=True)
        back = a_refund(shipping=[(ship, "4.00", "0.67")], total="4.00")
        order = with_sums(
            [line], [ship], [back], taxesIncluded=True, currentTotalPriceSet="20.37"
        )
        found = dict(map(reversed, money_of(order).problems))
        self.assertEqual(found["current_total"], order.id)
        self.assertEqual(found["current_tax"], order.id)
        self.assertEqual(found["current_shipping"], ship["id"])
        alone = with_sums([line], taxesIncluded=True, currentTotalPriceSet="20.37")
        self.assertEqual(money_of(alone).problems, ((line["id"], "current_total"),))
        off = {**line, "originalTotalSet": bag("21.00")}
        order = with_sums([off], [ship], currentShippingPriceSet="1.00")
        found = dict(map(reversed, money_of(order).problems))
        self.assertEqual(found["total"], line["id"])
        self.assertEqual(found["current_shipping"], ship["id"])

    def test_what_is_beside_items_is_explained_by_the_way_that_it_goes(self):
        back = a_refund(adjustments=[("-5.00", "0.00"), ("8.00", "0.00")], total="0.00")
        order = with_sums([a_line()], (), [back], currentTotalPriceSet="20.00")
        total = row(money_of(order), "current_total")
        self.assertEqual((total.difference, total.explanation), (3, "kept_of_refunds"))

    def test_refunds_differ_from_what_was_taken_off_for_many_reasons(self):
        two = {"money": {"presentment": "CAD", "rate": "1.1"}}
        waits, failed, other = (
            {"transactions": [a_transaction("REFUND", amount, status=status)]}
            for amount, status in (
                ("20.00", "PENDING"),
                ("20.00", "FAILURE"),
                ("7.00", "FAILURE"),
            )
        )
        for current, total, given, why in [
            (0, "20.00", {}, ""),
            (0, "5.00", {}, "not_paid_back"),
            (1, "5.00", {}, "paid_back_more"),
            (0, "19.00", two, "paid_back_by_rate"),
            (0, "0.00", two, "not_paid_back"),
            (0, "0.00", waits, "refund_pending"),
            (0, "0.00", failed, "refund_failed"),
            (0, "0.00", other, "not_paid_back"),
        ]:
            line = a_line(current=current)
            taken = [refunded(line, 1, "20.00")] if not current else []
            back = a_refund(*taken, total=total)
            order = an_order([line], (), [back], **given)
            self.assertEqual(row(money_of(order), "refunds").explanation, why)

    def test_a_cent_that_is_missing_is_told_with_its_line(self):
        line = a_line()
        order = with_sums([line], totalPriceSet="20.01", currentTotalPriceSet="20.01")
        problems = money_of(order).problems
        self.assertEqual(
            set(problems), {(line["id"], "total"), (line["id"], "current_total")}
        )

    def test_amounts_finer_than_their_currency_are_told(self):
        line = a_line(price="73.97", money={"currency": "JPY"})
        order = an_order([line], money={"currency": "JPY"})
        self.assertIn((line["id"], "digits"), money_of(order).problems)


@tagged("post_install", "-at_install")
class TestProof(OrderCase):
    def proof(self, order):
        return {row.name: row for row in proof_of(self.link(order))}

    def test_odoos_own_figures_are_shopifys(self):
        back = a_refund(adjustments=[("-5.00", "0.00")], total="5.00")
        order = an_order(
            [a_line(quantity=3, price="19.99", discount="3.33", taxes=VAT)],
            [a_shipping_line(price="4.95", taxes=VAT)],
            [back],
        )
        self.import_orders(order)
        proof = self.proof(order)
        self.assertFalse(
            [row for row in proof.values() if row.explanation == "changed_in_odoo"]
        )
        self.assertEqual(proof["current_tax"].difference, 0)
        self.assertEqual(proof["tax/VAT/21"].difference, 0)
        self.assertEqual(proof["current_shipping"].lines, Decimal("4.95"))

    def test_a_quantity_that_a_person_changes_is_a_difference(self):
        order = an_order([a_line(quantity=2, price="10.00", taxes=VAT)])
        self.import_orders(order)
        self.lines(order).product_uom_qty = 3
        proof = self.proof(order)
        for name, more in [
            ("current_subtotal", "10.00"),
            ("current_tax", "2.23"),
            ("tax/VAT/21", "2.10"),
            ("current_total", "12.23"),
        ]:
            self.assertEqual(proof[name].difference, Decimal(more), name)
            self.assertEqual(proof[name].explanation, "changed_in_odoo")
        self.assertEqual(proof["total"].difference, 0)

    def test_a_line_that_a_person_adds_is_a_difference_of_the_total(self):
        order = an_order([a_line(price="10.00")])
        self.import_orders(order)
        product = self.env["product.product"].create({"name": "Gift wrap"})
        self.sale(order).order_line = [
            (0, 0, {"product_id": product.id, "price_unit": 2, "tax_ids": False})
        ]
        proof = self.proof(order)
        self.assertEqual(proof["current_total"].difference, 2)
        self.assertEqual(proof["current_subtotal"].difference, 0)
