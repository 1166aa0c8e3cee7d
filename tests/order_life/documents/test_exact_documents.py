"""Documents of orders say what stands in Shopify, whatever changed in Odoo."""

from ....services.shopify.orders.importer import OrderImporter
from ...moments import later
from ...orders.order_objects import an_order, changed_order, edited_order, raw_lines
from ...orders.order_parts import a_line, an_address, bag, with_current
from ...orders.order_payments import a_refund, refunded
from ..life_case import VAT, LifeCase, a_shirt, cancelled, one_back, paid, two_shirts


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
    def said(self, source):
        return [
            (move.move_type, move.state, round(move.amount_total, 2))
            for move in self.documents(source)
        ]

    def invoiced(self, **given):
        source = two_shirts(transactions=paid(), **given)
        self.follow(source)
        return source

    def test_goods_back_without_money_make_no_document(self):
        source = self.invoiced()
        after = kept_back(source, "24.20", "54.45")
        self.assertEqual(self.follow(after), [])
        self.follow(changed_order(after, note="again"))
        self.assertEqual(self.said(source), [("out_invoice", "posted", 54.45)])

    def test_money_kept_of_a_refund_lowers_its_credit_note(self):
        source = self.invoiced()
        after = kept_back(source, "14.20", "44.45")
        self.follow(after)
        self.follow(changed_order(after, note="again"))
        self.assertEqual(self.said(source)[1:], [("out_refund", "posted", 10.00)])

    def test_a_tax_mapped_anew_is_credited_as_it_was_invoiced(self):
        source = self.invoiced()
        mapping = self.env["commerce.tax"].search([("channel_id", "=", self.shop.id)])
        old = mapping.tax_id
        mapping.tax_id = old.copy({"name": "My 21%"})
        self.follow(one_back(source))
        self.assertEqual(self.said(source)[1:], [("out_refund", "posted", 24.20)])
        credit = self.documents(source)[1]
        self.assertEqual(credit.invoice_line_ids.tax_ids, old)

    def test_an_archived_tax_is_credited_as_it_was_invoiced(self):
        source = self.invoiced()
        mapping = self.env["commerce.tax"].search([("channel_id", "=", self.shop.id)])
        mapping.tax_id.active = False
        self.follow(cancelled(source))
        self.assertEqual(self.said(source)[1:], [("out_refund", "posted", 54.45)])

    def test_another_country_with_the_same_money_changes_no_document(self):
        source = self.invoiced()
        paris = an_address(countryCodeV2="FR", city="Paris")
        after = changed_order(
            source, shippingAddress=paris, updatedAt="2026-11-06T10:00:00Z"
        )
        taxes = self.sale(source).order_line.tax_ids
        self.assertEqual(self.follow(after), [])
        self.assertEqual(self.said(source), [("out_invoice", "posted", 54.45)])
        self.assertEqual(self.sale(source).order_line.tax_ids, taxes)

    def test_an_address_that_comes_later_changes_no_document(self):
        source = self.invoiced(shippingAddress=None, billingAddress=None)
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
        source = self.invoiced()
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
        source = self.invoiced()
        self.follow(one_back(source, currentTotalPriceSet=bag("33.33")))
        self.assertEqual(self.link(source).held[0][0], "money")
        self.assertEqual(self.said(source), [("out_invoice", "posted", 54.45)])

    def test_a_line_whose_tax_nobody_chose_is_not_invoiced_yet(self):
        source = self.invoiced()
        self.shop.create_taxes = False
        cap = a_line("Cap", price="10.00", taxes=(("Eco", "0.03"),))
        self.follow(edited_order(source, lines=[*raw_lines(source), cap]))
        self.assertEqual(self.said(source), [("out_invoice", "posted", 54.45)])

    def francs(self):
        """Swiss francs, with an exchange rate."""
        francs = self.env.ref("base.CHF")
        francs.active = True
        francs.rate_ids.unlink()
        self.env["res.currency.rate"].create(
            {"currency_id": francs.id, "rate": 1.0, "name": "2026-01-01"}
        )
        return francs

    def rounded_to_five_cents(self):
        self.francs().rounding = 0.05
        money = {"currency": "CHF"}
        return an_order(
            [a_shirt(price="10.02", money=money)],
            money=money,
            transactions=paid("10.02", money=money),
        )

    def test_an_order_that_odoo_would_round_waits(self):
        source = self.rounded_to_five_cents()
        self.assertEqual(self.codes(source), ["rounding"])
        self.assertEqual(self.sale(source).state, "draft")
        self.assertIn("CHF", self.link(source).held_text)
        self.assertFalse(self.documents(source))

    def test_an_invoice_that_odoo_would_round_is_not_made_for_anyone(self):
        source = self.rounded_to_five_cents()
        self.follow(source)
        self.link(source).released = self.link(source).held
        after = changed_order(source, note="go on")
        self.assertEqual(self.follow(after), ["not_invoiced"])
        self.assertFalse(self.documents(source))
        self.assertFalse(self.payments(source))

    def test_an_order_in_a_currency_of_a_person_s_own_is_told_and_not_booked(self):
        source = two_shirts(displayFinancialStatus="PENDING")
        self.follow(source)
        other = self.francs()
        pricelist = self.env["product.pricelist"].create(
            {"name": "Swiss", "currency_id": other.id}
        )
        self.sale(source).pricelist_id = pricelist
        self.assertEqual(self.sale(source).currency_id, other)
        after = edited_order(source, displayFinancialStatus="PAID", transactions=paid())
        self.assertEqual(self.codes(after), ["currency"])
        self.assertEqual(self.sale(source).state, "draft")
        self.assertFalse(self.documents(source))
        self.assertFalse(self.payments(source))

    def cheaper_in_odoo(self, confirm):
        """An order that a person made cheaper before it was paid: 42.35."""
        source = two_shirts(displayFinancialStatus="PENDING")
        self.follow(source)
        self.sale(source).order_line[0].price_unit = 15
        if confirm:
            self.sale(source).action_confirm()
        after = edited_order(source, displayFinancialStatus="PAID", transactions=paid())
        self.assertEqual(self.codes(after), ["changed_in_odoo"])
        self.assertEqual(self.link(source).held[0][0], "changed_in_odoo")
        button = "Go On Anyway" if confirm else "Confirm Anyway"
        for words in ("42.35", "54.45", f"press {button} on it: its invoices"):
            self.assertIn(words, self.link(source).held_text)
            self.assertIn(words, self.told)
        return after

    def test_a_quotation_that_a_person_changed_is_not_confirmed(self):
        after = self.cheaper_in_odoo(confirm=False)
        self.assertEqual(self.sale(after).state, "draft")
        self.assertFalse(self.documents(after))

    def test_an_order_that_a_person_changed_and_confirmed_is_not_invoiced(self):
        after = self.cheaper_in_odoo(confirm=True)
        self.assertFalse(self.documents(after))
        self.assertFalse(self.payments(after))

    def again(self, source):
        """The order after news that have to do with no money."""
        return changed_order(source, note=f"Ring at {later()}")

    def test_an_order_that_was_changed_back_goes_on(self):
        after = self.cheaper_in_odoo(confirm=True)
        self.sale(after).order_line[0].price_unit = 20
        self.assertEqual(self.codes(self.again(after)), [])
        self.assertFalse(self.link(after).is_held)
        self.assertEqual(self.said(after), [("out_invoice", "posted", 54.45)])

    def test_an_invoiced_order_that_a_person_changed_is_paid_all_the_same(self):
        self.env["commerce.order.rule"].create(
            {
                "channel_id": self.shop.id,
                "sequence": 0,
                "financial_status": "pending",
                "action": "confirm",
                "invoice": True,
            }
        )
        source = two_shirts(displayFinancialStatus="PENDING")
        self.follow(source)
        self.assertTrue(self.documents(source))
        order = self.sale(source)
        order.locked = False
        order.order_line[0].price_unit = 15
        after = edited_order(source, displayFinancialStatus="PAID", transactions=paid())
        self.assertEqual(self.codes(after), ["changed_in_odoo"])
        self.assertTrue(self.link(source).is_held)
        self.assertEqual(self.payments(source).amount, 54.45)
        self.assertIn("follow Shopify all the same", self.link(source).held_text)
        self.assertIn("follow Shopify all the same", self.told)

    def test_a_changed_order_that_a_person_lets_go_on_follows_shopify(self):
        after = self.cheaper_in_odoo(confirm=False)
        self.link(after).released = self.link(after).held
        self.assertEqual(self.codes(self.again(after)), [])
        self.assertEqual(self.sale(after).state, "sale")
        self.assertEqual(self.said(after), [("out_invoice", "posted", 54.45)])

    def test_who_let_one_gap_go_on_has_not_seen_a_larger_one(self):
        after = self.cheaper_in_odoo(confirm=False)
        self.link(after).released = self.link(after).held
        self.sale(after).order_line[0].price_unit = 10
        self.assertEqual(self.codes(self.again(after)), ["changed_in_odoo"])
        self.assertEqual(self.sale(after).state, "draft")

    def test_who_let_money_go_on_has_not_seen_a_larger_gap(self):
        source = two_shirts(
            displayFinancialStatus="PENDING", currentTotalPriceSet=bag("54.00")
        )
        self.follow(source)
        self.link(source).released = self.link(source).held
        self.follow(changed_order(source, note="Ring twice"))
        self.assertFalse(self.link(source).is_held)
        self.follow(changed_order(source, currentTotalPriceSet=bag("44.00")))
        self.assertTrue(self.link(source).is_held)
        self.assertIn("10.45", self.link(source).held_text)

    def test_an_order_that_odoo_reckons_otherwise_waits(self):
        """A tax is mapped to a group of taxes that come to another rate."""
        self.follow(two_shirts(displayFinancialStatus="PENDING"))
        mapping = self.env["commerce.tax"].search([("channel_id", "=", self.shop.id)])
        half = mapping.tax_id.copy({"name": "A half", "amount": 10})
        other = mapping.tax_id.copy({"name": "Other half", "amount": 10})
        mapping.tax_id = mapping.tax_id.copy(
            {
                "name": "Both halves",
                "amount_type": "group",
                "children_tax_ids": [(6, 0, (half | other).ids)],
            }
        )
        source = two_shirts(transactions=paid())
        self.assertEqual(self.codes(source), ["total"])
        self.assertEqual(self.link(source).held[0][0], "total")
        self.assertIn("54.00", self.link(source).held_text)
        self.assertEqual(self.sale(source).state, "draft")
        self.assertFalse(self.documents(source))

    def codes(self, source):
        """Import an order; return the codes of issues about its money."""
        shop = self.shop._in_its_world(self.env)
        found = OrderImporter(shop.env, shop).store([source])
        found = [it for it in found.issues if it.code != "unknown_delivery"]
        self.told = " ".join(it.message for it in found)
        return [it.code for it in found]
