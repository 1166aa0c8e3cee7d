"""What each reason to wait holds up: of new orders, and of those in the books."""

from odoo.tests import tagged

from ....services.commerce.issues.catalogue import STOPS
from ....services.commerce.issues.code import About
from ....services.commerce.order_life.waits import Waits
from ...order_life.life_case import cancelled, one_back, paid, two_shirts
from ..order_objects import changed_order, edited_order
from ..order_parts import a_line, bag
from .waits_case import NOBODY, WaitsCase

STAGES = ("new", "quotation", "confirmed", "invoiced")
SAMPLES = (
    *("test_order", "high_risk", "withheld", "money", "unknown_tax"),
    *("changed_in_odoo", "no_rate"),
)
MONEY = (About.MONEY, About.CURRENCY)
# Odoo knows already who ordered it.
HOLDS_NEW_ALONE = ("withheld",)


@tagged("post_install", "-at_install")
class TestWaits(WaitsCase):
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
        link = self.env["commerce.order"].new({"channel_id": self.shop.id})
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
