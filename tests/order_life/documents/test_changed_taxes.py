"""A tax that Shopify changes after the invoice: documents tell it anew."""

from ...orders.order_objects import an_order, changed_order, edited_order, raw_lines
from ...orders.order_parts import with_current
from ...orders.order_payments import a_refund, refunded
from ..life_case import VAT, LifeCase, a_shirt, paid


class TestOrderLifeTaxes(LifeCase):
    def taxed_anew(self, rate, tax, **given):
        """The two T-Shirts with another tax than before, of so much in all."""
        line = raw_lines(self.source)[0]
        anew = a_shirt(price="20.00", quantity=2, taxes=(("VAT", rate),), id=line["id"])
        self.assertEqual(anew["taxLines"][0]["priceSet"]["shopMoney"]["amount"], tax)
        return edited_order(self.source, lines=[{**anew, **given}])

    def amounts(self, source):
        """What documents say of each tax, by its rate."""
        found = {}
        for line in self.documents(source).line_ids.filtered("tax_line_id"):
            rate = line.tax_line_id.amount
            found[rate] = round(found.get(rate, 0) - line.amount_currency, 2)
        return {rate: amount for rate, amount in found.items() if amount}

    def test_a_lower_tax_is_told_anew_in_one_credit_note(self):
        self.source = self.sold()
        after = self.taxed_anew("0.09", "3.60")
        self.assertEqual(self.follow(after), [])
        self.assertEqual(self.said(after)[1:], [("out_refund", "posted", 4.80)])
        self.assertEqual(self.amounts(after), {21.0: 1.05, 9.0: 3.60})
        self.assertEqual(self.sale(after).order_line[0].tax_ids.amount, 9)
        self.assertEqual(self.sale(after).amount_total, 49.65)
        self.follow(changed_order(after, note="Ring twice"))
        self.assertEqual(len(self.documents(after)), 2)

    def test_a_higher_tax_is_told_anew_in_one_invoice(self):
        self.source = self.sold()
        after = self.taxed_anew("0.25", "10.00")
        self.assertEqual(self.follow(after), [])
        self.assertEqual(self.said(after)[1:], [("out_invoice", "posted", 1.60)])
        self.assertEqual(self.amounts(after), {21.0: 1.05, 25.0: 10.00})

    def test_refunds_go_on_with_the_tax_told_anew(self):
        self.source = self.sold()
        after = self.taxed_anew("0.09", "3.60")
        self.follow(after)
        line = raw_lines(after)[0]
        back = a_refund(refunded(line, 1, "20.00", "1.80"))
        after = edited_order(after, lines=[with_current(line, 1)], refunds=[back])
        self.assertEqual(self.follow(after), [])
        self.assertEqual(self.said(after)[2:], [("out_refund", "posted", 21.80)])
        self.assertEqual(self.amounts(after), {21.0: 1.05, 9.0: 1.80})

    def test_a_tax_changed_and_a_part_refunded_at_once(self):
        self.source = self.sold()
        line = raw_lines(self.source)[0]
        back = a_refund(refunded(line, 1, "20.00", "1.80"))
        anew = a_shirt(
            price="20.00", quantity=2, taxes=(("VAT", "0.09"),), id=line["id"]
        )
        after = edited_order(self.source, lines=[with_current(anew, 1)], refunds=[back])
        self.assertEqual(self.follow(after), [])
        self.assertEqual(self.said(after)[1:], [("out_refund", "posted", 26.60)])
        self.assertEqual(self.amounts(after), {21.0: 1.05, 9.0: 1.80})

    def test_a_tax_within_the_price_is_told_anew_though_the_total_stays(self):
        self.source = an_order(
            [a_shirt(price="20.00", quantity=2, taxes=VAT, included=True)],
            taxesIncluded=True,
            transactions=paid("40.00"),
        )
        self.follow(self.source)
        line = raw_lines(self.source)[0]
        anew = a_shirt(
            price="20.00",
            quantity=2,
            taxes=(("VAT", "0.09"),),
            included=True,
            id=line["id"],
        )
        after = edited_order(self.source, lines=[anew])
        self.assertEqual(self.follow(after), [])
        self.assertEqual(self.said(after)[1:], [("out_invoice", "posted", 0.0)])
        self.assertEqual(self.amounts(after), {9.0: 3.30})
        self.follow(changed_order(after, note="Ring twice"))
        self.assertEqual(len(self.documents(after)), 2)

    def test_each_tax_is_told_with_what_it_is_reckoned_of(self):
        self.source = self.sold()
        self.follow(self.taxed_anew("0.09", "3.60"))
        credit = self.documents(self.source)[1]
        told = {
            line.tax_ids.amount: (line.quantity, line.price_subtotal)
            for line in credit.invoice_line_ids
        }
        self.assertEqual(told, {21.0: (2, 40.0), 9.0: (-2, -40.0)})
