"""Documents of a part of an order take their shares; together they are the order."""

from decimal import Decimal

from odoo.tests import BaseCase

from ...services.commerce.money.shares import between, split
from ..orders.order_objects import an_order
from ..orders.order_parts import a_line
from .money_case import OrderMoneyCase

# 10.00 less 0.01 for three: neither net nor taxes divide by three.
TAXES = (("State", "0.0725"), ("City", "0.0131"))
CENT = Decimal("0.01")


class TestSplit(BaseCase):
    def test_shares_add_up(self):
        for amount in ("0.01", "1.00", "-0.05", "7.77"):
            shares = split(Decimal(amount), [Decimal(1)] * 3, CENT)
            self.assertEqual(sum(shares), Decimal(amount))
            self.assertLessEqual(max(shares) - min(shares), CENT)

    def test_the_whole_gives_the_weights_themselves(self):
        weights = [Decimal("3.31"), Decimal("0.07"), Decimal("9.99")]
        self.assertEqual(split(sum(weights), weights, CENT), weights)

    def test_nothing_to_weigh_by(self):
        self.assertEqual(split(Decimal(1), [], CENT), [])
        self.assertEqual(split(Decimal(1), [Decimal(0)] * 2, CENT), [1, 0])

    def test_pieces_that_follow_each_other_add_up(self):
        amount, whole = Decimal("9.97"), Decimal(7)
        pieces = [
            between(amount, Decimal(first), Decimal(until), whole, CENT)
            for first, until in [(0, 2), (2, 3), (3, 7)]
        ]
        self.assertEqual(sum(pieces), amount)


class TestShares(OrderMoneyCase):
    def three(self, price="3.33", quantity=3, included=False):
        line = a_line(
            price=price,
            quantity=quantity,
            discount="0.02",
            taxes=TAXES,
            included=included,
        )
        order, money = self.sell(an_order([line], taxesIncluded=included))
        order.action_confirm()
        return order, money

    def invoice(self, order, quantity):
        """Make an invoice of so many units, as Odoo does of what was delivered."""
        self.product.invoice_policy = "delivery"
        line = order.order_line
        line.qty_delivered = line.qty_invoiced + quantity
        return order._create_invoices()

    def test_invoices_of_delivered_units_add_up_to_the_order(self):
        for included in (False, True):
            with self.subTest(included=included):
                order, money = self.three(included=included)
                moves = self.env["account.move"]
                for _unit in range(3):
                    invoice = self.invoice(order, 1)
                    self.assertEqual(invoice.invoice_line_ids.quantity, 1)
                    invoice.action_post()
                    moves |= invoice
                self.assertEqual(len(moves), 3)
                self.assert_move_exact(moves, money)

    def test_drafts_count_as_documented(self):
        order, money = self.three()
        first = self.invoice(order, 1)
        second = self.invoice(order, 2)
        self.assert_move_exact(first | second, money)

    def test_a_quantity_that_a_person_lowers_on_a_draft_takes_its_share(self):
        order, money = self.three(quantity=7)
        first = self.invoice(order, 7)
        first.invoice_line_ids.quantity = 2
        net = money.lines[0].current.net
        share = (net * 2 / 7).quantize(Decimal("0.01"))
        self.assert_money(first.amount_untaxed, share)
        first.action_post()
        second = self.invoice(order, 5)
        second.action_post()
        self.assert_move_exact(first | second, money)

    def test_a_price_that_a_person_changes_on_a_draft_is_reckoned_by_odoo(self):
        order, _money = self.three()
        invoice = self.invoice(order, 3)
        invoice.invoice_line_ids.write({"price_unit": 5, "discount": 0})
        self.assert_money(invoice.amount_untaxed, 15)

    def test_reversing_an_invoice_takes_all_of_it_back(self):
        order, money = self.three()
        invoice = self.invoice(order, 3)
        invoice.action_post()
        credit = self.reverse(invoice)
        self.assert_money(credit.amount_untaxed, invoice.amount_untaxed)
        self.assert_money(credit.amount_tax, invoice.amount_tax)
        self.assert_money(credit.amount_total, money.current_total)

    def test_credit_notes_for_parts_add_up_to_the_invoice(self):
        order, _money = self.three(quantity=7, price="1.43")
        invoice = self.invoice(order, 7)
        invoice.action_post()
        credits = self.env["account.move"]
        for quantity in (2, 1, 4):
            credit = self.reverse(invoice)
            credit.invoice_line_ids.quantity = quantity
            credit.action_post()
            credits |= credit
        self.assert_money(sum(credits.mapped("amount_untaxed")), invoice.amount_untaxed)
        self.assert_money(sum(credits.mapped("amount_tax")), invoice.amount_tax)
        self.assertEqual(self.taxes(credits), self.taxes(invoice))

    def test_a_credit_note_for_an_invoice_of_a_part_takes_that_part_back(self):
        order, _money = self.three(quantity=7, price="1.43")
        self.invoice(order, 2).action_post()
        invoice = self.invoice(order, 5)
        invoice.action_post()
        credits = self.env["account.move"]
        for quantity in (3, 2):
            credit = self.reverse(invoice)
            credit.invoice_line_ids.quantity = quantity
            credit.action_post()
            credits |= credit
        self.assert_money(sum(credits.mapped("amount_total")), invoice.amount_total)
        self.assertEqual(self.taxes(credits), self.taxes(invoice))

    def test_what_was_credited_is_to_be_documented_again(self):
        order, money = self.three()
        invoice = self.invoice(order, 3)
        invoice.action_post()
        credit = self.reverse(invoice)
        credit.invoice_line_ids.quantity = 1
        credit.action_post()
        again = self.invoice(order, 1)
        self.assertEqual(again.invoice_line_ids.quantity, 1)
        again.action_post()
        self.assert_move_exact(invoice | credit | again, money)

    def test_a_change_to_a_credit_note_and_back_turns_all_signs(self):
        order, _money = self.three()
        data = order.order_line.extra_tax_data
        reverse = self.env["account.tax"]._reverse_quantity_base_line_extra_tax_data
        once = reverse(data)
        self.assertEqual(once["exact"]["quantity"], "-3")
        self.assertEqual(reverse(once), {**data, "exact": reverse(once)["exact"]})
        self.assertEqual(
            Decimal(reverse(once)["exact"]["net"]), Decimal(data["exact"]["net"])
        )

    def reverse(self, invoice):
        wizard = (
            self.env["account.move.reversal"]
            .with_context(active_model="account.move", active_ids=invoice.ids)
            .create({"journal_id": invoice.journal_id.id})
        )
        return self.env["account.move"].browse(wizard.reverse_moves()["res_id"])

    def taxes(self, moves):
        found = {}
        for line in moves.line_ids.filtered("tax_line_id"):
            amount = found.get(line.tax_line_id, 0) + abs(line.amount_currency)
            found[line.tax_line_id] = round(amount, 2)
        return found
