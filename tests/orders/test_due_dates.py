"""When orders are to be paid: Shopify's terms become Odoo's, its due dates stand."""

from datetime import date

from odoo.fields import Command
from odoo.tests import tagged

from ..order_life.life_case import LifeCase, one_back, paid, two_shirts
from .order_objects import changed_order, told_order

PLACED = "2026-11-20T12:00:00Z"
TOLD = ("unknown_terms", "due_in_parts", "due_date_kept")


def granted(name="Net 60", kind="NET", days=60, due=(), done=()):
    """Payment terms as Shopify tells them; `due` and `done` are moments of parts."""
    parts = [{"dueAt": it, "completedAt": None} for it in due]
    parts += [{"dueAt": it, "completedAt": it} for it in done]
    return {
        "paymentTermsName": name,
        "paymentTermsType": kind,
        "dueInDays": days,
        "paymentSchedules": {"nodes": parts},
    }


@tagged("post_install", "-at_install")
class TestDueDates(LifeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.shop.shopify_scopes = "read_orders, read_payment_terms"

    def owed(self, terms, **given):
        """An order of 54.45 of which 20.00 is paid."""
        money = paid("20.00", processedAt=PLACED)
        given = {"transactions": money, "processedAt": PLACED, **given}
        given.setdefault("displayFinancialStatus", "PARTIALLY_PAID")
        given.setdefault("totalOutstandingSet", self.money("34.45"))
        return two_shirts(paymentTerms=terms, **given)

    def money(self, amount):
        side = {"amount": amount, "currencyCode": "USD"}
        return {"shopMoney": side, "presentmentMoney": side}

    def codes(self, source, **given):
        issues = self.import_orders(source, **given).issues
        issues = [it for it in issues if it.code in TOLD]
        self.text = " ".join(it.message for it in issues)
        return [it.code for it in issues]

    def mapping(self, name):
        return self.shop.payment_term_ids.filtered(lambda it: it.name == name)

    def assertDue(self, source, day):
        """All that is owed of the order's one invoice is due on a day."""
        invoice = self.documents(source)
        self.assertRecordValues(
            invoice,
            [{"invoice_date_due": date.fromisoformat(day), "payment_state": "partial"}],
        )
        parts = invoice.line_ids.filtered(lambda it: it.display_type == "payment_term")
        self.assertEqual([str(it.date_maturity) for it in parts], [day])
        self.assertAlmostEqual(invoice.amount_residual, 34.45)

    # Terms that count days

    def test_days_that_odoo_has_terms_for_get_these(self):
        source = self.owed(granted("Net 30", days=30))
        self.assertEqual(self.codes(source), [])
        term = self.sale(source).payment_term_id
        self.assertEqual(term, self.env.ref("account.account_payment_term_30days"))
        self.assertEqual(self.mapping("Net 30").payment_term_id, term)
        self.assertDue(source, "2026-12-20")

    def test_terms_that_odoo_lacks_are_made_once(self):
        first, second = self.owed(granted()), self.owed(granted())
        for source in (first, second):
            self.assertEqual(self.codes(source), [])
            self.assertDue(source, "2027-01-19")
        term = self.sale(first).payment_term_id
        self.assertEqual(self.sale(second).payment_term_id, term)
        self.assertEqual(self.mapping("Net 60").payment_term_id, term)
        self.assertRecordValues(
            term, [{"name": "Net 60", "company_id": self.company.id}]
        )
        self.assertEqual(self.documents(first).invoice_payment_term_id, term)

    def test_due_on_receipt_is_due_at_once(self):
        source = self.owed(granted("Due on receipt", "RECEIPT", None))
        self.assertEqual(self.codes(source), [])
        self.assertEqual(
            self.sale(source).payment_term_id,
            self.env.ref("account.account_payment_term_immediate"),
        )
        self.assertDue(source, "2026-11-20")

    def test_what_a_person_chose_comes_first(self):
        own = self.env["account.payment.term"].create(
            {
                "name": "Two months",
                "line_ids": [Command.create({"value_amount": 100, "nb_days": 61})],
            }
        )
        self.shop.payment_term_ids = [
            Command.create({"name": "net 60", "payment_term_id": own.id})
        ]
        source = self.owed(granted())
        self.assertEqual(self.codes(source), [])
        self.assertEqual(self.sale(source).payment_term_id, own)
        self.assertDue(source, "2027-01-20")

    # Due dates

    def test_the_due_date_is_shopify_s_on_the_day_of_the_shop(self):
        self.shop.timezone = "America/Los_Angeles"
        usual = self.env.ref("account.account_payment_term_15days")
        self.shop.order_payment_term_id = usual
        table = [
            ("FIXED", None, "2027-02-20T12:00:00Z", "2027-02-20"),
            ("FIXED", None, "2027-02-20T07:59:00Z", "2027-02-19"),
            ("FULFILLMENT", None, "2026-12-05T12:00:00Z", "2026-12-05"),
            ("UNKNOWN", None, "2026-12-05T12:00:00Z", "2026-12-05"),
            ("NET", 60, "2027-01-24T12:00:00Z", "2027-01-24"),
            ("NET", 60, "2027-01-19T12:00:00Z", "2027-01-19"),
            ("FIXED", None, "2026-11-01T12:00:00Z", "2026-11-20"),
        ]
        for kind, days, due, day in table:
            with self.subTest(kind=kind, due=due):
                source = self.owed(granted(kind.title(), kind, days, [due]))
                self.assertEqual(self.codes(source), [])
                self.assertDue(source, day)
                self.assertEqual(bool(self.sale(source).payment_term_id), days == 60)
                stays = day == "2027-01-19"
                self.assertEqual(
                    bool(self.documents(source).invoice_payment_term_id), stays
                )

    def test_of_several_parts_the_last_open_one_counts_and_that_is_told(self):
        done, first, last = (f"2027-0{month}-01T12:00:00Z" for month in (5, 2, 3))
        source = self.owed(granted("Fixed", "FIXED", None, [last, first], [done]))
        self.assertEqual(self.codes(source), ["due_in_parts"])
        self.assertIn("on 02/01/2027, 03/01/2027:", self.text)
        self.assertDue(source, "2027-03-01")
        self.assertEqual(str(self.link(source).due_date), "2027-03-01")
        one = granted("Fixed", "FIXED", None, [last], [done, first])
        self.assertEqual(self.codes(changed_order(source, paymentTerms=one)), [])
        self.assertDue(source, "2027-03-01")

    def test_without_terms_an_invoice_is_due_on_its_own_day(self):
        source = self.owed(None)
        self.assertEqual(self.codes(source), [])
        self.assertDue(source, "2026-11-20")

    def test_credit_notes_are_due_on_their_own_day(self):
        source = two_shirts(transactions=paid(), paymentTerms=granted())
        self.follow(source)
        self.follow(one_back(source))
        credit = self.documents(source)[-1]
        self.assertEqual(credit.move_type, "out_refund")
        self.assertEqual(credit.invoice_date_due, credit.invoice_date)

    def test_an_invoice_that_a_person_makes_is_due_as_shopify_says(self):
        self.shop.invoicing = "none"
        terms = granted("Fixed", "FIXED", None, ["2027-02-20T12:00:00Z"])
        source = self.owed(terms)
        self.follow(source)
        invoice = self.sale(source)._create_invoices(final=True)
        invoice.action_post()
        self.assertEqual(str(invoice.invoice_date_due), "2027-02-20")

    # What nobody knows

    def test_terms_without_a_day_are_told_until_somebody_chooses(self):
        for kind in ("FULFILLMENT", "FIXED", "UNKNOWN", "NET"):
            with self.subTest(kind=kind):
                source = self.owed(granted(f"Such {kind}", kind, None))
                self.assertEqual(self.codes(source), ["unknown_terms"])
                self.assertDue(source, "2026-11-20")
                self.assertFalse(self.mapping(f"Such {kind}").payment_term_id)
                term = self.env.ref("account.account_payment_term_15days")
                self.mapping(f"Such {kind}").payment_term_id = term
                self.assertEqual(self.codes(source, chosen=True), [])
                self.assertEqual(self.sale(source).payment_term_id, term)
                self.assertDue(source, "2026-12-05")

    def test_nobody_is_bothered_about_what_is_paid(self):
        source = self.owed(
            granted("On fulfillment", "FULFILLMENT", None),
            transactions=paid(),
            displayFinancialStatus="PAID",
            totalOutstandingSet=self.money("0.00"),
        )
        self.assertEqual(self.codes(source), [])

    # What changes

    def test_the_day_of_fulfilment_is_followed_by_the_open_invoice(self):
        source = self.owed(granted("On fulfillment", "FULFILLMENT", None))
        self.assertEqual(self.codes(source), ["unknown_terms"])
        told = granted("On fulfillment", "FULFILLMENT", None, ["2026-12-24T12:00:00Z"])
        self.assertEqual(self.codes(changed_order(source, paymentTerms=told)), [])
        self.assertDue(source, "2026-12-24")

    def test_another_due_date_is_followed_once_and_a_person_s_stays(self):
        for mode in ("post", "draft"):
            with self.subTest(mode):
                self.shop.invoicing = mode
                first = granted("Fixed", "FIXED", None, ["2027-02-20T12:00:00Z"])
                source = self.owed(first)
                self.follow(source)
                second = granted("Fixed", "FIXED", None, ["2027-03-20T12:00:00Z"])
                source = changed_order(source, paymentTerms=second)
                self.follow(source)
                invoice = self.documents(source)
                self.assertEqual(str(invoice.invoice_date_due), "2027-03-20")
                invoice.invoice_date_due = "2027-04-01"
                self.follow(changed_order(source, tags=["x"]))
                self.assertEqual(str(invoice.invoice_date_due), "2027-04-01")
                third = granted("Fixed", "FIXED", None, ["2027-05-20T12:00:00Z"])
                self.follow(changed_order(source, paymentTerms=third))
                self.assertEqual(str(invoice.invoice_date_due), "2027-05-20")
                if mode == "post":
                    self.assertDue(source, "2027-05-20")

    def test_days_become_a_fixed_day_and_go_again(self):
        source = self.owed(granted())
        self.follow(source)
        fixed = granted("Fixed", "FIXED", None, ["2027-02-20T12:00:00Z"])
        source = changed_order(source, paymentTerms=fixed)
        self.follow(source)
        self.assertFalse(self.sale(source).payment_term_id)
        self.assertDue(source, "2027-02-20")
        source = changed_order(source, paymentTerms=granted("Net 30", days=30))
        self.follow(source)
        self.assertDue(source, "2026-12-20")
        source = changed_order(source, paymentTerms=None)
        self.follow(source)
        self.assertFalse(self.sale(source).payment_term_id)
        self.assertDue(source, "2026-11-20")

    def test_an_app_that_lost_its_right_takes_no_terms_away(self):
        fixed = granted("Fixed", "FIXED", None, ["2027-02-20T12:00:00Z"])
        for terms, day in ((granted(), "2027-01-19"), (fixed, "2027-02-20")):
            source = self.owed(terms)
            self.follow(source)
            raw = changed_order(source, tags=["x"]).model_dump(by_alias=True)
            del raw["paymentTerms"]  # not asked for without its scope
            self.follow(told_order(raw))
            self.assertDue(source, day)

    def test_an_invoice_in_parts_keeps_them_and_that_is_told(self):
        halves = self.env["account.payment.term"].create(
            {
                "name": "Halves",
                "line_ids": [
                    Command.create({"value_amount": 50, "nb_days": days})
                    for days in (30, 60)
                ],
            }
        )
        self.shop.payment_term_ids = [
            Command.create({"name": "Net 60", "payment_term_id": halves.id})
        ]
        source = self.owed(granted(due=["2027-01-19T12:00:00Z"]))
        self.assertEqual(self.codes(source), [])
        invoice = self.documents(source)
        self.assertEqual(invoice.invoice_payment_term_id, halves)
        later = granted(due=["2027-03-19T12:00:00Z"])
        self.assertEqual(
            self.codes(changed_order(source, paymentTerms=later)), ["due_date_kept"]
        )
        self.assertEqual(str(invoice.invoice_date_due), "2027-01-19")
