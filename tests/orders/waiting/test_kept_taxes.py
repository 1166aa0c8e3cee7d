"""An order keeps its taxes, whoever was erased and wherever its goods go since."""

from odoo.tests import tagged

from ...order_life.life_case import VAT, one_back, paid, two_shirts
from ..order_objects import changed_order, edited_order, raw_lines
from ..order_parts import a_line, an_address
from .waits_case import NOBODY, WaitsCase


@tagged("post_install", "-at_install")
class TestKeptTaxes(WaitsCase):
    def test_a_refund_after_its_customer_was_erased_is_booked_whole(self):
        for makes_taxes in (True, False):
            savepoint = self.env.cr.savepoint()
            with self.subTest(makes_taxes=makes_taxes), savepoint:
                source = self.sold()
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
        source = self.sold()
        self.shop.create_taxes = False
        self.mappings().tax_id = False
        self.env["account.tax"].search([("amount", "=", 21)]).active = False
        self.check_refund(one_back(source))

    def test_a_refund_of_an_order_that_went_abroad_since_is_booked_whole(self):
        source = self.sold()
        self.shop.create_taxes = False
        paris = an_address(countryCodeV2="FR", city="Paris")
        self.check_refund(changed_order(one_back(source), shippingAddress=paris))
