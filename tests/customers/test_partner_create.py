"""New contacts are what Odoo would make of them one by one, though asked once."""

from odoo.exceptions import UserError
from odoo.tests import new_test_user

from ...services.commerce.customers.partner_maker import CONTEXT, PartnerMaker
from .customer_case import CustomerCase
from .customer_records import a_customer, an_address

LOCATION = "property_stock_customer"


class TestPartnerCreate(CustomerCase):
    def make(self, *vals_list):
        made = PartnerMaker(self.env, self.shop).create(vals_list)
        self.env.flush_all()
        self.env.invalidate_all()
        return made

    def test_a_default_salesperson_is_that_of_new_contacts(self):
        seller = new_test_user(self.env, "seller")
        self.env["ir.default"].set("res.partner", "user_id", seller.id)
        self.assertEqual(self.make({"name": "Jane"}).user_id, seller)

    def test_the_time_zone_of_the_shop_is_no_customers(self):
        env = self.env(context={**self.env.context, "tz": "Europe/Berlin"})
        [made] = PartnerMaker(env, self.shop).create([{"name": "Jane"}])
        self.assertFalse(made.tz)

    def test_an_address_has_the_salesperson_of_its_contact(self):
        seller = new_test_user(self.env, "seller")
        jane = self.a_contact("Jane", user_id=seller.id)
        child = self.make({"name": "Home", "parent_id": jane.id, "type": "other"})
        self.assertEqual(child.user_id, seller)

    def test_a_default_of_a_field_that_has_none_of_its_own_counts(self):
        self.env["ir.default"].set("res.partner", "function", "Buyer")
        self.assertEqual(self.make({"name": "Jane"}).function, "Buyer")

    def test_a_default_of_a_property_counts(self):
        definition = self.env["properties.base.definition"]
        found = definition._get_definition_for_property_field(
            "res.partner", "properties"
        )
        found.properties_definition = [
            {"name": "aa11bb22cc33dd44", "string": "Size", "type": "char"}
            | {"default": "M"}
        ]
        made = self.make({"name": "Jane"}, {"name": "Joan"})
        made[0].properties = {"aa11bb22cc33dd44": "L"}
        self.assertEqual([it.properties["aa11bb22cc33dd44"] for it in made], ["L", "M"])

    def test_a_location_of_another_company_is_refused_wherever_it_is(self):
        other = self.env["res.company"].create({"name": "Other Company"})
        domain = [("company_id", "=", other.id)]
        location = self.env["stock.location"].search(domain, limit=1)
        foreign = {"name": "Foreign", LOCATION: location.id}
        with self.assertRaisesRegex(UserError, "Foreign"):
            self.make({"name": "Jane"}, {"name": "Joan"}, foreign, {"name": "Jim"})

    def test_companies_are_checked_for_each_kind_of_contact(self):
        own = self.env["stock.location"].create({"name": "Own", "usage": "customer"})
        made = self.make({"name": "Jane"}, {"name": "Joan", LOCATION: own.id})
        self.assertEqual(made[1][LOCATION], own)
        self.assertNotEqual(made[0][LOCATION], own)

    def test_what_other_code_creates_meanwhile_has_its_defaults(self):
        told = {"res.partner": frozenset({"lang", "no such field"})}
        partner = self.env["res.partner"].with_context(
            **CONTEXT, commerce_defaults_told=told
        )
        self.env["ir.default"].set("res.partner", "function", "Buyer")
        self.assertEqual(partner.create({"name": "Jane"}).function, "Buyer")


class TestPhones(CustomerCase):
    def test_one_number_is_another_in_another_country(self):
        jane, jules = (
            a_customer(name, phone="01 42 68 53 00", addresses=[an_address(**place)])
            for name, place in (
                ("Jane", {}),
                ("Jules", {"country": "FR", "state": ""}),
            )
        )
        self.import_customers(jane, jules)
        self.assertFalse(self.partner(jane).phone_sanitized)
        self.assertEqual(self.partner(jules).phone_sanitized, "+33142685300")

    def test_a_number_that_changes_is_sanitized_anew(self):
        jane = a_customer("Jane", phone="+1 518 555 0100")
        self.import_customers(jane)
        self.partner(jane).phone = "+1 518 555 0199"
        self.assertEqual(self.partner(jane).phone_sanitized, "+15185550199")
