"""Documents of orders say what stands in Shopify, whatever changed in Odoo."""

from ...orders.order_objects import an_order, changed_order, edited_order, raw_lines
from ...orders.order_parts import a_line, an_address, bag, with_current
from ...orders.order_payments import a_refund, refunded
from ..life_case import VAT, LifeCase, a_shirt, cancelled, one_back, paid


def kept_back(source, kept, current):
    """One T-Shirt went back, and the shop kept so much of its 24.20."""
    line = raw_lines(source)[0]
    back = refunded(line, 1, "20.00", "4.20")
    return edited_order(
        source,
        lines=[with_current(line, 1)],
        refunds=[a_refund(back, adjustments=[(kept, "0.00")], total="0.00")],
        currentTotalPriceSet=bag(current),
    )


class TestOrderLifeExact(LifeCase):
    def test_goods_back_without_money_make_no_document(self):
        source = self.sold()
        after = kept_back(source, "24.20", "54.45")
        self.assertEqual(self.follow(after), [])
        self.follow(changed_order(after, note="again"))
        self.assertEqual(self.said(source), [("out_invoice", "posted", 54.45)])

    def test_money_kept_of_a_refund_lowers_its_credit_note(self):
        source = self.sold()
        after = kept_back(source, "14.20", "44.45")
        self.follow(after)
        self.follow(changed_order(after, note="again"))
        self.assertEqual(self.said(source)[1:], [("out_refund", "posted", 10.00)])

    def test_a_tax_mapped_anew_is_credited_as_it_was_invoiced(self):
        source = self.sold()
        mapping = self.env["commerce.tax"].search([("channel_id", "=", self.shop.id)])
        old = mapping.tax_id
        mapping.tax_id = old.copy({"name": "My 21%"})
        self.follow(one_back(source))
        self.assertEqual(self.said(source)[1:], [("out_refund", "posted", 24.20)])
        credit = self.documents(source)[1]
        self.assertEqual(credit.invoice_line_ids.tax_ids, old)

    def test_an_archived_tax_is_credited_as_it_was_invoiced(self):
        source = self.sold()
        mapping = self.env["commerce.tax"].search([("channel_id", "=", self.shop.id)])
        mapping.tax_id.active = False
        self.follow(cancelled(source))
        self.assertEqual(self.said(source)[1:], [("out_refund", "posted", 54.45)])

    def test_another_country_with_the_same_money_changes_no_document(self):
        source = self.sold()
        paris = an_address(countryCodeV2="FR", city="Paris")
        after = changed_order(
            source, shippingAddress=paris, updatedAt="2026-11-06T10:00:00Z"
        )
        taxes = self.sale(source).order_line.tax_ids
        self.assertEqual(self.follow(after), [])
        self.assertEqual(self.said(source), [("out_invoice", "posted", 54.45)])
        self.assertEqual(self.sale(source).order_line.tax_ids, taxes)

    def test_an_address_that_comes_later_changes_no_document(self):
        source = self.sold(shippingAddress=None, billingAddress=None)
        place = an_address(countryCodeV2="FR")
        self.follow(changed_order(source, shippingAddress=place, billingAddress=place))
        self.assertEqual(self.said(source), [("out_invoice", "posted", 54.45)])

    def test_two_taxes_that_become_one_are_credited_apart(self):
        state, city = ("State", "0.05"), ("City", "0.05")
        source = an_order(
            [a_shirt(price="20.00", quantity=2, taxes=(state, city))],
            transactions=paid("44.00"),
        )
        self.follow(source)
        mappings = self.env["commerce.tax"].search([("channel_id", "=", self.shop.id)])
        mappings.tax_id = mappings[0].tax_id
        line = raw_lines(source)[0]
        refund = a_refund(refunded(line, 1, "20.00", "2.00"))
        self.follow(
            edited_order(source, lines=[with_current(line, 1)], refunds=[refund])
        )
        self.assertEqual(self.said(source)[1:], [("out_refund", "posted", 22.00)])

    def test_a_tax_that_a_person_chose_on_a_draft_is_credited(self):
        self.shop.invoicing = "draft"
        source = self.sold()
        mapping = self.env["commerce.tax"].search([("channel_id", "=", self.shop.id)])
        own = mapping.tax_id.copy({"name": "My 21%"})
        invoice = self.documents(source)
        invoice.invoice_line_ids.tax_ids = own
        invoice.action_post()
        self.follow(one_back(source))
        self.assertEqual(self.said(source)[1:], [("out_refund", "draft", 24.20)])
        self.assertEqual(self.documents(source)[1].invoice_line_ids.tax_ids, own)

    def test_discounts_of_few_digits_keep_the_invoice_exact(self):
        self.env.ref("product.decimal_discount").digits = 1
        source = an_order(
            [a_shirt(price="19.99", quantity=3, discount="7.77", taxes=VAT)],
            transactions=paid("63.16"),
        )
        self.follow(source)
        self.assertEqual(self.said(source), [("out_invoice", "posted", 63.16)])

    def test_an_order_whose_money_does_not_add_up_gets_no_further_document(self):
        source = self.sold()
        self.follow(one_back(source, currentTotalPriceSet=bag("33.33")))
        self.assertEqual(self.link(source).held[0][0], "money")
        self.assertEqual(self.said(source), [("out_invoice", "posted", 54.45)])

    def test_a_line_whose_tax_nobody_chose_is_not_invoiced_yet(self):
        source = self.sold()
        self.shop.create_taxes = False
        cap = a_line("Cap", price="10.00", taxes=(("Eco", "0.03"),))
        self.follow(edited_order(source, lines=[*raw_lines(source), cap]))
        self.assertEqual(self.said(source), [("out_invoice", "posted", 54.45)])
