"""A shop whose company is new: what it lacks is said before, and stops no order."""

import psycopg2

from odoo.exceptions import RedirectWarning, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ...services.shopify.run.reasons import reason
from ..order_life.life_case import LifeCase, paid, two_shirts


class NewCompanyCase(LifeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.bare = cls.env["res.company"].create({"name": "Second Co."})
        cls.bare.country_id = False
        cls.env["stock.warehouse"].search(
            [("company_id", "=", cls.bare.id)]
        ).active = False
        cls.second = cls.a_shop(
            "second-shop",
            company_id=cls.bare.id,
            checked_at="2026-11-01",
            shopify_scopes="read_orders, read_customers, read_all_orders",
        )


@tagged("post_install", "-at_install")
class TestBeforeTheFirstImport(NewCompanyCase):
    def test_a_missing_country_is_named_with_where_to_set_it(self):
        self.assertIn("Set the country of Second Co.", self.second.orders_to_do)
        self.bare.country_id = self.env.ref("base.de")
        self.assertNotIn("country", self.second.orders_to_do)

    def test_a_missing_warehouse_is_named_with_where_to_make_it(self):
        self.assertIn("Create a warehouse of Second Co.", self.second.orders_to_do)
        self.env["stock.warehouse"].create(
            {"name": "Second", "code": "SEC", "company_id": self.bare.id}
        )
        self.env.invalidate_all()
        self.assertNotIn("warehouse", self.second.orders_to_do)

    def test_a_company_without_a_usual_sales_tax_has_nothing_to_compare(self):
        self.assertFalse(self.bare.account_sale_tax_id)
        self.assertFalse(self.second.tax_warning)
        self.assertNotIn("account.tax", self.second.orders_to_do)


@tagged("post_install", "-at_install")
class TestOrdersWithoutACountry(NewCompanyCase):
    def setUp(self):
        super().setUp()
        self.source = two_shirts(transactions=paid())
        self.found = self.import_orders(self.source, shop=self.second)
        self.held = self.link(self.source, self.second)

    def test_they_come_in_exactly_and_say_which_country_is_missing(self):
        order = self.sale(self.source, self.second)
        self.assertEqual((order.state, order.amount_total), ("draft", 54.45))
        told = {it.code: it.message for it in self.found.issues}
        self.assertIn("Second Co.", told["no_country"])
        self.assertNotIn("unknown_tax", told)
        self.assertIn("Settings → Users & Companies", self.held.held_text)

    def test_nobody_lets_them_go_on_as_their_taxes_would_not_be_booked(self):
        self.assertTrue(self.held.is_held)
        self.assertFalse(self.held.is_overrulable)
        with self.assertRaises(UserError):
            self.sale(self.source, self.second).action_confirm()

    def test_they_get_their_taxes_by_the_next_import_once_it_is_set(self):
        self.bare.country_id = self.env.ref("base.de")
        self.import_orders(self.source, shop=self.second)
        self.assertNotIn("no_country", str(self.held.held))
        taxes = self.sale(self.source, self.second).order_line.tax_ids
        self.assertEqual(taxes.mapped("amount"), [21.0])
        self.assertEqual(taxes.country_id, self.env.ref("base.de"))
        self.assertEqual(self.sale(self.source, self.second).amount_total, 54.45)

    def test_a_tax_nobody_chose_waits_in_the_country_that_was_set(self):
        self.bare.country_id = self.env.ref("base.de")
        self.second.create_taxes = False
        self.import_orders(self.source, shop=self.second)
        self.assertIn("unknown_tax", str(self.held.held))
        taxes = self.sale(self.source, self.second).order_line.tax_ids
        self.assertEqual(taxes.country_id, self.env.ref("base.de"))

    def test_a_missing_warehouse_is_told_by_odoo_s_sentence_alone(self):
        self.bare.country_id = self.env.ref("base.de")
        found = self.import_orders(self.source, shop=self.second)
        refused = [it.message for it in found.issues if it.code == "refused"]
        self.assertEqual(len(refused), 1)
        self.assertIn("warehouse", refused[0])
        self.assertNotIn("Go to Warehouses", refused[0] + self.held.held_text)


@tagged("post_install", "-at_install")
class TestReasons(LifeCase):
    def test_of_an_error_with_a_button_only_the_sentence_is_told(self):
        error = RedirectWarning("Please create a warehouse.", 354, "Go to Warehouses")
        self.assertEqual(reason(error), "Please create a warehouse.")

    def test_of_an_error_with_more_than_a_sentence_only_the_sentence_is_told(self):
        error = UserError("Choose a journal.")
        error.args = ("Choose a journal.", {"more": 1})
        self.assertEqual(reason(error), "Choose a journal.")

    def test_an_error_without_words_is_told_by_its_class(self):
        self.assertEqual(reason(UserError("")), "UserError")

    def test_of_the_database_s_error_the_row_is_not_told(self):
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaises(psycopg2.IntegrityError) as at,
            self.env.cr.savepoint(),
        ):
            self.env.cr.execute("INSERT INTO res_country (code) VALUES ('Q1')")
        said = reason(at.exception)
        self.assertIn("null value in column", said)
        self.assertNotIn("Failing row", said)
