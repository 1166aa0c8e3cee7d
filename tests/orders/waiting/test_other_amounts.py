"""Orders that would cost something else in Odoo wait, and say why."""

from ...order_life.life_case import LifeCase, a_shirt, paid, two_shirts
from ..order_objects import an_order, changed_order, edited_order
from ..order_parts import bag


class TestOtherAmounts(LifeCase):
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

    def test_an_order_that_was_changed_back_goes_on(self):
        after = self.cheaper_in_odoo(confirm=True)
        self.sale(after).order_line[0].price_unit = 20
        self.assertEqual(self.codes(self.news(after)), [])
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
        self.assertEqual(self.codes(self.news(after)), [])
        self.assertEqual(self.sale(after).state, "sale")
        self.assertEqual(self.said(after), [("out_invoice", "posted", 54.45)])

    def test_who_let_one_gap_go_on_has_not_seen_a_larger_one(self):
        after = self.cheaper_in_odoo(confirm=False)
        self.link(after).released = self.link(after).held
        self.sale(after).order_line[0].price_unit = 10
        self.assertEqual(self.codes(self.news(after)), ["changed_in_odoo"])
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
        found = self.import_orders(source)
        found = [it for it in found.issues if it.code != "unknown_delivery"]
        self.told = " ".join(it.message for it in found)
        return [it.code for it in found]
