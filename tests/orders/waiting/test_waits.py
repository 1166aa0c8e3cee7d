"""What each reason to wait holds up: of new orders, and of those in the books."""

from unittest.mock import patch

from odoo.exceptions import UserError
from odoo.tests import tagged

from ....services.commerce.issues.catalogue import STOPS
from ....services.commerce.issues.kind import About
from ....services.commerce.orders.waits import Waits
from ...order_life.life_case import VAT, LifeCase, cancelled, one_back, paid, two_shirts
from ..order_objects import changed_order, edited_order, raw_lines
from ..order_parts import a_customer, a_line, an_address, bag

NOBODY = {
    "customer": a_customer(7001, None, None, email=None),
    "email": None,
    "billingAddress": None,
    "shippingAddress": None,
}
STAGES = ("new", "quotation", "confirmed", "invoiced")
SAMPLES = (
    *("test_order", "high_risk", "withheld", "money", "unknown_tax"),
    *("changed_in_odoo", "no_rate"),
)
MONEY = (About.MONEY, About.CURRENCY)
# Odoo knows already who ordered it.
HOLDS_NEW_ALONE = ("withheld",)


@tagged("post_install", "-at_install")
class TestWaits(LifeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.shop.create_taxes = True
        cls.env["commerce.delivery"].create(
            {
                "channel_id": cls.shop.id,
                "title": "Standard",
                "carrier_id": cls.env.ref("delivery.free_delivery_carrier").id,
            }
        )
        cls.rule = cls.env["commerce.order.rule"].create(
            {
                "channel_id": cls.shop.id,
                "sequence": 0,
                "financial_status": "pending",
                "action": "keep",
            }
        )

    def test_each_reason_is_about_one_thing_in_every_state(self):
        for code, about in STOPS.items():
            for in_books in (False, True):
                waits = Waits.of([[code, "detail"]], in_books=in_books)
                is_money = about in MONEY
                is_taking = about is About.TAKING
                with self.subTest(code=code, in_books=in_books):
                    self.assertEqual(waits.booking, is_money)
                    self.assertEqual(waits.going_on, is_money or not in_books)
                    self.assertEqual(
                        waits.cancelling, is_money or (is_taking and not in_books)
                    )

    def test_no_figure_of_a_void_order_holds_up_anything_but_its_currency(self):
        for code in STOPS:
            waits = Waits.of([[code, ""]], in_books=True, is_void=True)
            self.assertEqual(waits.booking, code in ("currency", "no_rate"), code)

    def test_every_reason_has_a_text_and_is_in_the_table(self):
        link = self.env["commerce.order"].new({})
        for code in STOPS:
            self.assertNotEqual(link._reason_text(code, "detail"), code)
        self.assertEqual(link._reason_text("unheard of", ""), "unheard of")

    def test_documents_and_payments_wait_together_or_follow_together(self):
        for code in SAMPLES:
            # Nobody has changed yet what is new.
            for stage in STAGES[code == "changed_in_odoo" :]:
                savepoint = self.env.cr.savepoint()
                with self.subTest(code=code, stage=stage), savepoint:
                    self.check_reason(code, stage)
                    savepoint.rollback()
                self.env.invalidate_all()

    def check_reason(self, code, stage):
        before = self.brought_to(stage)
        source = self.provoked(code, before, stage)
        result = self.import_orders(source, chosen=True)
        link, is_money = self.link(source), STOPS[code] in MONEY
        known = code in HOLDS_NEW_ALONE and stage != "new"
        self.assertEqual(link.is_held, not known, link.held)
        if stage == "invoiced":
            booked = 54.45 if is_money else 30.25
        else:
            booked = 54.45 if known else 0
        self.assertSaid(source, booked)
        if is_money or code == "changed_in_odoo":
            self.assertTrue(result.issues)

    def assertSaid(self, source, amount):
        signs = {"out_invoice": 1, "out_refund": -1, "inbound": 1, "outbound": -1}
        said = [signs[it.move_type] * it.amount_total for it in self.documents(source)]
        paid_ = [signs[it.payment_type] * it.amount for it in self.payments(source)]
        self.assertAlmostEqual(sum(said), amount)
        self.assertAlmostEqual(sum(paid_), amount)

    def brought_to(self, stage):
        """The order as Shopify tells it when Odoo has it so far."""
        if stage == "new":
            return two_shirts(displayFinancialStatus="PENDING")
        if stage == "invoiced":
            source = two_shirts(transactions=paid())
        else:
            source = two_shirts(displayFinancialStatus="PENDING")
            self.rule.action = "keep" if stage == "quotation" else "confirm"
        self.import_orders(source, chosen=True)
        state = "draft" if stage == "quotation" else "sale"
        self.assertEqual(self.sale(source).state, state)
        return source

    def provoked(self, code, source, stage):
        """The order after it was paid, or after a shirt went back, with a reason."""
        if stage == "invoiced":
            source = one_back(source)
        else:
            source = changed_order(
                source, displayFinancialStatus="PAID", transactions=paid()
            )
        return getattr(self, f"_{code}")(source)

    def _test_order(self, source):
        return changed_order(source, test=True)

    def _high_risk(self, source):
        risk = {"recommendation": "CANCEL", "assessments": []}
        return changed_order(source, risk=risk)

    def _withheld(self, source):
        return changed_order(source, **NOBODY)

    def _money(self, source):
        return changed_order(source, currentTotalPriceSet=bag("33.33"))

    def _unknown_tax(self, source):
        self.shop.create_taxes = False
        self.env["commerce.tax"].search([]).tax_id = False
        raw = source.model_dump(mode="json", by_alias=True)["lineItems"]["nodes"]
        cap = a_line("Cap", price="0.00", taxes=(("Eco", "0.03"),))
        return edited_order(source, lines=[*raw, cap])

    def _changed_in_odoo(self, source):
        self.sale(source).locked = False
        self.sale(source).order_line[0].price_unit = 15
        return source

    def _no_rate(self, source):
        """The company reckons in another currency than the shop's by now."""
        other = self.env.ref("base.CHF")
        other.active = True
        (other | self.company.currency_id).rate_ids.unlink()
        self.env.cr.execute(
            "UPDATE res_company SET currency_id = %s WHERE id = %s",
            [other.id, self.company.id],
        )
        self.env.invalidate_all()
        return source

    # What a person reads

    def told(self, source, code):
        found = [
            it
            for it in self.import_orders(source, chosen=True).issues
            if it.code == code
        ]
        return " ".join(it.message for it in found)

    def test_a_risk_says_what_waits_and_which_button_there_is(self):
        for stage, waits, button in (
            ("new", True, "Confirm Anyway"),
            ("quotation", True, "Confirm Anyway"),
            ("confirmed", True, "Go On Anyway"),
            ("invoiced", False, "Go On Anyway"),
        ):
            savepoint = self.env.cr.savepoint()
            with self.subTest(stage=stage), savepoint:
                before = self.brought_to(stage)
                text = self.told(self.provoked("high_risk", before, stage), "high_risk")
                self.assertEqual("waits" in text, waits, text)
                self.assertNotIn("quotation", text)
                self.assertIn(button, text)
                savepoint.rollback()
            self.env.invalidate_all()

    def test_money_that_is_off_names_the_button_that_there_is(self):
        for stage, button in (("new", "Confirm"), ("invoiced", "Go On")):
            source = self.provoked("money", self.brought_to(stage), stage)
            self.assertIn(f"press {button} Anyway", self.told(source, "money"))

    def test_a_tax_that_is_off_has_the_name_that_the_proof_gives_it(self):
        source = two_shirts(transactions=paid())
        (vat,) = source.model_dump(mode="json", by_alias=True)["currentTaxLines"]
        off = changed_order(source, currentTaxLines=[{**vat, "priceSet": bag("9.95")}])
        text = self.told(off, "money")
        self.assertIn("VAT 21 % (-0.50 USD)", text)
        self.assertIn("VAT 21 % (-0.50 USD)", self.link(off).held_text)
        self.assertNotIn("tax/", text + self.link(off).held_text)

    def test_nothing_of_a_cancelled_order_waits_once_all_is_booked(self):
        for code in ("unknown_tax", "high_risk", "money"):
            savepoint = self.env.cr.savepoint()
            with self.subTest(code=code), savepoint:
                source = self.brought_to("invoiced")
                gone = getattr(self, f"_{code}")(cancelled(source))
                result = self.import_orders(gone, chosen=True)
                self.assertSaid(source, 0)
                self.assertEqual(self.sale(source).state, "cancel")
                self.assertFalse(self.link(source).is_held, self.link(source).held)
                self.assertNotIn(code, [it.code for it in result.issues])
                savepoint.rollback()
            self.env.invalidate_all()

    # Samples

    def test_a_refund_after_its_customer_was_erased_is_booked_whole(self):
        for makes_taxes in (True, False):
            savepoint = self.env.cr.savepoint()
            with self.subTest(makes_taxes=makes_taxes), savepoint:
                source = two_shirts(transactions=paid())
                self.follow(source)
                self.shop.create_taxes = makes_taxes
                self.check_refund(changed_order(one_back(source), **NOBODY))
                savepoint.rollback()
            self.env.invalidate_all()

    def check_refund(self, after):
        """Its credit note and its payment are booked, and no tax is a new one."""
        taxes, known = self.sale(after).order_line.tax_ids, self.mappings()
        self.assertEqual(self.import_orders(after, chosen=True).issues, [])
        self.assertFalse(self.link(after).is_held)
        said = {"partner_id": self.sale(after).partner_invoice_id.id}
        self.assertRecordValues(
            self.documents(after),
            [
                said
                | {"move_type": "out_invoice", "amount_total": 54.45}
                | {"amount_tax": 9.45, "amount_residual": 0},
                said
                | {"move_type": "out_refund", "amount_total": 24.2}
                | {"amount_tax": 4.2, "amount_residual": 0},
            ],
        )
        self.assertRecordValues(
            self.payments(after),
            [
                {"payment_type": "inbound", "amount": 54.45},
                {"payment_type": "outbound", "amount": 24.2},
            ],
        )
        for move in self.documents(after):
            self.assertEqual(move.invoice_line_ids.tax_ids, taxes)
        self.assertEqual(self.sale(after).order_line.tax_ids, taxes)
        self.assertEqual(self.mappings(), known)

    def mappings(self):
        domain = [("channel_id", "=", self.shop.id)]
        return self.env["commerce.tax"].search(domain, order="id")

    def test_an_order_keeps_its_country_until_it_is_invoiced(self):
        """Whether its people are erased or it goes to another country."""
        abroad = {"shippingAddress": an_address(countryCodeV2="FR")}
        for fields in (NOBODY, abroad):
            savepoint = self.env.cr.savepoint()
            with self.subTest(fields=[*fields]), savepoint:
                source = self.brought_to("confirmed")
                taxes, known = self.sale(source).order_line.tax_ids, self.mappings()
                after = changed_order(source, **fields)
                self.import_orders(after, chosen=True)
                cap = a_line("Cap", price="10.00", taxes=VAT)
                self.import_orders(
                    edited_order(
                        after,
                        lines=[*raw_lines(after), cap],
                        displayFinancialStatus="PAID",
                        transactions=paid("66.55"),
                    ),
                    chosen=True,
                )
                self.assertEqual(self.documents(source).amount_total, 66.55)
                lines = self.documents(source).invoice_line_ids
                self.assertEqual(len(lines), 3)
                self.assertEqual(lines.tax_ids, taxes)
                self.assertEqual(self.mappings(), known)
                savepoint.rollback()
            self.env.invalidate_all()

    def test_a_first_address_gives_a_quotation_its_country(self):
        source = two_shirts(displayFinancialStatus="PENDING", **NOBODY)
        self.import_orders(source, chosen=True)
        self.assertEqual(
            self.mappings().mapped("country_code"), [self.company.country_id.code]
        )
        self.import_orders(
            changed_order(source, shippingAddress=an_address()), chosen=True
        )
        self.assertIn("DE", self.mappings().mapped("country_code"))

    def test_an_invoiced_line_goes_on_though_nobody_knows_its_tax_any_more(self):
        source = two_shirts(transactions=paid())
        self.follow(source)
        self.shop.create_taxes = False
        self.mappings().tax_id = False
        self.env["account.tax"].search([("amount", "=", 21)]).active = False
        self.check_refund(one_back(source))

    def test_a_refund_of_an_order_that_went_abroad_since_is_booked_whole(self):
        source = two_shirts(transactions=paid())
        self.follow(source)
        self.shop.create_taxes = False
        paris = an_address(countryCodeV2="FR", city="Paris")
        self.check_refund(changed_order(one_back(source), shippingAddress=paris))

    def test_what_odoo_refuses_of_documents_or_payments_leaves_neither(self):
        for model, method in (
            ("account.move", "action_post"),
            ("account.payment", "action_post"),
        ):
            source = two_shirts(transactions=paid())
            self.follow(source)
            after = one_back(source)

            def refuse(records):
                raise UserError(records._description)

            with self.subTest(model=model):
                with patch.object(self.env.registry[model], method, refuse):
                    codes = [
                        it.code for it in self.import_orders(after, chosen=True).issues
                    ]
                self.assertEqual(codes, ["refused"])
                self.assertSaid(source, 54.45)
                self.assertEqual(self.follow(after), [])
                self.assertSaid(source, 30.25)

    def test_payments_wait_for_documents_that_are_left_to_a_person(self):
        sales = self.env["account.journal"].search(
            [("type", "=", "sale"), ("company_id", "=", self.company.id)]
        )
        for source, after, told in (
            (new := two_shirts(transactions=paid()), new, "is not invoiced: "),
            (old := self.brought_to("invoiced"), one_back(old), "The credit note of"),
        ):
            booked = sum(self.documents(source).mapped("amount_total"))
            sales.active = False
            for _look in range(2):
                self.assertEqual(self.follow(after), ["not_invoiced"])
                self.assertIn(told, self.told)
                self.assertIn("no payment or refund of it is registered", self.told)
                self.assertSaid(source, booked)
            sales.active = True
            self.assertEqual(self.follow(after), [])
            self.assertSaid(source, 30.25 if booked else 54.45)

    def test_no_journal_is_missed_where_nothing_is_to_be_invoiced(self):
        source = two_shirts(displayFinancialStatus="PENDING")
        self.rule.action = "confirm"
        self.rule.invoice = True
        self.import_orders(source, chosen=True)
        self.env["account.journal"].search([("type", "=", "sale")]).active = False
        after = changed_order(
            source, displayFinancialStatus="PAID", transactions=paid()
        )
        self.assertEqual(self.follow(after), [])
        self.assertSaid(source, 54.45)

    def test_a_down_payment_by_hand_leaves_a_refund_to_the_person(self):
        source = self.brought_to("invoiced")
        self.env["sale.order.line"].create(
            {
                "order_id": self.sale(source).id,
                "name": "Down payment",
                "is_downpayment": True,
                "product_uom_qty": 0,
                "price_unit": 0,
            }
        )
        self.assertEqual(self.follow(one_back(source)), ["not_invoiced"])
        self.assertSaid(source, 54.45)
