"""Payment terms that lower taxes at once: no order of Shopify has them."""

from odoo.exceptions import ValidationError
from odoo.fields import Command

from ..order_life.life_case import LifeCase, one_back, paid, two_shirts
from .order_objects import changed_order
from .order_parts import a_customer


class TestPaymentTerms(LifeCase):
    def terms(self, computation="mixed", **given):
        """Make terms of 2 % off within a week."""
        return self.env["account.payment.term"].create(
            {
                "name": "2/7 Net 30",
                "early_discount": True,
                "discount_percentage": 2,
                "discount_days": 7,
                "early_pay_discount_computation": computation,
                "line_ids": [
                    Command.create(
                        {"value": "percent", "value_amount": 100, "nb_days": 30}
                    )
                ],
                **given,
            }
        )

    def a_contact(self, email, terms):
        return self.env["res.partner"].create(
            {"name": "Ada", "email": email, "property_payment_term_id": terms.id}
        )

    def grant(self, name, terms):
        self.shop.payment_term_ids = [
            Command.create({"name": name, "payment_term_id": terms.id})
        ]

    def test_a_customer_s_own_are_left_out_and_the_order_goes_on(self):
        ada = self.a_contact("ada@example.com", self.terms())
        source = two_shirts(
            transactions=paid(), customer=a_customer(email="ada@example.com")
        )
        self.assertEqual(self.follow(source), [])
        order = self.sale(source)
        self.assertEqual(order.partner_id, ada)
        self.assertFalse(order.payment_term_id)
        self.assertFalse(self.link(source).held)
        self.assertSettled(source, 54.45, 54.45)
        self.assertEqual(self.follow(refund := one_back(source)), [])
        self.assertSettled(refund, 30.25, 30.25)

    def test_terms_that_lower_no_tax_at_once_stay(self):
        for computation in ("included", "excluded"):
            with self.subTest(computation=computation):
                terms = self.terms(computation)
                self.shop.order_payment_term_id = terms
                source = self.sold()
                self.assertEqual(self.sale(source).payment_term_id, terms)
                self.assertSettled(source, 54.45, 54.45)

    def test_terms_without_a_discount_stay_in_belgium(self):
        terms = self.terms(early_discount=False)
        self.shop.order_payment_term_id = terms
        source = self.sold()
        self.assertEqual(self.sale(source).payment_term_id, terms)

    def test_the_shop_cannot_choose_them(self):
        choices = {
            "usual": lambda: self.shop.write(
                {"order_payment_term_id": self.terms().id}
            ),
            "granted": lambda: self.grant("Net 30", self.terms()),
        }
        for name, choose in choices.items():
            with (
                self.subTest(name),
                self.assertRaisesRegex(ValidationError, "2/7 Net 30.*Choose"),
            ):
                choose()

    def test_terms_that_were_changed_later_are_left_out_too(self):
        usual, granted = self.terms("included"), self.terms("included")
        self.shop.order_payment_term_id = usual
        self.grant("Net 30", granted)
        told = {
            "paymentTermsName": "Net 30",
            "paymentTermsType": "NET",
            "dueInDays": 30,
            "paymentSchedules": {"nodes": []},
        }
        granted.early_pay_discount_computation = "mixed"
        source = two_shirts(transactions=paid(), paymentTerms=told)
        self.assertEqual(self.follow(source), [])
        self.assertEqual(self.sale(source).payment_term_id, usual)
        usual.early_pay_discount_computation = "mixed"
        other = two_shirts(transactions=paid(), paymentTerms=told)
        self.assertEqual(self.follow(other), [])
        self.assertFalse(self.sale(other).payment_term_id)

    def test_who_takes_over_a_quotation_does_not_bring_them(self):
        self.shop.confirm_orders = False
        source = two_shirts(displayFinancialStatus="PENDING")
        self.follow(source)
        grace = self.a_contact("grace@example.com", self.terms())
        given = a_customer(7912, "Grace", "Hopper", email="grace@example.com")
        self.follow(changed_order(source, customer=given, email="grace@example.com"))
        order = self.sale(source)
        self.assertEqual(order.partner_id, grace)
        self.assertFalse(order.payment_term_id)
        self.assertAlmostEqual(order.amount_total, 54.45)

    def test_a_person_who_sets_them_reads_why_the_order_waits(self):
        source = two_shirts(displayFinancialStatus="AUTHORIZED")
        self.shop.confirm_orders = False
        self.follow(source)
        self.sale(source).payment_term_id = self.terms()
        self.follow(source)
        self.assertIn("2/7 Net 30", self.link(source).held_text)
        self.sale(source).payment_term_id = False
        self.follow(source)
        self.assertFalse(self.link(source).held_text)
